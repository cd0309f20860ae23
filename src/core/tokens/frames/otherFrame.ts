import type { Prompt } from "../prompt.ts";
import {
	compactJson,
	type Frame,
	type FrameContext,
	type FramePart,
	rowOf,
	textOf,
} from "./frame.ts";
import { countMedia } from "./media.ts";
import rules from "./otherRules.json" with { type: "json" };

type Family = (typeof rules.families)[number];

const families = rules.families.toSorted((a, b) => b.prefix.length - a.prefix.length);

/** Vendors whose templates are known from few recordings: coarse constants and wide margins. */
export const otherFrame: Frame = (prompt, context) => {
	const family = rowOf(families, context.model) as Family;
	const unknown: string[] = [];
	const parts: FramePart[] = prompt.messages.map((message) => {
		let tokens = family.text * context.countO200k(textOf(message));
		if (message.role !== "prompt") tokens += family.perMessage;
		for (const call of message.toolCalls ?? []) {
			const text = `{"name":"${call.name}","arguments":${compactJson(call.argumentsJson)}}`;
			tokens += family.text * context.countO200k(text);
		}
		for (const piece of message.content) {
			countMedia(piece, unknown);
			if (piece.kind === "image") unknown.push("an image");
			if (piece.kind === "reasoning") tokens += family.text * context.countO200k(piece.text ?? "");
		}
		return { label: message.role, tokens, uncertainty: tokens * family.margin };
	});
	if (!prompt.messages.some(({ role }) => role === "prompt")) {
		const uncertainty = Math.abs(family.fixed) * family.margin;
		parts.push({ label: "request frame", tokens: family.fixed, uncertainty });
	}
	parts.push(...countTools(prompt, family, context));
	return { parts, unknown };
};

function countTools(prompt: Prompt, family: Family, context: FrameContext): FramePart[] {
	const parts: FramePart[] = [];
	if (prompt.tools.length > 0) {
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
		parts.push({ label: "output schema", tokens: tokens / 2, uncertainty: tokens });
	}
	return parts;
}
