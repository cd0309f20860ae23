import { asciiClasses, LINE_BREAK, MARK, NUMBER, OTHER, SPACE } from "./codePointClass.ts";
import {
	classAt,
	endOfNumber,
	LETTER,
	type PieceSplitter,
	skip,
	widthAt,
} from "./pieceSplitter.ts";

const BLANK = 0x20;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Splits as DeepSeek V3 does: numbers and runs of Han and kana are cut out first; in what is left, a symbol of ASCII keeps the
 * letters behind it. Controls are taken for symbols, which is the one known difference.
 */
export const splitDeepseek: PieceSplitter = (bytes, start) => {
	const kind = classAt(bytes, start);
	if (kind === NUMBER) return endOfNumber(bytes, start);
	if (isCutOut(bytes, start)) return endOfCutOut(bytes, start);
	if ((kind & (LETTER | MARK)) !== 0) return endOfLetters(bytes, start);
	const next = start + widthAt(bytes, start);
	if (kind === OTHER) {
		const isAscii = (bytes[start] as number) < 0x80;
		if (isAscii && isAsciiLetter(bytes[next] as number)) return endOfAsciiLetters(bytes, next);
		return endOfSymbols(bytes, next);
	}
	if (kind === SPACE) {
		const nextKind = classAt(bytes, next);
		if ((nextKind & (LETTER | MARK)) !== 0 && !isCutOut(bytes, next)) {
			return endOfLetters(bytes, next);
		}
		if (nextKind === OTHER && bytes[start] === BLANK) return endOfSymbols(bytes, next);
	}
	return endOfSpace(bytes, start);
};

/** True for U+4E00 to U+9FA5 and for kana, U+3040 to U+30FF. */
function isCutOut(bytes: Uint8Array, at: number): boolean {
	const lead = bytes[at] as number;
	if (lead < 0xe3 || lead > 0xe9) return false;
	const signs = (lead << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
	return (signs >= 0xe38180 && signs <= 0xe383bf) || (signs >= 0xe4b880 && signs <= 0xe9bea5);
}

function endOfCutOut(bytes: Uint8Array, start: number): number {
	let at = start;
	while (isCutOut(bytes, at)) at += 3;
	return at;
}

function endOfLetters(bytes: Uint8Array, start: number): number {
	let at = start;
	while ((classAt(bytes, at) & (LETTER | MARK)) !== 0 && !isCutOut(bytes, at)) {
		at += widthAt(bytes, at);
	}
	return at;
}

function isAsciiLetter(byte: number): boolean {
	return byte < 0x80 && ((asciiClasses[byte] as number) & LETTER) !== 0;
}

function endOfAsciiLetters(bytes: Uint8Array, start: number): number {
	let at = start;
	while (isAsciiLetter(bytes[at] as number)) at++;
	return at;
}

function endOfSymbols(bytes: Uint8Array, start: number): number {
	let at = skip(bytes, start, OTHER);
	while (bytes[at] === CR || bytes[at] === LF) at++;
	return at;
}

/** Up to the last line break; all but the last one before text; all before what was cut out and at the end. */
function endOfSpace(bytes: Uint8Array, start: number): number {
	let at = start;
	let last = start;
	let afterBreak = -1;
	for (;;) {
		const kind = classAt(bytes, at);
		if ((kind & (SPACE | LINE_BREAK)) === 0) {
			if (afterBreak >= 0) return afterBreak;
			const isText = (kind & (LETTER | MARK | OTHER)) !== 0 && !isCutOut(bytes, at);
			return isText && last > start ? last : at;
		}
		last = at;
		at += widthAt(bytes, at);
		if (kind === LINE_BREAK) afterBreak = at;
	}
}
