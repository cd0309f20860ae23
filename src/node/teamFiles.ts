import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Layer, LayerKind } from "../core/team/layers.ts";
import type { ParsedTeamFile, TeamProblem } from "../core/team/parseTeamFile.ts";
import type { TeamFile } from "../core/team/schema.ts";
import { MAX_TEAM_FILE_LENGTH, TEAM_FILE_NAME } from "../core/team/teamFileName.ts";
import type { ExtendsPorts } from "./teamExtends.ts";

/** The personal file in the data folder; same schema as the team file. */
export const PERSONAL_FILE_NAME = "config.json";
/** How long a chain of `extends` may be. */
const MAX_EXTENDS_DEPTH = 10;

/** What team files may touch. */
export interface TeamFilesOptions extends Omit<ExtendsPorts, "root"> {
	/** Absolute path of the workspace root (or scanned folder) that files are looked for in. */
	readonly root: string;
	/** Text of an open, unsaved document by absolute path; undefined to read the disk. */
	readonly openText?: (file: string) => string | undefined;
	/** ISO date of today; the clock's when left out. */
	readonly today?: string;
}

/** A mistake with the file it stands in. */
export interface FileProblem extends TeamProblem {
	/** Absolute path (or address) of the file. */
	readonly file: string;
}

/** The layers in force for one folder. A file with mistakes contributes its last good value, if there was one. */
export interface LoadedLayers {
	readonly layers: readonly Layer[];
	readonly problems: readonly FileProblem[];
	/** Absolute paths to watch: existing or not, a change of one of them changes the layers. */
	readonly watched: readonly string[];
}

/** Finds and reads the team files of one root. Each file is read once until `forget` is called. */
export class TeamFiles {
	readonly #options: TeamFilesOptions;
	readonly #parsed = new Map<string, Promise<LoadedFile>>();
	readonly #lastGood = new Map<string, TeamFile>();

	constructor(options: TeamFilesOptions) {
		this.#options = options;
	}

	/** The layers for a folder (relative to the root, with `/`, "" for the root): personal, organisation, root, folders down to it. */
	async load(folder: string): Promise<LoadedLayers> {
		const collected: Collected = { layers: [], problems: [], watched: new Set() };
		const personal = path.join(this.#options.dataFolder, PERSONAL_FILE_NAME);
		await this.#collect(personal, "personal", "", collected, []);
		for (const base of foldersDownTo(folder)) {
			const file = path.join(this.#options.root, base, TEAM_FILE_NAME);
			await this.#collect(file, base === "" ? "repository" : "folder", base, collected, []);
		}
		return { ...collected, watched: [...collected.watched] };
	}

	/** Forgets what was read, so that the next `load` sees changes; last good values are kept. */
	forget(): void {
		this.#parsed.clear();
	}

	async #collect(
		file: string,
		kind: LayerKind,
		base: string,
		into: Collected,
		chain: readonly string[],
	): Promise<void> {
		into.watched.add(file);
		const loaded = await this.#read(file);
		if (!loaded) return;
		into.problems.push(...loaded.problems.map((problem) => ({ ...problem, file })));
		const value = loaded.value ?? this.#lastGood.get(file);
		if (!value) return;
		this.#lastGood.set(file, value);
		for (const [index, entry] of (value.extends ?? []).entries()) {
			await this.#extend(entry, index, { file, loaded, base, chain: [...chain, file] }, into);
		}
		into.layers.push({ kind, source: file, base, file: value });
	}

	async #extend(
		entry: NonNullable<TeamFile["extends"]>[number],
		index: number,
		from: Extending,
		into: Collected,
	): Promise<void> {
		const report = (message: string): void => {
			into.problems.push({ ...from.loaded.placeOfExtends(index), message, file: from.file });
		};
		const { resolveExtends } = await import("./teamExtends.ts");
		const target = await resolveExtends(entry, from.file, this.#options);
		if (typeof target === "string") return report(target);
		if (from.chain.includes(target.file)) {
			return report(
				`\`extends\` goes in a circle: ${[...from.chain, target.file].map(baseName).join(" → ")}`,
			);
		}
		if (from.chain.length >= MAX_EXTENDS_DEPTH) {
			return report(`\`extends\` is more than ${MAX_EXTENDS_DEPTH} files deep`);
		}
		const before = into.problems.length;
		const layersBefore = into.layers.length;
		await this.#collect(target.file, "organisation", from.base, into, from.chain);
		if (into.layers.length === layersBefore) {
			report(
				into.problems.length > before
					? `${target.name} has mistakes and is not used`
					: `${target.name} is not there`,
			);
		}
	}

	async #read(file: string): Promise<LoadedFile | undefined> {
		const today = this.#options.today ?? new Date().toISOString().slice(0, 10);
		const reading =
			this.#parsed.get(file) ?? readTeamFile(file, this.#options.openText?.(file), today);
		this.#parsed.set(file, reading);
		const loaded = await reading;
		return loaded.exists ? loaded : undefined;
	}
}

