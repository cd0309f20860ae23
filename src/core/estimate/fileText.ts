import { type CallExpression, nameOfCallee, type TextExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { folderOf, joinPath } from "../project/paths.ts";
import { resolveFilePaths } from "./filePath.ts";
import type { Followed, Source, Trail } from "./source.ts";

/** Methods that read the file that they are called on: `open("x").read()`, `Path("x").read_text()`. */
const METHODS = /^(read|read_text|readText|text|readlines|read_string)$/;

/** Functions that read the file that is their first argument. */
const FUNCTIONS =
	/^(readFileSync|readFile|readTextFile|readTextFileSync|ReadAllText|ReadAllTextAsync|readString|ReadFile|file_get_contents|read|read_to_string|include_str|binread)$/;

/** A longer file is no prompt but data. */
const MAX_CHARACTERS = 300_000;

/** The text of the workspace's file that a call reads, where its path is written down; undefined for every other call. */
export function readFileText(
	source: Source,
	call: CallExpression,
	trail: Trail,
): string | undefined {
	const { callee, args } = call;
	const { outline } = source;
	const name = nameOfCallee(callee);
	const first = args[0]?.value;
	if (FUNCTIONS.test(name) && first !== undefined) {
		const found = readFirst({ expression: first, outline }, trail);
		if (found !== undefined) return found;
	}
	if (!METHODS.test(name) || callee.kind !== "member") return undefined;
	return readFirst({ expression: callee.object, outline }, trail);
}

/** The text of the workspace's file that an expression names, reads or has opened; undefined where its path is not written down. */
export function readFileNamed(source: Source, trail: Trail): string | undefined {
	const { expression } = source;
	const read = expression.kind === "call" ? readFileText(source, expression, trail) : undefined;
	return read ?? readFirst(source, trail);
}

function readFirst(source: Source, trail: Trail): string | undefined {
	if (trail.project === undefined) return undefined;
	for (const path of resolveFilePaths(source, trail)) {
		const text = readShort(path, trail);
		if (text !== undefined) return text;
	}
	return undefined;
}

function readShort(path: string, { project }: Trail): string | undefined {
	const text = project?.readText(path);
	return text === undefined || text.length > MAX_CHARACTERS ? undefined : text;
}

const TEXT_MODULE = /^(\.{1,2}\/.*?)(?:\?(?:raw|text))?$/;
const TEXT_FILE = /\.(txt|md|mdx|prompt|j2|jinja2?|hbs|mustache|tmpl|html)$|\?(raw|text)$/;
const EMBED = /\/\/go:embed\s+"?([\w./-]+)"?[ \t]*\r?\n[ \t]*(?:var\s+)?$/;

/**
 * Follows a name that stands for the text of a file: `import prompt from "./prompt.md?raw"`, or Go's variable under
 * `//go:embed prompt.txt`. Otherwise a gap with the reason given.
 */
export function followNamedFile(
	binding: Binding,
	outline: Outline,
	trail: Trail,
	reason: string,
): Followed {
	const { start, imported } = binding;
	const path =
		imported === undefined ? embeddedPath(binding, outline) : textModule(imported.module);
	const text =
		path === undefined ? undefined : readShort(joinPath(folderOf(outline.path), path), trail);
	if (text === undefined) return { kind: "gap", reason };
	const expression: TextExpression = { kind: "text", value: text, start, end: start };
	return { kind: "value", source: { expression, outline } };
}

function textModule(module: string): string | undefined {
	return TEXT_FILE.test(module) ? TEXT_MODULE.exec(module)?.[1] : undefined;
}

function embeddedPath({ start, value }: Binding, { language, text }: Outline): string | undefined {
	if (language.id !== "go" || value !== undefined) return undefined;
	return EMBED.exec(text.slice(Math.max(0, start - 300), start))?.[1];
}
