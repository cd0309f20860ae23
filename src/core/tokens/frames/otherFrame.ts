import type { Prompt, PromptMessage } from "../prompt.ts";
import { compactJson, type Frame, type FrameContext, type FramePart, textOf } from "./frame.ts";
import { countMedia } from "./media.ts";
import rules from "./otherRules.json" with { type: "json" };

type Family = typeof rules.defaults & {
	readonly prefix: string;
	readonly provider?: string;
	readonly format?: string;
};

/** Longest prefix first; of equals those that also name a provider or format. */
const families: readonly Family[] = rules.families
	.map((row) => ({ ...rules.defaults, ...row }))
	.sort((a, b) => weightOf(b) - weightOf(a));

function weightOf(family: Family): number {
	return family.prefix.length * 4 + (family.provider || family.format ? 1 : 0);
}

function familyOf({ model, provider, format }: FrameContext): Family {
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
	const uncertainty = family.slack + Math.abs(family.fixed) * family.margin;
	parts.push({ label: "request frame", tokens: family.fixed, uncertainty });
	parts.push(...countTools(prompt, family, context));
	return { parts, unknown };
};

function countMessage(
	prompt: Prompt,
	message: PromptMessage,
	index: number,
	family: Family,
	context: FrameContext,
	unknown: string[],
): FramePart {
	const isFinished = prompt.messages.slice(index + 1).some(({ role }) => role === "user");
	const text = textOf(message);
	let tokens = family.text * context.countO200k(isFinished ? withoutThoughts(text) : text);
	if (message.role !== "prompt") tokens += family.perMessage;
	for (const call of message.toolCalls ?? []) {
		const json = `{"name":"${call.name}","arguments":${compactJson(call.argumentsJson)}}`;
		tokens += family.perCall + family.text * context.countO200k(json);
	}
	let uncertainty = tokens * family.margin;
	for (const piece of message.content) {
		if (piece.kind === "image") {
			unknown.push("an image");
			tokens += family.image;
			uncertainty += family.image;
		} else if (piece.kind === "reasoning" && !isFinished) {
			const hidden = family.text * context.countO200k(piece.text ?? "");
			tokens += hidden;
			uncertainty += hidden;
		} else {
			countMedia(piece, unknown);
		}
	}
	return { label: message.role, tokens, uncertainty };
}

/** Templates of reasoning models drop the thoughts of finished turns that stand in the text. */
function withoutThoughts(text: string): string {
	const end = text.indexOf("</think>");
	return end >= 0 && /^\s*<think>/.test(text) ? text.slice(end + "</think>".length) : text;
}

function countTools(prompt: Prompt, family: Family, context: FrameContext): FramePart[] {
	const parts: FramePart[] = [];
	const areFree = prompt.toolChoice === "none" && family.isFreeWhenNone;
	if (prompt.tools.length > 0 && !areFree) {
		let tokens = family.tools;
		for (const tool of prompt.tools) {
			const { name, description, parameters } = tool;
			const json = JSON.stringify({ name, description, parameters });
			tokens += family.perTool + family.toolsJson * context.countO200k(json);
		}
		const label = `${prompt.tools.length} tool${prompt.tools.length === 1 ? "" : "s"}`;
		parts.push({ label, tokens, uncertainty: tokens * family.toolsMargin });
	}
	if (prompt.outputSchema) {
		const tokens = context.countO200k(JSON.stringify(prompt.outputSchema.schema));
		parts.push({ label: "output schema", tokens: tokens * family.schema, uncertainty: tokens });
	}
	return parts;
}
