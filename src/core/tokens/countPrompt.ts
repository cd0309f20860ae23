import type { ProviderId } from "../pricing/provider.ts";
import type { TokenCounter } from "./counter.ts";
import type { Prompt, PromptMessage, PromptPiece, RequestFormat } from "./prompt.ts";
import type { TokenCount } from "./tokenCount.ts";
import { bareModelName, tokenizerOf } from "./tokenizerOf.ts";

/** The input tokens of one request, without its holes. */
export interface PromptCount {
	/** All known parts together; what stands in `unknownParts` and the holes are not in it. */
	readonly total: TokenCount;
	/** The parts in the order they are sent; they add up to `total.tokens`. */
	readonly parts: readonly PromptCountPart[];
	/** How many values are known only at run time. */
	readonly holes: number;
	/** What could not be counted, in words for the user. */
	readonly unknownParts: readonly string[];
	/** o200k tokens of the static text of all messages alone, whatever the model. */
	readonly staticTextTokens: number;
	/** True when more messages may follow at run time. */
	readonly openEnded: boolean;
}

/** One part of a request and its tokens: "system", "user", "3 tools", "output schema", "request frame". */
export interface PromptCountPart {
	readonly label: string;
	readonly tokens: number;
}

/** Counts what a request sends, with what its provider adds to the text. */
export function countPrompt(
	prompt: Prompt,
	format: RequestFormat,
	provider: ProviderId | undefined,
	model: string,
	counter: TokenCounter,
): PromptCount {
	const isFramed = format !== "text";
	const count = (text: string) => counter.countText(text, provider, model).tokens;
	const parts: PromptCountPart[] = prompt.messages.map((message) => ({
		label: message.role,
		tokens:
			count(textOf(message)) +
			(isFramed && message.role !== "prompt" ? 3 + count(message.role) : 0),
	}));
	if (isFramed && prompt.messages.length > 0) {
		parts.push({ label: "request frame", tokens: isReasoningModel(model) ? 2 : 3 });
	}
	const tokenizer = tokenizerOf(provider, model);
	const pieces = prompt.messages.flatMap((message) => message.content);
	const tokens = parts.reduce((sum, part) => sum + part.tokens, 0);
	const { margin } = tokenizer;
	return {
		total: { tokens, exactness: margin === 0 ? "exact" : "estimated", margin },
		parts,
		holes: pieces.filter((piece) => piece.kind === "hole").length,
		unknownParts: pieces.flatMap(describeUncounted),
		staticTextTokens: prompt.messages
			.map((message) => counter.countWith(textOf(message), "o200k_base"))
			.reduce((sum, n) => sum + n, 0),
		openEnded: prompt.openEnded,
	};
}

/** Text parts of a message are joined without a separator before they are cut into tokens. */
function textOf(message: PromptMessage): string {
	return message.content.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
}

function describeUncounted(piece: PromptPiece): string[] {
	return piece.kind === "text" || piece.kind === "hole" ? [] : [`${piece.kind} of unknown size`];
}

function isReasoningModel(model: string): boolean {
	return /^(?:o\d|gpt-[56])/.test(bareModelName(model));
}
