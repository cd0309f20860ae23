import { asObject, type JsonObject } from "../jsonValue.ts";
import type { Json, ToolDefinition } from "../prompt.ts";

/**
 * Function tools as OpenAI shows them to its models: a TypeScript namespace, not JSON. What its language cannot say (`minimum`,
 * `pattern`, `additionalProperties: false`, …) costs nothing. Read off recorded usage, 2026-11.
 */
export function renderFunctions(tools: readonly ToolDefinition[]): string {
	const functions = tools.map((tool) => `${comment(tool.description, "")}${declaration(tool)}`);
	return `namespace functions {\n\n${functions.join("\n\n")}\n\n} // namespace functions`;
}

function declaration(tool: ToolDefinition): string {
	if (tool.grammar !== undefined) {
		return `${comment(tool.grammar, "")}type ${tool.name} = (FREEFORM) => any;`;
	}
	const schema = asObject(tool.parameters);
	if (!schema || Object.keys(propertiesOf(schema)).length === 0) {
		return schema?.["additionalProperties"] === true
			? `type ${tool.name} = (_: {\n[k: string]: any,\n}) => any;`
			: `type ${tool.name} = () => any;`;
	}
	const context = { root: schema, open: [], references: { left: MOST_REFERENCES } };
	const heading = [schema["title"], schema["description"]]
		.filter((text) => typeof text === "string" && text.trim() !== "")
		.map((text) => `// ${text}\n`)
		.join("");
	return `type ${tool.name} = (_: ${heading}${objectText(schema, context, "")}) => any;`;
}

/** The schema that `$ref` points into, and the references being followed, so that a cycle ends. */
interface Context {
	readonly root: JsonObject;
	readonly open: readonly string[];
	/** How many more references are followed: definitions that name each other twice would double at each step. */
	readonly references: { left: number };
}

const MOST_REFERENCES = 2000;

function objectText(schema: JsonObject, context: Context, indent: string): string {
	const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
	const lines = Object.entries(propertiesOf(schema)).map(([name, value]) => {
		const property = asObject(value) ?? {};
		const comments = comment(property["title"], indent) + comment(property["description"], indent);
		const hasDefault = "default" in property;
		const fallback = hasDefault ? ` // default: ${defaultText(property["default"])}` : "";
		const type = typeText(property, context, indent);
		return {
			text: `${name}${required.has(name) ? "" : "?"}: ${type}`,
			comments,
			fallback,
			isCommented: comments !== "" || hasDefault || type.includes("\n"),
		};
	});
	if (schema["additionalProperties"] === true) {
		lines.push({ text: "[k: string]: any", comments: "", fallback: "", isCommented: false });
	}
	if (!lines.some((line) => line.isCommented)) return `{${lines.map((l) => l.text).join(", ")}}`;
	const body = lines.map((l) => `${l.comments}${indent}${l.text},${l.fallback}\n`).join("");
	return `{\n${body}${indent.slice(2)}}`;
}

function typeText(schema: JsonObject, context: Context, indent: string): string {
	const reference = schema["$ref"];
	if (typeof reference === "string") return referenceText(reference, context, indent);
	if (Array.isArray(schema["enum"]))
		return schema["enum"].map((v) => JSON.stringify(v)).join(" | ");
	if ("const" in schema) return JSON.stringify(schema["const"]);
	const union = schema["anyOf"] ?? schema["oneOf"];
	if (Array.isArray(union)) {
		return union.map((branch) => typeText(asObject(branch) ?? {}, context, indent)).join(" | ");
	}
	if (Array.isArray(schema["allOf"]) && schema["allOf"].length === 1) {
		return typeText(asObject(schema["allOf"][0]) ?? {}, context, indent);
	}
	const type = schema["type"];
	if (Array.isArray(type)) {
		return type.map((one) => namedType(String(one), schema, context, indent)).join(" | ");
	}
	return namedType(typeof type === "string" ? type : "any", schema, context, indent);
}

function namedType(type: string, schema: JsonObject, context: Context, indent: string): string {
	switch (type) {
		case "integer":
			return "number";
		case "array": {
			const items = asObject(schema["items"]);
			const item = items ? typeText(items, context, indent) : "any";
			return item.includes(" | ") && !item.startsWith("{") ? `Array<${item}>` : `${item}[]`;
		}
		case "object":
			return Object.keys(propertiesOf(schema)).length > 0
				? objectText(schema, context, `${indent}  `)
				: "object";
		default:
			return type;
	}
}

function referenceText(reference: string, context: Context, indent: string): string {
	const isSpent = context.open.includes(reference) || context.references.left-- <= 0;
	const target = isSpent ? undefined : resolve(reference, context.root);
	if (!target) return "any";
	return typeText(target, { ...context, open: [...context.open, reference] }, indent);
}

function resolve(reference: string, root: JsonObject): JsonObject | undefined {
	if (!reference.startsWith("#/")) return reference === "#" ? root : undefined;
	let at: Json | undefined = root;
	for (const step of reference.slice(2).split("/")) at = asObject(at)?.[step];
	return asObject(at);
}

function comment(text: Json | undefined, indent: string): string {
	if (typeof text !== "string") return "";
	const lines = text.split("\n").map((line) => line.trim());
	return lines
		.filter((line) => line !== "")
		.map((line) => `${indent}// ${line}\n`)
		.join("");
}

function defaultText(value: Json | undefined): string {
	return typeof value === "string" ? value : JSON.stringify(value);
}

function propertiesOf(schema: JsonObject): JsonObject {
	return asObject(schema["properties"]) ?? {};
}
