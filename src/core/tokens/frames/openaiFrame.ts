import type { Prompt, PromptMessage } from "../prompt.ts";
import {
	compactJson,
	type Frame,
	type FrameContext,
	type FramePart,
	isSystem,
	nameOfAnswered,
	textOf,
} from "./frame.ts";
import { countMedia } from "./media.ts";
import { type OpenaiFamily, openaiFamilyOf } from "./openaiFamily.ts";
import { ASSUMED_SIZE, openaiImageTokens } from "./openaiImage.ts";
import rules from "./openaiRules.json" with { type: "json" };
import { countOpenaiSchema, countOpenaiTools } from "./openaiTools.ts";

/** Every message costs this besides its role, name and content. */
const MESSAGE = 3;

/** Chat Completions and Responses on OpenAI's models, whoever serves them. */
export const openaiFrame: Frame = (prompt, context) => {
	const family = openaiFamilyOf(context.model);
	const unknown: string[] = [];
	const parts: FramePart[] = prompt.messages.map((message, index) =>
		countMessage(prompt, message, index, family, context, unknown),
	);
	parts.push(...countOpenaiTools(prompt, family, context));
	parts.push(...countOpenaiSchema(prompt, family, context));
	parts.push({ label: "request frame", tokens: family.base, uncertainty: 0 });
	if (prompt.thinking === "pro") {
		parts.push({ label: "pro mode", tokens: rules.reasoning.proMode, uncertainty: 100 });
	}
	return { parts, unknown };
};

function countMessage(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	family: OpenaiFamily,
	context: FrameContext,
	unknown: string[],
): FramePart {
	const media = countPieces(prompt, message, index, context, unknown);
	if (message.role === "prompt") {
		return { label: "prompt", tokens: context.count(textOf(message)), uncertainty: 0 };
	}
	if (message.role === "tool") return addTo(countToolResult(prompt, message, context), media);
	const calls = countCalls(message, family, context);
	const hasText = textOf(message) !== "" || message.content.some((piece) => piece.kind === "image");
	if (message.toolCalls?.length && !hasText) return addTo(calls, media);
	const isReasoningOnly =
		message.content.length > 0 && message.content.every((piece) => piece.kind === "reasoning");
	if (isReasoningOnly) return { label: "reasoning", ...media };
	const text = textOf(message) + (carriesTools(prompt, index, family, context) ? "\n" : "");
	const own = {
		label: message.role,
		tokens:
			MESSAGE +
			context.count(message.role) +
			context.count(text) +
			countName(message, context) +
			(message.role === "assistant" ? family.assistant : 0),
		uncertainty: 0,
	};
	return addTo(addTo(own, calls), media);
}

/** On classic chat models the tools stand in the first system message, after a line break. */
function carriesTools(
	prompt: Prompt,
	index: number,
	family: OpenaiFamily,
	context: FrameContext,
): boolean {
	if (prompt.tools.length === 0 || context.format === "responses" || family.id !== "classic") {
		return false;
	}
	return index === prompt.messages.findIndex(isSystem);
}

function countName(message: PromptMessage, context: FrameContext): number {
	if (message.name === undefined || message.name === "") return 0;
	const isShort = !isSystem(message) && context.model.startsWith("gpt-4o");
	return context.count(message.name) + (isShort ? 0 : 1);
}

function countCalls(
	message: PromptMessage,
	family: OpenaiFamily,
	context: FrameContext,
): { tokens: number; uncertainty: number; label: string } {
	const calls = message.toolCalls ?? [];
	if (calls.length > 1 && family.id === "classic" && context.format !== "responses") {
		return countParallelCalls(message, context);
	}
	let tokens = 0;
	for (const call of calls) {
		const name = context.count(call.name);
		const extra =
			context.format === "responses"
				? call.hasItemId
					? family.callResponsesWithId
					: family.callResponses
				: family.callChat;
		tokens += MESSAGE + 1 + name + context.count(compactJson(call.argumentsJson)) + 2 + extra;
		if (call.id === undefined && family.id === "classic") tokens += rules.oldFunctionCall;
	}
	return {
		label: "tool calls",
		tokens,
		uncertainty: calls.length * 2 + (calls.length > 1 ? 8 : 0),
	};
}

