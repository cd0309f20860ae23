import { asObject, type JsonObject } from "../jsonValue.ts";
import type { Json, ToolDefinition } from "../prompt.ts";
import type { FrameContext, FramePart } from "./frame.ts";
import type { GeminiGeneration } from "./geminiFrame.ts";
import rules from "./geminiRules.json" with { type: "json" };

/** Function declarations of a Gemini request. */
export function countGeminiTools(
	tools: readonly ToolDefinition[],
	generation: GeminiGeneration,
	context: FrameContext,
): FramePart {
	let tokens = 0;
	for (const tool of tools) {
		if (generation === "3") tokens += countRendered(tool, context);
		else if (generation === "2.5") tokens += countFitted(tool, context);
		else tokens += countBare(tool, context);
	}
	const { length } = tools;
	const doubt = generation === "3" ? 0.03 : 0.25;
	return {
		label: `${length} tool${length === 1 ? "" : "s"}`,
		tokens: Math.round(tokens),
		uncertainty: 4 + tokens * doubt,
	};
}

/** Gemini 3 shows declarations to the model in a notation of its own; `¦` stands for a quote that is one special token. */
function countRendered(tool: ToolDefinition, context: FrameContext): number {
	const schema = asObject(tool.parameters);
	const hasParameters = schema !== undefined && Object.keys(propertiesOf(schema)).length > 0;
	const parameters = hasParameters ? `,parameters:${schemaText(schema, schema)}` : "";
	const text = `declaration:${tool.name}{description:¦${tool.description ?? ""}¦${parameters}}`;
	const quotes = text.split("¦");
	const words = quotes.reduce((sum, part) => sum + context.count(part), 0);
	return (
		words +
		quotes.length -
		1 +
		rules.tools3.perFunction +
		(hasParameters ? 0 : rules.tools3.withoutParameters)
	);
}

function schemaText(schema: JsonObject, root: JsonObject, depth = 0): string {
	const target = resolve(schema, root);
	const fields: string[] = [];
	const text = (value: Json | undefined) => `¦${String(value)}¦`;
	if (target["description"] !== undefined && depth > 0) {
		fields.push(`description:${text(target["description"])}`);
	}
	if (Array.isArray(target["enum"])) fields.push(`enum:[${target["enum"].map(text).join(",")}]`);
	const items = asObject(target["items"]);
	if (items && depth < 12) fields.push(`items:${schemaText(items, root, depth + 1)}`);
	const { types, isNullable, branch } = typesOf(target, root);
	if (isNullable) fields.push("nullable:true");
	const properties = Object.entries(propertiesOf(branch));
	if (properties.length > 0 && depth < 12) {
		const inner = properties.map(
			([name, value]) => `${name}:${schemaText(asObject(value) ?? {}, root, depth + 1)}`,
		);
		fields.push(`properties:{${inner.join(",")}}`);
	}
	if (Array.isArray(branch["required"]) && branch["required"].length > 0) {
		fields.push(`required:[${branch["required"].map(text).join(",")}]`);
	}
	for (const type of types) fields.push(`type:${text(type.toUpperCase())}`);
	return `{${fields.join(",")}}`;
}

function typesOf(
	schema: JsonObject,
	root: JsonObject,
): { types: string[]; isNullable: boolean; branch: JsonObject } {
	const union = schema["anyOf"] ?? schema["oneOf"];
	const branches = Array.isArray(union)
		? union.map((branch) => resolve(asObject(branch) ?? {}, root))
		: [schema];
	const all = branches.flatMap(({ type }) =>
		Array.isArray(type) ? type.map(String) : typeof type === "string" ? [type] : [],
	);
	const types = all.filter((type) => type.toLowerCase() !== "null");
	const branch = branches.find(({ type }) => type !== "null") ?? schema;
	const isNullable = types.length < all.length || schema["nullable"] === true;
	return { types, isNullable, branch };
}

function resolve(schema: JsonObject, root: JsonObject): JsonObject {
	const reference = schema["$ref"];
	if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
	let at: Json | undefined = root;
	for (const step of reference.slice(2).split("/")) at = asObject(at)?.[step];
	return asObject(at) ?? schema;
}

/** Gemini 2.5: a linear fit, since its notation is not known. */
function countFitted(tool: ToolDefinition, context: FrameContext): number {
	const { tools25 } = rules;
	let tokens = tools25.perFunction;
	tokens += tools25.heading * context.count(`${tool.name} ${tool.description ?? ""}`);
	const root = asObject(tool.parameters) ?? {};
	const visit = (schema: JsonObject, depth: number) => {
		const target = resolve(schema, root);
		tokens += countFittedObject(target, context);
		const inner = [...Object.values(propertiesOf(target)), target["items"]];
		if (depth < 12) for (const value of inner) visit(asObject(value) ?? {}, depth + 1);
	};
	visit(root, 0);
	return Math.max(0, tokens);
}

function countFittedObject(schema: JsonObject, context: FrameContext): number {
	const { tools25 } = rules;
	const properties = Object.entries(propertiesOf(schema));
	let tokens = properties.length > 0 ? tools25.object : 0;
	if (Array.isArray(schema["required"])) tokens += tools25.required * schema["required"].length;
	if (Array.isArray(schema["enum"]))
		tokens += tools25.enums * context.count(schema["enum"].join(" "));
	for (const [name, value] of properties) {
		const description = String(asObject(value)?.["description"] ?? "");
		tokens += tools25.property + tools25.names * context.count(name);
		tokens += tools25.descriptions * context.count(description);
	}
	return tokens;
}

/** Gemini 2.0: little more than names and descriptions. */
function countBare(tool: ToolDefinition, context: FrameContext): number {
	const { tools20 } = rules;
	let tokens = tools20.perFunction;
	tokens += tools20.heading * context.count(`${tool.name} ${tool.description ?? ""}`);
	for (const [name, value] of Object.entries(propertiesOf(asObject(tool.parameters) ?? {}))) {
		const description = String(asObject(value)?.["description"] ?? "");
		tokens += tools20.perProperty + context.count(name) + context.count(description);
	}
	return tokens;
}

function propertiesOf(schema: JsonObject): JsonObject {
	return asObject(schema["properties"]) ?? {};
}
