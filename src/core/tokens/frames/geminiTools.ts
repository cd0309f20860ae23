import { asList, asObject, type JsonObject } from "../jsonValue.ts";
import type { Json, ToolDefinition } from "../prompt.ts";
import type { FrameContext, FramePart } from "./frame.ts";
import type { GeminiGeneration } from "./geminiFrame.ts";
import { countNotation } from "./geminiNotation.ts";
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
	const doubt = generation === "2.0" ? 0.1 : 0.04;
	return {
		label: `${length} tool${length === 1 ? "" : "s"}`,
		tokens: Math.round(tokens),
		// Behind a gateway's chat endpoint the same tools were billed as their text alone or in full.
		uncertainty: context.format === "chat" ? 30 + tokens : 2 + tokens * doubt,
	};
}

/** Gemini 3 shows declarations to the model in a notation of its own; `¦` stands for a quote that is one special token. */
function countRendered(tool: ToolDefinition, context: FrameContext): number {
	const schema = asObject(tool.parameters);
	const hasTitles = rules.tools3.titlesOf.some((prefix) => context.model.startsWith(prefix));
	const hasParameters = schema !== undefined && Object.keys(propertiesOf(schema)).length > 0;
	const parameters = hasParameters
		? `,parameters:${schemaText(schema, scopeOf(schema), hasTitles)}`
		: "";
	const text = `declaration:${tool.name}{description:¦${tool.description ?? ""}¦${parameters}}`;
	const withoutParameters =
		schema === undefined ? rules.tools3.withoutParameters : rules.tools3.withoutProperties;
	return (
		countNotation(text, context) +
		rules.tools3.perFunction +
		(hasParameters ? 0 : withoutParameters)
	);
}

function schemaText(schema: JsonObject, scope: Scope, hasTitles: boolean, depth = 0): string {
	const target = resolve(schema, scope);
	const fields: string[] = [];
	const text = (value: Json | undefined) => `¦${String(value)}¦`;
	if (target["description"] !== undefined && depth > 0) {
		fields.push(`description:${text(target["description"])}`);
	}
	if (Array.isArray(target["enum"])) fields.push(`enum:[${target["enum"].map(text).join(",")}]`);
	const items = asObject(target["items"]);
	if (items && depth < 12) fields.push(`items:${schemaText(items, scope, hasTitles, depth + 1)}`);
	const { types, isNullable, branch } = typesOf(target, scope);
	if (isNullable) fields.push("nullable:true");
	const properties = Object.entries(propertiesOf(branch));
	if (properties.length > 0 && depth < 12) {
		const inner = properties.map(
			([name, value]) =>
				`${name}:${schemaText(asObject(value) ?? {}, scope, hasTitles, depth + 1)}`,
		);
		fields.push(`properties:{${inner.join(",")}}`);
	}
	if (Array.isArray(branch["required"]) && branch["required"].length > 0) {
		fields.push(`required:[${branch["required"].map(text).join(",")}]`);
	}
	if (hasTitles && depth > 0 && target["title"] !== undefined) {
		fields.push(`title:${text(target["title"])}`);
	}
	for (const type of types) fields.push(`type:${text(type.toUpperCase())}`);
	return `{${fields.join(",")}}`;
}

function typesOf(
	schema: JsonObject,
	scope: Scope,
): { types: string[]; isNullable: boolean; branch: JsonObject } {
	const union = schema["anyOf"] ?? schema["oneOf"];
	const branches = Array.isArray(union)
		? union.map((branch) => resolve(asObject(branch) ?? {}, scope))
		: [schema];
	const all = branches.flatMap(({ type }) =>
		Array.isArray(type) ? type.map(String) : typeof type === "string" ? [type] : [],
	);
	const types = all.filter((type) => type.toLowerCase() !== "null");
	const branch = branches.find(({ type }) => type !== "null") ?? schema;
	const isNullable = types.length < all.length || schema["nullable"] === true;
	return { types, isNullable, branch };
}

/** The schema that `$ref` points into, and how many more references are followed. */
interface Scope {
	readonly root: JsonObject;
	left: number;
}

const MOST_REFERENCES = 2000;

function scopeOf(root: JsonObject): Scope {
	return { root, left: MOST_REFERENCES };
}

function resolve(schema: JsonObject, scope: Scope): JsonObject {
	const reference = schema["$ref"];
	if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
	if (scope.left-- <= 0) return {};
	let at: Json | undefined = scope.root;
	for (const step of reference.slice(2).split("/")) at = asObject(at)?.[step];
	return asObject(at) ?? schema;
}

/** Gemini 2.5: read off recorded usage, since its notation is not known. Nested objects are the least certain. */
function countFitted(tool: ToolDefinition, context: FrameContext): number {
	const root = asObject(tool.parameters) ?? {};
	const text = context.count(tool.name) + context.count(tool.description ?? "");
	if (Object.keys(propertiesOf(root)).length === 0) {
		return text + rules.tools25.withoutParameters + (tool.description ? 0 : 1);
	}
	return text + rules.tools25.perFunction + countProperties(root, scopeOf(root), context, 0);
}

function countProperties(
	schema: JsonObject,
	scope: Scope,
	context: FrameContext,
	depth: number,
): number {
	let tokens = 0;
	for (const [name, value] of Object.entries(propertiesOf(schema))) {
		const property = resolve(asObject(value) ?? {}, scope);
		tokens += context.count(name) + countProperty(property, scope, context, depth);
	}
	return tokens;
}

function countProperty(
	property: JsonObject,
	scope: Scope,
	context: FrameContext,
	depth: number,
): number {
	const { tools25 } = rules;
	let tokens = tools25.perProperty;
	const description = property["description"];
	if (typeof description === "string") tokens += context.count(description) + tools25.described;
	for (const value of asList(property["enum"])) {
		tokens += tools25.perEnumValue + context.count(String(value));
	}
	const items = asObject(property["items"]);
	if (items) tokens += tools25.list;
	const inner = items ? resolve(items, scope) : property;
	if (Object.keys(propertiesOf(inner)).length === 0 || depth > 11) return tokens;
	return tokens + tools25.nestedObject + countProperties(inner, scope, context, depth + 1);
}

/** Gemini 2.0: little more than names, descriptions and values. */
function countBare(tool: ToolDefinition, context: FrameContext): number {
	const { tools20 } = rules;
	let tokens = tools20.perFunction;
	tokens += context.count(tool.name) + context.count(tool.description ?? "");
	for (const [name, value] of Object.entries(propertiesOf(asObject(tool.parameters) ?? {}))) {
		const property = asObject(value) ?? {};
		tokens += context.count(name) + context.count(String(property["description"] ?? ""));
		const values = asList(property["enum"]);
		for (const choice of values) tokens += context.count(String(choice));
		if (values.length > 0) tokens += tools20.perEnum;
	}
	return tokens;
}

function propertiesOf(schema: JsonObject): JsonObject {
	return asObject(schema["properties"]) ?? {};
}
