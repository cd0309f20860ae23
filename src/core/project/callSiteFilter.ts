import { GRAM } from "./rareLetters.ts";
import {
	type AskedFile,
	FOLD,
	hashNextName,
	isWordByte,
	prepareUse,
	WordHit,
	type WordUse,
} from "./wordHit.ts";
import { type ListedWord, listWords } from "./wordList.ts";

/**
 * Looks for a set of words in bytes by four bytes of each. Only even offsets are looked at, one after the other (a processor would
 * wait for a table that says how far to jump): wherever a word begins, its rarest four bytes at an even place in it stand there, or
 * its rarest ones at an odd place.
 */
interface WordSearch {
	/** One bit for each hash of four bytes: set where some word is looked for by them. Small enough to stay near the processor. */
	readonly bits: Int32Array;
	/** A hash table of the four bytes that words are looked for by; 0 for an empty slot. */
	readonly grams: Int32Array;
	/** The words by slot. */
	readonly places: readonly (readonly Place[] | undefined)[];
}

/** Four bytes that a word is looked for by. */
interface Place {
	readonly word: EncodedWord;
	/** Where in the word they begin; -1 where they begin at the byte before it. */
	readonly offset: number;
}

interface EncodedWord {
	readonly bytes: Uint8Array;
	/** What says that it counts: one of them is enough. */
	readonly uses: readonly WordUse[];
	/** Hashes of the names of which one comes next, whatever use it is; undefined where some use asks for none. */
	readonly followers: ReadonlySet<number> | undefined;
}

let search: WordSearch | undefined;

/**
 * Whether a file could hold a call site: false for bytes without a word of any SDK. Some files that hold none are let through; none
 * that holds one is kept back. UTF-8 or any other encoding that leaves ASCII as it is; `language` is left out where a file may hold
 * several.
 */
export function mightContainCallSites(bytes: Uint8Array, language?: string): boolean {
	search ??= prepare(listWords());
	const { bits } = search;
	const file = { bytes, language, text: undefined };
	const numbers = readNumbers(bytes);
	// Each number holds four bytes; with the next one, also the four that begin two bytes later.
	const last = numbers.length - 1;
	let number = numbers[0] ?? 0;
	for (let index = 0; index < last; index++) {
		const next = numbers[index + 1] as number;
		const gram = number | SMALL_LETTERS;
		const other = (number >>> 16) | (next << 16) | SMALL_LETTERS;
		const one = hashOf(gram);
		const two = hashOf(other);
		const isOne = ((bits[one >>> 5] as number) >>> one) & 1;
		const isTwo = ((bits[two >>> 5] as number) >>> two) & 1;
		if ((isOne | isTwo) !== 0) {
			if (isOne !== 0 && isAnyBy(gram, file, index * GRAM, search)) return true;
			if (isTwo !== 0 && isAnyBy(other, file, index * GRAM + 2, search)) return true;
		}
		number = next;
	}
	return isAnyAtEnd(file, Math.max(0, last) * GRAM, search);
}

const encoder = new TextEncoder();

/** Like `mightContainCallSites`, for a text. */
export function mightSend(text: string, language?: string): boolean {
	return mightContainCallSites(encoder.encode(text), language);
}

/** The bytes as whole 32-bit numbers (little-endian, as every processor that this runs on). */
function readNumbers(bytes: Uint8Array): Int32Array {
	const isAligned = bytes.byteOffset % 4 === 0;
	const { buffer, byteOffset } = isAligned ? bytes : bytes.slice();
	return new Int32Array(buffer, byteOffset, bytes.length >> 2);
}

/** Four bytes as one number, letters as small ones. */
function gramAt(bytes: Uint8Array, at: number): number {
	return (
		(bytes[at] as number) |
		((bytes[at + 1] as number) << 8) |
		((bytes[at + 2] as number) << 16) |
		((bytes[at + 3] as number) << 24) |
		SMALL_LETTERS
	);
}

/** Makes the two cases of a letter one, in each of four bytes. */
const SMALL_LETTERS = 0x20202020;

