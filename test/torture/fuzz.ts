// Feeds spoiled files of every language to the thread that analyses documents: `npm run torture -- fuzz [cases] [seed]`.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findDocumentKind } from "../../src/core/estimate/documentKind.ts";
import { AnalysisPool } from "../../src/node/analysisPool.ts";
import { createRandom } from "../bench/tokenCorpora.ts";
import { spoil } from "./mutations.ts";

const assetFolder = fileURLToPath(new URL("../../dist", import.meta.url));
const fixtureFolder = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Processor time within which every document must be answered or skipped, in milliseconds. */
export const limitMilliseconds = 500;

/** A case that broke a promise; `npm run torture -- fuzz 1 SEED` makes it again. */
export interface FuzzTrouble {
	readonly seed: number;
	readonly file: string;
	readonly how: string;
	readonly length: number;
	readonly what: string;
}

/** What a run came to; `troubles` must be empty. */
export interface FuzzResult {
	readonly cases: number;
	readonly answered: number;
	/** Skipped cases by reason. */
	readonly skipped: ReadonlyMap<string, number>;
	readonly slowestMilliseconds: number;
	/** Memory of the process after one well-formed file of each kind, and after all cases, in MB. */
	readonly memoryBefore: number;
	readonly memoryAfter: number;
	/** Cases in which the parser itself trapped or looked at no clock, so that only the end of its thread could answer them. */
	readonly ended: readonly FuzzTrouble[];
	readonly troubles: readonly FuzzTrouble[];
}

/** A well-formed file of the fixtures. */
interface Seed {
	readonly file: string;
	readonly text: string;
}

/** The spoiled file of a seed. */
export function makeCase(seed: number, sound: readonly Seed[] = readSeeds()) {
	// Neighbouring seeds must not begin alike.
	const random = createRandom(Math.imul(seed, 0x9e3779b1));
	const pick = () => sound[Math.floor(random() * sound.length)] ?? { file: "", text: "" };
	const { file, text } = pick();
	return { file, ...spoil(text, pick().text, random) };
}

const seedNames =
	"**/*.{py,js,jsx,ts,tsx,go,java,kt,cs,rb,php,rs,sh,vue,astro,svelte,prompty,prompt,yml,yaml,http,md}";

function readSeeds(): readonly Seed[] {
	return globSync(seedNames, { cwd: fixtureFolder })
		.sort()
		.map((file) => ({
			file: file.replaceAll("\\", "/"),
			text: readFileSync(`${fixtureFolder}/${file}`, "utf8"),
		}))
		.filter(({ file, text }) => text !== "" && findDocumentKind(file) !== undefined);
}

const wellFormed = `from openai import OpenAI
OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hello!"}], max_tokens=100)
`;

function memoryNow(): number {
	globalThis.gc?.();
	return process.memoryUsage().rss / 2 ** 20;
}

