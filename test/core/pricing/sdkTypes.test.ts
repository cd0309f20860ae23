import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findPrice } from "../../../src/core/pricing/catalog.ts";

/** The folder that holds a package's entry. */
const folderOf = (entry: string): string => path.dirname(fileURLToPath(entry));
const openai = folderOf(import.meta.resolve("openai"));
const anthropic = folderOf(import.meta.resolve("@anthropic-ai/sdk"));
const google = path.join(folderOf(import.meta.resolve("@google/genai")), "..");

/** Every string literal in the model type lists of an SDK's declaration file. */
function idsIn(file: string, type: RegExp): string[] {
	const text = readFileSync(file, "utf8");
	return [...text.matchAll(type)].flatMap(([, union = ""]) =>
		[...union.matchAll(/['"]([^'"]+)['"]/g)].map(([, id = ""]) => id),
	);
}

const lists: readonly (readonly [string, readonly string[]])[] = [
	[
		"openai",
		[
			"shared.d.ts",
			"audio/audio.d.ts",
			"audio/speech.d.ts",
			"images.d.ts",
			"embeddings.d.ts",
			"moderations.d.ts",
			"videos.d.ts",
		].flatMap((file) =>
			idsIn(path.join(openai, "resources", file), /export type \w*Models? = ([^;]+);/g),
		),
	],
	[
		"anthropic",
		idsIn(
			path.join(anthropic, "resources/messages/messages.d.ts"),
			/export type Model = ([^;]+);/g,
		),
	],
	["google", idsIn(path.join(google, "genai.d.ts"), /type Model_\d = ([^;]+);/g)],
];

/** Ids that the SDKs name and no list prices, each with the reason. */
const unpriced = new Map([
	["gpt-6-cyber", "restricted access; no public price found"],
	["gpt-rosalind-research", "restricted access; no public price found"],
	["gpt-6-rosalind", "restricted access; no public price found"],
	["claude-mythos-preview", "invitation only; published prices contradict each other"],
	["gemini-pro-latest", "an alias that moves; which model it means is not published with a date"],
	["gemini-omni-1.2-flash", "no public price found"],
]);

describe("model ids of the official SDK type lists", () => {
	const ids = lists.flatMap(([provider, found]) =>
		[...new Set(found)].map((id) => ({ provider, id })),
	);
	const missing = ids.filter(
		({ provider, id }) => findPrice({ provider, model: id, at: "2026-11-23" }).kind !== "priced",
	);

	it("are priced to at least 97 %", () => {
		for (const [provider, found] of lists) assert.ok(found.length > 20, provider);
		const share = 1 - missing.length / ids.length;
		assert.ok(share >= 0.97, `${ids.length - missing.length} of ${ids.length} are priced`);
	});

	it("are otherwise listed with a reason", () => {
		assert.deepEqual(missing.map(({ id }) => id).sort(), [...unpriced.keys()].sort());
	});

	it("priced as nothing only where the provider says it is free", () => {
		const free = ids.filter(({ provider, id }) => {
			const found = findPrice({ provider, model: id, at: "2026-11-23" });
			return found.kind === "priced" && found.card.tiers[0]?.rates.input === "0";
		});
		assert.deepEqual(free.map(({ id }) => id).sort(), [
			"gemma-4-26b-a4b-it",
			"gemma-4-31b-it",
			"omni-moderation-2024-09-26",
			"omni-moderation-latest",
			"text-moderation-latest",
			"text-moderation-stable",
		]);
	});
});
