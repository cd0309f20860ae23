import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Language } from "../core/languages/language.ts";
import {
	createProjectIndex,
	type FileProjectIndex,
	type ProjectFiles,
} from "../core/project/projectIndex.ts";
import { skipReason } from "../core/project/skipReason.ts";
import type { Grammars } from "./grammars.ts";

/** A file that others import is parsed within this time, or not at all. */
const parseDeadlineMilliseconds = 100;
const maxBytes = 1_000_000;

/** Codes of files that are simply not there. */
const absent: ReadonlySet<string> = new Set([
	"ENOENT",
	"ENOTDIR",
	"EACCES",
	"ELOOP",
	"ENAMETOOLONG",
]);

/** Reads a file of the root; never one outside it, also not through a link. */
function readInside(root: string, path: string): string | undefined {
	try {
		const real = realpathSync(join(root, path));
		if (!real.startsWith(root + sep)) return undefined;
		const { size } = statSync(real);
		return size > maxBytes ? undefined : readFileSync(real, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && absent.has(String(error.code)))
			return undefined;
		if (error instanceof Error && "code" in error && error.code === "EISDIR") return undefined;
		throw error;
	}
}

function openFiles(
	root: string,
	grammars: Grammars,
	openText: (path: string) => string | undefined,
): ProjectFiles {
	return {
		readText: (path) => openText(path) ?? readInside(root, path),
		parse: (language: Language, text: string) => {
			const parser = grammars.loadedParser(language);
			if (!parser || skipReason(text)) return undefined;
			const started = performance.now();
			const tree = parser.parse(text, null, {
				progressCallback: () => performance.now() - started > parseDeadlineMilliseconds,
			});
			if (!tree) parser.reset();
			return tree ?? undefined;
		},
	};
}

/**
 * The other files of a document's root, read as imports ask for them. `root` is an absolute path; paths of the index are
 * relative to it, with `/`. `openText` gives what an editor holds unsaved.
 */
export function openProject(
	root: string,
	grammars: Grammars,
	openText: (path: string) => string | undefined = () => undefined,
): FileProjectIndex {
	return createProjectIndex(openFiles(realpathSync(root), grammars, openText));
}
