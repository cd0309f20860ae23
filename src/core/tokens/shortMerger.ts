import { type PairMemo, UNMERGED } from "./pairMemo.ts";
import { type ByteText, hashOf, joinHashes, NONE, type Vocabulary } from "./vocabulary.ts";

/** Pieces up to this many bytes are merged by scanning, which beats a queue for short ones. */
export const SHORT_PIECE = 64;
/** What the merging of a piece starts from. */
export type MergeUnit = "byte" | "codePoint";

/** The lower bits of a merge tell the left one of its parts, the higher ones the token. */
const PART_BITS = 7;
const PART_MASK = (1 << PART_BITS) - 1;
/** Instead of a merge where two parts do not merge; above every merge. */
const NO_MERGE = UNMERGED << PART_BITS;
/** The parts of a piece, with an empty one before and two behind. */
const PARTS = SHORT_PIECE + 3;

/**
 * Merges short pieces. Their parts keep their places, from 1 on: where each starts, its token, the hash of its bytes, its
 * neighbours, and the merge of it and the next one. The lowest merge is the next one to do, the leftmost of equals.
 */
export class ShortMerger {
	readonly #vocabulary: Vocabulary;
	readonly #pairs: PairMemo;
	readonly #isByByte: boolean;
	/** Counted from the start of the piece. */
	readonly #starts = new Int32Array(PARTS);
	readonly #tokens = new Int32Array(PARTS);
	readonly #hashes = new Int32Array(PARTS);
	readonly #next = new Int32Array(PARTS);
	readonly #previous = new Int32Array(PARTS);
	readonly #merges = new Int32Array(PARTS);
	/** Parts that may merge with the next one. */
	readonly #likely = new Int32Array(PARTS);

	/** `unit` is what merging starts from: bytes, or code points of which unknown ones count a token per byte. */
	constructor(vocabulary: Vocabulary, pairs: PairMemo, unit: MergeUnit) {
		this.#vocabulary = vocabulary;
		this.#pairs = pairs;
		this.#isByByte = unit === "byte";
		// The empty part before the first; those behind the last are set piece by piece.
		this.#tokens[0] = NONE;
	}

	/** The number of tokens of `text[start, end)`, of at most `SHORT_PIECE` bytes. */
	count(text: ByteText, start: number, end: number): number {
		if (this.#isByByte) return this.#merge(text, start, this.#divideBytes(text, start, end));
		const parts = this.#divideCodePoints(text, start, end);
		const extra = this.#countUnknown(parts);
		return this.#merge(text, start, parts) + extra;
	}

	/** Merges what can be merged; returns how many parts are left. */
	#merge(text: ByteText, start: number, parts: number): number {
		const starts = this.#starts;
		const tokens = this.#tokens;
		const hashes = this.#hashes;
		const next = this.#next;
		const previous = this.#previous;
		const merges = this.#merges;
		const vocabulary = this.#vocabulary;
		const pairs = this.#pairs;
		this.#findMerges(text, start, parts);
		for (let left = parts; ; left--) {
			const merge = lowestOf(merges, parts);
			const token = merge >> PART_BITS;
			if (token === UNMERGED) return left;
			const part = merge & PART_MASK;
			const absorbed = next[part] as number;
			const after = next[absorbed] as number;
			const before = previous[part] as number;
			const from = starts[part] as number;
			const middle = starts[absorbed] as number;
			const end = starts[after] as number;
			const afterEnd = starts[next[after] as number] as number;
			const hash = joinHashes(
				hashes[part] as number,
				hashes[absorbed] as number,
				(end - middle) | 0,
			);
			const hashBefore = joinHashes(hashes[before] as number, hash, (end - from) | 0);
			const hashAfter = joinHashes(hash, hashes[after] as number, (afterEnd - end) | 0);
			tokens[part] = token;
			hashes[part] = hash;
			next[part] = after;
			previous[after] = part;
			merges[absorbed] = NO_MERGE;
			// Both are asked for before either is looked at, so that the processor fetches them together.
			const hintBefore = vocabulary.hintOf(hashBefore);
			const hintAfter = vocabulary.hintOf(hashAfter);
			let mergeBefore = NO_MERGE;
			let mergeAfter = NO_MERGE;
			const tokenBefore = tokens[before] as number;
			if (hintBefore !== 0 && tokenBefore !== NONE) {
				let merged = pairs.recall(tokenBefore, token);
				if (merged < 0) {
					const at = start + (starts[before] as number);
					merged = pairs.find(tokenBefore, token, text, at, start + end, hashBefore);
				}
				mergeBefore = (merged << PART_BITS) | before;
			}
			const tokenAfter = tokens[after] as number;
			if (hintAfter !== 0 && tokenAfter !== NONE) {
				let merged = pairs.recall(token, tokenAfter);
				if (merged < 0) {
					merged = pairs.find(token, tokenAfter, text, start + from, start + afterEnd, hashAfter);
				}
				mergeAfter = (merged << PART_BITS) | part;
			}
			merges[before] = mergeBefore;
			merges[part] = mergeAfter;
		}
	}

