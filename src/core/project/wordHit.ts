import type { CallSiteWord } from "./callSiteWords.ts";
import { endsInImport, holdsImport } from "./importLine.ts";

/** One reason for which a word counts. */
export interface WordUse extends Omit<CallSiteWord, "word" | "next"> {
	/** Hashes of the names of which one comes next (`hashOfName`). */
	readonly next: ReadonlySet<number> | undefined;
}

/** Whether a word counts wherever another use says that it does. */
export function includes(wide: WordUse, { isWhole }: WordUse): boolean {
	const { confirms, elsewhere, importedAfter, languages } = wide;
	if (
		confirms !== undefined ||
		importedAfter !== undefined ||
		elsewhere !== undefined ||
		languages !== undefined
	)
		return false;
	return wide.isWhole !== true || isWhole === true;
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

	#isConfirmed(confirms: NonNullable<CallSiteWord["confirms"]>): boolean {
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
export function hashOfName(name: string): number {
	return new TextEncoder().encode(name).reduce(addToHash, 0);
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
