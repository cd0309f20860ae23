import { asObject } from "../jsonValue.ts";
import type { Json, PromptMessage } from "../prompt.ts";
import { compactJson, type FrameContext, textOf } from "./frame.ts";
import type { GeminiGeneration } from "./geminiFrame.ts";
import { countNotation, QUOTE } from "./geminiNotation.ts";
import rules from "./geminiRules.json" with { type: "json" };

/** Calls of functions in a message, or the result that it brings, without the message's own text. */
export function countGeminiCalls(
	message: PromptMessage,
	generation: GeminiGeneration,
	context: FrameContext,
): number {
	let tokens = 0;
	if (message.role === "tool") {
		tokens += countOne("response", message.name ?? "", textOf(message), generation, context);
	}
	for (const { name, argumentsJson } of message.toolCalls ?? []) {
		tokens += countOne("call", name, argumentsJson, generation, context);
	}
	return tokens;
}

function countOne(
	kind: "call" | "response",
	name: string,
	json: string,
	generation: GeminiGeneration,
	context: FrameContext,
): number {
	const isVertex = generation === "3" && context.provider === "vertex";
	const frame = rules.perCallOrResult[isVertex ? "vertex3" : generation];
	const value = parse(json);
	if (generation === "3") {
		return frame + countNotation(`${kind}:${name}${notationOf(value)}`, context);
	}
	if (generation === "2.5") return frame + context.count(name) + context.count(compactJson(json));
	const words = wordsOf(value).reduce((sum, word) => sum + context.count(word), 0);
	return frame + context.count(name) + words;
}

function parse(json: string): Json {
	try {
		return JSON.parse(json) as Json;
	} catch {
		return json;
	}
}

/** A value in Gemini 3's notation: bare names, strings as they are between quotes of their own. */
function notationOf(value: Json): string {
	if (typeof value === "string") return `${QUOTE}${value}${QUOTE}`;
	if (Array.isArray(value)) return `[${value.map(notationOf).join(",")}]`;
	const object = asObject(value);
	if (!object) return String(value);
	const fields = Object.entries(object).map(([name, item]) => `${name}:${notationOf(item)}`);
	return `{${fields.join(",")}}`;
}

/** Names and values alone, which is all that Gemini 2.0 counts. */
function wordsOf(value: Json): string[] {
	if (Array.isArray(value)) return value.flatMap(wordsOf);
	const object = asObject(value);
	if (!object) return [String(value)];
	return Object.entries(object).flatMap(([name, item]) => [name, ...wordsOf(item)]);
}