	/** Fills in the merge of each part and the next one. */
	#findMerges(text: ByteText, start: number, parts: number): void {
		const starts = this.#starts;
		const tokens = this.#tokens;
		const hashes = this.#hashes;
		const next = this.#next;
		const previous = this.#previous;
		const merges = this.#merges;
		const likely = this.#likely;
		const vocabulary = this.#vocabulary;
		const pairs = this.#pairs;
		let found = 0;
		for (let part = 1; part <= parts + 1; part++) {
			next[part] = part + 1;
			previous[part] = part - 1;
			merges[part] = NO_MERGE;
		}
		for (let part = 1; part < parts; part++) {
			const length = ((starts[part + 2] as number) - (starts[part + 1] as number)) | 0;
			const hash = joinHashes(hashes[part] as number, hashes[part + 1] as number, length);
			likely[found] = part;
			found = (found + vocabulary.hintOf(hash)) | 0;
		}
		for (let i = 0; i < found; i++) {
			const part = likely[i] as number;
			const left = tokens[part] as number;
			const right = tokens[part + 1] as number;
			if (left === NONE || right === NONE) continue;
			let merged = pairs.recall(left, right);
			if (merged < 0) {
				const from = start + (starts[part] as number);
				const end = start + (starts[part + 2] as number);
				merged = pairs.find(left, right, text, from, end, hashOf(text.bytes, from, end));
			}
			merges[part] = (merged << PART_BITS) | part;
		}
	}

	/**
	 * Fills in the parts, bytes; returns their number. Two bytes are merged at once where no other merge can
	 * come before: where their token is of a lower rank than every token that holds one of them with its neighbour on
	 * the other side, which any other merge of either would make. In most scripts that makes each letter a single part.
	 */
	#divideBytes(text: ByteText, start: number, end: number): number {
		const vocabulary = this.#vocabulary;
		const starts = this.#starts;
		const tokens = this.#tokens;
		const hashes = this.#hashes;
		let parts = 0;
		let before = NONE;
		let across = this.#lowestAcross(text, start, end);
		for (let at = start; at < end; ) {
			parts++;
			starts[parts] = at - start;
			const after = this.#lowestAcross(text, at + 1, end);
			const mayPair = across < before && across < after;
			const pair = mayPair ? vocabulary.findTiny(text, at, 2) : NONE;
			if (pair < before && pair < after) {
				tokens[parts] = pair;
				hashes[parts] = hashOf(text.bytes, at, at + 2);
				at += 2;
				before = after;
				across = this.#lowestAcross(text, at, end);
			} else {
				tokens[parts] = vocabulary.findTiny(text, at, 1);
				hashes[parts] = hashOf(text.bytes, at, at + 1);
				at++;
				before = across;
				across = after;
			}
		}
		this.#close(parts, end - start);
		return parts;
	}

	/** The lowest token that reaches across the byte at `at` and the next one. */
	#lowestAcross(text: ByteText, at: number, end: number): number {
		return at + 1 < end ? this.#vocabulary.lowestAcross(text, at) : NONE;
	}

	#divideCodePoints(text: ByteText, start: number, end: number): number {
		let parts = 0;
		for (let at = start; at < end; ) {
			const next = at + widthOf(text.bytes[at] as number);
			parts++;
			this.#starts[parts] = at - start;
			this.#tokens[parts] = this.#vocabulary.find(text, at, next);
			this.#hashes[parts] = hashOf(text.bytes, at, next);
			at = next;
		}
		this.#close(parts, end - start);
		return parts;
	}

	/** Sets the empty parts behind the last one. */
	#close(parts: number, length: number): void {
		this.#starts[parts + 1] = length;
		this.#starts[parts + 2] = length;
		this.#tokens[parts + 1] = NONE;
	}

	/** The bytes of parts that are no token, less one each. */
	#countUnknown(parts: number): number {
		let extra = 0;
		for (let part = 1; part <= parts; part++) {
			const width = (this.#starts[part + 1] as number) - (this.#starts[part] as number);
			if (this.#tokens[part] === NONE) extra += width - 1;
		}
		return extra;
	}
}

/** The lowest of the merges 1 to `parts`, which has one more behind it; taken without branches, which would often be guessed wrong. */
function lowestOf(merges: Int32Array, parts: number): number {
	let odd = NO_MERGE;
	let even = NO_MERGE;
	for (let part = 1; part < parts; part += 2) {
		const isOdd = ((merges[part] as number) - odd) | 0;
		odd = (odd + (isOdd & (isOdd >> 31))) | 0;
		const isEven = ((merges[part + 1] as number) - even) | 0;
		even = (even + (isEven & (isEven >> 31))) | 0;
	}
	return Math.min(odd, even);
}

/** The bytes of a code point by its first. */
export function widthOf(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}
