import { asObject, asObjects, type JsonObject } from "../jsonValue.ts";
import type { ToolDefinition } from "../prompt.ts";
import rules from "./openaiRules.json" with { type: "json" };

interface OddTypes {
	/** Properties with a description, of objects in lists. */
	describedInList: number;
	/** Branches of unions with a format or limits. */
	annotatedBranches: number;
}

const ANNOTATIONS = ["format", "minimum", "maximum", "minLength", "maxLength", "pattern"];

/** Tokens of types that OpenAI shows at more length than `renderFunctions` writes them; in which form is not known. */
export function extraOfTypes(tools: readonly ToolDefinition[]): number {
	const odd: OddTypes = { describedInList: 0, annotatedBranches: 0 };
	for (const tool of tools) visitSchema(asObject(tool.parameters) ?? {}, false, odd);
	const { describedInList, annotatedBranch } = rules.schemaTypes;
	return Math.round(
		describedInList * odd.describedInList + annotatedBranch * odd.annotatedBranches,
	);
}

function visitSchema(schema: JsonObject, isInList: boolean, odd: OddTypes): void {
	const branches = asObjects(schema["anyOf"]);
	const annotated = Array.isArray(schema["type"]) ? [schema] : branches;
	odd.annotatedBranches += annotated.filter((branch) =>
		ANNOTATIONS.some((name) => name in branch),
	).length;
	for (const branch of branches) visitSchema(branch, isInList, odd);
	for (const value of Object.values(asObject(schema["properties"]) ?? {})) {
		const property = asObject(value) ?? {};
		if (isInList && property["description"]) odd.describedInList++;
		visitSchema(property, isInList, odd);
	}
	const items = asObject(schema["items"]);
	if (items) visitSchema(items, true, odd);
}
