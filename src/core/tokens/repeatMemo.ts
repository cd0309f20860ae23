import { type CanCut, isSafeCut } from "./cutPoint.ts";

/** Shorter texts are counted faster than they are found again. */
const SHORTEST = 200;
/** UTF-16 units that are kept at most; then all is forgotten at once. */
const MOST_UNITS = 1 << 20;
const SEEN_SLOTS = 1 << 12;
const SAMPLES = 24;

/** Longer texts are remembered in parts, of at least `SHORTEST_PART` units and mostly little more. */
const LONGEST_WHOLE = 4096;
const SHORTEST_PART = 1024;
const LONGEST_PART = 8192;

/**
 * Remembers the counts of long texts that come again, as the system prompts and tools of a batch do, but keeps none that came once.
 * Very long ones are remembered in parts, whose ends depend on what stands there: of a prompt that is being written, a keystroke
 * changes one part, and all others are found again.
 */
export class RepeatMemo {
	readonly #canCut: CanCut;
	readonly #counts = new Map<string, number>();
	/** Fingerprints of texts that were counted lately. */
	readonly #seen = new Int32Array(SEEN_SLOTS);
	#units = 0;

	/** `canCut` says where counts of two neighbouring texts add up. */
	constructor(canCut: CanCut = isSafeCut) {
		this.#canCut = canCut;
	}

	/** The count of `text`, remembered or by `count`. */
	countOnce(text: string, count: (text: string) => number): number {
		if (text.length <= LONGEST_WHOLE) return this.#countPart(text, count);
		let tokens = 0;
		for (let at = 0; at < text.length; ) {
			const end = this.#endOfPart(text, at);
			tokens += this.#countPart(text.slice(at, end), count);
			at = end;
		}
		return tokens;
	}

	#endOfPart(text: string, start: number): number {
		for (let at = start + SHORTEST_PART; at < text.length; at++) {
			const isMarked =
				((text.charCodeAt(at - 1) * 31 + text.charCodeAt(at - 2)) & 15) === 0 ||
				at - start > LONGEST_PART;
			if (isMarked && this.#canCut(text, at)) return at;
		}
		return text.length;
	}

	#countPart(text: string, count: (text: string) => number): number {
		if (text.length < SHORTEST || text.length > MOST_UNITS / 16) return count(text);
		const print = fingerprint(text);
		const slot = print & (SEEN_SLOTS - 1);
		if (this.#seen[slot] !== print) {
			this.#seen[slot] = print;
			return count(text);
		}
		const known = this.#counts.get(text);
		if (known !== undefined) return known;
		const tokens = count(text);
		if (this.#units + text.length > MOST_UNITS) {
			this.#counts.clear();
			this.#units = 0;
		}
		this.#counts.set(text, tokens);
		this.#units += text.length;
		return tokens;
	}
}

/** A number that equal texts share, from a few of their units. */
function fingerprint(text: string): number {
	let hash = text.length;
	const step = Math.max(1, Math.floor(text.length / SAMPLES));
	for (let at = 0; at < text.length; at += step) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
	}
	return hash ^ (hash >>> 15);
}
