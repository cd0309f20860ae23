import {
	CASELESS,
	codePointClasses,
	LOWER,
	NUMBER,
	OTHER,
	SPACE,
	UPPER,
} from "./codePointClass.ts";

/** Says whether a text may be cut before the unit at an offset. */
export type CanCut = (text: string, at: number) => boolean;

const APOSTROPHE = 0x27;
const BLANK = 0x20;
/** How far back from the wanted place a cut is looked for before looking ahead. */
const LOOK_BACK = 4096;

/**
 * True where no piece of any of the OpenAI encodings can reach across `at`, and none changes by what stands on the other side:
 * a letter or number before, a space or a symbol other than an apostrophe after. Counts of the two sides then add up.
 */
export function isSafeCut(text: string, at: number): boolean {
	if ((classOfUnit(text.charCodeAt(at - 1)) & (UPPER | LOWER | CASELESS | NUMBER)) === 0)
		return false;
	const unit = text.charCodeAt(at);
	if (unit === APOSTROPHE || (unit >= 0xd800 && unit <= 0xdfff)) return false;
	return (classOfUnit(unit) & (SPACE | OTHER)) !== 0;
}

/** As `isSafeCut` for Gemma's vocabulary, whose tokens may join a letter and a symbol outside ASCII. */
export function isGemmaCut(text: string, at: number): boolean {
	return text.charCodeAt(at) === BLANK && text.charCodeAt(at - 1) !== BLANK && isSafeCut(text, at);
}

/** The safe cut nearest to `wanted` that lies after `start`, or the end of the text. */
export function findCut(
	text: string,
	start: number,
	wanted: number,
	canCut: CanCut = isSafeCut,
): number {
	if (wanted >= text.length) return text.length;
	const lowest = Math.max(start + 1, wanted - LOOK_BACK);
	for (let at = wanted; at >= lowest; at--) if (canCut(text, at)) return at;
	for (let at = wanted + 1; at < text.length; at++) if (canCut(text, at)) return at;
	return text.length;
}

/** The class of a UTF-16 unit; surrogates are `OTHER`. */
function classOfUnit(unit: number): number {
	const { pageOf, cells } = codePointClasses();
	return cells[((pageOf[unit >> 8] as number) << 8) | (unit & 255)] as number;
}
