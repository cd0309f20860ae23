import { existsSync } from "node:fs";
import path from "node:path";
import { createTeamConfig, type TeamConfig } from "../core/team/teamConfig.ts";
import { TEAM_FILE_NAME } from "../core/team/teamFileName.ts";
import { useFetchedPrices } from "../node/priceFeed.ts";
import { type FileProblem, TeamFiles } from "../node/teamFiles.ts";
import type { CliContext } from "./context.ts";

/** The team configuration for a folder, with the mistakes found on the way. */
export interface LoadedTeam {
	readonly root: string;
	readonly config: TeamConfig;
	readonly problems: readonly FileProblem[];
}

/** The folder above (or at) `start` that holds a repository or the topmost team file; `start` itself without either. */
export function findTeamRoot(start: string): string {
	let root = start;
	for (let folder = start; ; folder = path.dirname(folder)) {
		if (existsSync(path.join(folder, TEAM_FILE_NAME))) root = folder;
		if (existsSync(path.join(folder, ".git"))) return folder;
		if (folder === path.dirname(folder)) return root;
	}
}

/** Loads the personal, organisation, repository and folder layers that hold for a folder. */
export async function loadTeam(
	context: CliContext,
	folder = context.cwd,
	fetchText?: (url: string) => Promise<string>,
): Promise<LoadedTeam> {
	const root = findTeamRoot(folder);
	const { dataFolder } = context;
	const today = context.now().toISOString().slice(0, 10);
	const files = new TeamFiles({ root, dataFolder, trusted: true, fetchText, today });
	const relative = path.relative(root, folder).split(path.sep).join("/");
	const { layers, problems } = await files.load(relative);
	return { root, config: createTeamConfig(layers), problems };
}

/** Puts fetched prices to use and says on stderr what is wrong with them or with the team's files. */
export async function prepareTeam(context: CliContext, folder = context.cwd): Promise<LoadedTeam> {
	const broken = await useFetchedPrices(context.dataFolder);
	if (broken !== undefined) context.stderr.write(`prompt-cost: ${broken}\n`);
	const team = await loadTeam(context, folder);
	for (const problem of team.problems) {
		context.stderr.write(`prompt-cost: ${describeProblem(problem, context.cwd)}\n`);
	}
	return team;
}

/** `path:line:column: severity: message`, the path relative to the working folder. */
export function describeProblem(problem: FileProblem, cwd: string): string {
	const file = shownPath(problem.file, cwd);
	return `${file}:${problem.line}:${problem.column}: ${problem.severity}: ${problem.message}`;
}

/** A path as reports show it: relative to the working folder with `/`, absolute where it lies elsewhere. */
export function shownPath(file: string, cwd: string): string {
	const relative = path.relative(cwd, file);
	const isInside = !relative.startsWith("..") && !path.isAbsolute(relative);
	return isInside ? relative.split(path.sep).join("/") : file;
}
