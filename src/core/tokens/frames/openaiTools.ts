import type { Json, Prompt } from "../prompt.ts";
import { type FrameContext, type FramePart, isSystem, textOf } from "./frame.ts";
import { renderFunctions } from "./functionText.ts";
import { extraOfTypes } from "./functionTypes.ts";
import { renderOldFunctions } from "./oldFunctionText.ts";
import type { OpenaiFamily } from "./openaiFamily.ts";
import rules from "./openaiRules.json" with { type: "json" };

/** Tool definitions with what they add once, and the tool choice. */
export function countOpenaiTools(
	prompt: Prompt,
	family: OpenaiFamily,
	context: FrameContext,
): FramePart[] {
	if (prompt.tools.length === 0) return [];
	const render = prompt.hasOldFunctions ? renderOldFunctions : renderFunctions;
	const text = context.count(render(prompt.tools));
	const guessed =
		rules.perGrammar * prompt.tools.filter((tool) => tool.grammar).length +
		(prompt.hasOldFunctions ? 0 : extraOfTypes(prompt.tools));
	const doubt = context.isGateway ? 5 + text * 0.25 : Math.max(2, text * 0.03);
	const parts: FramePart[] = [
		{
			label: labelOf(prompt.tools.length, "tool"),
			tokens: text + fixedToolTokens(prompt, family, context) + guessed,
			uncertainty: doubt + guessed,
		},
	];
	if (prompt.parallelToolCalls === false && context.format === "responses") {
		parts.push({ label: "one call at a time", tokens: family.oneCallResponses, uncertainty: 10 });
	}
	const choice = countChoice(prompt, family, context);
	if (choice !== 0) parts.push({ label: "tool choice", tokens: choice, uncertainty: 3 });
	return parts;
}

function fixedToolTokens(prompt: Prompt, family: OpenaiFamily, context: FrameContext): number {
	const firstIsBare = family.id === "gpt-5" && !prompt.tools[0]?.description ? -1 : 0;
	if (context.format === "responses" || callsResponses(family, context)) {
		return family.toolsResponses + firstIsBare;
	}
	const hasSystem = prompt.messages.some(isSystem);
	return (hasSystem ? family.toolsChatWithSystem : family.toolsChat) + firstIsBare;
}

/** Gateways call Responses behind their chat endpoint for models that are at home there. */
export function callsResponses(family: OpenaiFamily, context: FrameContext): boolean {
	return family.id === "gpt-5" && context.isGateway;
}

function countChoice(prompt: Prompt, family: OpenaiFamily, context: FrameContext): number {
	const choice = prompt.toolChoice;
	if (choice === undefined || choice === "auto") return 0;
	if (choice === "none") return family.choiceNone;
	if (choice === "required") {
		return context.format === "responses"
			? family.choiceRequiredResponses
			: family.choiceRequiredChat;
	}
	if (family.choiceNamed === 0) return 0;
	const named = prompt.hasOldFunctions ? rules.oldChoiceNamed : family.choiceNamed;
	return named + context.count(choice.name);
}

/** The output schema, which is counted as compact JSON. */
export function countOpenaiSchema(
	prompt: Prompt,
	family: OpenaiFamily,
	context: FrameContext,
): FramePart[] {
	const output = prompt.outputSchema;
	if (!output) return [];
	const json = JSON.stringify(withoutSilentKeys(output.schema));
	const label = "output schema";
	if (context.format !== "responses" && family.id === "classic" && prompt.tools.length === 0) {
		const uncertainty = context.isGateway ? 10 : 3;
		return [{ label, tokens: countInSystem(prompt, json, context), uncertainty }];
	}
	const text =
		context.count(json) +
		context.count(output.name ?? "") +
		context.count(output.description ?? "");
	if (context.format === "responses") {
		return [{ label, tokens: text + family.schemaResponses, uncertainty: 1 }];
	}
	const fixed = prompt.tools.length > 0 ? family.schemaChatWithTools : family.schemaChat;
	return [{ label, tokens: text + fixed, uncertainty: 2 + text * 0.02 }];
}

/** On classic chat models the schema ends the first system message, or makes one. */
function countInSystem(prompt: Prompt, json: string, context: FrameContext): number {
	const { name = "", description } = prompt.outputSchema ?? {};
	const comment = description ? `// ${description}\n` : "";
	const section = `# Response Formats\n\n## ${name}\n\n${comment}${json}`;
	const { schemaMessage, described } = rules.chatSchema;
	const schemaSection = rules.chatSchema.schemaSection + (description ? described : 0);
	const system = prompt.messages.find(isSystem);
	if (!system) return schemaMessage + schemaSection + context.count(section);
	const before = textOf(system);
	return schemaSection + context.count(`${before}\n\n${section}`) - context.count(before);
}

const SILENT_KEYS = new Set([
	"required",
	"$schema",
	"default",
	"minimum",
	"maximum",
	"format",
	"minLength",
	"maxLength",
	"pattern",
	"minItems",
	"maxItems",
]);

function withoutSilentKeys(value: Json, isNames = false): Json {
	if (Array.isArray(value)) return value.map((item) => withoutSilentKeys(item));
	if (value === null || typeof value !== "object") return value;
	const kept = Object.entries(value).filter(
		([key, item]) =>
			isNames || !(SILENT_KEYS.has(key) || (key === "additionalProperties" && item === false)),
	);
	return Object.fromEntries(
		kept.map(([key, item]) => [
			key,
			withoutSilentKeys(item, !isNames && (key === "properties" || key === "$defs")),
		]),
	);
}

function labelOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
