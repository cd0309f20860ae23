import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The part of esbuild's metafile that is needed here: the source files of a bundle, relative to the root. */
interface BundleInputs {
	readonly inputs: Readonly<Record<string, unknown>>;
}

/** A package whose code or data the packaged extension holds. */
interface BundledPackage {
	readonly name: string;
	readonly version: string;
	readonly license: string;
	readonly text: string;
}

const fileNames = "{LICENSE,LICENCE,License,license,COPYING}{,.md,.txt,-MIT}";

/** The folder of the package that a bundled file comes from; undefined for a file of this project. */
function findPackageFolder(input: string): string | undefined {
	const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll("\\", "/"));
	return match?.[1];
}

function readPackage(folder: string): BundledPackage {
	const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const { name, version, license = "see text" } = manifest;
	const [file] = globSync(join(folder, fileNames).replaceAll("\\", "/"));
	const text = file ? readFileSync(file, "utf8").trim() : `Licensed under ${license}.`;
	return { name, version, license, text };
}

function listPackageFolders(bundles: readonly BundleInputs[]): readonly string[] {
	return bundles
		.flatMap(({ inputs }) => Object.keys(inputs).map(findPackageFolder))
		.filter((folder) => folder !== undefined);
}

/**
 * The text of `THIRD_PARTY_LICENSES.txt`: name, version and licence text of every package that the bundles hold, and
 * of the packages named in `copied`, whose files or data the extension holds otherwise. Sorted by name.
 */
export function formatThirdPartyLicenses(
	bundles: readonly BundleInputs[],
	copied: readonly string[],
): string {
	const folders = new Set([
		...listPackageFolders(bundles),
		...copied.map((name) => `node_modules/${name}`),
	]);
	const packages = new Map(
		[...folders].map(readPackage).map((found) => [`${found.name}@${found.version}`, found]),
	);
	const sections = [...packages.values()]
		.sort((one, other) => one.name.localeCompare(other.name, "en"))
		.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`);
	const line = "-".repeat(80);
	return `Prompt Cost Lens holds code and data of these packages.\n\n${line}\n\n${sections.join(`\n${line}\n\n`)}`;
}
