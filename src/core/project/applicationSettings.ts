import { parseAllDocuments } from "yaml";
import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** Values by their full keys: `spring.ai.openai.chat.options.model`. */
export type Settings = ReadonlyMap<string, string>;

const FILES = [
	"application.properties",
	"application.yml",
	"application.yaml",
	"config/application.properties",
	"config/application.yml",
];

const SOURCES = /^(.*?)src\/(?:main|test)\/(?:java|kotlin|groovy)\//;
const MAX_SETTINGS = 2_000;
const MAX_DEPTH = 20;

/** The settings of the Spring or Quarkus application that a document belongs to (`src/main/resources`); empty where it has none. */
export function settingsOf(project: ProjectIndex | undefined, from: Outline): Settings {
	const root = SOURCES.exec(from.path.replaceAll("\\", "/"))?.[1];
	if (project === undefined || root === undefined) return new Map();
	return project.remember(from, "application settings", () => readAll(project, root));
}

function readAll(project: ProjectIndex, root: string): Settings {
	const found = new Map<string, string>();
	for (const file of FILES) {
		const text = project.readText(`${root}src/main/resources/${file}`) ?? "";
		const entries = file.endsWith(".properties") ? readProperties(text) : readYaml(text);
		for (const [key, value] of entries)
			if (!found.has(key) && found.size < MAX_SETTINGS) found.set(key, value);
	}
	return found;
}

function readProperties(text: string): readonly (readonly [string, string])[] {
	return text.split(/\r?\n/).flatMap((line) => {
		const written = /^\s*([^#!\s=:][^\s=:]*)\s*[=:]\s*(.*?)\s*$/.exec(line);
		return written?.[1] === undefined ? [] : [[written[1], written[2] ?? ""] as const];
	});
}

function readYaml(text: string): readonly (readonly [string, string])[] {
	const entries: (readonly [string, string])[] = [];
	const documents = parseAllDocuments(text);
	for (const document of Array.isArray(documents) ? documents : []) {
		if (document.errors.length > 0) continue;
		addValues("", document.toJS({ maxAliasCount: 20 }), entries, 0);
	}
	return entries;
}

function addValues(
	path: string,
	value: unknown,
	entries: (readonly [string, string])[],
	depth: number,
): void {
	if (depth > MAX_DEPTH || entries.length >= MAX_SETTINGS) return;
	if (typeof value === "string" || typeof value === "number") entries.push([path, String(value)]);
	if (typeof value !== "object" || value === null || Array.isArray(value)) return;
	for (const [key, inner] of Object.entries(value))
		addValues(path === "" ? key : `${path}.${key}`, inner, entries, depth + 1);
}

/** The text of a setting with `${other.key:default}` replaced; undefined where only the environment knows it. */
export function expandSetting(settings: Settings, value: string, depth = 0): string | undefined {
	const placed = /^\$\{([^:}]+)(?::([^}]*))?\}$/.exec(value.trim());
	if (placed === null) return value.includes("${") ? undefined : value.trim();
	const other = settings.get(placed[1] ?? "");
	if (other !== undefined && depth < 5) return expandSetting(settings, other, depth + 1);
	return placed[2];
}