/** A hash of four bytes, in 18 bits. */
function hashOf(gram: number): number {
	return Math.imul(gram, 0x9e3779b1) >>> 14;
}

const SLOTS = 1 << 15;

/** The slot that holds four bytes, or the empty one where they belong. */
function slotOf(gram: number, grams: Int32Array): number {
	let slot = hashOf(gram) & (SLOTS - 1);
	while (grams[slot] !== gram && grams[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
	return slot;
}

/** Whether a word stands where four bytes are that begin at an offset. */
function isAnyBy(
	gram: number,
	file: AskedFile,
	at: number,
	{ grams, places }: WordSearch,
): boolean {
	const found = places[slotOf(gram, grams)];
	if (found === undefined) return false;
	for (const { word, offset } of found) if (isAt(file, at - offset, word)) return true;
	return false;
}

/** Whether a word is found by four bytes that begin at an even offset from there on; a byte that is missing is 0. */
function isAnyAtEnd(file: AskedFile, from: number, search: WordSearch): boolean {
	const { bytes } = file;
	for (let at = from; at + GRAM <= bytes.length + 1; at += 2)
		if (isAnyBy(gramAt(bytes, at), file, at, search)) return true;
	return false;
}

/** Whether a word stands at an offset and counts there. */
function isAt(file: AskedFile, start: number, word: EncodedWord): boolean {
	const { bytes } = file;
	if (!startsWith(bytes, start, word.bytes)) return false;
	if (isWordByte(bytes[start]) && isWordByte(bytes[start - 1])) return false;
	const end = start + word.bytes.length;
	if (word.followers?.has(hashNextName(bytes, end)) === false) return false;
	const hit = new WordHit(file, start, end);
	return word.uses.some((use) => hit.countsAs(use));
}

function prepare(words: readonly ListedWord[]): WordSearch {
	const bits = new Int32Array(1 << 13);
	const grams = new Int32Array(SLOTS);
	const places: (readonly Place[])[] = new Array(SLOTS);
	const add = (gram: number, alone: readonly Place[]) => {
		const hash = hashOf(gram);
		bits[hash >>> 5] = (bits[hash >>> 5] as number) | (1 << hash);
		const slot = slotOf(gram, grams);
		grams[slot] = gram;
		const known = places[slot];
		places[slot] = known === undefined ? alone : [...known, ...alone];
	};
	for (const { text, uses, rarest } of words) {
		const word = encodeWord(text, uses.map(prepareUse));
		for (const offset of rarest)
			if (offset !== null) add(gramAt(word.bytes, offset), [{ word, offset }]);
			else for (const [gram, place] of gramsAround(word)) add(gram, [place]);
	}
	return { bits, grams, places };
}

/** The four bytes by which a word of four is found at an odd offset: all but one of it, and any that may stand beside it. */
function gramsAround(word: EncodedWord): (readonly [number, Place])[] {
	const first = gramAt(word.bytes, 0);
	if (isWordByte(word.bytes[0]))
		return NO_LETTERS.map((before) => [(first << 8) | before, { word, offset: -1 }]);
	const isWhole = word.uses.every((use) => use.isWhole === true);
	return (isWhole ? NO_LETTERS : ANY_BYTES).map((after) => [
		(first >>> 8) | (after << 24),
		{ word, offset: 1 },
	]);
}

/** Every byte, with the two cases of a letter as one. */
const ANY_BYTES = Array.from({ length: 256 }, (_, byte) => byte).filter(
	(byte) => (byte & 32) !== 0,
);
/** Those of them that are no letter, whatever its case. */
const NO_LETTERS = ANY_BYTES.filter((byte) => byte < 97 || byte > 122);

function encodeWord(text: string, uses: readonly WordUse[]): EncodedWord {
	const followers = uses.every(({ next }) => next !== undefined)
		? new Set(uses.flatMap(({ next }) => [...(next ?? [])]))
		: undefined;
	return { bytes: encoder.encode(text), uses, followers };
}

function startsWith(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
	for (let index = 0; index < word.length; index++)
		if (FOLD[bytes[start + index] ?? 0] !== word[index]) return false;
	return true;
}
