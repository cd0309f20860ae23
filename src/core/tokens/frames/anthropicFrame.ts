import type { Prompt, PromptMessage, PromptPiece, ToolDefinition } from "../prompt.ts";
import { anthropicImageCells } from "./anthropicImage.ts";
import rules from "./anthropicRules.json" with { type: "json" };
import { claudeText, countClaudeCalls, type TextWeights } from "./anthropicText.ts";
import { type Frame, type FrameContext, type FramePart, rowOf, textOf } from "./frame.ts";
import { countMedia } from "./media.ts";
import { ASSUMED_SIZE } from "./openaiImage.ts";
import { withSpaces } from "./spacedJson.ts";

interface Generation {
	readonly text: TextWeights;
	readonly json: TextWeights;
	/** What a tool adds to its JSON: itself, each keyword of JSON Schema, each colon; undefined where tools are counted by o200k. */
	readonly tool?: { readonly each: number; readonly keyword: number; readonly colon: number };
	readonly name: number;
	readonly schema: number;
	readonly system: number;
	/** Tokens for each of Claude 2's in an output schema written with indents. */
	readonly outputSchema: number;
	readonly longestSide: number;
	readonly mostImageTokens: number;
}

const families = rules.families.toSorted((a, b) => b.prefix.length - a.prefix.length);

/** Anthropic's Messages, whoever serves them: the vocabulary is not published, so text is estimated from o200k. */
export const anthropicFrame: Frame = (prompt, context) => {
	const family = rowOf(families, context.model) ?? families[families.length - 1];
	const generation: Generation =
		family?.generation === "new" ? rules.generations.new : rules.generations.old;
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

function countMessage(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	generation: Generation,
	context: FrameContext,
	unknown: string[],
): FramePart {
	let tokens = claudeText(textOf(message), generation.text, context);
	if (message.role === "tool") tokens += rules.calls.perResult;
	tokens += countClaudeCalls(message.toolCalls ?? [], (text) =>
		claudeText(text, generation.text, context),
	);
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
	if (piece.kind === "text") {
		// The text itself is counted with its message.
		return { tokens: piece.isDocument ? rules.textDocument : 0, uncertainty: 0 };
	}
	if (piece.kind === "reasoning") {
		const tokens = claudeText(running ? (piece.text ?? "") : "", generation.text, context);
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
	family:
		| {
				readonly tools: number;
				readonly toolsForced: number;
				readonly serial?: number;
				readonly serialForced?: number;
		  }
		| undefined,
	context: FrameContext,
): FramePart {
	const choice = prompt.toolChoice;
	const isForced = choice === "required" || typeof choice === "object";
	let tokens = (isForced ? family?.toolsForced : family?.tools) ?? 0;
	if (prompt.parallelToolCalls === false) {
		tokens += (isForced ? family?.serialForced : family?.serial) ?? 0;
	}
	const fixed = tokens;
	for (const tool of prompt.tools) tokens += countTool(tool, generation, context);
	const { length } = prompt.tools;
	return {
		label: `${length} tool${length === 1 ? "" : "s"}`,
		tokens,
		uncertainty: fixed * 0.03 + (tokens - fixed) * 0.08,
	};
}

const KEYWORD =
	/"(?:description|type|properties|required|title|additionalProperties|items|enum|anyOf|default|name|parameters)"/g;

/** A tool as Claude sees it: JSON with spaces, without a description that is empty. */
function countTool(
	{ name, description, parameters = {} }: ToolDefinition,
	generation: Generation,
	context: FrameContext,
): number {
	if (generation.tool === undefined) {
		return (
			rules.perTool +
			generation.name * context.countO200k(`${name}${description ?? ""}`) +
			generation.schema * context.countO200k(withSpaces(parameters))
		);
	}
	const json = withSpaces({ ...(description ? { description } : {}), name, parameters });
	const { each, keyword, colon } = generation.tool;
	const keywords = json.match(KEYWORD)?.length ?? 0;
	const colons = json.match(/": /g)?.length ?? 0;
	return claudeText(json, generation.json, context) + each + keyword * keywords + colon * colons;
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
		const text = context.countClaude2(JSON.stringify(prompt.outputSchema.schema, null, 2));
		const schema = generation.outputSchema * text;
		add("output schema", rules.outputSchema + schema, 4 + schema * 0.15);
	}
	return parts;
}
