import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import { folderOf, joinPath } from "../project/paths.ts";
import { pathOf } from "./findMember.ts";
import type { Source, Trail } from "./source.ts";

const MAX_DEPTH = 12;

/** Stands before a path that is known from the workspace's root on, and not only relative to some folder. */
const ROOTED = "/";

/** Functions that join their arguments to a path, or make a path of one. */
const JOINING =
	/^(join|joinpath|resolve|Path|PurePath|of|Combine|expand_path|fileURLToPath|URL|File|new|get|absolute|normalize|open|str|base_path|resource_path)$/;

const FOLDERS = /^(__dirname|__DIR__|__dir__|dirname|cwd|getcwd)$/;

/**
 * The path of a file that an expression names, relative to the workspace's root: literals, joined parts, and the folder of the
 * document itself (`__dirname`, `Path(__file__).parent`). Several where a relative path may start at other folders.
 */
export function resolveFilePaths(source: Source, trail: Trail): readonly string[] {
	const path = readPath(source, trail, 0);
	if (path === undefined || path === "") return [];
	if (path.startsWith(ROOTED)) return [joinPath("", path.slice(1))];
	const folder = folderOf(source.outline.path);
	return [...new Set([folder, "", ...foldersAbove(folder)].map((from) => joinPath(from, path)))];
}

/** A program may be started in any folder above the document. */
const MAX_FOLDERS = 6;

/** The folders around one, the nearest first. */
function foldersAbove(folder: string): readonly string[] {
	const names = folder.split("/");
	return names
		.map((_, index) => names.slice(0, index).join("/"))
		.reverse()
		.slice(0, MAX_FOLDERS);
}

function readPath(source: Source, trail: Trail, depth: number): string | undefined {
	if (depth > MAX_DEPTH || !trail.step()) return undefined;
	const own = readOwnPlace(source);
	if (own !== undefined) return own;
	if (source.expression.kind === "member") return readMember(source, trail, depth);
	const found = trail.follow(source);
	if (found.kind === "gap") return readBound(source, trail, depth);
	if (found.kind !== "value") return undefined;
	const { expression, outline } = found.source;
	switch (expression.kind) {
		case "text":
			return expression.value.startsWith("/") ? undefined : expression.value;
		case "template": {
			const parts = expression.parts.map((part) =>
				readPath({ expression: part, outline }, trail, depth + 1),
			);
			return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
		}
		case "member":
			return readMember(found.source, trail, depth);
		case "call":
			return readJoined(found.source, expression, trail, depth);
		default:
			return undefined;
	}
}

/** A name for a path that is no value of its own: `HERE = Path(__file__).parent`. */
function readBound(
	{ expression, outline }: Source,
	trail: Trail,
	depth: number,
): string | undefined {
	if (expression.kind !== "name") return undefined;
	const [only, ...more] = lookUp(outline, expression.name, expression.start);
	const value = only?.kind === "variable" && more.length === 0 ? only.value : undefined;
	return value && readPath({ expression: value, outline }, trail, depth + 1);
}

/** `__file__`, `__dirname`, `import.meta.url` and their like. */
function readOwnPlace({ expression, outline }: Source): string | undefined {
	const text = outline.text.slice(expression.start, expression.end);
	if (/^(__file__|__FILE__|__filename|import\.meta\.(url|filename))$/.test(text))
		return ROOTED + outline.path;
	if (/^(__dirname|__DIR__|__dir__|import\.meta\.dirname)$/.test(text))
		return ROOTED + folderOf(outline.path);
	return undefined;
}

/** `Path(__file__).parent`. */
function readMember(
	{ expression, outline }: Source,
	trail: Trail,
	depth: number,
): string | undefined {
	if (expression.kind !== "member" || expression.name !== "parent") return undefined;
	const path = readPath({ expression: expression.object, outline }, trail, depth + 1);
	return path === undefined ? undefined : folderOf(path) || (path.startsWith(ROOTED) ? ROOTED : "");
}

function readJoined(
	{ outline }: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
): string | undefined {
	const name = nameOfCallee(callee);
	const read = (expression: Expression) => readPath({ expression, outline }, trail, depth + 1);
	if (FOLDERS.test(name)) return readFolder(args[0]?.value, read);
	const object = callee.kind === "member" ? callee.object : undefined;
	if (/^(resolve|absolute|as_posix|toPath|to_s)$/.test(name) && args.length === 0)
		return object && read(object);
	if (!JOINING.test(name)) return undefined;
	const isMethod = object !== undefined && name === "joinpath" && !isModule(object);
	const given = args.filter((arg) => !arg.spread).map(({ value }) => value);
	if (name === "URL" || name === "open") return joinUrl(name, given, read);
	return joinParts((isMethod ? [object, ...given] : given).map(read));
}

/** `dirname(__file__)`. */
function readFolder(
	file: Expression | undefined,
	read: (expression: Expression) => string | undefined,
): string | undefined {
	const path = file && read(file);
	return path === undefined ? undefined : folderOf(path) || ROOTED;
}

/** Joins parts; one that begins at the root leaves those before it out. */
function joinParts(parts: readonly (string | undefined)[]): string | undefined {
	const base = parts.findLastIndex((part) => part?.startsWith(ROOTED) === true);
	const joined = parts.slice(Math.max(0, base));
	const isKnown = joined.length > 0 && joined.every((part) => part !== undefined);
	return isKnown ? joined.join("/") : undefined;
}

/** `new URL("./x.md", import.meta.url)`; of `open("x", "r")` the first argument alone. */
function joinUrl(
	name: string,
	[first, second]: readonly Expression[],
	read: (expression: Expression) => string | undefined,
): string | undefined {
	const path = first && read(first);
	if (name === "open" || path === undefined) return path;
	const base = second && read(second);
	return base === undefined ? undefined : `${folderOf(base)}/${path}`;
}

function isModule(object: Expression): boolean {
	return /^(os\.path|path|posixpath|pathlib|File|filepath)$/.test(pathOf(object)?.join(".") ?? "");
}
