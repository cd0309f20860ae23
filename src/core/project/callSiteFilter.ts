import { type CallSiteWord, listCallSiteWords } from "./callSiteWords.ts";

/**
 * Looks for a set of words in bytes by the rarest four bytes of each. Of four bytes, three stand together at an even offset, the
 * first or the last ones: so only even offsets are looked at, one after the other (a processor would wait for a table that says how
 * far to jump).
 */
interface WordSearch {
	/** By the hash of three bytes: 1 where they are part of some word's rarest four. */
	readonly triples: Uint8Array;
	/** Words by the hash of their rarest four bytes. */
	readonly candidates: readonly (readonly EncodedWord[] | undefined)[];
}

interface EncodedWord {
	readonly bytes: Uint8Array;
	/** Where its rarest four bytes begin. */
	readonly rarest: number;
	/** True where the word alone is enough. */
	isEnough: boolean;
	/** What must hold around it otherwise, by the side on which the next name stands. */
	readonly confirms: { readonly [link in "after" | "before" | "none"]: Confirm[] };
}

type Confirm = NonNullable<CallSiteWord["confirms"]>;

const GRAM = 4;

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
	const { triples } = search;
	const last = bytes.length - 3;
	for (let at = 0; at <= last; at += 2)
		if (triples[hashTriple(bytes, at)] === 1 && isAnyNear(bytes, at, search)) return true;
	return false;
}

const encoder = new TextEncoder();

/** Like `mightContainCallSites`, for a text. */
export function mightSend(text: string): boolean {
	return mightContainCallSites(encoder.encode(text));
}

/** A hash of three bytes whatever their case, in 14 bits. */
function hashTriple(bytes: Uint8Array, at: number): number {
	const key =
		(bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
	return Math.imul(key | 0x202020, 0x9e3779b1) >>> 18;
}

/** Whether a word stands where three bytes are part of its rarest four. */
function isAnyNear(bytes: Uint8Array, at: number, { candidates }: WordSearch): boolean {
	for (let start = at; start >= at - 1 && start >= 0; start--) {
		if (start + GRAM > bytes.length) continue;
		const words = candidates[hashAt(bytes, start)];
		if (words !== undefined && isAnyAround(bytes, start, words)) return true;
	}
	return false;
}

/** A hash of four bytes whatever their case, in 14 bits. */
function hashAt(bytes: Uint8Array, at: number): number {
	const key =
		(bytes[at] as number) |
		((bytes[at + 1] as number) << 8) |
		((bytes[at + 2] as number) << 16) |
		((bytes[at + 3] as number) << 24);
	return Math.imul(key | 0x20202020, 0x9e3779b1) >>> 18;
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

/** Whether one of the words stands where its rarest bytes were found at an offset. */
function isAnyAround(bytes: Uint8Array, at: number, words: readonly EncodedWord[]): boolean {
	for (const word of words) {
		const start = at - word.rarest;
		if (!startsWith(bytes, start, word.bytes) || !isBoundary(bytes, start)) continue;
		if (isConfirmed(bytes, start, word)) return true;
	}
	return false;
}

function prepare(words: readonly CallSiteWord[]): WordSearch {
	const triples = new Uint8Array(1 << 14);
	const candidates: EncodedWord[][] = Array.from({ length: 1 << 14 }, () => []);
	for (const word of joinEqual(words)) {
		const { bytes, rarest } = word;
		triples[hashTriple(bytes, rarest)] = 1;
		triples[hashTriple(bytes, rarest + 1)] = 1;
		candidates[hashAt(bytes, rarest)]?.push(word);
	}
	const used = candidates.map((list) => (list.length > 0 ? list : undefined));
	return { triples, candidates: used };
}

/** Many rows are recognised by the same word. */
function joinEqual(words: readonly CallSiteWord[]): Iterable<EncodedWord> {
	const joined = new Map<string, EncodedWord>();
	for (const { word, link = "none", confirms } of words) {
		if (word.length < GRAM) throw new Error(`"${word}" is too short to be looked for`);
		let one = joined.get(word);
		if (one === undefined) {
			const none = { after: [], before: [], none: [] };
			const bytes = encoder.encode(word);
			one = { bytes, rarest: findRarest(word), isEnough: false, confirms: none };
			joined.set(word, one);
		}
		if (confirms === undefined) one.isEnough = true;
		else one.confirms[link].push(confirms);
	}
	return joined.values();
}

/** Characters of source text, the commonest first; all others are rarer. */
const BY_FREQUENCY = "etraionslcdpumfhg_.by\"'wv/-kxqz";

/** Three letters that source text is full of. */
const COMMON_TRIPLES =
	/ing|ion|tio|ent|ate|ess|con|ter|res|ers|str|tex|ext|par|mod|int|ect|est|ode|ame|ion|for|age|ver|pro|com|per|ser|lin|ine|ist|ort|end|ata|que|req|inp|put|ind|nde|dex|typ|ype|key|lab|lev|sta|men|err|ror|ror|all|ove|and|the|arg|obj|jec|tab|ble|ach|han|cha|nge|upd|cre|rea|tim|ime|ran|ang|sho|tri|rin|set|get|ret|tur|urn|def|sel|elf|cla|las|ass|imp|mpo|por/g;
/** As many ranks as a common triple costs. */
const COMMONNESS = 30;

/** Where the four bytes of a word begin that source text has least. */
function findRarest(word: string): number {
	let best = 0;
	let bestRarity = Number.NEGATIVE_INFINITY;
	for (let start = 0; start + GRAM <= word.length; start++) {
		const gram = word.slice(start, start + GRAM);
		let rarity = 0;
		for (const letter of gram) {
			const rank = BY_FREQUENCY.indexOf(letter);
			rarity += rank < 0 ? BY_FREQUENCY.length : rank;
		}
		for (const triple of [gram.slice(0, 3), gram.slice(1)])
			if (triple.search(COMMON_TRIPLES) === 0) rarity -= COMMONNESS;
		if (rarity > bestRarity) {
			best = start;
			bestRarity = rarity;
		}
	}
	return best;
}

function startsWith(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
	for (let index = 0; index < word.length; index++)
		if (FOLD[bytes[start + index] ?? 0] !== word[index]) return false;
	return true;
}

function isConfirmed(bytes: Uint8Array, start: number, word: EncodedWord): boolean {
	if (word.isEnough) return true;
	const { after, before, none } = word.confirms;
	const possible = [
		...(after.length > 0 && isLinked(bytes, start + word.bytes.length, 1) ? after : []),
		...(before.length > 0 && isLinked(bytes, start - 1, -1) ? before : []),
		...none,
	];
	if (possible.length === 0) return false;
	const from = Math.max(0, start - MARGIN);
	const around = decoder.decode(bytes.subarray(from, start + MARGIN)).toLowerCase();
	return possible.some((confirms) => confirms(around, start - from));
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
