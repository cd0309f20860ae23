// How fast `prompt-cost scan` goes through trees: its own walk and threads, the whole command, and the floors beneath it.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { findLanguage } from "../../src/core/languages/languages.ts";
import { openGrammars } from "../../src/node/grammars.ts";
import type { Scanner } from "../../src/node/scanner.ts";
import { assetFolder, withScanner } from "../withScanner.ts";
import { type GeneratedTree, writeTrees } from "./scanTrees.ts";

const runs = 3;
/** Trees that threads scan before they count as warm. */
const warmUps = 2;
const threads = 2;
/** Files per second, by kind of tree. */
const targets = [25_000, 1_500, 1_500, 1_500];
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

async function scan(tree: GeneratedTree, scanner: Scanner): Promise<string> {
	const result = await scanner.scanPath(tree.root, {
		exclude: [],
		onUnreadable: (path, error) => {
			throw new Error(`${path} cannot be read`, { cause: error });
		},
	});
	const found = result.files.reduce((sum, file) => sum + file.callSites.length, 0);
	const share = ((result.parsed * 100) / result.found).toFixed(1);
	return `, ${share} % parsed, ${found} call sites`;
}

/** Milliseconds of a scan by threads that scanned other trees of the kind before; no tree twice, so that no text is known. */
async function scanWarm(trees: readonly GeneratedTree[], home: string): Promise<number> {
	return withScanner(home, threads, async (scanner) => {
		const times: number[] = [];
		for (const tree of trees) {
			const start = performance.now();
			await scan(tree, scanner);
			times.push(performance.now() - start);
		}
		return median(times.slice(warmUps));
	});
}

/** Milliseconds that threads of a kind take for each of some trees, one after the other. */
async function runThreads(file: string, trees: readonly GeneratedTree[]): Promise<number[]> {
	const workers = Array.from({ length: threads }, () => new Worker(new URL(file, import.meta.url)));
	await Promise.all(workers.map((worker) => once(worker, "message")));
	const times: number[] = [];
	for (const { root, files } of trees) {
		const start = performance.now();
		const done = workers.map((worker) => once(worker, "message"));
		for (const [thread, worker] of workers.entries())
			worker.postMessage({
				root,
				files: files.filter((_file, index) => index % threads === thread),
			});
		await Promise.all(done);
		times.push(performance.now() - start);
	}
	await Promise.all(workers.map((worker) => worker.terminate()));
	return times;
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
	const sets = Array.from({ length: warmUps + runs }, (_, index) =>
		writeTrees(join(folder, `set${index}`), 20_261_123 + index),
	);
	for (const [kind, target] of targets.entries()) {
		const trees = sets.flatMap((set) => set[kind] ?? []);
		const [tree] = trees;
		if (tree === undefined) throw new Error(`there is no tree of kind ${kind}`);
		const mean = Math.round(tree.bytes / tree.files.length);
		console.log(
			`${tree.name}: ${tree.files.length} files, ${mean} bytes on average; ${threads} threads on ${availableParallelism()} cores; target ${target} files/s`,
		);
		let said = "";
		const time = await measure(async () => {
			said = await withScanner(home, threads, (scanner) => scan(tree, scanner));
		});
		show("threads that are started for it", tree, time, said);
		show("threads that scanned other such trees", tree, await scanWarm(trees, home));
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
			const times = await runThreads(file, trees);
			const [first = Number.NaN] = times;
			const later = times.slice(warmUps);
			show(`floor: ${threads} threads that only ${what}, their first tree`, tree, first);
			show(`floor: ${threads} threads that only ${what}, another one later`, tree, median(later));
		};
		await showThreads("read", "readOnlyWorker.ts");
		if (kind > 0) {
			show("floor: one thread that only parses", tree, await measure(() => parseOnly(tree)));
			await showThreads("parse", "parseOnlyWorker.ts");
		}
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
