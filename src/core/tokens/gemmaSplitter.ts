import { CASELESS, END, LOWER, MARK, UPPER } from "./codePointClass.ts";
import { classAt, type PieceSplitter, widthAt } from "./pieceSplitter.ts";

const BLANK = 0x20;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const LESS = 0x3c;
const SLASH = 0x2f;
const GREATER = 0x3e;
/** Runs of blanks, tabs and line breaks are tokens up to this length. */
const LONGEST_RUN = 31;
const LETTER = UPPER | LOWER | CASELESS | MARK;

const PAIRED =
	"table caption thead tbody tfoot tr th td h1 h2 h3 h4 h5 h6 blockquote strong em b i u s sub sup code a html body img span bbox ul li div iframe footer";
/** HTML tags that are one token each. */
const tags = new Set(PAIRED.split(" ").flatMap((name) => [`<${name}>`, `</${name}>`]));
const LONGEST_TAG = 13;

/**
 * Cuts text where no token of Gemma's vocabulary reaches across, so that merging inside the pieces gives what merging the whole
 * text would: before blanks, around digits, between letters and ASCII symbols. Runs of blanks and HTML tags are tokens.
 */
export const splitGemma: PieceSplitter = (bytes, start) => {
	const first = bytes[start] as number;
	if (first === LF || first === TAB) return endOfRun(bytes, start, first);
	if (isAlone(first)) return start + 1;
	if (first === BLANK) {
		const end = endOfRun(bytes, start, BLANK);
		if (end > start + 1 || startsPiece(bytes, end)) return end;
		return endOfWord(bytes, end);
	}
	const tagEnd = first === LESS ? endOfTag(bytes, start) : start;
	return tagEnd > start ? tagEnd : endOfWord(bytes, start);
};

function endOfRun(bytes: Uint8Array, start: number, byte: number): number {
	let at = start;
	while (bytes[at] === byte && at - start < LONGEST_RUN) at++;
	return at;
}

/** Digits and carriage returns are never part of a longer token. */
function isAlone(byte: number): boolean {
	return (byte >= 0x30 && byte <= 0x39) || byte === CR;
}

/** True where a blank before `at` stays alone. */
function startsPiece(bytes: Uint8Array, at: number): boolean {
	const byte = bytes[at] as number;
	if (byte === LF || byte === TAB || isAlone(byte) || classAt(bytes, at) === END) return true;
	return byte === LESS && endOfTag(bytes, at) > at;
}

function endOfWord(bytes: Uint8Array, start: number): number {
	let at = start;
	let isLetter = (classAt(bytes, at) & LETTER) !== 0;
	let isSymbol = !isLetter && (bytes[at] as number) < 0x80;
	at += widthAt(bytes, at);
	for (;;) {
		const byte = bytes[at] as number;
		if (byte === BLANK ? !joinsTags(bytes, at) : startsPiece(bytes, at)) return at;
		const nextIsLetter = (classAt(bytes, at) & LETTER) !== 0;
		const nextIsSymbol = !nextIsLetter && byte < 0x80;
		if ((isLetter && nextIsSymbol) || (isSymbol && nextIsLetter)) return at;
		isLetter = nextIsLetter;
		isSymbol = nextIsSymbol;
		at += widthAt(bytes, at);
	}
}

/** The one token with a blank inside is `> </`. */
function joinsTags(bytes: Uint8Array, at: number): boolean {
	if (bytes[at - 1] !== GREATER || bytes[at + 1] !== LESS || bytes[at + 2] !== SLASH) return false;
	return endOfTag(bytes, at + 1) === at + 1;
}

function endOfTag(bytes: Uint8Array, start: number): number {
	let text = "";
	for (let at = start; at < start + LONGEST_TAG; at++) {
		const byte = bytes[at] as number;
		text += String.fromCharCode(byte);
		if (byte === GREATER) return tags.has(text) ? at + 1 : start;
	}
	return start;
}
