import { type CallSiteWord, listCallSiteWords } from "./callSiteWords.ts";

/** Looks for a set of words in bytes, four bytes at a time (Wu and Manber's shift table over pairs of bytes). */
interface WordSearch {
	/** How far the window may move when it ends with a pair. */
	readonly shifts: Uint8Array;
	/** Words by the hash of their first four bytes. */
	readonly candidates: readonly (readonly EncodedWord[] | undefined)[];
}

interface EncodedWord {
	readonly bytes: Uint8Array;
	readonly link: CallSiteWord["link"];
	readonly confirms: CallSiteWord["confirms"];
}

const WINDOW = 4;

/** Text around a hit that is decoded to confirm it. */
const MARGIN = 200;

const decoder = new TextDecoder("latin1");

/** A to Z as a to z. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) =>
	byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

let search: WordSearch | undefined;

/**
 * Whether a file could hold a call site: false for bytes without a word of any SDK, whatever the language. Some files that hold
 * none are let through; none that holds one is kept back. UTF-8 or any other encoding that leaves ASCII as it is.
 */
export function mightContainCallSites(bytes: Uint8Array): boolean {
	search ??= prepare(listCallSiteWords());
	const { shifts, candidates } = search;
	const end = bytes.length;
	let at = WINDOW - 1;
	while (at < end) {
		const third = bytes[at - 1] as number;
		const fourth = bytes[at] as number;
		const shift = shifts[(third << 8) | fourth] as number;
		at += shift;
		if (shift > 0) continue;
		const start = at - WINDOW + 1;
		const words = candidates[hashAt(bytes, start)];
		if (words !== undefined && isBoundary(bytes, start) && isAnyAt(bytes, start, words))
			return true;
		at++;
	}
	return false;
}

const encoder = new TextEncoder();

/** Like `mightContainCallSites`, for a text. */
export function mightSend(text: string): boolean {
	return mightContainCallSites(encoder.encode(text));
}

function foldAt(bytes: Uint8Array, at: number): number {
	return FOLD[bytes[at] as number] as number;
}

/** A hash of four bytes, in 14 bits. */
function hashAt(bytes: Uint8Array, at: number): number {
	const key =
		(foldAt(bytes, at) << 24) |
		(foldAt(bytes, at + 1) << 16) |
		(foldAt(bytes, at + 2) << 8) |
		foldAt(bytes, at + 3);
	return Math.imul(key, 0x9e3779b1) >>> 18;
}

/** True unless a word goes on from the byte before. */
function isBoundary(bytes: Uint8Array, at: number): boolean {
	return !isWordByte(bytes[at]) || !isWordByte(bytes[at - 1]);
}

function isWordByte(byte: number | undefined): boolean {
	if (byte === undefined) return false;
	const folded = FOLD[byte] as number;
	return (folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57);
}

function isAnyAt(bytes: Uint8Array, start: number, words: readonly EncodedWord[]): boolean {
	for (const word of words)
		if (startsWith(bytes, start, word.bytes) && isConfirmed(bytes, start, word)) return true;
	return false;
}

function prepare(words: readonly CallSiteWord[]): WordSearch {
	const shifts = new Uint8Array(65536).fill(WINDOW - 1);
	const candidates: EncodedWord[][] = Array.from({ length: 1 << 14 }, () => []);
	const encoder = new TextEncoder();
	for (const { word, link, confirms } of words) {
		const bytes = encoder.encode(word);
		for (let index = 0; index < WINDOW - 1; index++)
			for (const first of casesOf(bytes[index] ?? 0))
				for (const second of casesOf(bytes[index + 1] ?? 0)) {
					const pair = (first << 8) | second;
					shifts[pair] = Math.min(shifts[pair] ?? 0, WINDOW - 2 - index);
				}
		candidates[hashAt(bytes, 0)]?.push({ bytes, link, confirms });
	}
	return { shifts, candidates: candidates.map((list) => (list.length > 0 ? list : undefined)) };
}

/** A byte and, where it is a letter, the capital. */
function casesOf(byte: number): number[] {
	return byte >= 97 && byte <= 122 ? [byte, byte - 32] : [byte];
}

function startsWith(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
	for (let index = 0; index < word.length; index++)
		if (FOLD[bytes[start + index] ?? 0] !== word[index]) return false;
	return true;
}

function isConfirmed(bytes: Uint8Array, start: number, word: EncodedWord): boolean {
	const { link, confirms } = word;
	if (confirms === undefined) return true;
	if (link === "after" && !isLinked(bytes, start + word.bytes.length, 1)) return false;
	if (link === "before" && !isLinked(bytes, start - 1, -1)) return false;
	const from = Math.max(0, start - MARGIN);
	const around = decoder.decode(bytes.subarray(from, start + MARGIN));
	return confirms(around.toLowerCase(), start - from);
}

/** Whether the next byte that is no space or parenthesis joins two names: `.`, `->`, `?.`, `::`, `["`. */
function isLinked(bytes: Uint8Array, from: number, step: 1 | -1): boolean {
	for (let at = from, seen = 0; seen < MARGIN; at += step, seen++) {
		const byte = bytes[at];
		if (byte === undefined) return false;
		if (byte > 32 && byte !== 40 && byte !== 41 && byte !== 92) return LINKS.has(byte);
	}
	return false;
}

/** `.`, `-`, `>`, `?`, `!`, `:`, `[`, `]` and quotes. */
const LINKS = new Set([46, 45, 62, 63, 33, 58, 91, 93, 34, 39]);
