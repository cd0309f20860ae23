import type { Language as Grammar } from "web-tree-sitter";
import type { GrammarNames } from "./syntaxTree.ts";

/** Views of the parser's memory, made anew when it grew. */
export interface MemoryViews {
	readonly buffer: ArrayBufferLike;
	readonly bytes: Uint8Array;
	readonly words: Int32Array;
}

/** What reading a tree needs to know of its grammar. Lists are by the grammar's internal symbol. */
export interface GrammarTables {
	readonly names: GrammarNames;
	/** The symbol that the world outside sees. */
	readonly publicSymbols: Uint16Array;
	readonly isNamed: Uint8Array;
	/** Symbols that a rule gives its children in place of their own (0: none), by production; undefined where it renames none. */
	readonly aliases: readonly (Uint16Array | undefined)[];
	/** Field numbers (0: none) of a rule's children, by production; undefined where it names none. */
	readonly fields: readonly (Uint8Array | undefined)[];
}

// Places in tree-sitter's `TSLanguage` (lib/src/parser.h), in 32-bit words: unchanged from ABI 13 to 15.
const SYMBOL_COUNT = 1;
const ALIAS_COUNT = 2;
const PRODUCTION_COUNT = 7;
const FIELD_COUNT = 8;
const MAX_ALIAS_LENGTH = 9;
const FIELD_SLICES = 16;
const FIELD_ENTRIES = 17;
const SYMBOL_METADATA = 18;
const PUBLIC_SYMBOLS = 19;
const ALIAS_SEQUENCES = 21;
/** Bytes of one symbol's metadata: visible, named, supertype. */
const METADATA_SIZE = 3;

/** Copies the tables of a grammar out of the parser's memory; `address` is where its `TSLanguage` stands. */
export function readGrammarTables(
	address: number,
	names: GrammarNames,
	{ buffer, bytes, words }: MemoryViews,
): GrammarTables {
	const at = address >> 2;
	const word = (index: number) => words[at + index] as number;
	const shorts = new Uint16Array(buffer);
	const symbolCount = word(SYMBOL_COUNT) + word(ALIAS_COUNT);
	const productionCount = word(PRODUCTION_COUNT);
	const metadata = word(SYMBOL_METADATA);
	const symbols = word(PUBLIC_SYMBOLS) >> 1;
	const isNamed = new Uint8Array(symbolCount);
	for (let symbol = 0; symbol < symbolCount; symbol++)
		isNamed[symbol] = bytes[metadata + symbol * METADATA_SIZE + 1] as number;
	return {
		names,
		publicSymbols: shorts.slice(symbols, symbols + symbolCount),
		isNamed,
		aliases: readAliases(
			shorts,
			word(ALIAS_SEQUENCES) >> 1,
			word(MAX_ALIAS_LENGTH) & 0xffff,
			productionCount,
		),
		fields:
			word(FIELD_COUNT) === 0
				? []
				: readFields(shorts, bytes, word(FIELD_SLICES), word(FIELD_ENTRIES), productionCount),
	};
}

/** Copies the names of a grammar. Throws where it has more fields than a node has room for. */
export function readGrammarNames({ types, fields }: Grammar): GrammarNames {
	const fieldNumbers = new Map<string, number>();
	for (const [number, name] of fields.entries()) if (name !== null) fieldNumbers.set(name, number);
	if (fields.length > 256) throw new Error("A node has room for 255 fields of its grammar");
	return { types, fields: fields.map((name) => name ?? undefined), fieldNumbers };
}

/** Production 0 renames nothing. */
function readAliases(
	shorts: Uint16Array,
	start: number,
	length: number,
	count: number,
): (Uint16Array | undefined)[] {
	return Array.from({ length: count }, (_, production) => {
		if (production === 0) return undefined;
		const sequence = shorts.slice(start + production * length, start + (production + 1) * length);
		return sequence.some((symbol) => symbol !== 0) ? sequence : undefined;
	});
}

/** Entries are 4 bytes: field number (2), child, whether a hidden child hands the field up. */
function readFields(
	shorts: Uint16Array,
	bytes: Uint8Array,
	slices: number,
	entries: number,
	count: number,
): (Uint8Array | undefined)[] {
	return Array.from({ length: count }, (_, production) => {
		const slice = (slices >> 1) + production * 2;
		const start = entries + (shorts[slice] as number) * 4;
		const end = start + (shorts[slice + 1] as number) * 4;
		let fields: Uint8Array | undefined;
		for (let entry = end - 4; entry >= start; entry -= 4) {
			if (bytes[entry + 3] !== 0) continue;
			fields ??= new Uint8Array(256);
			fields[bytes[entry + 2] as number] = bytes[entry] as number;
		}
		return fields;
	});
}
