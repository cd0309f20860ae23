// Token counters side by side on text not seen before: `node test/bench/tokens.bench.ts`. Ours, js-tiktoken's own encoder and
// tiktoken (WebAssembly) count the same samples; then long runs of one kind, first counts in fresh processes, and a keystroke.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { Tiktoken } from "js-tiktoken/lite";
import o200kBase from "js-tiktoken/ranks/o200k_base";
import { get_encoding } from "tiktoken";
import { buildVocabulary } from "../../src/build/vocabularies.ts";
import { createTokenCounter } from "../../src/core/tokens/counter.ts";
import {
	type Corpus,
	code,
	createRandom,
	multilingual,
	prose,
	shortPrompts,
} from "./tokenCorpora.ts";

type Count = (text: string) => number;

const vocabulary = buildVocabulary("o200k_base");
const tokenCounter = createTokenCounter(() => vocabulary);
const ours: Count = (text) => tokenCounter.countWith(text, "o200k_base");
/** Text for the slowest counter is cut to this many samples, so that a run ends. */
const SLOW_SAMPLES = 40;

/** Milliseconds for which a counter runs before it is timed. */
const WARM_UP = 500;
const ROUNDS = 5;

interface Contestant {
	readonly samples: readonly string[];
	readonly count: Count;
	/** Drops what a counter remembers of texts, with which it would answer again in place of counting. */
	readonly forget?: () => void;
}

/** Counts `timed` once, after the first half of the samples; returns megabytes a second and the tokens. */
function measure(contestant: Contestant, timed: readonly string[], warmUp: number) {
	const { samples, count, forget } = contestant;
	const warmUntil = performance.now() + warmUp;
	do {
		forget?.();
		for (const text of samples.slice(0, samples.length >> 1)) count(text);
	} while (performance.now() < warmUntil);
	const started = performance.now();
	let tokens = 0;
	for (const text of timed) tokens += count(text);
	const milliseconds = performance.now() - started;
	const bytes = timed.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
	return { speed: bytes / 1000 / milliseconds, tokens };
}

/**
 * Counts the second half of the samples in rounds, the counters in turns, so that a busy moment of the machine meets them all; no text is
 * counted a second time. Returns of each the median speed, in megabytes a second, and all tokens.
 */
function measureInTurns(contestants: readonly Contestant[]) {
	const rounds = Array.from({ length: ROUNDS }, (_, round) =>
		contestants.map((contestant) => {
			const half = contestant.samples.slice(contestant.samples.length >> 1);
			const part = (r: number) => Math.round((half.length * r) / ROUNDS);
			const timed = half.slice(part(round), part(round + 1));
			return measure(contestant, timed, round === 0 ? WARM_UP : 0);
		}),
	);
	return contestants.map((_, i) => {
		const results = rounds.flatMap((round) => round[i] ?? []);
		const speeds = results.map(({ speed }) => speed).sort((x, y) => x - y);
		return {
			speed: speeds[ROUNDS >> 1] ?? 0,
			tokens: results.reduce((sum, { tokens }) => sum + tokens, 0),
		};
	});
}

function compareSpeeds(): void {
	const wasm = get_encoding("o200k_base");
	const slow = new Tiktoken(o200kBase);
	console.log("MB/s on unseen text     ours   tiktoken (WASM)   js-tiktoken   × WASM   × js");
	for (const corpus of [prose(), code(), multilingual(), shortPrompts()]) {
		const { name, samples } = corpus;
		const results = measureInTurns([
			{ samples, count: ours, forget: tokenCounter.release },
			{ samples, count: (text) => wasm.encode_ordinary(text).length },
			{ samples: slowSamples(corpus), count: (text) => slow.encode(text, [], []).length },
		]);
		if (results[0]?.tokens !== results[1]?.tokens) throw new Error(`${name}: the counts differ`);
		const [own = 0, ...others] = results.map(({ speed }) => speed);
		const columns = [own.toFixed(1), ...others.map((speed) => speed.toFixed(2))];
		const factors = others.map((speed) => (own / speed).toFixed(1));
		console.log(
			`${name.padEnd(18)}${columns.map((c) => c.padStart(13)).join("")}${factors.map((c) => c.padStart(9)).join("")}`,
		);
	}
	wasm.free();
}

