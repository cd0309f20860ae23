// `npm test [-- stage…]`: installs what is missing, builds, runs every stage and ends with one line of counts.
// Stages: build, lint, types, knip, unit, editor, workbench, package. Without names all of them run.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, workFolder } from "./host/install.mjs";
import { endAllStages, readCounts, runStage, tool } from "./host/stage.mjs";

const stages = [
	{ name: "build", minutes: 3, args: ["esbuild.js"] },
	{ name: "lint", minutes: 2, args: [tool("@biomejs", "biome", "bin", "biome"), "check", "."] },
	{ name: "types", minutes: 3, args: [tool("typescript", "bin", "tsc"), "--noEmit"] },
	{
		name: "types of core",
		minutes: 3,
		args: [tool("typescript", "bin", "tsc"), "--noEmit", "-p", "src/core"],
	},
	{ name: "knip", minutes: 2, args: [tool("knip", "bin", "knip.js")] },
	{
		name: "unit",
		minutes: 5,
		counts: true,
		args: [tool("c8", "bin", "c8.js"), process.execPath, "test/host/unitStage.ts"],
	},
	{ name: "editor", minutes: 5, counts: true, args: ["test/host/editorStage.ts"] },
	{ name: "workbench", minutes: 5, counts: true, args: ["test/host/workbenchStage.ts"] },
	{ name: "package", minutes: 5, counts: true, args: ["test/host/packageStage.ts"] },
];

const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name.startsWith(name)));
if (unknown.length > 0) {
	console.error(
		`No stage ${unknown.join(", ")}. There are: ${stages.map((s) => s.name).join(", ")}.`,
	);
	process.exit(2);
}
const chosen = stages.filter(
	({ name }) =>
		wanted.length === 0 || name === "build" || wanted.some((start) => name.startsWith(start)),
);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
	process.on(signal, () => {
		endAllStages();
		process.exit(130);
	});
}

const node = await ensureInstalled();
const resultFolder = join(workFolder, "results");
mkdirSync(resultFolder, { recursive: true });

async function runOne(stage) {
	console.log(`\n=== ${stage.name}`);
	const started = Date.now();
	const resultFile = join(resultFolder, `${stage.name}.json`);
	rmSync(resultFile, { force: true });
	const args = stage.args.map((argument) => (argument === process.execPath ? node : argument));
	const problem = await runStage(node, stage.counts ? [...args, ...flags] : args, {
		minutes: stage.minutes,
		env: { PROMPT_COST_TEST_RESULT: resultFile },
	});
	const counts = stage.counts
		? readCounts(resultFile, problem)
		: { passed: problem ? 0 : 1, failed: problem ? 1 : 0, skipped: 0, problem };
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	const remark = counts.problem ? `: ${counts.problem}` : "";
	console.log(
		`--- ${stage.name} ${counts.failed > 0 ? "FAILED" : "passed"} (${seconds} s)${remark}`,
	);
	return counts;
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const stage of chosen) {
	const counts = await runOne(stage);
	for (const key of Object.keys(total)) total[key] += counts[key];
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
