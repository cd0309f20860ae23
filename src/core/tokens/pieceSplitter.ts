import {
	asciiClasses,
	CASELESS,
	codePointClasses,
	END,
	END_BYTE,
	LINE_BREAK,
	LOWER,
	MARK,
	NUMBER,
	OTHER,
	SPACE,
	UPPER,
} from "./codePointClass.ts";

/** Where the piece that starts at `start` ends; `bytes` is UTF-8 closed by `END_BYTE`. Pieces tile the text from left to right. */
export type PieceSplitter = (bytes: Uint8Array, start: number) => number;

export const LETTER = UPPER | LOWER | CASELESS;
const APOSTROPHE = 0x27;
const BLANK = 0x20;
const SLASH = 0x2f;
const CR = 0x0d;
const LF = 0x0a;

/** The class of the code point at `at`. */
export function classAt(bytes: Uint8Array, at: number): number {
	const lead = bytes[at] as number;
	return lead < 0x80 ? (asciiClasses[lead] as number) : wideClassAt(bytes, at, lead);
}

function wideClassAt(bytes: Uint8Array, at: number, lead: number): number {
	if (lead === END_BYTE) return END;
	let codePoint: number;
	const second = (bytes[at + 1] as number) & 0x3f;
	if (lead < 0xe0) codePoint = ((lead & 0x1f) << 6) | second;
	else {
		const third = (bytes[at + 2] as number) & 0x3f;
		codePoint = ((lead & 0x0f) << 12) | (second << 6) | third;
		if (lead >= 0xf0) {
			codePoint =
				((lead & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] as number) & 0x3f);
		}
	}
	const { pageOf, cells } = codePointClasses();
	return cells[((pageOf[codePoint >> 8] as number) << 8) | (codePoint & 255)] as number;
}

/** Its length in bytes. */
export function widthAt(bytes: Uint8Array, at: number): number {
	const lead = bytes[at] as number;
	if (lead < 0x80) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}

/** Skips code points whose class is in `mask`. */
export function skip(bytes: Uint8Array, start: number, mask: number): number {
	let at = start;
	while ((classAt(bytes, at) & mask) !== 0) at += widthAt(bytes, at);
	return at;
}

/** Up to three numbers. */
export function endOfNumber(bytes: Uint8Array, start: number): number {
	let at = start + widthAt(bytes, start);
	for (let i = 1; i < 3 && classAt(bytes, at) === NUMBER; i++) at += widthAt(bytes, at);
	return at;
}

/** The three whitespace rules, tried in order: up to the last line break; all but the last one before text; all. */
function endOfSpace(bytes: Uint8Array, start: number): number {
	let at = start;
	let last = start;
	let afterBreak = -1;
	for (;;) {
		const kind = classAt(bytes, at);
		if ((kind & (SPACE | LINE_BREAK)) === 0) {
			if (afterBreak >= 0) return afterBreak;
			return kind === END || last === start ? at : last;
		}
		last = at;
		at += widthAt(bytes, at);
		if (kind === LINE_BREAK) afterBreak = at;
	}
}

/** The end of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` in any case at `at` (ſ folds to s), else `at`. */
function endOfContraction(bytes: Uint8Array, at: number): number {
	if (bytes[at] !== APOSTROPHE) return at;
	const first = (bytes[at + 1] as number) | 0x20;
	if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) {
		return at + 2;
	}
	if (bytes[at + 1] === 0xc5 && bytes[at + 2] === 0xbf) return at + 3;
	const second = (bytes[at + 2] as number) | 0x20;
	const isPair =
		((first === 0x72 || first === 0x76) && second === 0x65) || (first === 0x6c && second === 0x6c);
	return isPair ? at + 3 : at;
}

function endOfSmallLetters(bytes: Uint8Array, start: number): number {
	let at = start;
	let byte = bytes[at] as number;
	while (byte >= 0x61 && byte <= 0x7a) byte = bytes[++at] as number;
	return byte < 0x80 ? at : skip(bytes, at, LOWER | CASELESS | MARK);
}

/** A word of o200k: capitals then small letters, split where capitals follow a letter without case. */
function endOfCasedWord(bytes: Uint8Array, start: number): number {
	let at = start;
	let afterCaseless = -1;
	let kind = classAt(bytes, at);
	while ((kind & (UPPER | CASELESS | MARK)) !== 0) {
		at += widthAt(bytes, at);
		if (kind !== UPPER) afterCaseless = at;
		kind = classAt(bytes, at);
	}
	if (kind === LOWER) return endOfSmallLetters(bytes, at);
	return afterCaseless >= 0 ? afterCaseless : at;
}

/** Classes that may stand before the small letters of a word, or be the first of them. */
const BEFORE_SMALL = SPACE | OTHER | LOWER;

/**
 * The end of a word of small letters of ASCII, with or without a blank or symbol before it, as most words are; `start` where
 * the piece is something else.
 */