interface Collected {
	readonly layers: Layer[];
	readonly problems: FileProblem[];
	readonly watched: Set<string>;
}

interface Extending {
	readonly file: string;
	readonly loaded: LoadedFile;
	readonly base: string;
	readonly chain: readonly string[];
}

interface LoadedFile {
	readonly exists: boolean;
	readonly value: TeamFile | undefined;
	readonly problems: readonly TeamProblem[];
	placeOfExtends(index: number): TeamProblem;
}

const baseName = (file: string): string => path.basename(file);

/** "a/b" → "", "a", "a/b". */
function foldersDownTo(folder: string): string[] {
	const steps = folder.split("/").filter((step) => step !== "" && step !== ".");
	return ["", ...steps.map((_, index) => steps.slice(0, index + 1).join("/"))];
}

async function readTeamFile(
	file: string,
	openText: string | undefined,
	today: string,
): Promise<LoadedFile> {
	let text = openText;
	if (text === undefined) {
		const found = await readBounded(file);
		if (found.kind === "missing") return { ...refused(""), exists: false, problems: [] };
		if (found.kind === "refused") return refused(found.reason);
		text = found.text;
	}
	// Most folders have no team file: its schema, a large library, is read with the first one.
	const { parseTeamFile } = await import("../core/team/parseTeamFile.ts");
	const { checkTeamFile } = await import("../core/team/checkTeamFile.ts");
	const parsed = parseTeamFile(text);
	return {
		exists: true,
		value: parsed.value,
		problems: [...parsed.problems, ...checkTeamFile(parsed, { at: today })],
		placeOfExtends: (index) => placeOfExtends(parsed, index),
	};
}

type Bounded =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "missing" }
	| { readonly kind: "refused"; readonly reason: string };

async function readBounded(file: string): Promise<Bounded> {
	try {
		const { size } = await stat(file);
		if (size > MAX_TEAM_FILE_LENGTH * 2) {
			return {
				kind: "refused",
				reason: `the file is too large (${size} bytes): at most 1 MB is read`,
			};
		}
		return { kind: "text", text: (await readFile(file, "utf8")).replace(/^\uFEFF/, "") };
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
		return { kind: "refused", reason: `the file cannot be read: ${(error as Error).message}` };
	}
}

const refused = (message: string): LoadedFile => {
	const problem: TeamProblem = { message, start: 0, end: 1, line: 1, column: 1, severity: "error" };
	return { exists: true, value: undefined, problems: [problem], placeOfExtends: () => problem };
};

function placeOfExtends({ tree, locate }: ParsedTeamFile, index: number): TeamProblem {
	const list = tree?.children?.find((property) => property.children?.[0]?.value === "extends");
	const node = list?.children?.[1]?.children?.[index];
	const start = node?.offset ?? 0;
	const end = node ? node.offset + node.length : 1;
	return { message: "", start, end, ...locate(start), severity: "error" };
}
