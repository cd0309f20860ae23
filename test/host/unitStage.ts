// Runs every test that needs no editor, in this process: `node test/host/unitStage.ts [name…]`.
import { globSync } from "node:fs";
import { resolve } from "node:path";
import { runMocha } from "./runMocha.ts";

const outside = ["editor", "workbench", "package", "fixtures", "bench"];
const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const files = globSync("test/**/*.test.ts", {
	exclude: outside.map((folder) => `test/${folder}/**`),
})
	.filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
	.sort()
	.map((file) => resolve(file));
const failed = await runMocha(files, { reporter: "dot", timeout: 10_000 });
// Handles that a test left open must not keep the run alive; the counts are written.
process.exit(failed > 0 ? 1 : 0);
