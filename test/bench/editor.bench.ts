// How fast the language server answers: the first lens of a fresh server, and an edit in a large file, each beside its floor.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Edit, Parser } from "web-tree-sitter";
import { languageOf } from "../../src/core/languages/languages.ts";
import { openGrammars } from "../../src/node/grammars.ts";
import { startServerProcess } from "../server/serverProcess.ts";

const calls = 50;
const lines = 2_000;
const edits = 200;
const uri = "untitled:bench.py";

/** A Python file of 2,000 lines with 50 calls, each with a prompt of its own. */
function makeSource(): string {
	const parts = ["from openai import OpenAI", "client = OpenAI()"];
	const perCall = Math.floor((lines - parts.length) / calls);
	for (let call = 0; call < calls; call++) {
		parts.push(
			`def ask_${call}(question):`,
			`    return client.chat.completions.create(model="gpt-4o", max_tokens=${100 + call}, messages=[`,
			`        {"role": "system", "content": "You are assistant number ${call}. Answer in one sentence."},`,
			'        {"role": "user", "content": f"Question: {question}"},',
			"    ])",
		);
		for (let line = 5; line < perCall; line++)
			parts.push(`value_${call}_${line} = ${line} * ${call}`);
	}
	while (parts.length < lines) parts.push("pass");
	return `${parts.join("\n")}\n`;
}

function quantile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function describeTimes(times: readonly number[]): string {
	const sorted = [...times].sort((a, b) => a - b);
	return `median ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${quantile(sorted, 0.95).toFixed(1)} ms`;
}

/** One letter more in the prompt of one call, as if somebody typed there: where, and the text then. */
function type(text: string, round: number) {
	const index = text.indexOf(`assistant number ${round % calls}.`) + "assistant".length;
	const line = text.slice(0, index).split("\n").length - 1;
	const character = index - text.lastIndexOf("\n", index - 1) - 1;
	return { index, at: { line, character }, text: `${text.slice(0, index)}x${text.slice(index)}` };
}

/** A server as the extension starts it, and the time until it is ready and until the document that is open has its lenses. */
async function measureFirst(source: string, dataFolder: string, name: string) {
	const started = performance.now();
	const env = { NODE_COMPILE_CACHE: join(dataFolder, "compiled") };
	const server = await startServerProcess({ dataFolder, env, openLanguages: ["python"] });
	const ready = performance.now();
	await server.open(uri, "python", source);
	const { length } = await server.lenses(uri);
	const shown = performance.now();
	console.log(
		`${name}: server ready after ${(ready - started).toFixed(0)} ms, first lens (of ${length}) after another ${(shown - ready).toFixed(0)} ms`,
	);
	return server;
}

async function measureServer(source: string): Promise<void> {
	const dataFolder = await mkdtemp(join(tmpdir(), "prompt-cost-bench-"));
	const first = await measureFirst(source, dataFolder, "first window ever");
	await first.stop();
	const server = await measureFirst(source, dataFolder, "later windows");
	let text = source;
	const times: number[] = [];
	for (let round = 0; round < edits; round++) {
		const typed = type(text, round);
		text = typed.text;
		const before = performance.now();
		await server.edit(uri, typed.at, typed.at, "x");
		await server.lenses(uri);
		times.push(performance.now() - before);
	}
	console.log(`edit to estimate, ${lines} lines, ${calls} calls: ${describeTimes(times)}`);
	await server.stop();
	await rm(dataFolder, { recursive: true, force: true });
}

/** The floor: tree-sitter's own re-parse of the same edits, without anything of ours. */
async function measureParser(source: string): Promise<void> {
	const grammars = openGrammars([fileURLToPath(new URL("../../dist/grammars", import.meta.url))]);
	const { grammar } = await grammars.parserFor(languageOf("python"));
	const parser = new Parser().setLanguage(grammar);
	let text = source;
	let tree = parser.parse(text);
	const times: number[] = [];
	for (let round = 0; round < edits && tree; round++) {
		const typed = type(text, round);
		const { line: row, character: column } = typed.at;
		const before = performance.now();
		tree.edit(
			new Edit({
				startIndex: typed.index,
				oldEndIndex: typed.index,
				newEndIndex: typed.index + 1,
				startPosition: { row, column },
				oldEndPosition: { row, column },
				newEndPosition: { row, column: column + 1 },
			}),
		);
		const parsed = parser.parse(typed.text, tree);
		times.push(performance.now() - before);
		tree.delete();
		tree = parsed;
		text = typed.text;
	}
	tree?.delete();
	console.log(`floor, tree-sitter's re-parse alone: ${describeTimes(times)}`);
}

const source = makeSource();
await measureServer(source);
await measureParser(source);
