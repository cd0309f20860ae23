import type { Prompt, PromptMessage, ToolCall } from "../prompt.ts";
import { compactJson, type FrameContext, type FramePart, nameOfAnswered, textOf } from "./frame.ts";
import type { OpenaiFamily } from "./openaiFamily.ts";
import rules from "./openaiRules.json" with { type: "json" };

const MESSAGE = 3;
const ROLE = 1;
/** Frame of a tool's result: message, role and end. */
const TOOL_RESULT = MESSAGE + ROLE + 3;

/** The tool calls of one assistant message. */
export function countOpenaiCalls(
	prompt: Prompt,
	message: PromptMessage,
	family: OpenaiFamily,
	context: FrameContext,
): FramePart {
	const calls = message.toolCalls ?? [];
	if (isWrapped(calls, family, context)) return countWrappedCalls(prompt, calls, context);
	let tokens = message.name && calls.length > 0 ? context.count(message.name) + 1 : 0;
	for (const call of calls) {
		tokens += MESSAGE + ROLE + countAddress(call.name, context) + 2;
		tokens += context.count(compactJson(call.argumentsJson));
		tokens += extraOfCall(call, family, context);
		if (call.id === undefined && family.id === "classic") tokens += rules.oldFunctionCall;
	}
	return {
		label: "tool calls",
		tokens,
		uncertainty: calls.length * 2 + (calls.length > 1 ? 8 : 0),
	};
}

function extraOfCall(call: ToolCall, family: OpenaiFamily, { format }: FrameContext): number {
	if (format !== "responses") return family.callChat;
	return call.hasItemId ? family.callResponsesWithId : family.callResponses;
}

/** A function's name where a message is sent to it: `functions.research` is cut otherwise than `research`. */
function countAddress(name: string, context: FrameContext): number {
	return context.count(`functions.${name}`) - context.count("functions");
}

/** Calls made at once on classic chat models are one call to a wrapper that names each. */
function isWrapped(
	calls: readonly ToolCall[],
	family: OpenaiFamily,
	{ format }: FrameContext,
): boolean {
	return calls.length > 1 && family.id === "classic" && format !== "responses";
}

/** The wrapper's answer is all results, a line each; what they cost more or less together stands with the calls. */
function countWrappedCalls(
	prompt: Prompt,
	calls: readonly ToolCall[],
	context: FrameContext,
): FramePart {
	const uses = calls.map(
		({ name, argumentsJson }) =>
			`{"recipient_name":"functions.${name}","parameters":${compactJson(argumentsJson)}}`,
	);
	const results = calls.map(({ id }) => textOfResult(prompt, id));
	const apart = results.reduce((sum, text) => sum + context.count(text), 0);
	const { wrapper, perCall } = rules.parallelCalls;
	return {
		label: "tool calls",
		tokens:
			wrapper +
			perCall * calls.length +
			context.count(`{"tool_uses":[${uses.join(",")}]}`) +
			context.count(results.join("\n")) -
			apart,
		uncertainty: 4,
	};
}

function textOfResult(prompt: Prompt, id: string | undefined): string {
	const result = prompt.messages.find(
		({ role, toolCallId }) => role === "tool" && toolCallId !== undefined && toolCallId === id,
	);
	return result ? textOf(result) : "";
}

/** A tool's result with the name of the function that gave it. */
export function countOpenaiResult(
	prompt: Prompt,
	message: PromptMessage,
	family: OpenaiFamily,
	context: FrameContext,
): FramePart {
	const label = "tool result";
	const text = context.count(textOf(message));
	const asked = prompt.messages.find(({ toolCalls = [] }) =>
		toolCalls.some(({ id }) => id !== undefined && id === message.toolCallId),
	);
	if (isWrapped(asked?.toolCalls ?? [], family, context)) {
		return { label, tokens: text, uncertainty: 1 };
	}
	const name = nameOfAnswered(prompt, message);
	const isBare = family.id === "classic" && context.format !== "responses";
	const named = isBare ? context.count(name) : countAddress(name, context);
	const old = message.toolCallId === undefined ? rules.oldFunctionCall : 0;
	return { label, tokens: TOOL_RESULT + named + text - old, uncertainty: 1 };
}