/**
 * Calls made at once on classic chat models are one call to a wrapper that names each; of results of the same function all but
 * the first leave out their heading.
 */
function countParallelCalls(message: PromptMessage, context: FrameContext): FramePart {
	const { wrapper, perCall, sameFunction } = rules.parallelCalls;
	let tokens = wrapper;
	const named = new Set<string>();
	for (const call of message.toolCalls ?? []) {
		const name = context.count(call.name);
		tokens += perCall + name + context.count(compactJson(call.argumentsJson));
		if (named.has(call.name)) tokens -= sameFunction + name;
		named.add(call.name);
	}
	return { label: "tool calls", tokens, uncertainty: 4 };
}

/** Frame of a tool's result: message, role and end. */
const TOOL_RESULT = MESSAGE + 1 + 3;

function countToolResult(prompt: Prompt, message: PromptMessage, context: FrameContext): FramePart {
	const name = context.count(nameOfAnswered(prompt, message));
	return {
		label: "tool result",
		tokens:
			TOOL_RESULT +
			name +
			context.count(textOf(message)) -
			(message.toolCallId === undefined ? rules.oldFunctionCall : 0),
		uncertainty: 1,
	};
}

function countPieces(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	context: FrameContext,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	let tokens = 0;
	let uncertainty = 0;
	for (const piece of message.content) {
		if (piece.kind === "image") {
			const image = countImage(piece, context, unknown);
			tokens += image.tokens;
			uncertainty += image.uncertainty;
		} else if (piece.kind === "file") {
			const file = countFile(piece.pages, context, unknown);
			tokens += file;
			uncertainty += file;
		} else if (piece.kind === "reasoning") {
			const hidden = countReasoning(prompt, index, piece.hiddenBytes);
			tokens += hidden;
			uncertainty += hidden * 0.3;
		} else {
			const media = countMedia(piece, unknown);
			tokens += media.tokens;
			uncertainty += media.uncertainty;
		}
	}
	return { tokens, uncertainty };
}

function countImage(
	piece: Extract<PromptMessage["content"][number], { kind: "image" }>,
	context: FrameContext,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	const { width, height } = piece;
	const isKnown = width !== undefined && height !== undefined;
	const size = isKnown ? { width, height } : ASSUMED_SIZE;
	const { tokens, isSeen } = openaiImageTokens(context.model, size, piece.detail);
	if (!isKnown) {
		unknown.push("size of an image (1024 × 1024 assumed)");
		return { tokens, uncertainty: tokens };
	}
	return { tokens, uncertainty: isSeen ? 1 : tokens * 0.4 };
}

/** No rule is known for files; these are what small PDFs of one page were billed. */
function countFile(pages = 1, context: FrameContext, unknown: string[]): number {
	unknown.push("a file (estimated by its pages)");
	const { chat, chatOfGpt4o, responses } = rules.filePage;
	if (context.format === "responses") return responses * pages;
	return (context.model.startsWith("gpt-4o") ? chatOfGpt4o : chat) * pages;
}

/** Reasoning of a finished turn costs nothing; inside the running tool loop it is replayed. */
function countReasoning(prompt: Prompt, index: number, hiddenBytes = 0): number {
	const isFinished = prompt.messages.slice(index).some((message) => message.role === "user");
	if (isFinished) return 0;
	const { perHiddenByte, hiddenFrame } = rules.reasoning;
	return Math.round(perHiddenByte * Math.max(0, hiddenBytes - hiddenFrame));
}

function addTo(part: FramePart, more: { tokens: number; uncertainty: number }): FramePart {
	return {
		label: part.label,
		tokens: part.tokens + more.tokens,
		uncertainty: part.uncertainty + more.uncertainty,
	};
}
