import { parseAllDocuments } from "yaml";
import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** Values by their full keys: `spring.ai.openai.chat.options.model`. */
export type Settings = ReadonlyMap<string, string>;

/** Where an application keeps its settings, what wins first. */
const PLACES = ["config/application", "application", "bootstrap"];
const ENDINGS = [".properties", ".yml", ".yaml"];
const OTHER_FILES = ["META-INF/microprofile-config.properties"];

const SOURCES = /^(.*?)src\/(?:main|test)\/(?:java|kotlin|groovy)\//;
const MAX_SETTINGS = 2_000;
const MAX_DEPTH = 20;

/**
 * The settings of the Spring or Quarkus application that a document belongs to (`src/main/resources`), or of the application that
 * uses its module; empty where there is none.
 */
export function settingsOf(project: ProjectIndex | undefined, from: Outline): Settings {
	const root = SOURCES.exec(from.path.replaceAll("\\", "/"))?.[1];
	if (project === undefined || root === undefined) return new Map();
	return project.remember(from, "application settings", () => {
		const own = readAll(project, root);
		return own.size > 0 ? own : readOthers(project, root);
	});
}

/** Files that stand for the modules which hold an application: its entry. */
const ENTRIES =
	/src\/main\/(?:java|kotlin)\/.*(?:Application|App|Main|Server|Starter)\w*\.(?:java|kt)$/;
const MAX_MODULES = 3;

/** The settings of the applications that use a module without any: what they tell differently is not known. */
function readOthers(project: ProjectIndex, root: string): Settings {
	const modules = new Set(
		project.findPaths(ENTRIES).flatMap((path) => SOURCES.exec(path)?.[1] ?? []),
	);
	const near = [...modules].map((one) => ({ one, shared: foldersShared(one, root) }));
	const most = near.reduce((best, { shared }) => Math.max(best, shared), 0);
	const nearest = near.filter(({ shared }) => shared === most);
	const build = root.split("/").slice(0, most).join("/");
	if (modules.has(root) || nearest.length > MAX_MODULES || !isBuild(project, build))
		return new Map();
	const found = new Map<string, string>();
	const differing = new Set<string>();
	for (const [key, value] of nearest.flatMap(({ one }) => [...readAll(project, one)])) {
		if ((found.get(key) ?? value) !== value) differing.add(key);
		found.set(key, value);
	}
	for (const key of differing) found.delete(key);
	return found;
}

/** True for a folder whose modules are built together. */
function isBuild(project: ProjectIndex, folder: string): boolean {
	const files = ["pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle.kts"];
	const below = folder === "" ? "" : `${folder}/`;
	return files.some((file) => project.readText(below + file) !== undefined);
}

function foldersShared(one: string, other: string): number {
	const [a, b] = [one.split("/"), other.split("/")];
	const differs = a.findIndex((name, index) => name !== b[index] || name === "");
	return differs < 0 ? a.length : differs;
}

function readAll(project: ProjectIndex, root: string): Settings {
	const found = new Map<string, string>();
	const resources = `${root}src/main/resources/`;
	const read = (file: string) => addFile(project.readText(resources + file), file, found);
	for (const file of [
		...PLACES.flatMap((place) => ENDINGS.map((end) => place + end)),
		...OTHER_FILES,
	])
		read(file);
	const active = found.get("spring.profiles.active") ?? "";
	const own = new Map<string, string>();
	for (const profile of active.split(",").filter((name) => /^[\w-]+$/.test(name.trim())))
		for (const end of ENDINGS) {
			const file = `application-${profile.trim()}${end}`;
			addFile(project.readText(resources + file), file, own);
		}
	return own.size === 0 ? found : new Map([...found, ...own]);
}

/** Adds the settings of a file that no other has told. */
function addFile(text: string | undefined, name: string, found: Map<string, string>): void {
	if (text === undefined) return;
	const entries = name.endsWith(".properties") ? readProperties(text) : readYaml(text);
	for (const [key, value] of entries)
		if (!found.has(key) && found.size < MAX_SETTINGS) found.set(key, value);
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

/** The value of a key, however it is spelt: `ai.chatModel` is `ai.chat-model`, and `ai.chat_model`. */
export function settingNamed(settings: Settings, key: string): string | undefined {
	const wanted = relaxed(key);
	return settings.get(key) ?? [...settings].find(([one]) => relaxed(one) === wanted)?.[1];
}

function relaxed(key: string): string {
	return key.replace(/[-_]/g, "").toLowerCase();
}

/** The text of a setting with `${other.key:default}` replaced; undefined where only the environment knows it. */
export function expandSetting(settings: Settings, value: string, depth = 0): string | undefined {
	const placed = /^\$\{([^:}]+)(?::([^}]*))?\}$/.exec(value.trim());
	if (placed === null) return value.includes("${") ? undefined : value.trim();
	const other = settings.get(placed[1] ?? "");
	if (other !== undefined && depth < 5) return expandSetting(settings, other, depth + 1);
	return placed[2];
}
