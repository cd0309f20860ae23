import type { Json, Prompt, PromptMessage, PromptPiece } from "../prompt.ts";
import { anthropicImageCells } from "./anthropicImage.ts";
import rules from "./anthropicRules.json" with { type: "json" };
import { type Frame, type FrameContext, type FramePart, rowOf, textOf } from "./frame.ts";
import { countMedia } from "./media.ts";
import { ASSUMED_SIZE } from "./openaiImage.ts";

type Generation = (typeof rules.generations)["old"];

const families = rules.families.toSorted((a, b) => b.prefix.length - a.prefix.length);

/** Anthropic's Messages, whoever serves them: the vocabulary is not published, so text is estimated from o200k. */
export const anthropicFrame: Frame = (prompt, context) => {
	const family = rowOf(families, context.model) ?? families[families.length - 1];
	const generation = family?.generation === "new" ? rules.generations.new : rules.generations.old;
	const unknown: string[] = [];
	const parts = prompt.messages.map((message, index) =>
		countMessage(prompt, message, index, generation, context, unknown),
	);
	parts.push({
		label: "request frame",
		tokens: countRequestFrame(prompt, generation),
		uncertainty: 0,
	});
	if (prompt.tools.length > 0) parts.push(countTools(prompt, generation, family, context));
	parts.push(...countExtras(prompt, family?.adaptive ?? 0, generation, context));
	return { parts, unknown };
};

/** What Claude's later vocabularies cut more finely than that of Claude 2, by feature of the text. */
const features: readonly (readonly [keyof Generation["text"], RegExp])[] = [
	["spacedDigit", / \d/g],
	["spacedSymbol", / [^\p{L}\p{N}\p{M}_\s]/gu],
	["capitals", /\b[A-Z]{3,}\b/g],
	["camelCase", /[a-z][A-Z]/g],
	["underscore", /_/g],
	["outsideAscii", /[^\0-\x7f]/gu],
	["symbol", /[^\p{L}\p{N}\p{M}_\s]/gu],
];

/** Estimated tokens of text on Claude, from what Claude 2's vocabulary makes of it. */
function claudeText(text: string, generation: Generation, context: FrameContext): number {
	if (text === "") return 0;
	const weights = generation.text;
	const base = context.countClaude2(text);
	let tokens = weights.base * base + weights.beyond60 * Math.max(0, base - 60);
	for (const [name, pattern] of features) {
		if (weights[name] !== 0) tokens += weights[name] * (text.match(pattern)?.length ?? 0);
	}
	return tokens;
}

function countMessage(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	generation: Generation,
	context: FrameContext,
	unknown: string[],
): FramePart {
	let tokens = claudeText(textOf(message), generation, context);
	if (message.role === "tool") tokens += rules.perCallOrResult;
	for (const call of message.toolCalls ?? []) {
		tokens += rules.perCallOrResult + claudeText(call.name, generation, context);
		tokens += claudeText(spacedJson(call.argumentsJson), generation, context);
	}
	let uncertainty = tokens < 8 ? 1 : tokens * 0.1;
	for (const piece of message.content) {
		const media = countPiece(piece, isRunning(prompt, index), generation, context, unknown);
		tokens += media.tokens;
		uncertainty += media.uncertainty;
	}
	return { label: message.role === "tool" ? "tool result" : message.role, tokens, uncertainty };
}

function countPiece(
	piece: PromptPiece,
	running: boolean,
	generation: Generation,
	context: FrameContext,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	if (piece.kind === "image") return countImage(piece, generation, unknown);
	if (piece.kind === "reasoning") {
		const tokens = claudeText(running ? (piece.text ?? "") : "", generation, context);
		return { tokens, uncertainty: tokens * 0.1 };
	}
	if (piece.kind === "file") {
		unknown.push("pages of a file (a page counted as about 1,600 tokens)");
		const tokens = rules.pdfPage * (piece.pages ?? 1);
		return { tokens, uncertainty: tokens };
	}
	return countMedia(piece, unknown);
}

