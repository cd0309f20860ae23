// How fast `prompt-cost scan` goes through trees: its own walk and threads, the whole command, and the floors beneath it.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { findLanguage } from "../../src/core/languages/languages.ts";
import { openGrammars } from "../../src/node/grammars.ts";
import { scanPath } from "../../src/node/scanFiles.ts";
import { type GeneratedTree, writeTrees } from "./scanTrees.ts";

const runs = 3;
const threads = 2;
const assetFolder = join(import.meta.dirname, "../../dist");
const targets = [25_000, 1_500];
const grammars = openGrammars([join(assetFolder, "grammars")]);

const median = (values: readonly number[]): number =>
	values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

function show(what: string, tree: GeneratedTree, milliseconds: number, more = ""): void {
	const rate = Math.round((tree.files.length * 1000) / milliseconds).toLocaleString("en");
	console.log(`  ${what}: ${Math.round(milliseconds)} ms, ${rate} files/s${more}`);
}

async function measure(run: () => Promise<void> | void): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < runs; round++) {
		const start = performance.now();
		await run();
		times.push(performance.now() - start);
	}
	return median(times);
}

async function scan(tree: GeneratedTree, dataFolder: string): Promise<string> {
	const result = await scanPath(
		tree.root,
		{
			exclude: [],
			onUnreadable: (path, error) => {
				throw new Error(`${path} cannot be read`, { cause: error });
			},
		},
		{
			workerPath: join(assetFolder, "parserWorker.cjs"),
			assetFolder,
			dataFolder,
			today: "2026-11-23",
			threads,
			onProgress: () => undefined,
		},
	);
	const found = result.files.reduce((sum, file) => sum + file.callSites.length, 0);
	const share = ((result.parsed * 100) / result.found).toFixed(1);
	return `, ${share} % parsed, ${found} call sites`;
}

/** Milliseconds that threads of a kind take for the files, started beforehand. */
async function runThreads(file: string, tree: GeneratedTree): Promise<number> {
	const workers = Array.from(
		{ length: threads },
		(_, thread) =>
			new Worker(new URL(file, import.meta.url), {
				workerData: {
					root: tree.root,
					files: tree.files.filter((_file, index) => index % threads === thread),
				},
			}),
	);
	await Promise.all(workers.map((worker) => once(worker, "message")));
	const start = performance.now();
	const done = workers.map((worker) => once(worker, "message"));
	for (const worker of workers) worker.postMessage("go");
	await Promise.all(done);
	const time = performance.now() - start;
	await Promise.all(workers.map((worker) => worker.terminate()));
	return time;
}

/** One thread that only parses the files and reads the trees: no call is looked for. */
async function parseOnly(tree: GeneratedTree): Promise<void> {
	for (const file of tree.files) {
		const language = findLanguage(file);
		if (language === undefined) continue;
		const parser = await grammars.parserFor(language);
		parser.parse(readFileSync(join(tree.root, file), "utf8"));
	}
}

function searchTool(): readonly [string, readonly string[]] {
	const hasRipgrep = spawnSync("rg", ["--version"]).status === 0;
	return hasRipgrep ? ["rg", ["-l", "openai"]] : ["grep", ["-rl", "openai"]];
}

const folder = mkdtempSync(join(tmpdir(), "prompt-cost-bench-"));
try {
	const home = join(folder, "home");
	for (const [index, tree] of writeTrees(folder).entries()) {
		const mean = Math.round(tree.bytes / tree.files.length);
		console.log(
			`${tree.name}: ${tree.files.length} files, ${mean} bytes on average; ${threads} threads on ${availableParallelism()} cores; target ${targets[index]} files/s`,
		);
		let said = "";
		const time = await measure(async () => {
			said = await scan(tree, home);
		});
		show("walk and scan", tree, time, said);
		const command = await measure(() => {
			const { status } = spawnSync(
				process.execPath,
				[join(assetFolder, "cliEntry.cjs"), "scan", tree.root, "--format", "json"],
				{ env: { ...process.env, PROMPT_COST_HOME: home }, maxBuffer: 1e9 },
			);
			if (status !== 0) throw new Error(`scan ended with ${status}`);
		});
		show("the whole command, with its start", tree, command);
		const [tool, options] = searchTool();
		show(
			`floor: ${tool} ${options.join(" ")}`,
			tree,
			await measure(() => {
				spawnSync(tool, [...options, tree.root], { maxBuffer: 1e9 });
			}),
		);
		const showThreads = async (what: string, file: string) => {
			const times: number[] = [];
			for (let round = 0; round < runs; round++) times.push(await runThreads(file, tree));
			show(`floor: ${threads} threads that only ${what}`, tree, median(times));
		};
		await showThreads("read", "readOnlyWorker.ts");
		if (index === 1) {
			show("floor: one thread that only parses", tree, await measure(() => parseOnly(tree)));
			await showThreads("parse", "parseOnlyWorker.ts");
		}
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