function slowSamples({ name, samples }: Corpus): readonly string[] {
	const few = name === "short prompts" ? SLOW_SAMPLES * 60 : SLOW_SAMPLES;
	return samples.slice(-few);
}

function compareRuns(): void {
	const random = createRandom(3);
	const letters = "abcdefghijklmnopqrstuvwxyz";
	const base64 = `${letters}${letters.toUpperCase()}0123456789+/`;
	const pick = (from: string, n: number) =>
		Array.from({ length: n }, () => from[Math.floor(random() * from.length)]).join("");
	const kinds: readonly (readonly [string, (n: number) => string])[] = [
		["one letter", (n) => "a".repeat(n)],
		["spaces", (n) => " ".repeat(n)],
		["line breaks", (n) => "\n".repeat(n)],
		["emoji", (n) => "😀".repeat(n / 2)],
		["CJK", (n) => "漢字仮名交文".repeat(n / 6)],
		["base64", (n) => pick(base64, n)],
		["random letters", (n) => pick(letters, n)],
	];
	console.log("\nruns, ms             10 KB   100 KB     1 MB    10 MB   growth exponent");
	for (const [name, make] of kinds) {
		const times = [1e4, 1e5, 1e6, 1e7].map((n) => {
			const text = make(n);
			const started = performance.now();
			ours(text);
			return performance.now() - started;
		});
		const exponent = Math.log10((times[3] ?? 0) / (times[0] ?? 1)) / 3;
		console.log(
			`${name.padEnd(16)}${times.map((t) => t.toFixed(1).padStart(9)).join("")}${exponent.toFixed(2).padStart(10)}`,
		);
	}
}

function compareFirstCounts(): void {
	const folder = mkdtempSync(join(tmpdir(), "first-count-"));
	try {
		writeFileSync(join(folder, "o200k_base.bpe"), buildVocabulary("o200k_base"));
		const source = pathToFileURL("src/core/tokens/counter.ts").pathname;
		const script = `import { createTokenCounter } from ${JSON.stringify(source)};
			import { readFileSync } from "node:fs";
			const before = process.memoryUsage().rss;
			createTokenCounter((name) => readFileSync(__dirname + "/" + name + ".bpe")).countWith("Hello, world!", "o200k_base");
			console.log(process.memoryUsage().rss - before);`;
		const outfile = join(folder, "first.cjs");
		buildSync({
			stdin: { contents: script, resolveDir: process.cwd(), loader: "ts" },
			bundle: true,
			platform: "node",
			format: "cjs",
			minify: true,
			outfile,
		});
		const base = medianOf(21, () => execFileSync(process.execPath, ["-e", "0"]));
		const memory: number[] = [];
		const first = medianOf(21, () =>
			memory.push(Number(execFileSync(process.execPath, [outfile]))),
		);
		const megabytes = (Math.max(...memory) / 1e6).toFixed(1);
		console.log(
			`\nfirst count: ${first.toFixed(0)} ms, node -e 0: ${base.toFixed(0)} ms (× ${(first / base).toFixed(2)}); memory added: ${megabytes} MB`,
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function medianOf(runs: number, run: () => unknown): number {
	const times = Array.from({ length: runs }, () => {
		const started = performance.now();
		run();
		return performance.now() - started;
	});
	return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

/** As the editor counts: the whole text again after every keystroke. */
function measureKeystroke(): void {
	let text = prose().samples.join("").slice(0, 200_000);
	let at = 100;
	const counter = createTokenCounter(() => vocabulary, { edited: true });
	const count = () => counter.countWith(text, "o200k_base");
	count();
	const times = Array.from({ length: 400 }, () => {
		at = (at + 4711) % 199_000;
		text = Buffer.from(`${text.slice(0, at)}x${text.slice(at)}`).toString();
		const started = performance.now();
		count();
		return performance.now() - started;
	}).sort((a, b) => a - b);
	const [median = 0, late = 0] = [times[200], times[380]];
	console.log(
		`a keystroke in a 200 KB prompt: median ${median.toFixed(3)} ms, p95 ${late.toFixed(3)} ms`,
	);
}

/** Prints the tables of this file. */
export function benchTokens(): void {
	compareFirstCounts();
	compareSpeeds();
	compareRuns();
	measureKeystroke();
}

if (process.argv[1]?.endsWith("tokens.bench.ts")) benchTokens();
