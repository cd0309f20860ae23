import type { ProviderId } from "../pricing/provider.ts";
import type { TokenCounter } from "./counter.ts";
import { type Frame, type FramePart, textOf } from "./frames/frame.ts";
import { frameOf } from "./frames/frames.ts";
import type { Prompt, PromptMessage, RequestFormat } from "./prompt.ts";
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

const BARE_TEXT_SLACK = 4;

/** Counts what a request sends, with what its provider adds to the text. */
export function countPrompt(
	prompt: Prompt,
	format: RequestFormat,
	provider: ProviderId | undefined,
	model: string,
	counter: TokenCounter,
): PromptCount {
	const tokenizer = tokenizerOf(provider, model);
	const bare = bareModelName(model);
	// The text of a message is asked for more than once.
	const counted = new Map<string, number>();
	const countO200k = (text: string) => {
		const known = counted.get(text) ?? counter.countWith(text, "o200k_base");
		counted.set(text, known);
		return known;
	};
	const countClaude2 = (text: string) => counter.countWith(text, "claude2");
	const isBareText = prompt.messages.every(({ role }) => role === "prompt");
	const frame = isBareText ? textFrame : frameOf(tokenizer.id, bare);
	const count =
		tokenizer.id === "o200k_base"
			? countO200k
			: (text: string) => counter.countText(text, provider, model).tokens;
	// Tokens that vendors add to each input beside its text, where that is not known.
	const texts = isBareText ? prompt.messages.length : 0;
	const slack = tokenizer.margin > 0 ? BARE_TEXT_SLACK * texts : 0;
	const added = texts * (tokenizer.perText ?? 0);
	const { parts, unknown } = frame(prompt, {
		format,
		provider,
		isGateway: isGateway(provider, model),
		model: bare,
		count,
		countO200k,
		countClaude2,
	});
	const all = added === 0 ? parts : [...parts, { label: "frame", tokens: added, uncertainty: 0 }];
	return {
		total: totalOf(all, tokenizer.margin, unknown.length > 0, slack),
		parts: all.map(({ label, tokens }) => ({ label, tokens: Math.round(tokens) })),
		holes: prompt.messages.flatMap(({ content }) => content).filter(({ kind }) => kind === "hole")
			.length,
		unknownParts: [...new Set([...unknown, ...(prompt.uncounted ?? [])])],
		staticTextTokens: prompt.messages
			.map((message) => countO200k(textOf(message)))
			.reduce((sum, n) => sum + n, 0),
		openEnded: prompt.openEnded,
	};
}

const DIRECT: ReadonlySet<ProviderId> = new Set([
	"openai",
	"azure",
	"anthropic",
	"google",
	"vertex",
	"bedrock",
]);

/** A model named with its vendor, `openai/gpt-5`, is asked of a gateway even where no address tells. */
function isGateway(provider: ProviderId | undefined, model: string): boolean {
	return provider === undefined ? /^[a-z0-9-]+\/[^/]+$/i.test(model) : !DIRECT.has(provider);
}

/** Text without messages (embeddings, legacy completions): its tokens alone. */
const textFrame: Frame = (prompt, { count }) => ({
	parts: prompt.messages.map((message) => ({
		label: "prompt",
		tokens: count(textOf(message)) + numbered(message),
		uncertainty: 0,
	})),
	unknown: [],
});

function numbered({ content }: PromptMessage): number {
	return content.reduce((sum, piece) => sum + (piece.kind === "tokens" ? piece.count : 0), 0);
}

function totalOf(
	parts: readonly FramePart[],
	tokenizerMargin: number,
	isIncomplete: boolean,
	slack: number,
): TokenCount {
	const tokens = Math.max(0, Math.round(parts.reduce((sum, part) => sum + part.tokens, 0)));
	const uncertainty = parts.reduce((sum, part) => sum + part.uncertainty, slack);
	if (uncertainty === 0 && tokenizerMargin === 0 && !isIncomplete) {
		return { tokens, exactness: "exact", margin: 0 };
	}
	const margin = Math.max(uncertainty / Math.max(1, tokens), tokenizerMargin);
	return { tokens, exactness: "estimated", margin: isIncomplete ? Math.max(margin, 0.5) : margin };
}
