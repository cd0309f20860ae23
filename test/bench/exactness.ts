// Compares our counts with the reference (tiktoken, WebAssembly) on generated strings:
// `node test/bench/exactness.ts [--strings 1000000] [--seed 1]`. Exit code 1 when any count differs.
import { parseArgs } from "node:util";
import { get_encoding } from "tiktoken";
import { generateText } from "../core/tokens/generatedText.ts";
import { tokenCounter } from "../vocabularies.ts";

const { values } = parseArgs({
	options: {
		strings: { type: "string", default: "1000000" },
		seed: { type: "string", default: "1" },
	},
});
const strings = Number(values.strings);
for (const encoding of ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"] as const) {
	const reference = get_encoding(encoding);
	const texts = generateText(Number(values.seed));
	const started = performance.now();
	let differences = 0;
	for (let i = 0; i < strings; i++) {
		const text = texts.next().value;
		const wanted = reference.encode_ordinary(text).length;
		const got = tokenCounter.countWith(text, encoding);
		if (got === wanted) continue;
		differences++;
		if (differences <= 5) console.log(`${encoding} ${JSON.stringify(text)}: ${got}, not ${wanted}`);
	}
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`${encoding}: ${differences} differences in ${strings} strings (${seconds} s)`);
	if (differences > 0) process.exitCode = 1;
	reference.free();
}