/** Inside a running tool loop, thinking is sent on; that of finished turns is dropped. */
function isRunning(prompt: Prompt, index: number): boolean {
	return !prompt.messages.slice(index).some((message) => message.role === "user");
}

function countImage(
	{ width, height }: { readonly width?: number; readonly height?: number },
	generation: Generation,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	const isKnown = width !== undefined && height !== undefined;
	const size = isKnown ? { width, height } : ASSUMED_SIZE;
	const cells = anthropicImageCells(size, generation.longestSide, generation.mostImageTokens);
	const tokens = cells + rules.imageFrame;
	if (isKnown) return { tokens, uncertainty: 2 };
	unknown.push("size of an image (1024 × 1024 assumed)");
	return { tokens, uncertainty: tokens };
}

function countRequestFrame(prompt: Prompt, generation: Generation): number {
	const turns = prompt.messages.filter(
		(message, i) =>
			message.role !== "system" && !(message.role === "tool" && isJoined(prompt.messages, i)),
	);
	let tokens = rules.request + rules.perMessage * turns.length;
	if (turns.length < prompt.messages.length && prompt.messages.some((m) => m.role === "system")) {
		tokens += generation.system;
	}
	if (turns[0]?.role === "assistant") tokens += rules.startsWithAssistant;
	const last = turns[turns.length - 1];
	if (turns.length > 1 && last?.role === "assistant" && !last.toolCalls?.length) {
		tokens += rules.prefill;
	}
	return tokens;
}

/** Results of one turn, and text beside them, stand in one user message. */
function isJoined(messages: readonly PromptMessage[], index: number): boolean {
	const next = messages[index + 1]?.role;
	return next === "tool" || next === "user";
}

function countTools(
	prompt: Prompt,
	generation: Generation,
	family: { readonly tools: number; readonly toolsForced: number } | undefined,
	context: FrameContext,
): FramePart {
	const choice = prompt.toolChoice;
	const isForced = choice === "required" || typeof choice === "object";
	let tokens = (isForced ? family?.toolsForced : family?.tools) ?? 0;
	const fixed = tokens;
	for (const tool of prompt.tools) {
		tokens += rules.perTool;
		tokens += generation.name * context.countO200k(`${tool.name}${tool.description ?? ""}`);
		tokens += generation.schema * context.countO200k(withSpaces(tool.parameters ?? {}));
	}
	const { length } = prompt.tools;
	return {
		label: `${length} tool${length === 1 ? "" : "s"}`,
		tokens,
		uncertainty: fixed * 0.03 + (tokens - fixed) * 0.08,
	};
}

function countExtras(
	prompt: Prompt,
	adaptive: number,
	generation: Generation,
	context: FrameContext,
): FramePart[] {
	const parts: FramePart[] = [];
	const add = (label: string, tokens: number, uncertainty: number) => {
		parts.push({ label, tokens, uncertainty });
	};
	if (prompt.thinking === "enabled") add("thinking", rules.thinkingEnabled, 1);
	if (prompt.thinking === "adaptive") add("thinking", adaptive, 2);
	if (prompt.hasTaskBudget) add("task budget", rules.taskBudget, 10);
	if (prompt.hasCitations) add("citations", rules.citations, 100);
	if (prompt.outputSchema) {
		const text = context.countO200k(withSpaces(prompt.outputSchema.schema));
		const factor = generation === rules.generations.new ? 1.2 : 1;
		const schema = rules.schemaFactor * text * factor;
		add("output schema", rules.schema + schema, 4 + schema * 0.15);
	}
	return parts;
}

function spacedJson(text: string): string {
	try {
		return withSpaces(JSON.parse(text) as Json);
	} catch {
		return text;
	}
}

/** JSON on one line with a space after each comma and colon, as Python writes it. */
export function withSpaces(value: Json): string {
	if (Array.isArray(value)) return `[${value.map(withSpaces).join(", ")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const entries = Object.entries(value).map(
		([key, item]) => `${JSON.stringify(key)}: ${withSpaces(item)}`,
	);
	return `{${entries.join(", ")}}`;
}
