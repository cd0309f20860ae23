import { asObject } from "../jsonValue.ts";
import type { Json, ToolCall } from "../prompt.ts";
import rules from "./anthropicRules.json" with { type: "json" };
import type { FrameContext } from "./frame.ts";
import { withSpaces } from "./spacedJson.ts";

/** What each feature of a text adds to Claude 2's count of it, for one generation and kind of text. */
export type TextWeights = (typeof rules.generations)["old"]["text"];

/** What Claude's later vocabularies cut more finely than that of Claude 2, by feature of the text. */
const features: readonly (readonly [keyof TextWeights, RegExp])[] = [
	["spacedDigit", / \d/g],
	["spacedSymbol", / [^\p{L}\p{N}\p{M}_\s]/gu],
	["capitals", /\b[A-Z]{3,}\b/g],
	["camelCase", /[a-z][A-Z]/g],
	["underscore", /_/g],
	["outsideAscii", /[^\0-\x7f]/gu],
	["symbol", /[^\p{L}\p{N}\p{M}_\s]/gu],
];

/** Estimated tokens of text on Claude, from what Claude 2's vocabulary makes of it. */
export function claudeText(text: string, weights: TextWeights, context: FrameContext): number {
	if (text === "") return 0;
	const base = context.countClaude2(text);
	let tokens = weights.base * base + weights.beyond60 * Math.max(0, base - 60);
	for (const [name, pattern] of features) {
		if (weights[name] !== 0) tokens += weights[name] * (text.match(pattern)?.length ?? 0);
	}
	return tokens;
}

/** Calls as Claude sees them: elements with the function's name, and inside one for each parameter. */
export function countClaudeCalls(
	calls: readonly ToolCall[],
	count: (text: string) => number,
): number {
	const { perCall, perParameter, atOnce } = rules.calls;
	let tokens = calls.length > 1 ? atOnce : 0;
	for (const { name, argumentsJson } of calls) {
		tokens += perCall + count(name);
		for (const [parameter, value] of parametersOf(argumentsJson)) {
			tokens += perParameter + count(parameter) + count(value);
		}
	}
	return tokens;
}

/** Parameters by name, values that are no text as JSON; arguments that are no object are one value without a name. */
function parametersOf(argumentsJson: string): (readonly [string, string])[] {
	let parsed: Json | undefined;
	try {
		parsed = JSON.parse(argumentsJson) as Json;
	} catch {
		// A model may have been cut off inside its arguments; they are then sent as they are.
	}
	const object = asObject(parsed);
	if (!object) return [["", argumentsJson]];
	return Object.entries(object).map(([name, value]) => [
		name,
		typeof value === "string" ? value : withSpaces(value),
	]);
}
