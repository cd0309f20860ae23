import type { ProviderId } from "../pricing/provider.ts";
import { type CanCut, isGemmaCut } from "./cutPoint.ts";
import { splitDeepseek } from "./deepseekSplitter.ts";
import { EditedTexts } from "./editedTexts.ts";
import { splitGemma } from "./gemmaSplitter.ts";
import { splitCl100k, splitO200k, splitP50k, splitTekken } from "./pieceSplitter.ts";
import { RepeatMemo } from "./repeatMemo.ts";
import { TextCounter } from "./textCounter.ts";
import { estimateText } from "./textEstimate.ts";
import type { TokenCount } from "./tokenCount.ts";
import type { Encoding } from "./tokenizer.ts";
import { tokenizerOf } from "./tokenizerOf.ts";
import type { VocabularyBytes } from "./vocabulary.ts";

/** Counts text: in a model's own tokenizer where that is public, else estimated with a margin. */
export interface TokenCounter {
	/** Tokens of bare text as the model sees it, without what a message or request adds. */
	countText(text: string, provider: ProviderId | undefined, model: string): TokenCount;
	/** Exact tokens of bare text in one vocabulary (`staticTokens` of reports is o200k whatever the model). */
	countWith(text: string, encoding: Encoding): number;
	/** Drops every loaded vocabulary; the next count loads again. For hosts that have not counted for long. */
	release(): void;
}

/** Hands over a vocabulary file; called once per encoding, on the first count that needs it. */
export type LoadVocabulary = (encoding: Encoding) => VocabularyBytes;

type MakeCounter = (file: VocabularyBytes) => TextCounter;

const makers: { readonly [encoding in Encoding]: MakeCounter } = {
	o200k_base: (file) => new TextCounter(file, splitO200k),
	cl100k_base: (file) => new TextCounter(file, splitCl100k),
	p50k_base: (file) => new TextCounter(file, splitP50k),
	r50k_base: (file) => new TextCounter(file, splitP50k),
	claude2: (file) => new TextCounter(file, splitP50k),
	gemma3: (file) => new TextCounter(file, splitGemma, "codePoint", isGemmaCut),
	tekken: (file) => new TextCounter(file, splitTekken),
	deepseek3: (file) => new TextCounter(file, splitDeepseek),
};

/** Texts of so many UTF-16 units are followed while they are edited; shorter ones are counted as fast, longer ones are data. */
const SHORTEST_EDITED = 1 << 14;
const LONGEST_EDITED = 1 << 20;

type CountText = (text: string) => number;

/** Follows long texts while they are edited, above a counter that knows nothing of edits. */
function followEdits(canCut: CanCut, count: CountText): CountText {
	const edited = new EditedTexts(canCut);
	return (text) =>
		text.length < SHORTEST_EDITED || text.length > LONGEST_EDITED
			? count(text)
			: edited.count(text, count);
}

/**
 * A counter over vocabularies that are loaded when first needed. `edited` is for a host whose texts come again while they are
 * written: a keystroke in a long one counts its neighbourhood alone, a text that never comes again costs a little more.
 */
export function createTokenCounter(
	loadVocabulary: LoadVocabulary,
	{ edited = false }: { readonly edited?: boolean } = {},
): TokenCounter {
	const loaded = new Map<Encoding, CountText>();
	const load = (encoding: Encoding) => {
		const counter = makers[encoding](loadVocabulary(encoding));
		const repeated = new RepeatMemo();
		const countFresh = (text: string) => counter.count(text);
		const countOnce = (text: string) => repeated.countOnce(text, countFresh);
		const count = edited ? followEdits(counter.canCut, countOnce) : countOnce;
		loaded.set(encoding, count);
		return count;
	};
	const countWith = (text: string, encoding: Encoding) =>
		(loaded.get(encoding) ?? load(encoding))(text);
	return {
		countWith,
		release: () => loaded.clear(),
		countText(text, provider, model) {
			const tokenizer = tokenizerOf(provider, model);
			const { margin } = tokenizer;
			const tokens = estimateText(text, tokenizer, countWith);
			return { tokens, exactness: margin === 0 ? "exact" : "estimated", margin };
		},
	};
}
