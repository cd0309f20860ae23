import type { Prompt, PromptMessage, PromptPiece } from "../prompt.ts";
import { type Frame, type FrameContext, type FramePart, textOf } from "./frame.ts";
import { countGeminiCalls } from "./geminiCalls.ts";
import rules from "./geminiRules.json" with { type: "json" };
import { countGeminiTools } from "./geminiTools.ts";

/** Gemini's generations differ in what a request adds to its text. */
export type GeminiGeneration = "3" | "2.5" | "2.0";

/** Gemini on the Gemini API and on Vertex AI. */
export const geminiFrame: Frame = (prompt, context) => {
	const generation = generationOf(context.model);
	const unknown: string[] = [];
	const parts: FramePart[] = prompt.messages.map((message, index) =>
		countMessage(prompt, message, index, generation, context, unknown),
	);
	parts.push({
		label: "request frame",
		tokens: countRequestFrame(prompt, context),
		uncertainty: rules.frameDoubt[generation] + (context.isGateway ? 2 : 0),
	});
	if (prompt.tools.length > 0)
		parts.push(countGeminiTools(prompt.tools, toolNotation(prompt, generation, context), context));
	return { parts, unknown };
};

function generationOf(model: string): GeminiGeneration {
	if (/^gemini-(?:1|2\.0)/.test(model)) return "2.0";
	return model.startsWith("gemini-2.5") ? "2.5" : "3";
}

/** One token for each entry of `contents` and one for a system instruction; none on Vertex AI and on 2.0 and before. */
function countRequestFrame(prompt: Prompt, context: FrameContext): number {
	const { provider, model, format } = context;
	if (provider === "vertex" || format === "chat" || generationOf(model) === "2.0") return 0;
	let entries = 0;
	let previous: string | undefined;
	for (const message of prompt.messages) {
		const { role } = message;
		if (role === "system" && textOf(message) === "") continue;
		const speaker = role === "tool" ? "tool" : role === "assistant" ? "model" : role;
		if (speaker !== "tool" || previous !== "tool") entries++;
		previous = speaker;
	}
	return entries;
}

function countMessage(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	generation: GeminiGeneration,
	context: FrameContext,
	unknown: string[],
): FramePart {
	const isResult = message.role === "tool";
	let tokens = isResult ? 0 : context.count(textOf(message));
	let uncertainty = 5 * ((isResult ? 1 : 0) + (message.toolCalls?.length ?? 0));
	tokens += countGeminiCalls(message, generation, context);
	for (const piece of message.content) {
		const replayed = isRunning(prompt, index) || replaysFinishedTurns(context.model);
		const media = countPiece(piece, generation, context, unknown, replayed);
		tokens += media.tokens;
		uncertainty += media.uncertainty;
	}
	return { label: message.role === "tool" ? "tool result" : message.role, tokens, uncertainty };
}

function isRunning(prompt: Prompt, index: number): boolean {
	return !prompt.messages.slice(index).some((message) => message.role === "user");
}

/** Behind the chat endpoints of gateways, tools cost little more than their text until one has been called. */
function toolNotation(
	prompt: Prompt,
	generation: GeminiGeneration,
	context: FrameContext,
): GeminiGeneration {
	const isFirstTurn = !prompt.messages.some(({ role }) => role === "tool");
	return context.format === "chat" && isFirstTurn ? "2.0" : generation;
}

function replaysFinishedTurns(model: string): boolean {
	return rules.replaysFinishedTurns.some((prefix) => model.startsWith(prefix));
}

function countPiece(
	piece: PromptPiece,
	generation: GeminiGeneration,
	context: FrameContext,
	unknown: string[],
	running: boolean,
): { tokens: number; uncertainty: number } {
	switch (piece.kind) {
		case "image":
			return countImage(piece, generation, unknown);
		case "reasoning":
			return countReasoning(piece, generation, context, running);
		case "file": {
			const perPage =
				generation === "2.5" && context.provider === "vertex"
					? rules.page["vertex2.5"]
					: rules.page[generation];
			if (piece.pages === undefined) unknown.push("pages of a file (one page assumed)");
			const tokens = perPage * (piece.pages ?? 1);
			return { tokens, uncertainty: piece.pages === undefined ? tokens : 10 };
		}
		case "audio":
		case "video": {
			const perSecond = (piece.kind === "audio" ? rules.audioPerSecond : rules.videoPerSecond)[
				generation
			];
			if (piece.seconds === undefined) unknown.push(`${piece.kind} of unknown length`);
			const tokens = Math.ceil(perSecond * (piece.seconds ?? 0));
			return { tokens, uncertainty: tokens * 0.25 };
		}
		default:
			return { tokens: 0, uncertainty: 0 };
	}
}

function countImage(
	{ width, height }: { readonly width?: number; readonly height?: number },
	generation: GeminiGeneration,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	if (generation !== "2.0") {
		return { tokens: rules.image[generation], uncertainty: generation === "3" ? 12 : 0 };
	}
	if (width === undefined || height === undefined) {
		unknown.push("size of an image (one tile assumed)");
		return { tokens: 258, uncertainty: 1032 };
	}
	return { tokens: 258 * geminiTiles(width, height), uncertainty: 0 };
}

/** Pictures that Gemini 2.0 cuts an image into, the whole one included: 600×400 gives 1 + 2 × 1 … of 266 pixels. */
function geminiTiles(width: number, height: number): number {
	if (width <= 384 && height <= 384) return 1;
	const unit = Math.min(768, Math.max(256, Math.floor(Math.min(width, height) / 1.5)));
	return Math.ceil(width / unit) * Math.ceil(height / unit) + 1;
}

function countReasoning(
	piece: Extract<PromptPiece, { kind: "reasoning" }>,
	generation: GeminiGeneration,
	context: FrameContext,
	running: boolean,
): { tokens: number; uncertainty: number } {
	const shown = context.count(piece.text ?? "");
	const isReplayed = generation === "3" && running && context.provider !== "vertex";
	if (!isReplayed || piece.hiddenBytes === undefined) return { tokens: shown, uncertainty: 0 };
	const hidden = Math.max(
		0,
		Math.round(rules.signature.perByte * piece.hiddenBytes - rules.signature.frame),
	);
	return { tokens: shown + hidden, uncertainty: hidden * 0.3 };
}
