// Builds every bundle into dist/: `node esbuild.js [--production] [--watch]`.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { context } from "esbuild";
import { formatListedWords } from "./src/build/listedWords.ts";
import { formatThirdPartyLicenses } from "./src/build/thirdPartyLicenses.ts";
import { buildVocabulary, encodings } from "./src/build/vocabularies.ts";

const require = createRequire(import.meta.url);
const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const shared = {
	bundle: true,
	format: "cjs",
	platform: "node",
	target: "node22",
	sourcemap: !production,
	minify: production,
	metafile: true,
	logLevel: "warning",
	legalComments: "none",
	outExtension: { ".js": ".cjs" },
	outdir: "dist",
	// jsonc-parser's CommonJS build loads its parts in a way that cannot be bundled.
	mainFields: ["module", "main"],
	// Its ES module asks for `import.meta.url`, which a CommonJS bundle does not have.
	alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
	// Bundles load each other by `require`, as VS Code's own loader of extensions expects.
	supported: { "dynamic-import": false },
};

/** Puts the words of SDKs into bundles as data: a thread would take longer to list them than to ask a thousand files for them. */
const listedWords = {
	name: "listed words",
	setup(build) {
		build.onLoad({ filter: /[\\/]project[\\/]wordList\.ts$/ }, () => ({
			contents: formatListedWords(),
			loader: "js",
		}));
	},
};

/** Leaves another entry's bundle out of this one: it is loaded from its own file when it is first imported. */
function leaveOut(entry) {
	return {
		name: `leave out ${entry}`,
		setup(build) {
			build.onResolve({ filter: new RegExp(`^\\./${entry}\\.ts$`) }, () => ({
				path: `./${entry}.cjs`,
				external: true,
			}));
		},
	};
}

/** Entry file → what the host provides at run time. */
const bundles = [
	{ entry: "extension", external: ["vscode"], plugins: [leaveOut("languageClient")] },
	{ entry: "languageClient", external: ["vscode"] },
	{ entry: "languageServer", external: [] },
	{ entry: "parserWorker", external: [], plugins: [leaveOut("documentParser"), listedWords] },
	{ entry: "documentParser", external: [], plugins: [listedWords] },
	{ entry: "ledgerWorker", external: [] },
	{
		entry: "cliEntry",
		external: [],
		plugins: [leaveOut("commandLine")],
		banner: { js: "#!/usr/bin/env node" },
	},
	{ entry: "commandLine", external: [] },
];

/** The grammars, from packages that ship them as WebAssembly. */
const grammarFolder = join(
	dirname(require.resolve("@vscode/tree-sitter-wasm/package.json")),
	"wasm",
);
const kotlinFolder = dirname(
	require.resolve("@tree-sitter-grammars/tree-sitter-kotlin/package.json"),
);
const grammars = [
	"bash",
	"c-sharp",
	"go",
	"java",
	"javascript",
	"php",
	"python",
	"ruby",
	"rust",
	"tsx",
	"typescript",
];

async function copyAssets() {
	await mkdir("dist/grammars", { recursive: true });
	for (const grammar of grammars) {
		const file = `tree-sitter-${grammar}.wasm`;
		await cp(join(grammarFolder, file), join("dist/grammars", file));
	}
	await cp(join(kotlinFolder, "tree-sitter-kotlin.wasm"), "dist/grammars/tree-sitter-kotlin.wasm");
	await cp(
		require.resolve("web-tree-sitter/web-tree-sitter.wasm"),
		"dist/grammars/web-tree-sitter.wasm",
	);
}

/** Vocabularies stand beside the bundles, so that one is read only when text is first counted in it. */
async function writeVocabularies() {
	await mkdir("dist/vocabularies", { recursive: true });
	await cp("src/build/vocabularies/README.md", "dist/vocabularies/README.md");
	for (const encoding of encodings) {
		await writeFile(`dist/vocabularies/${encoding}.bpe`, buildVocabulary(encoding));
	}
}

if (!watch) await rm("dist", { recursive: true, force: true });
await copyAssets();
await writeVocabularies();
const metafiles = [];
for (const { entry, external, banner = {}, plugins = [] } of bundles) {
	const entryPoints = [`src/${entry}.ts`];
	const build = await context({ ...shared, entryPoints, external, banner, plugins });
	if (watch) {
		await build.watch();
		continue;
	}
	const result = await build.rebuild();
	metafiles.push(result.metafile);
	await writeFile(`dist/${entry}.meta.json`, JSON.stringify(result.metafile));
	await build.dispose();
}
/** Packages whose files are copied, or whose data stands in src/. */
const copied = [
	"@vscode/tree-sitter-wasm",
	"@tree-sitter-grammars/tree-sitter-kotlin",
	"web-tree-sitter",
	"@pydantic/genai-prices",
	"js-tiktoken",
];
if (!watch) {
	await writeFile("dist/THIRD_PARTY_LICENSES.txt", formatThirdPartyLicenses(metafiles, copied));
}
