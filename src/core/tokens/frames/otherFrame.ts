import type { Prompt, PromptMessage, PromptPiece } from "../prompt.ts";
import { compactJson, type Frame, type FrameContext, type FramePart, textOf } from "./frame.ts";
import { countMedia } from "./media.ts";
import rules from "./otherRules.json" with { type: "json" };
import { countOtherTools } from "./otherTools.ts";

/** One family's constants (`otherRules.json`); what a row leaves out stands in `defaults`. */
export type OtherFamily = typeof rules.defaults & {
	readonly prefix: string;
	readonly provider?: string;
	readonly format?: string;
	/** Tokens of a system message, an assistant's and a tool's result where they are not `perMessage`. */
	readonly perSystem?: number;
	readonly perAssistant?: number;
	readonly perResult?: number;
	/** Pixels of the side of one image cell; a row of cells ends with a token of its own. */
	readonly imageCell?: number;
	/** Settings that are sent to the model unless JSON is asked for. */
	readonly settings?: number;
};

/** Longest prefix first; of equals those that also name a provider or format. */
const families: readonly OtherFamily[] = rules.families
	.map((row) => ({ ...rules.defaults, ...row }))
	.sort((a, b) => weightOf(b) - weightOf(a));

function weightOf(family: OtherFamily): number {
	return family.prefix.length * 4 + (family.provider || family.format ? 1 : 0);
}

function familyOf({ model, provider, format }: FrameContext): OtherFamily {
	const family = families.find(
		(row) =>
			model.startsWith(row.prefix) &&
			(row.provider === undefined || row.provider === provider) &&
			(row.format === undefined || row.format === format),
	);
	return family ?? { ...rules.defaults, prefix: "" };
}

/** Vendors whose templates are known from few recordings: coarse constants and wide margins. */
export const otherFrame: Frame = (prompt, context) => {
	const family = familyOf(context);
	const unknown: string[] = [];
	const parts: FramePart[] = prompt.messages.map((message, index) =>
		countMessage(prompt, message, index, family, context, unknown),
	);
	const settings = prompt.hasJsonOutput ? 0 : (family.settings ?? 0);
	const fixed = family.fixed + settings;
	const uncertainty = family.slack + Math.abs(fixed) * family.margin + settings;
	parts.push({ label: "request frame", tokens: fixed, uncertainty });
	parts.push(...countOtherTools(prompt, family, context));
	return { parts, unknown };
};

function countMessage(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	family: OtherFamily,
	context: FrameContext,
	unknown: string[],
): FramePart {
	const isFinished = prompt.messages.slice(index + 1).some(({ role }) => role === "user");
	const text = textOf(message);
	let tokens = context.count(isFinished ? withoutThoughts(text) : text);
	tokens += frameOfRole(message, family) + countCalls(message, family, context);
	let uncertainty = tokens * family.margin;
	for (const piece of message.content) {
		const media = countPiece(piece, isFinished, family, context, unknown);
		tokens += media.tokens;
		uncertainty += media.uncertainty;
	}
	return { label: message.role, tokens, uncertainty };
}

function frameOfRole({ role }: PromptMessage, family: OtherFamily): number {
	switch (role) {
		case "prompt":
			return 0;
		case "system":
		case "developer":
			return family.perSystem ?? family.perMessage;
		case "assistant":
			return family.perAssistant ?? family.perMessage;
		case "tool":
			return family.perResult ?? family.perMessage;
		default:
			return family.perMessage;
	}
}

function countCalls(
	{ toolCalls = [] }: PromptMessage,
	{ perCall, perParameter, callText }: OtherFamily,
	context: FrameContext,
): number {
	let tokens = 0;
	for (const { name, argumentsJson } of toolCalls) {
		tokens += perCall + perParameter * countParameters(argumentsJson);
		tokens +=
			callText === "bare"
				? context.count(name) + context.count(argumentsJson)
				: context.count(`{"name":"${name}","arguments":${compactJson(argumentsJson)}}`);
	}
	return tokens;
}

function countParameters(argumentsJson: string): number {
	try {
		return Object.keys(JSON.parse(argumentsJson) ?? {}).length;
	} catch {
		return 0;
	}
}

function countPiece(
	piece: PromptPiece,
	isFinished: boolean,
	family: OtherFamily,
	context: FrameContext,
	unknown: string[],
): { tokens: number; uncertainty: number } {
	if (piece.kind === "image") {
		const { imageCell } = family;
		if (imageCell && piece.width !== undefined && piece.height !== undefined) {
			const tokens = countCells(piece.width, piece.height, imageCell);
			return { tokens, uncertainty: tokens * family.margin };
		}
		unknown.push("an image");
		return { tokens: family.image, uncertainty: family.image };
	}
	if (piece.kind === "reasoning") {
		const hidden = isFinished ? 0 : context.count(piece.text ?? "");
		return { tokens: hidden, uncertainty: hidden };
	}
	return countMedia(piece, unknown);
}

const LONGEST_SIDE = 1540;

/** Cells of a picture and the end of each of their rows: 64×64 in cells of 28 pixels is 3 × (3 + 1). */
function countCells(width: number, height: number, cell: number): number {
	const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
	return Math.ceil((height * scale) / cell) * (Math.ceil((width * scale) / cell) + 1);
}

/** Templates of reasoning models drop the thoughts of finished turns that stand in the text. */
function withoutThoughts(text: string): string {
	const end = text.indexOf("</think>");
	return end >= 0 && /^\s*<think>/.test(text) ? text.slice(end + "</think>".length) : text;
}
