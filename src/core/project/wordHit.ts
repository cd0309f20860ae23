import { type Confirm, callOf, confirmPattern, TRANSPARENT } from "./callPatterns.ts";
import { endsInImport, holdsImport } from "./importLine.ts";
import type { ListedUse } from "./wordList.ts";

/** One reason for which a word counts, made ready to be asked. */
export interface WordUse extends Omit<ListedUse, "next" | "confirms" | "elsewhere"> {
	/** Hashes of the names of which one comes next (`hashOfName`). */
	readonly next: ReadonlySet<number> | undefined;
	readonly confirms: Confirm | undefined;
	/** Matches what must stand somewhere in the file, in lower case. */
	readonly elsewhere: (() => RegExp) | undefined;
	/** True for a method that must be called: what follows it is looked at before `confirms` is asked. */
	readonly isCalled: boolean;
}

/** Makes a use ready. */
export function prepareUse({ next, confirms, elsewhere, ...rest }: ListedUse): WordUse {
	return {
		...rest,
		next: next === undefined ? undefined : new Set([...LEFT_OUT, hashOfName(next)]),
		confirms: confirms && confirmPattern(confirms),
		isCalled: confirms !== undefined && "call" in confirms,
		elsewhere: elsewhere === undefined ? undefined : callOf(elsewhere),
	};
}

/** A file that is asked about. */
export interface AskedFile {
	readonly bytes: Uint8Array;
	/** Undefined where it may hold several languages. */
	readonly language: string | undefined;
	/** The whole file as lower-case text, once it was needed. */
	text: string | undefined;
}

/** Text around a hit that is looked at to confirm it. */
const MARGIN = 200;

const encoder = new TextEncoder();
const decoder = new TextDecoder("latin1");

/** A place where a word stands in a file; what is around it is read when a use asks for it. */
export class WordHit {
	readonly #file: AskedFile;
	readonly #start: number;
	readonly #end: number;
	#following: number | undefined;
	#around: string | undefined;
	#importLine: string | false | undefined;

	constructor(file: AskedFile, start: number, end: number) {
		this.#file = file;
		this.#start = start;
		this.#end = end;
	}

