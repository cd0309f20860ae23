import type { Language } from "../language.ts";

/** Where an offset of taken-out source stands in its file: all numbers 1-based but `cell`, columns in UTF-16 units. */
export interface HostPlace {
	readonly line: number;
	readonly column: number;
	/** Notebooks: 0-based over all cells, and the line in that cell. */
	readonly cell?: number;
	readonly cellLine?: number;
}

/** The source of one language in a file that holds other things as well. */
export interface HostedSource {
	readonly kind: "source";
	readonly language: Language;
	/** What the parser reads. */
	readonly text: string;
	/** Undefined when offsets of `text` are those of the file. */
	readonly placeOf: ((offset: number) => HostPlace) | undefined;
	/** Source of other languages in the same file: the shell commands of a Python notebook. */
	readonly others?: readonly HostedSource[];
}

/** Why a file of a host format yields no source, in words for the user. */
export interface NoSource {
	readonly kind: "none";
	readonly reason: string;
}

/** A file format that holds source code of a programming language within: notebooks, component files. */
export interface Host {
	readonly id: string;
	/** File name endings with the dot, lower case. */
	readonly extensions: readonly string[];
	/** The paths of files, with `/`, whose endings say nothing of what they hold. */
	readonly paths?: RegExp;
	/** The ids that VS Code gives its documents; none where the editor shows the parts as documents of their own. */
	readonly editorIds: readonly string[];
	/** Takes the source out of a file's text. Never throws. */
	readSource(text: string): HostedSource | NoSource;
}
