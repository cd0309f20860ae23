import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Language } from "../core/languages/language.ts";
import { findLanguage } from "../core/languages/languages.ts";
import {
	createProjectIndex,
	type FileProjectIndex,
	type ProjectFiles,
} from "../core/project/projectIndex.ts";
import { skipReason } from "../core/project/skipReason.ts";
import type { Grammars } from "./grammars.ts";
import { startWorkTime } from "./threadTime.ts";
import { walkFiles } from "./walkFiles.ts";

/** A file that others import is parsed within this much processor time, or not at all. */
const parseMilliseconds = 250;
const maxBytes = 1_000_000;

/** Codes of files that are simply not there. */
const absent: ReadonlySet<string> = new Set([
	"ENOENT",
	"ENOTDIR",
	"EACCES",
	"ELOOP",
	"ENAMETOOLONG",
]);

/** Of an enormous workspace only so many files are known by name. */
const maxListed = 30_000;

/** The source files of a root. What cannot be read is not there. */
function listFiles(root: string): readonly string[] {
	const accepts = (path: string) => findLanguage(path) !== undefined;
	return walkFiles(root, { exclude: [], accepts, limit: maxListed, onUnreadable: () => undefined })
		.files;
}

/** Reads a file of the root; never one outside it, also not through a link. */
function readInside(root: string, path: string): string | undefined {
	const file = join(root, path);
	try {
		// Most paths that are asked for are guesses: an exception for each would take longer than all the rest.
		if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
		const real = realpathSync(file);
		if (!real.startsWith(root + sep)) return undefined;
		const { size } = statSync(real);
		return size > maxBytes ? undefined : readFileSync(real, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && absent.has(String(error.code)))
			return undefined;
		throw error;
	}
}

function openFiles(
	root: string,
	grammars: Grammars,
	openText: (path: string) => string | undefined,
	list: () => readonly string[],
): ProjectFiles {
	return {
		list,
		readText: (path) => openText(path) ?? readInside(root, path),
		parse: (language: Language, text: string) => {
			const parser = grammars.loadedParser(language);
			if (!parser || skipReason(text)) return undefined;
			return parser.parse(text, startWorkTime(parseMilliseconds).isOver);
		},
	};
}

/** What an owner of a project knows better than the disk. */
export interface ProjectOptions {
	/** The text that an editor holds unsaved. */
	readonly openText?: (path: string) => string | undefined;
	/** The source files of the root, where they were listed before. */
	readonly files?: readonly string[] | undefined;
}

/**
 * The other files of a document's root, read as imports ask for them. `root` is an absolute path; paths of the index are
 * relative to it, with `/`.
 */
export function openProject(
	root: string,
	grammars: Grammars,
	{ openText = () => undefined, files }: ProjectOptions = {},
): FileProjectIndex {
	const real = realpathSync(root);
	return createProjectIndex(openFiles(real, grammars, openText, () => files ?? listFiles(real)));
}