	countsAs(use: WordUse): boolean {
		const { isWhole, next, isLinked, languages, importedAfter, confirms, elsewhere } = use;
		if (isWhole === true && isNameByte(this.#file.bytes[this.#end])) return false;
		if (next !== undefined && !next.has(this.#followingName())) return false;
		if (isLinked === true && !this.#isLinkedBefore()) return false;
		const { language } = this.#file;
		if (language !== undefined && languages?.includes(language) === false) return false;
		if (use.isCalled && !mayBeCalled(this.#file.bytes[this.#end])) return false;
		if (importedAfter !== undefined && !this.#isImported(importedAfter)) return false;
		if (confirms !== undefined && !this.#isConfirmed(confirms)) return false;
		return elsewhere === undefined || elsewhere().test(this.#wholeText());
	}

	/** The hash of the name that comes next, joined by a dot or the like; 0 where there is none. */
	#followingName(): number {
		this.#following ??= hashNextName(this.#file.bytes, this.#end);
		return this.#following;
	}

	/** Whether the byte before that is no space or parenthesis joins two names. */
	#isLinkedBefore(): boolean {
		const { bytes } = this.#file;
		let at = this.#start - 1;
		const end = Math.max(0, at - MARGIN);
		while (at > end && isSpace(bytes[at] as number)) at--;
		return LINKS.has(bytes[at] ?? 0);
	}

	/** Whether an import names the word, after other segments of its module. */
	#isImported(after: readonly string[]): boolean {
		this.#importLine ??= this.#readImportLine();
		return this.#importLine !== false && endsInImport(this.#importLine, after);
	}

	/** The line up to the word, and the mark that is part of it; false where nothing is imported in it. */
	#readImportLine(): string | false {
		const { bytes } = this.#file;
		const end = isWordByte(bytes[this.#start]) ? this.#start : this.#start + 1;
		const limit = Math.max(0, end - MARGIN);
		let start = end;
		while (start > limit && bytes[start - 1] !== LINE_FEED) start--;
		return holdsImport(bytes, start, end) && readSmall(bytes, start, end);
	}

	#isConfirmed(confirms: Confirm): boolean {
		const start = this.#start;
		const from = Math.max(0, start - MARGIN);
		this.#around ??= readSmall(this.#file.bytes, from, start + MARGIN);
		return confirms(this.#around, start - from, this.#end - start);
	}

	#wholeText(): string {
		this.#file.text ??= decoder.decode(this.#file.bytes).toLowerCase();
		return this.#file.text;
	}
}

/** A stretch of bytes as lower-case text. */
function readSmall(bytes: Uint8Array, from: number, to: number): string {
	return decoder.decode(bytes.subarray(from, to)).toLowerCase();
}

/** The hash of the name that comes after an offset, joined by a dot or the like; 0 where there is none. */
export function hashNextName(bytes: Uint8Array, from: number): number {
	let at = from;
	const end = Math.min(bytes.length, from + MARGIN);
	while (at < end && isSpace(bytes[at] as number)) at++;
	if (!isLink(bytes[at], bytes[at + 1])) return 0;
	while (at < end && !isNameByte(bytes[at] as number)) at++;
	let hash = 0;
	for (; at < end && isNameByte(bytes[at] as number); at++)
		hash = addToHash(hash, bytes[at] as number);
	return hash;
}

/** A hash of a name; without case and `_`, which do not matter. */
function hashOfName(name: string): number {
	return encoder.encode(name).reduce(addToHash, 0);
}

function addToHash(hash: number, byte: number): number {
	return byte === UNDERSCORE ? hash : Math.imul(hash ^ (FOLD[byte] as number), 0x01000193) | 1;
}

const UNDERSCORE = 95;
const LINE_FEED = 10;

/** A to Z as a to z. */
export const FOLD = Uint8Array.from({ length: 256 }, (_, byte) =>
	byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

/** Hashes of the names between two parts of a method path that rows leave out. */
const LEFT_OUT = TRANSPARENT.map(hashOfName);

/** Whether a letter or digit stands at an offset. */
export function isWordByte(byte: number | undefined): boolean {
	if (byte === undefined) return false;
	const folded = FOLD[byte] as number;
	return (folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57);
}

function isNameByte(byte: number | undefined): boolean {
	return byte === UNDERSCORE || isWordByte(byte);
}

/** Spaces, parentheses, and the backslash that continues a line. */
function isSpace(byte: number): boolean {
	return byte <= 32 || byte === 40 || byte === 41 || byte === 92;
}

/** Whether a call may begin with a byte after a name: by a bracket, or after a space. */
function mayBeCalled(byte = 0): boolean {
	return byte <= 32 || byte === 40 || byte === 60 || byte === 123 || byte >= 128;
}

/** What may stand right before a name that is joined to another (`.`, `->`, `?.`, `::`, `["`). */
const LINKS = new Set([...".->?!:[]\"'"].map((mark) => mark.charCodeAt(0)));

/** What may stand after a name that another is joined to, by its first byte: the bytes that follow it; undefined for any. */
const JOINED = new Map(
	Object.entries({
		"?": undefined,
		"!": undefined,
		"[": undefined,
		"-": ">",
		":": ":",
		'"': "]",
		"'": "]",
	}).map(([mark, next]) => [mark.charCodeAt(0), next?.charCodeAt(0)]),
);

const DOT = 46;

/** Whether two bytes after a name join it to another one; a dot before a quote ends a sentence. */
function isLink(byte = 0, next = 0): boolean {
	if (byte === DOT) return next !== 34 && next !== 39;
	return JOINED.has(byte) && (JOINED.get(byte) ?? next) === next;
}
