import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/** The project's own files in the bundle of an entry, and the Node modules that it imports. */
async function listInputs(entry: string): Promise<{ own: string[]; node: string[] }> {
	const { metafile } = await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		metafile: true,
		platform: "node",
		format: "cjs",
		external: ["vscode"],
		logLevel: "silent",
	});
	const inputs = Object.entries(metafile.inputs).filter(([path]) => path.startsWith("src/"));
	const imports = inputs.flatMap(([, input]) => input.imports.map(({ path }) => path));
	return {
		own: inputs.map(([path]) => path),
		node: imports.filter((path) => path.startsWith("node:")),
	};
}

const biome = join(
	dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
	"bin",
	"biome",
);

/** Which of the planted imports (folder below src/ → module) the linter's import rules refuse. */
function lintPlanted(planted: readonly (readonly [folder: string, imported: string])[]): boolean[] {
	const project = mkdtempSync(join(tmpdir(), "prompt-cost-house-"));
	try {
		const { vcs: _, $schema: __, ...rules } = JSON.parse(readFileSync("biome.json", "utf8"));
		writeFileSync(join(project, "biome.json"), JSON.stringify(rules));
		const files = planted.map(([folder], index) => `src/${folder}/planted${index}.ts`);
		for (const [index, [folder, imported]] of planted.entries()) {
			mkdirSync(join(project, "src", folder), { recursive: true });
			const source = `import { x } from "${imported}";\n\nexport const y = x;\n`;
			writeFileSync(join(project, "src", folder, `planted${index}.ts`), source);
		}
		const { stdout } = spawnSync(
			process.execPath,
			[biome, "lint", "--reporter=github", "--max-diagnostics=none", "."],
			{ cwd: project, encoding: "utf8" },
		);
		const refusals = stdout.split("\n").filter((line) => line.includes("noRestrictedImports"));
		return files.map((file) => refusals.some((line) => line.includes(file)));
	} finally {
		rmSync(project, { recursive: true });
	}
}

describe("the house", () => {
	it("keeps disk, network, server and command line out of the editor's bundle", async () => {
		const { own } = await listInputs("src/extension.ts");
		const allowed =
			/^src\/(extension\.ts|languageClient\.ts|protocol\.ts|editor\/|core\/pricing\/money\.ts$)/;
		assert.deepEqual(
			own.filter((path) => !allowed.test(path)),
			[],
		);
		assert.ok(own.includes("src/extension.ts"));
	});

	for (const entry of ["src/webExtension.ts", "src/webLanguageServer.ts"].filter(existsSync)) {
		it(`keeps Node out of the bundle of ${entry}`, async () => {
			const { own, node } = await listInputs(entry);
			assert.deepEqual(
				own.filter((path) => path.startsWith("src/node/")),
				[],
			);
			assert.deepEqual(node, []);
		});
	}

	it("lets imports point one way only", () => {
		const breaches = [
			["core/tokens", "node:fs"],
			["core/tokens", "../estimate/estimate.ts"],
			["core/pricing", "../spend/balance.ts"],
			["core/languages", "vscode"],
			["core/estimate", "../spend/balance.ts"],
			["core/spend", "../estimate/estimate.ts"],
			["core/review", "../../node/dataFolder.ts"],
			["core/plan", "../../server/hover.ts"],
			["node", "../cli/program.ts"],
			["node", "vscode"],
			["server", "../node/dataFolder.ts"],
			["server", "node:path"],
			["cli", "../editor/log.ts"],
			["editor", "node:fs"],
			["editor", "../server/hover.ts"],
		] as const;
		const allowed = [
			["core/plan", "../estimate/estimate.ts"],
			["core/plan", "../spend/balance.ts"],
			["cli", "../node/dataFolder.ts"],
			["server", "../core/pricing/money.ts"],
		] as const;
		const refused = lintPlanted([...breaches, ...allowed]);
		assert.deepEqual(
			breaches.filter((_, index) => !refused[index]),
			[],
			"these breaches pass the linter",
		);
		assert.deepEqual(
			allowed.filter((_, index) => refused[breaches.length + index]),
			[],
			"these imports are meant to be allowed",
		);
	});
});
