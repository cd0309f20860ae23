// Writes the generated tables of README.md: `node src/build/readme.ts --write`; without the flag it prints what would stand there.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { findCallSites } from "../core/estimate/findCallSites.ts";
import type { LanguageId } from "../core/languages/language.ts";
import { findLanguage } from "../core/languages/languages.ts";
import { installedGrammarFolders, openGrammars } from "../node/grammars.ts";

/** A setting as package.json declares it. */
interface Setting {
	readonly default?: unknown;
	readonly markdownDescription?: string;
	readonly description?: string;
}

/** What of package.json is read here. */
export interface Manifest {
	readonly contributes?: {
		readonly configuration?: { readonly properties?: Readonly<Record<string, Setting>> };
	};
}

/** One fixture and the ids of the SDKs whose calls are found in it: the proof of what the README claims. */
export interface DetectedFixture {
	readonly language: LanguageId;
	readonly path: string;
	readonly sdks: readonly string[];
}

const languageNames: { readonly [id in LanguageId]: string } = {
	python: "Python",
	javascript: "JavaScript, JSX",
	typescript: "TypeScript, TSX",
	tsx: "TypeScript, TSX",
	go: "Go",
	java: "Java",
	kotlin: "Kotlin",
	csharp: "C#",
	ruby: "Ruby",
	php: "PHP",
	rust: "Rust",
	shell: "Shell",
};

const grammars = openGrammars(installedGrammarFolders("node_modules"));

async function detect(path: string): Promise<DetectedFixture | undefined> {
	const language = findLanguage(path);
	if (language === undefined) return undefined;
	const parser = await grammars.parserFor(language);
	const text = readFileSync(path, "utf8");
	const tree = parser.parse(text);
	if (tree === undefined) throw new Error(`${path} could not be parsed.`);
	const { callSites } = findCallSites({ path, language: language.id, text, tree });
	const sdks = [...new Set(callSites.map(({ sdk }) => sdk))].sort();
	return { language: language.id, path, sdks };
}

/** Looks for call sites in every fixture of `test/fixtures/languages` and `test/fixtures/detected`. */
export async function detectInFixtures(): Promise<readonly DetectedFixture[]> {
	const paths = globSync("test/fixtures/{languages,detected}/*/*").sort();
	const fixtures = await Promise.all(paths.map(detect));
	return fixtures.filter((fixture) => fixture !== undefined);
}

/** The language × SDK table: a row for each language, with the SDKs that its fixtures prove. */
export function formatDetectedTable(fixtures: readonly DetectedFixture[]): string {
	const names = [...new Set(Object.values(languageNames))];
	const rows = names.flatMap((name) => {
		const found = fixtures.filter(({ language }) => languageNames[language] === name);
		const ids = new Set(found.flatMap(({ sdks }) => sdks));
		return ids.size > 0 ? [[name, [...ids].sort().join(", ")]] : [];
	});
	return formatTable([["Language", "SDKs"], ...rows]);
}

/** The settings table. */
export function formatSettingsTable(manifest: Manifest): string {
	const settings = Object.entries(manifest.contributes?.configuration?.properties ?? {});
	const rows = settings.map(([name, setting]) => [
		`\`${name}\``,
		`\`${JSON.stringify(setting.default)}\``,
		(setting.markdownDescription ?? setting.description ?? "").replace(/\s+/g, " "),
	]);
	return formatTable([["Setting", "Default", "What it does"], ...rows]);
}

function formatTable([header = [], ...rows]: readonly (readonly string[])[]): string {
	const lines = [header, header.map(() => "---"), ...rows];
	return lines
		.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
		.join("\n");
}

/** The README with the part between `<!-- name -->` and `<!-- /name -->` replaced; throws where the marks are missing. */
function replacePart(readme: string, name: string, content: string): string {
	const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const from = readme.indexOf(begin);
	const to = readme.indexOf(end);
	if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}.`);
	return `${readme.slice(0, from + begin.length)}\n\n${content}\n\n${readme.slice(to)}`;
}

/** The README as it should be: both tables made anew. */
export function updateReadme(
	readme: string,
	manifest: Manifest,
	fixtures: readonly DetectedFixture[],
): string {
	const withSettings = replacePart(readme, "settings", formatSettingsTable(manifest));
	return replacePart(withSettings, "detected", formatDetectedTable(fixtures));
}

if (import.meta.main) {
	const readme = updateReadme(
		readFileSync("README.md", "utf8"),
		JSON.parse(readFileSync("package.json", "utf8")),
		await detectInFixtures(),
	);
	if (process.argv.includes("--write")) writeFileSync("README.md", readme);
	else process.stdout.write(readme);
}