/** Runs cases one after the other; each has a seed of its own, beginning with `firstSeed`. */
export async function fuzz(
	cases: number,
	firstSeed: number,
	onProgress: (done: number) => void = () => undefined,
): Promise<FuzzResult> {
	const seeds = readSeeds();
	const troubles: FuzzTrouble[] = [];
	const ended: FuzzTrouble[] = [];
	const skipped = new Map<string, number>();
	const failures: string[] = [];
	let milliseconds = Number.NaN;
	let slowestMilliseconds = 0;
	let answered = 0;
	const pool = new AnalysisPool(
		`${assetFolder}/parserWorker.cjs`,
		assetFolder,
		(message) => failures.push(message),
		(time) => {
			milliseconds = time;
		},
	);
	const analyze = (path: string, text: string) =>
		pool.analyze({
			path,
			editorId: "plaintext",
			text,
			style: { today: "2026-11-26" },
			file: path,
			root: undefined,
			layers: [],
		});
	const once = async (path: string, text: string) => {
		milliseconds = Number.NaN;
		const { analysis } = await analyze(path, text);
		pool.close(path);
		return analysis;
	};
	/** A processor that slows down for a moment is no trouble: what takes long takes long again. */
	const timed = async (path: string, text: string) => {
		const analysis = await once(path, text);
		const first = milliseconds;
		if (!(first <= limitMilliseconds)) await once(`again/${path}`, text);
		milliseconds = Math.min(first || milliseconds, milliseconds);
		return analysis;
	};
	const isWell = async (round: number): Promise<boolean> => {
		const { analysis } = await analyze("well.py", `${wellFormed}# ${round}\n`);
		return analysis.callSites[0]?.title === "gpt-4o · 9 in + ≤100 out · ≤$0.0010";
	};
	for (const { file, text } of seeds) await analyze(file, text);
	for (const { file } of seeds) pool.close(file);
	await isWell(-1);
	const memoryBefore = memoryNow();
	for (let round = 0; round < cases; round++) {
		const seed = firstSeed + round;
		const { file, how, text } = makeCase(seed, seeds);
		const describe = (what: string) => ({ seed, file, how, length: text.length, what });
		const trouble = (what: string) => troubles.push(describe(what));
		const analysis = await timed(`${round}/${file}`, text);
		if (analysis.skipped === undefined) answered++;
		else skipped.set(analysis.skipped, (skipped.get(analysis.skipped) ?? 0) + 1);
		if (Number.isNaN(milliseconds))
			ended.push(describe(`its thread was ended: ${analysis.skipped}`));
		else if (milliseconds > limitMilliseconds) trouble(`took ${milliseconds.toFixed(0)} ms`);
		slowestMilliseconds = Math.max(slowestMilliseconds, milliseconds || 0);
		if (!(await isWell(round))) trouble("the next well-formed file was not right");
		if ((round + 1) % 100 === 0) onProgress(round + 1);
	}
	const memoryAfter = memoryNow();
	await pool.dispose();
	// What begins so tells of a trap, which ended its thread.
	for (const what of failures.filter((failure) => !failure.startsWith("Skipped ")))
		troubles.push({ seed: -1, file: "", how: "", length: 0, what });
	return {
		cases,
		answered,
		skipped,
		slowestMilliseconds,
		memoryBefore,
		memoryAfter,
		ended,
		troubles,
	};
}

/** Of so many cases one thread may have to be ended: grammars hold a few traps and loops that ask nobody whether to go on. */
const casesPerEnd = 1_000;

/** What a thread may keep for its parser, and for code that was compiled, in MB. */
const allowedGrowth = 200;

/** Runs from the command line; true when nothing was found, at least half was answered and memory came back. */
export async function runFuzz(cases: number, seed: number): Promise<boolean> {
	const result = await fuzz(cases, seed, (done) => process.stderr.write(`\r${done} of ${cases}`));
	console.log(
		`\n${result.cases} cases from seed ${seed}: ${result.answered} answered, slowest ${result.slowestMilliseconds.toFixed(0)} ms of processor time, memory ${result.memoryBefore.toFixed(0)} → ${result.memoryAfter.toFixed(0)} MB`,
	);
	for (const [reason, times] of result.skipped) console.log(`skipped ${times}: ${reason}`);
	for (const one of result.ended) console.log("ENDED", JSON.stringify(one));
	for (const trouble of result.troubles) console.log("TROUBLE", JSON.stringify(trouble));
	const mayEnd = Math.ceil(cases / casesPerEnd);
	if (result.ended.length > mayEnd) console.log(`TROUBLE more than ${mayEnd} threads were ended`);
	const grown = result.memoryAfter - result.memoryBefore;
	if (grown > allowedGrowth) console.log(`TROUBLE memory grew by ${grown.toFixed(0)} MB`);
	return (
		result.troubles.length === 0 &&
		result.ended.length <= mayEnd &&
		result.answered > cases / 2 &&
		grown <= allowedGrowth
	);
}
