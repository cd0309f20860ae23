import type { Prompt, PromptMessage, PromptPiece } from "../prompt.ts";
import { type Frame, type FrameContext, type FramePart, isSystem, textOf } from "./frame.ts";
import { countMedia } from "./media.ts";
import { countOpenaiCalls, countOpenaiResult } from "./openaiCalls.ts";
import { type OpenaiFamily, openaiFamilyOf } from "./openaiFamily.ts";
import { ASSUMED_SIZE, openaiImageTokens } from "./openaiImage.ts";
import rules from "./openaiRules.json" with { type: "json" };
import { callsResponses, countOpenaiSchema, countOpenaiTools } from "./openaiTools.ts";

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
	if (message.role === "tool") {
		return addTo(countOpenaiResult(prompt, message, family, context), media);
	}
	const calls = countOpenaiCalls(prompt, message, family, context);
	const hasText = textOf(message) !== "" || message.content.some((piece) => piece.kind === "image");
	if (message.toolCalls?.length && !hasText) return addTo(calls, media);
	const isReasoningOnly =
		message.content.length > 0 && message.content.every((piece) => piece.kind === "reasoning");
	if (isReasoningOnly) return { label: "reasoning", ...media };
	const text = textOf(message) + beforeTools(prompt, index, family, context);
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

/** In Chat Completions the tools stand in the first system message, after a line break or two that merge with its last token. */
function beforeTools(
	prompt: Prompt,
	index: number,
	family: OpenaiFamily,
	context: FrameContext,
): string {
	const isSeparate = context.format === "responses" || callsResponses(family, context);
	if (prompt.tools.length === 0 || isSeparate) return "";
	return index === prompt.messages.findIndex(isSystem) ? family.betweenSystemAndTools : "";
}

function countName(message: PromptMessage, context: FrameContext): number {
	if (message.name === undefined || message.name === "") return 0;
	const isShort = !isSystem(message) && context.model.startsWith("gpt-4o");
	return context.count(message.name) + (isShort ? 0 : 1);
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
			const file = countFile(piece, context, unknown);
			tokens += file.tokens;
			uncertainty += file.uncertainty;
		} else if (piece.kind === "reasoning") {
			const hidden = countReasoning(prompt, index, piece.hiddenBytes);
			tokens += hidden;
			uncertainty += hidden * 0.3;
		} else if (piece.kind === "audio" && piece.seconds !== undefined) {
			const heard = Math.ceil(piece.seconds * rules.audioPerSecond);
			tokens += heard;
			uncertainty += 2 + heard * 0.2;
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

/** Files in Responses cost their text layer; else no rule is known, and these are what small PDFs of one page were billed. */
function countFile(
	{ pages = 1, text }: Extract<PromptPiece, { kind: "file" }>,
	context: FrameContext,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	unknown.push("a file (estimated by its pages)");
	const { chat, chatOfGpt4o, responses, responsesFrame } = rules.filePage;
	if (context.format === "responses" && text !== undefined) {
		const tokens = responsesFrame + context.count(text);
		return { tokens, uncertainty: 20 + tokens * 0.5 };
	}
	const perPage = context.model.startsWith("gpt-4o") ? chatOfGpt4o : chat;
	const tokens = (context.format === "responses" ? responses : perPage) * pages;
	return { tokens, uncertainty: tokens };
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
