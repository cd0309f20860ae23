import { folderOf } from "./paths.ts";

/** A function of the project that sends what its callers give it, as a scan hands it from one thread to the others. */
export interface DeclaredWrapper {
	readonly name: string;
	readonly file: string;
	/** The class whose method it is. */
	readonly className: string | undefined;
	/** Importers may call it by any name. */
	readonly isDefault: boolean;
}

/** Whether a file calls a wrapper: `likely` also names its module or class, `doubtful` only calls something of that name. */
export type CallerChance = "none" | "doubtful" | "likely";

const NAME = 1;
const HINT = 2;

/** Stems that say nothing of a module: the folder's name is what importers write. */
const FOLDER_FILES = /^(index|__init__|mod|lib|main)$/;

/** Languages that call without parentheses. */
const BARE_CALLS = /\.(rb|sh|bash|zsh)$/;

interface Word {
	kinds: number;
	/** The files that declare a wrapper of this name. */
	readonly files: Set<string>;
}

/** Says by the words of a file's bytes whether it may call one of some wrappers, so that few files are parsed again. */
export class CallerFilter {
	readonly #words = new Map<number, Word>();
	/** Bits of the hashes, asked before the map. */
	readonly #mayHold = new Uint8Array(1 << 16);
	readonly #folders: ReadonlySet<string>;
	#found: Word = { kinds: 0, files: new Set() };

	constructor(wrappers: readonly DeclaredWrapper[]) {
		this.#folders = new Set(wrappers.map(({ file }) => folderOf(file)));
		for (const { name, file, className, isDefault } of wrappers) {
			const stem = stemOf(file);
			this.#add(name, NAME, file);
			this.#add(stem, HINT, file);
			if (className !== undefined) this.#add(className, HINT, file);
			if (isDefault) this.#add(stem, NAME, file);
		}
	}

	/** Asks the bytes of a file; `path` is relative to the root, with `/`. */
	chanceOf(path: string, bytes: Uint8Array): CallerChance {
		const needsParenthesis = !BARE_CALLS.test(path);
		let isCalled = false;
		let isDeclared = false;
		let isHinted = false;
		for (let at = this.#nextWord(bytes, 0); at < bytes.length; at = this.#nextWord(bytes, at)) {
			const { kinds, files } = this.#found;
			const isOwn = files.has(path);
			isHinted ||= (kinds & HINT) !== 0 && !(isOwn && files.size === 1);
			if ((kinds & NAME) !== 0 && (!needsParenthesis || isCallAt(bytes, at))) {
				isCalled = true;
				isDeclared ||= isOwn;
			}
			if (isCalled && isHinted) return "likely";
		}
		if (!isCalled || isDeclared) return "none";
		return this.#folders.has(folderOf(path)) ? "likely" : "doubtful";
	}

	/** Goes to the end of the next word that is known, which `#found` then is; to the end of the bytes when there is none. */
	#nextWord(bytes: Uint8Array, from: number): number {
		for (let at = from; at < bytes.length; at++) {
			if (!isWord(bytes[at] as number)) continue;
			let hash = FNV;
			for (; at < bytes.length && isWord(bytes[at] as number); at++)
				hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
			const word = this.#mayHold[hash & 0xffff] === 0 ? undefined : this.#words.get(hash);
			if (word === undefined) continue;
			this.#found = word;
			return at;
		}
		return bytes.length;
	}

	#add(text: string, kind: number, file: string): void {
		const hash = hashOf(text);
		this.#mayHold[hash & 0xffff] = 1;
		const word = this.#words.get(hash) ?? { kinds: 0, files: new Set() };
		word.kinds |= kind;
		word.files.add(file);
		this.#words.set(hash, word);
	}
}

function stemOf(path: string): string {
	const names = path.split("/");
	const stem = (names.at(-1) ?? "").replace(/\..*$/, "");
	return FOLDER_FILES.test(stem) ? (names.at(-2) ?? stem) : stem;
}

const FNV = 0x811c9dc5 | 0;
const encoder = new TextEncoder();

function hashOf(text: string): number {
	let hash = FNV;
	for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash;
}

/** Letters, digits, `_`, and bytes of letters beyond ASCII. */
function isWord(byte: number): boolean {
	return (
		(byte >= 97 && byte <= 122) ||
		(byte >= 65 && byte <= 90) ||
		(byte >= 48 && byte <= 57) ||
		byte === 95 ||
		byte >= 128
	);
}

/** Whether `(`, `<`, `!`, `?.` or `{` follows, after spaces. */
function isCallAt(bytes: Uint8Array, from: number): boolean {
	let at = from;
	while (bytes[at] === 32 || bytes[at] === 9) at++;
	const byte = bytes[at];
	return byte === 40 || byte === 60 || byte === 33 || byte === 63 || byte === 58;
}
