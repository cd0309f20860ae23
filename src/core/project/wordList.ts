import { type CallSiteWord, listCallSiteWords } from "./callSiteWords.ts";
import { findRarest, GRAM } from "./rareLetters.ts";

/** Why a word counts, without the word. */
export type ListedUse = Omit<CallSiteWord, "word">;

/** A word to look for, with all that it counts for. */
export interface ListedWord {
	readonly text: string;
	readonly uses: readonly ListedUse[];
	/** Where, at an even and at an odd offset, its rarest four letters begin; null where it is too short. */
	readonly rarest: readonly [number | null, number | null];
}

/**
 * The words by which files are found worth parsing, each once; plain data. Bundles hold what it gives in place of this module
 * (`build/listedWords.ts`): a scan asks files for words before it needs to know the rows of SDKs.
 */
export function listWords(): readonly ListedWord[] {
	const joined = new Map<string, ListedUse[]>();
	for (const { word, ...use } of listCallSiteWords()) {
		if (word.length < GRAM) throw new Error(`"${word}" is too short to be looked for`);
		const known = joined.get(word);
		if (known === undefined) joined.set(word, [use]);
		else if (!known.some((other) => includes(other, use))) known.push(use);
	}
	return [...joined].map(([text, uses]) => ({
		text,
		uses,
		rarest: [findRarest(text, 0) ?? null, findRarest(text, 1) ?? null],
	}));
}

/** Whether a word counts wherever another use says that it does. */
function includes(wide: ListedUse, { isWhole }: ListedUse): boolean {
	const { confirms, elsewhere, importedAfter, languages } = wide;
	const isNarrow = [confirms, elsewhere, importedAfter, languages].some((one) => one !== undefined);
	return !isNarrow && (wide.isWhole !== true || isWhole === true);
}