function endOfPlainWord(bytes: Uint8Array, start: number): number {
	const first = asciiClasses[bytes[start] as number] as number;
	if ((first & BEFORE_SMALL) === 0) return start;
	let at = start + 1;
	let byte = bytes[at] as number;
	while (byte >= 0x61 && byte <= 0x7a) byte = bytes[++at] as number;
	const isWord = first === LOWER || at > start + 1;
	return isWord && byte < 0x80 && byte !== APOSTROPHE ? at : start;
}

/** Splits as o200k_base does. */
export const splitO200k: PieceSplitter = (bytes, start) => {
	const end = endOfPlainWord(bytes, start);
	if (end > start) return end;
	const kind = classAt(bytes, start);
	if ((kind & (LETTER | MARK)) !== 0) {
		return endOfContraction(bytes, endOfCasedWord(bytes, start));
	}
	const next = start + widthAt(bytes, start);
	const nextKind = classAt(bytes, next);
	if ((kind & (NUMBER | LINE_BREAK)) === 0 && (nextKind & (LETTER | MARK)) !== 0) {
		return endOfContraction(bytes, endOfCasedWord(bytes, next));
	}
	if (kind === NUMBER) return endOfNumber(bytes, start);
	if (kind === OTHER || (nextKind === OTHER && bytes[start] === BLANK)) {
		return endOfSymbols(bytes, next, true);
	}
	return endOfSpace(bytes, start);
};

/** Splits as Mistral's Tekken does: like o200k, but digits stand alone and contractions are not kept together. */
export const splitTekken: PieceSplitter = (bytes, start) => {
	const kind = classAt(bytes, start);
	const next = start + widthAt(bytes, start);
	if ((kind & (LETTER | MARK)) !== 0) return endOfCasedWord(bytes, start);
	if (kind === NUMBER) return next;
	if (kind === LINE_BREAK) return endOfSpace(bytes, start);
	const nextKind = classAt(bytes, next);
	if ((nextKind & (LETTER | MARK)) !== 0) return endOfCasedWord(bytes, next);
	if (kind === OTHER || (nextKind === OTHER && bytes[start] === BLANK)) {
		return endOfSymbols(bytes, next, true);
	}
	return endOfSpace(bytes, start);
};

/** Symbols and marks, then line breaks (and slashes). */
function endOfSymbols(bytes: Uint8Array, start: number, withSlash: boolean): number {
	let at = skip(bytes, start, OTHER | MARK);
	for (;;) {
		const byte = bytes[at];
		if (byte !== CR && byte !== LF && !(withSlash && byte === SLASH)) return at;
		at++;
	}
}

/** Splits as cl100k_base does. */
export const splitCl100k: PieceSplitter = (bytes, start) => {
	const kind = classAt(bytes, start);
	if ((kind & LETTER) !== 0) return skip(bytes, start, LETTER);
	if (kind === NUMBER) return endOfNumber(bytes, start);
	if (kind === LINE_BREAK) return endOfSpace(bytes, start);
	const contraction = endOfContraction(bytes, start);
	if (contraction > start) return contraction;
	const next = start + widthAt(bytes, start);
	const nextKind = classAt(bytes, next);
	if ((nextKind & LETTER) !== 0) return skip(bytes, next, LETTER);
	const isSymbol = (kind & (OTHER | MARK)) !== 0;
	if (isSymbol || ((nextKind & (OTHER | MARK)) !== 0 && bytes[start] === BLANK)) {
		return endOfSymbols(bytes, next, false);
	}
	return endOfSpace(bytes, start);
};

const CONTRACTIONS = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"].map((text) =>
	new TextEncoder().encode(text),
);

function endOfSmallContraction(bytes: Uint8Array, at: number): number {
	if (bytes[at] !== APOSTROPHE) return at;
	for (const wanted of CONTRACTIONS) {
		if (wanted.every((byte, i) => bytes[at + i] === byte)) return at + wanted.length;
	}
	return at;
}

/** Splits as p50k_base and r50k_base do. */
export const splitP50k: PieceSplitter = (bytes, start) => {
	const contraction = endOfSmallContraction(bytes, start);
	if (contraction > start) return contraction;
	const first = bytes[start] === BLANK ? start + 1 : start;
	const kind = classAt(bytes, first);
	if ((kind & LETTER) !== 0) return skip(bytes, first, LETTER);
	if (kind === NUMBER) return skip(bytes, first, NUMBER);
	if ((kind & (OTHER | MARK)) !== 0) return skip(bytes, first, OTHER | MARK);
	return endOfPlainSpace(bytes, start);
};

function endOfPlainSpace(bytes: Uint8Array, start: number): number {
	let at = start;
	let last = start;
	while ((classAt(bytes, at) & (SPACE | LINE_BREAK)) !== 0) {
		last = at;
		at += widthAt(bytes, at);
	}
	return classAt(bytes, at) === END || last === start ? at : last;
}
