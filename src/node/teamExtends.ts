import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { TeamFile } from "../core/team/schema.ts";
import { MAX_TEAM_FILE_LENGTH, TEAM_FILE_NAME } from "../core/team/teamFileName.ts";

type ExtendsEntry = NonNullable<TeamFile["extends"]>[number];

/** What following an `extends` may touch. */
export interface ExtendsPorts {
	readonly root: string;
	/** The person's data folder: personal `config.json`, cache of fetched files. */
	readonly dataFolder: string;
	/** Fetches an https address; undefined forbids the network (untrusted workspace). Rejects when it cannot. */
	readonly fetchText: ((url: string) => Promise<string>) | undefined;
	/** Untrusted workspaces read nothing outside their root. */
	readonly trusted: boolean;
}

/** Where an `extends` leads to: a file on this machine and its name for people; or, as a string, why nowhere. */
export async function resolveExtends(
	entry: ExtendsEntry,
	from: string,
	ports: ExtendsPorts,
): Promise<{ readonly file: string; readonly name: string } | string> {
	if (typeof entry !== "string") return resolvePinned(entry, ports);
	const isPath = /^\.{1,2}[/\\]/.test(entry) || path.isAbsolute(entry);
	const file = isPath
		? path.resolve(path.dirname(from), entry)
		: findInPackages(entry, from, ports);
	if (file === undefined) {
		return `the package "${entry}" is not in node_modules: install it, or write ./${entry} for a file`;
	}
	if (!ports.trusted && !isInside(ports.root, file)) {
		return `"${entry}" lies outside this workspace, which is not trusted`;
	}
	return { file, name: entry };
}

const isInside = (root: string, file: string): boolean => {
	const relative = path.relative(root, file);
	return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
};

/** `@scope/name[/file]` in the node_modules of the extending file's folder or of one above it. */
function findInPackages(entry: string, from: string, ports: ExtendsPorts): string | undefined {
	const parts = entry.split("/");
	if (parts.some((part) => part === "" || part === "." || part === "..")) return undefined;
	const inside = parts.slice(entry.startsWith("@") ? 2 : 1);
	for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
		const found = path.join(
			folder,
			"node_modules",
			entry,
			...(inside.length === 0 ? [TEAM_FILE_NAME] : []),
		);
		if (existsSync(found)) return found;
		const isEnd = folder === path.dirname(folder) || (!ports.trusted && folder === ports.root);
		if (isEnd) return undefined;
	}
}

/** An https file pinned by its hash: from the cache when it was fetched before, else fetched and verified. */
async function resolvePinned(
	{ url, sha256 }: Exclude<ExtendsEntry, string>,
	ports: ExtendsPorts,
): Promise<{ readonly file: string; readonly name: string } | string> {
	const hash = sha256.toLowerCase();
	const folder = path.join(ports.dataFolder, "extends");
	const file = path.join(folder, `${hash}.json`);
	const cached = await readFile(file, "utf8").catch(() => undefined);
	if (cached !== undefined && hashOf(cached) === hash) return { file, name: url };
	if (!ports.trusted) return `${url} is not fetched: this workspace is not trusted`;
	if (!ports.fetchText) return `${url} is not fetched: the network is off`;
	let text: string;
	try {
		text = await ports.fetchText(url);
	} catch (error) {
		return `${url} cannot be fetched: ${(error as Error).message}`;
	}
	if (text.length > MAX_TEAM_FILE_LENGTH) return `${url} is larger than 1 MB`;
	const actual = hashOf(text);
	if (actual !== hash) return `${url} has another sha256 than the pinned one: it is ${actual}`;
	await mkdir(folder, { recursive: true });
	const temporary = `${file}.${process.pid}.tmp`;
	await writeFile(temporary, text);
	await rename(temporary, file);
	return { file, name: url };
}

const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
