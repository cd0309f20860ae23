// Writes the generated tables of README.md: `node src/build/readme.ts --write`; without the flag it prints what would stand there.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

/** One fixture of `test/fixtures/detected/<language>/<sdk id>.<ending>`: proof that calls of an SDK are found. */
export interface DetectedFixture {
	readonly language: string;
	readonly sdk: string;
	/** The SDK's name for people: the comment in the first line. */
	readonly name: string;
	readonly path: string;
}

const languageNames: Readonly<Record<string, string>> = {
	python: "Python",
	javascript: "JavaScript, JSX",
	typescript: "TypeScript, TSX",
};

/** Every fixture below a folder, by language and SDK. */
export function listDetected(folder: string): readonly DetectedFixture[] {
	return readdirSync(folder)
		.sort()
		.flatMap((language) =>
			readdirSync(join(folder, language))
				.sort()
				.map((file) => {
					const path = join(folder, language, file);
					const [first = ""] = readFileSync(path, "utf8").split("\n", 1);
					const name = first.replace(/^(#|\/\/)\s*/, "");
					return { language, sdk: file.replace(/\.[^.]*$/, ""), name, path };
				}),
		);
}

/** The language × SDK table. */
export function formatDetectedTable(fixtures: readonly DetectedFixture[]): string {
	const languages = Object.keys(languageNames).filter((id) =>
		fixtures.some(({ language }) => language === id),
	);
	const names = new Map(fixtures.map(({ sdk, name }) => [sdk, name]));
	const isDetected = (sdk: string, id: string): boolean =>
		fixtures.some(({ language, ...fixture }) => language === id && fixture.sdk === sdk);
	const rows = [...names]
		.sort(([, one], [, other]) => one.localeCompare(other, "en"))
		.map(([sdk, name]) => [name, ...languages.map((id) => (isDetected(sdk, id) ? "✓" : "–"))]);
	return formatTable([["SDK", ...languages.map((id) => languageNames[id] ?? id)], ...rows]);
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
		listDetected("test/fixtures/detected"),
	);
	if (process.argv.includes("--write")) writeFileSync("README.md", readme);
	else process.stdout.write(readme);
}
