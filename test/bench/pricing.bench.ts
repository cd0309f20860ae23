import { readFileSync } from "node:fs";
import path from "node:path";
import { findPrice, useCatalog } from "../../src/core/pricing/catalog.ts";
import { priceOf } from "../../src/core/pricing/priceOf.ts";

// Measures the catalog; run: node test/bench/pricing.bench.ts

const at = "2026-11-23";
const ids: readonly (readonly [string, string])[] = [
	["openai", "gpt-4o"],
	["openai", "gpt-5.4-mini-2026-03-17"],
	["anthropic", "claude-sonnet-4-5-20250929"],
	["google", "models/gemini-2.5-flash"],
	["bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
	["openrouter", "anthropic/claude-sonnet-4.5:nitro"],
	["openai", "no-such-model"],
];

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
const round = (value: number): string => value.toFixed(3);

/** Median time of one call in microseconds, over batches that the clock can see. */
function microseconds(run: () => void): number {
	const times: number[] = [];
	for (let batch = 0; batch < 200; batch++) {
		const start = performance.now();
		for (let i = 0; i < 200; i++) run();
		times.push(((performance.now() - start) * 1000) / 200);
	}
	return median(times);
}

const data = path.join(import.meta.dirname, "../../src/core/pricing");
const loads: number[] = [];
for (let i = 0; i < 30; i++) {
	const start = performance.now();
	JSON.parse(readFileSync(path.join(data, "rateCards.json"), "utf8"));
	JSON.parse(readFileSync(path.join(data, "overlay.json"), "utf8"));
	useCatalog(undefined);
	findPrice({ provider: "openai", model: "gpt-4o", at });
	loads.push(performance.now() - start);
}
console.log(
	`catalog load (read, parse, index, first look-up): median ${round(median(loads))} ms, first ${round(loads[0] ?? 0)} ms (target 15 ms)`,
);

let next = 0;
const lookUp = microseconds(() => {
	const [provider, model] = ids[next++ % ids.length] ?? ["", ""];
	findPrice({ provider, model, at });
});
console.log(`look-up after the first: median ${round(lookUp)} µs (target 2 µs)`);

const distinct = microseconds(() => {
	const [provider, model] = ids[next++ % ids.length] ?? ["", ""];
	findPrice({ provider, model, at: `2026-11-${10 + (next % 18)}T${next}` });
});
console.log(`look-up never asked before: median ${round(distinct)} µs`);

const found = findPrice({ provider: "openai", model: "gpt-5.6-sol", at });
if (found.kind === "priced") {
	const cost = microseconds(() => {
		priceOf(found.card, { input: 1200, cachedInput: 1024, output: 300 });
	});
	console.log(`cost of one request: median ${round(cost)} µs`);
}
