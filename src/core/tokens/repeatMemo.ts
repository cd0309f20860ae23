/** Shorter texts are counted faster than they are found again. */
const SHORTEST = 200;
/** UTF-16 units that are kept at most; then all is forgotten at once. */
const MOST_UNITS = 1 << 20;
const SEEN_SLOTS = 1 << 12;
const SAMPLES = 12;

/**
 * Remembers the counts of long texts that come again, as the system prompts and tools of a batch do, but keeps none that came once.
 */
export class RepeatMemo {
	readonly #counts = new Map<string, number>();
	/** Fingerprints of texts that were counted lately. */
	readonly #seen = new Int32Array(SEEN_SLOTS);
	#units = 0;

	/** The count of `text`, remembered or by `count`. */
	countOnce(text: string, count: (text: string) => number): number {
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
