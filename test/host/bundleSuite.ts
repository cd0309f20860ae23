import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { workFolder } from "./install.mjs";

/**
 * Bundles the tests of one folder, and the entry that runs them inside an extension host, as CommonJS.
 * Returns the path of the entry: it exports `run()`, as VS Code wants it of `extensionTestsPath`.
 */
export async function bundleSuite(folder: "editor" | "package"): Promise<string> {
	const outdir = join(workFolder, "suites", folder);
	await rm(outdir, { recursive: true, force: true });
	const entries = [...globSync(`test/${folder}/*.test.ts`), "test/host/suite.ts"];
	await build({
		entryPoints: Object.fromEntries(
			entries.map((path) => [path.replace(/^.*[\\/]/, "").replace(/\.ts$/, ""), resolve(path)]),
		),
		outdir,
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node22",
		sourcemap: "inline",
		outExtension: { ".js": ".cjs" },
		external: ["vscode", "mocha"],
		logLevel: "warning",
	});
	return join(outdir, "suite.cjs");
}
