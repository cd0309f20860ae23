import type { Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import type { PromptPiece, SourceSpan } from "../tokens/prompt.ts";
import type { CallSite } from "./callSite.ts";
import { createTrail } from "./follow/follow.ts";
import { resolvePieces } from "./resolveText.ts";
import type { Source } from "./source.ts";

/** A text of a document that is a prompt on its own. */
export interface PromptConstant {
	/** The name that it is bound to. */
	readonly name: string;
	/** The text or template itself. */
	readonly span: SourceSpan;
	readonly pieces: readonly PromptPiece[];
	/** Indices of the call sites of this document that send it. */
	readonly usedBy: readonly number[];
}

/** A text that a call site's prompt is made of. */
export interface UsedText {
	readonly source: Source;
	readonly callSite: number;
}

const PROMPT_NAME =
	/prompt|instruction|system_?(message|text|msg|content)|persona|template$|_tmpl$/i;
const MIN_LENGTH = 40;

/** Finds texts bound to names that call sites use from elsewhere, and those that name and shape say are prompts. */
export function findPromptConstants(
	outline: Outline,
	used: readonly UsedText[],
	callSites: readonly CallSite[],
): PromptConstant[] {
	const users = usersByText(outline, used, callSites);
	const constants: PromptConstant[] = [];
	for (const { bindings } of outline.scopes)
		for (const [name, bound] of bindings) {
			const byName = PROMPT_NAME.test(name);
			if (!byName && users.size === 0) continue;
			for (const binding of bound) {
				const constant = readConstant(binding, byName, outline, users);
				if (constant !== undefined) constants.push(constant);
			}
		}
	return constants.sort((a, b) => a.span.start - b.span.start);
}

/** Which call sites use the text that starts at an offset outside of them. */
function usersByText(
	outline: Outline,
	used: readonly UsedText[],
	callSites: readonly CallSite[],
): Map<number, Set<number>> {
	const users = new Map<number, Set<number>>();
	for (const { source, callSite } of used) {
		const { start } = source.expression;
		const span = callSites[callSite]?.span;
		if (source.outline !== outline || span === undefined) continue;
		if (start >= span.start && start < span.end) continue;
		const set = users.get(start) ?? new Set();
		users.set(start, set.add(callSite));
	}
	return users;
}

function readConstant(
	binding: Binding,
	byName: boolean,
	outline: Outline,
	users: ReadonlyMap<number, ReadonlySet<number>>,
): PromptConstant | undefined {
	const { name, kind } = binding;
	if (kind !== "variable" || binding.path !== undefined) return undefined;
	const value = binding.value;
	const text = value && textInside(value);
	if (text === undefined) return undefined;
	const usedBy = users.get(text.start) ?? new Set<number>();
	if (usedBy.size === 0 && !(byName && looksLikePrompt(text))) return undefined;
	const { start, end } = text;
	return {
		name: name.replace(/^this\./, ""),
		span: { start, end },
		pieces: resolvePieces(
			{ expression: text, outline },
			{ trail: createTrail(undefined), path: outline.path },
		),
		usedBy: [...usedBy],
	};
}

function textInside(expression: Expression): Expression | undefined {
	if (expression.kind === "text" || expression.kind === "template") return expression;
	if (expression.kind !== "call") return undefined;
	const { callee, args } = expression;
	if (
		callee.kind === "member" &&
		(callee.object.kind === "text" || callee.object.kind === "template")
	)
		return callee.object;
	const first = args[0]?.value;
	return first?.kind === "text" || first?.kind === "template" ? first : undefined;
}

function looksLikePrompt(text: Expression): boolean {
	const length = text.end - text.start;
	if (length < MIN_LENGTH) return false;
	if (text.kind !== "text") return true;
	return /\s\S+\s\S+\s/.test(text.value);
}
