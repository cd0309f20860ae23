import { asList, asObject, asText, type JsonObject } from "../jsonValue.ts";
import type { Json, ToolDefinition } from "../prompt.ts";

/**
 * Function tools as OpenAI shows those of the old `functions` field: a line for each property, comments on the first level only,
 * nothing for `const`, `default` and titles. Read off recorded usage, 2023-2025.
 */
export function renderOldFunctions(tools: readonly ToolDefinition[]): string {
	const functions = tools.map((tool) => {
		const comment = tool.description ? `// ${tool.description}\n` : "";
		const lines = propertyLines(asObject(tool.parameters) ?? {}, "");
		const parameters = lines.length > 0 ? `(_: {\n${lines.join("\n")}\n})` : "()";
		return `${comment}type ${tool.name} = ${parameters} => any;`;
	});
	return `namespace functions {\n\n${functions.join("\n\n")}\n\n} // namespace functions`;
}

const DEEPEST = 24;

function propertyLines(schema: JsonObject, indent: string): string[] {
	const required = asList(schema["required"]);
	return Object.entries(asObject(schema["properties"]) ?? {}).map(([name, value]) => {
		const property = asObject(value) ?? {};
		const description = asText(property["description"]);
		const comment = description && indent === "" ? `// ${description}\n` : "";
		const mark = required.includes(name) ? "" : "?";
		return `${comment}${indent}${name}${mark}: ${typeText(property, indent)},`;
	});
}

function typeText(schema: JsonObject, indent: string): string {
	const values = asList(schema["enum"]);
	if (values.length > 0) return values.map((value) => JSON.stringify(value)).join(" | ");
	const union: readonly Json[] = asList(schema["anyOf"]);
	if (union.length > 0) {
		return union.map((branch) => typeText(asObject(branch) ?? {}, indent)).join(" | ");
	}
	switch (schema["type"]) {
		case "integer":
			return "number";
		case "array": {
			const items = asObject(schema["items"]);
			return items ? `${typeText(items, indent)}[]` : "any[]";
		}
		case "object": {
			const lines = indent.length < DEEPEST ? propertyLines(schema, `${indent}  `) : [];
			return lines.length > 0 ? `{\n${lines.join("\n")}\n}` : "object";
		}
		default:
			return asText(schema["type"]) ?? "any";
	}
}
