import { parse } from "jsonc-parser";
import type { Outline } from "../languages/outline.ts";
import type { Settings } from "./applicationSettings.ts";
import { findSetUps } from "./dotnetApplications.ts";
import { folderOf } from "./paths.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** Files of settings in the folder of an application; what the first says holds. */
const FILES = ["appsettings.json", "appsettings.Development.json", "local.settings.json"];
const STARTS =
	/\b(?:WebApplication|Host|HostApplicationBuilder|CreateBuilder|ConfigurationBuilder)\b/;
const MAX_SETTINGS = 2_000;
const MAX_DEPTH = 12;
const PLACEHOLDER = /^\s*$|^[<{[].*[>}\]]$/;

/**
 * The settings of the .NET application that a document belongs to, by their keys in small letters: `openai:chat:model`. Those in its
 * own folder or one above, else those beside the program of the application. Empty where it has none.
 */
export function dotnetSettingsOf(project: ProjectIndex | undefined, from: Outline): Settings {
	if (project === undefined) return new Map();
	return project.remember(from, "settings of .NET", () => {
		for (const folder of foldersFor(from.path, project)) {
			const found = readAll(folder, project);
			if (found.size > 0) return found;
		}
		return new Map();
	});
}

function* foldersFor(path: string, project: ProjectIndex): Iterable<string> {
	for (let folder = folderOf(path); ; folder = folderOf(folder)) {
		yield folder;
		if (folder === "") break;
	}
	for (const files of findSetUps(path, project, STARTS)) yield* new Set(files.map(folderOf));
}

function readAll(folder: string, project: ProjectIndex): Settings {
	const found = new Map<string, string>();
	for (const file of FILES) {
		const text = project.readText(folder === "" ? file : `${folder}/${file}`);
		if (text !== undefined) addValues("", parse(text), found, 0);
	}
	return found;
}

function addValues(path: string, value: unknown, found: Map<string, string>, depth: number): void {
	if (depth > MAX_DEPTH || found.size >= MAX_SETTINGS) return;
	if (typeof value === "string" && !PLACEHOLDER.test(value) && !found.has(path))
		found.set(path, value);
	if (typeof value !== "object" || value === null) return;
	for (const [key, inner] of Object.entries(value)) {
		const small = key.toLowerCase();
		addValues(path === "" ? small : `${path}:${small}`, inner, found, depth + 1);
	}
}
