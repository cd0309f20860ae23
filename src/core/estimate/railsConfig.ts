import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { fieldsOf } from "./http/httpSetters.ts";
import type { Followed, Source, Trail } from "./source.ts";

/** Where an application of Rails is configured. */
const FILES = /(?:^|\/)config\/(?:application|environments\/production|initializers\/[\w-]+)\.rb$/;
const FOLDERS = /^((?:.*?\/)?)(?:app|lib|config|test|spec|db|bin|script|scripts|packs|engines)\//;
const MAX_FILES = 60;
/** How many files deep a `require` is followed. */
const MAX_REQUIRES = 2;

/** Values by what they are assigned to, each part normalised: `llmmodel`, `x.openai.model`; those of a gem after its name. */
type RailsSettings = ReadonlyMap<string, Source>;

/** What `Rails.configuration.llm_model` reads from the application's configuration; undefined where no file says so. */
export function followRailsConfig(
	source: Source,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { expression, outline } = source;
	if (outline.language.id !== "ruby") return undefined;
	const key = keyOf(
		outline.text.slice(expression.start, Math.min(expression.end, expression.start + 200)),
	);
	const found = key === undefined ? undefined : railsSettingsOf(outline, trail.project).get(key);
	return found && trail.follow(found, depth + 1);
}

const ROOT = /^(?:::)?Rails\.(?:application\.config|configuration)\./;

function keyOf(text: string): string | undefined {
	const root = ROOT.exec(text)?.[0];
	const path = root === undefined ? undefined : text.slice(root.length);
	return path === undefined || !/^\w+(?:\.\w+)*$/.test(path) ? undefined : normalized(path);
}

function normalized(path: string): string {
	return path.split(".").map(normalizeName).join(".");
}

/**
 * What a gem is told in the block of its `configure`, in the document itself, in a file that it requires, or in the application's
 * configuration: `RubyLLM.configure { |config| config.default_model = "gpt-4o" }`.
 */
export function findGemSetting(
	gem: string,
	key: string,
	outline: Outline,
	project: ProjectIndex | undefined,
): Source | undefined {
	const name = `${gem} ${normalizeName(key)}`;
	return findRequired(name, outline, project, 0) ?? railsSettingsOf(outline, project).get(name);
}

function findRequired(
	name: string,
	outline: Outline,
	project: ProjectIndex | undefined,
	depth: number,
): Source | undefined {
	const own = settingsIn(outline).get(name);
	if (own !== undefined || project === undefined || depth >= MAX_REQUIRES) return own;
	for (const { module } of outline.imports.slice(0, MAX_FILES))
		for (const required of project.findModules(outline, module, "*")) {
			const found = findRequired(name, required, project, depth + 1);
			if (found !== undefined) return found;
		}
	return undefined;
}

function railsSettingsOf(outline: Outline, project: ProjectIndex | undefined): RailsSettings {
	const root = FOLDERS.exec(`${outline.path.replaceAll("\\", "/")}`)?.[1];
	if (project === undefined || root === undefined) return new Map();
	return project.remember(outline, "rails settings", () => readAll(root, project));
}

function readAll(root: string, project: ProjectIndex): RailsSettings {
	const found = new Map<string, Source>();
	const files = project.findPaths(FILES).filter((path) => path.startsWith(`${root}config/`));
	for (const path of files.slice(0, MAX_FILES)) {
		const outline = project.openDocument(path);
		if (outline === undefined) continue;
		for (const [key, value] of settingsIn(outline)) found.set(key, value);
	}
	return found;
}

const CONFIGURES = /\b([A-Z]\w*)\.configure\b/;
/** What a document configures; read once. */
const settingsIn = rememberByObject((outline: Outline): RailsSettings => {
	const found = new Map<string, Source>();
	addSettings(outline, found);
	return found;
});

function addSettings(outline: Outline, into: Map<string, Source>): void {
	const gem = CONFIGURES.exec(outline.text)?.[1];
	for (const { root, field, value } of fieldsOf(outline)) {
		const source = { expression: value(), outline };
		const path = /^(?:(?:::)?Rails\.(?:application\.config|configuration)|config)(?:\.(.+))?$/.exec(
			root,
		);
		const key = path && (path[1] === undefined ? field : `${normalized(path[1])}.${field}`);
		if (gem !== undefined && !root.includes(".")) into.set(`${gem} ${field}`, source);
		else if (key !== null && key !== undefined) into.set(key, source);
	}
}
