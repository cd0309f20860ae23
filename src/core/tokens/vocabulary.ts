/**
 * A vocabulary as a file holds it: every token in rank order as its length (one byte; 255 and two more bytes,
 * little-endian, from 255 on) and its bytes. `src/build/vocabularies.ts` writes it.
 */
export type VocabularyBytes = Uint8Array;

const MULTIPLIER = 0x9e3779b1;

/**
 * A byte-pair vocabulary laid out flat: token bytes end to end and an open-addressing table from bytes to token.
 * A token's number is its place in rank order, so of two numbers the lower one merges first.
 */
export class Vocabulary {
	readonly size: number;
	readonly #bytes: Uint8Array;
	readonly #starts: Uint32Array;
	/** Two cells per slot: the hash, and the token's number + 1 (0 is free). */
	readonly #table: Int32Array;
	readonly #mask: number;

	constructor(file: VocabularyBytes) {
		this.#bytes = file;
		this.size = countTokens(file);
		this.#starts = new Uint32Array(this.size * 2);
		const slots = 1 << (32 - Math.clz32(this.size * 2 - 1));
		this.#mask = slots - 1;
		this.#table = new Int32Array(slots * 2);
		this.#fill();
	}

	#fill(): void {
		const file = this.#bytes;
		let at = 0;
		for (let token = 0; token < this.size; token++) {
			const length = lengthAt(file, at);
			const start = at + headerOf(length);
			at = start + length;
			this.#starts[token * 2] = start;
			this.#starts[token * 2 + 1] = at;
			const hash = hashOf(file, start, at);
			let slot = hash & this.#mask;
			while (this.#table[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
			this.#table[slot * 2] = hash;
			this.#table[slot * 2 + 1] = token + 1;
		}
	}

	/** The token that is exactly `text[start, end)`, or -1. */
	find(text: Uint8Array, start: number, end: number): number {
		return this.findHashed(text, start, end, hashOf(text, start, end));
	}

	/** As `find`, where the caller has `hashOf(text, start, end)` already. */
	findHashed(text: Uint8Array, start: number, end: number, hash: number): number {
		const table = this.#table;
		const mask = this.#mask;
		let slot = hash & mask;
		for (;;) {
			const token = (table[slot * 2 + 1] as number) - 1;
			if (token < 0) return -1;
			if (table[slot * 2] === hash && this.#isToken(token, text, start, end)) return token;
			slot = (slot + 1) & mask;
		}
	}

	#isToken(token: number, text: Uint8Array, start: number, end: number): boolean {
		const bytes = this.#bytes;
		let at = this.#starts[token * 2] as number;
		if ((this.#starts[token * 2 + 1] as number) - at !== end - start) return false;
		for (let i = start; i < end; i++, at++) if (bytes[at] !== text[i]) return false;
		return true;
	}
}

/** A 32-bit hash of `bytes[start, end)`, spread over its low bits. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
	let hash = end - start;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), MULTIPLIER);
	return hash ^ (hash >>> 15);
}

function lengthAt(file: VocabularyBytes, at: number): number {
	const length = file[at] as number;
	return length < 255 ? length : (file[at + 1] as number) | ((file[at + 2] as number) << 8);
}

function headerOf(length: number): number {
	return length < 255 ? 1 : 3;
}

function countTokens(file: VocabularyBytes): number {
	let tokens = 0;
	for (let at = 0; at < file.length; tokens++) {
		const length = lengthAt(file, at);
		at += headerOf(length) + length;
	}
	return tokens;
}
