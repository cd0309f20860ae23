import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "mocha";
import { buildVocabulary } from "../../src/build/vocabularies.ts";
import { runCli } from "../../src/cli/program.ts";

interface EstimateLine {
	readonly id: string | null;
	readonly line: number;
	readonly model: string;
	readonly provider?: string;
	readonly inputTokens: number;
	readonly exactness: string;
	readonly margin: number;
	readonly cachedPrefixTokens: number;
	readonly cost: {
		readonly low: string;
		readonly typical: string;
		readonly high: string | null;
	} | null;
	readonly unknownParts?: readonly string[];
}

describe("prompt-cost estimate", () => {
	let folder: string;

	before(function () {
		this.timeout(20_000);
		folder = mkdtempSync(join(tmpdir(), "estimate-"));
		mkdirSync(join(folder, "vocabularies"));
		for (const encoding of ["o200k_base", "cl100k_base", "gemma3", "claude2"] as const) {
			writeFileSync(join(folder, "vocabularies", `${encoding}.bpe`), buildVocabulary(encoding));
		}
	});

	after(() => rmSync(folder, { recursive: true }));

	async function estimate(content: string, ...options: readonly string[]) {
		writeFileSync(join(folder, "requests.jsonl"), content);
		const stdout = new PassThrough();
		const stderr = new PassThrough();
		const code = runCli(["estimate", "requests.jsonl", ...options], "0", {
			stdout,
			stderr,
			env: {},
			cwd: folder,
			dataFolder: folder,
			assetFolder: folder,
			now: () => new Date("2026-11-23T12:00:00Z"),
		}).finally(() => {
			stdout.end();
			stderr.end();
		});
		const [out, err, exitCode] = await Promise.all([text(stdout), text(stderr), code]);
		return { out, err, exitCode };
	}

	async function estimateLines(lines: readonly unknown[], ...options: readonly string[]) {
		const content = lines.map((line) => JSON.stringify(line)).join("\n");
		const { out, exitCode } = await estimate(content, "--format", "json", ...options);
		const objects = out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		return {
			lines: objects.slice(0, -1) as EstimateLine[],
			summary: objects.at(-1).summary,
			exitCode,
		};
	}

	const hello = { model: "gpt-4o", messages: [{ role: "user", content: "Hello!" }] };

	it("counts and prices OpenAI batch lines exactly, standard, batch and flex side by side", async () => {
		const line = { custom_id: "a", method: "POST", url: "/v1/chat/completions", body: hello };
		const { lines, summary, exitCode } = await estimateLines([line, { ...line, custom_id: "b" }]);
		assert.equal(exitCode, 0);
		assert.deepEqual(
			lines.map(({ id, model, inputTokens, exactness, margin }) => [
				id,
				model,
				inputTokens,
				exactness,
				margin,
			]),
			[
				["a", "gpt-4o", 9, "exact", 0],
				["b", "gpt-4o", 9, "exact", 0],
			],
		);
		assert.equal(lines[0]?.cost?.low, "0.0000225");
		assert.equal(lines[0]?.cost?.typical, "0.0050225");
		assert.equal(summary.requests, 2);
		assert.equal(summary.cost.standard[0].typical, "0.010045");
		assert.equal(summary.cost.batch[0].typical, "0.0050225");
	});

	it("reads Anthropic and Gemini batch lines and bare bodies", async () => {
		const messages = [{ role: "user", content: "Hello" }];
		const { lines } = await estimateLines([
			{ custom_id: "c", params: { model: "claude-sonnet-4-5", max_tokens: 10, messages } },
			{
				key: "g",
				request: { model: "models/gemini-2.5-flash", contents: [{ parts: [{ text: "Hello" }] }] },
			},
			hello,
		]);
		assert.deepEqual(
			lines.map(({ id, line, provider }) => [id, line, provider]),
			[
				["c", 1, "anthropic"],
				["g", 2, "google"],
				[null, 3, undefined],
			],
		);
		assert.equal(lines[0]?.inputTokens, 8);
		assert.equal(lines[0]?.cost?.high, "0.000174");
	});

	it("learns provider and model from absolute addresses", async () => {
		const converse = { messages: [{ role: "user", content: [{ text: "Hello" }] }] };
		const { lines } = await estimateLines([
			{
				custom_id: "bedrock",
				url: "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse",
				body: converse,
			},
			{
				custom_id: "gemini",
				url: "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent",
				body: { contents: [{ role: "user", parts: [{ text: "Hello" }] }] },
			},
			{
				custom_id: "groq",
				url: "https://api.groq.com/openai/v1/chat/completions",
				body: { ...hello, model: "llama-3.3-70b-versatile" },
			},
			{
				custom_id: "azure",
				url: "https://x.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=1",
				body: { messages: hello.messages },
			},
			{
				custom_id: "router",
				url: "https://openrouter.ai/api/v1/chat/completions",
				body: { ...hello, model: "openai/gpt-4o" },
			},
		]);
		assert.deepEqual(
			lines.map(({ provider, model }) => [provider, model]),
			[
				["bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
				["google", "gemini-2.5-pro"],
				["groq", "llama-3.3-70b-versatile"],
				["azure", "gpt-4o"],
				["openrouter", "openai/gpt-4o"],
			],
		);
		assert.equal(lines[4]?.inputTokens, 9);
	});

	it("names bad lines by number and reason, answers the rest and ends with code 2", async () => {
		const content = [
			"{not json",
			JSON.stringify(hello),
			"42",
			JSON.stringify({ custom_id: "x", body: { model: "gpt-4o", color: "red" } }),
			JSON.stringify({ messages: [] }),
			"",
		].join("\r\n");
		const { out, err, exitCode } = await estimate(content, "--format", "json");
		assert.equal(exitCode, 2);
		assert.match(err, /requests\.jsonl:1: not JSON/);
		assert.match(err, /requests\.jsonl:3: a request must be a JSON object/);
		assert.match(err, /requests\.jsonl:4: x: the body has no messages/);
		assert.match(err, /requests\.jsonl:5: no model is named/);
		const lines = out.trim().split("\n");
		assert.equal(lines.length, 2);
		assert.equal(JSON.parse(lines[1] ?? "").summary.unreadableLines, 4);
	});

	it("overrides the model, and says what cannot be counted", async () => {
		const body = {
			...hello,
			messages: [
				{
					role: "user",
					content: [{ type: "file", file: { file_data: "data:application/pdf;base64,AAAA" } }],
				},
			],
		};
		const { lines, summary } = await estimateLines([body], "--model", "gpt-4.1");
		assert.equal(lines[0]?.model, "gpt-4.1");
		assert.equal(lines[0]?.exactness, "estimated");
		assert.ok((lines[0]?.unknownParts?.length ?? 0) > 0);
		assert.equal(summary.incompleteRequests, 1);
	});

	it("shows the cacheable prefix once it reaches the model's minimum", async () => {
		const long = "You answer questions about the manual. ".repeat(200);
		const body = { ...hello, messages: [{ role: "system", content: long }, ...hello.messages] };
		const { lines } = await estimateLines([body, hello]);
		const cached = lines[0]?.cachedPrefixTokens ?? 0;
		assert.ok(cached >= 1024 && cached < (lines[0]?.inputTokens ?? 0), String(cached));
		assert.equal(lines[1]?.cachedPrefixTokens, 0);
	});

	it("takes requests as the first of a conversation: 9, 515 and 1,021 tokens of input", async () => {
		const body = { model: "gpt-4o", messages: [{ role: "user", content: "Hello!" }] };
		const { lines } = await estimateLines([body], "--turns", "3");
		assert.equal(lines[0]?.inputTokens, 9);
		// (9 + 515 + 1021) × $2.50 and 3 × 500 × $10 per million.
		assert.equal(lines[0]?.cost?.typical, "0.0188625");
	});

	it("prints totals by model as a table", async () => {
		const { out } = await estimate(`${JSON.stringify(hello)}\n`);
		assert.match(out, /gpt-4o\s+1\s+9\s/);
	});

	it("says what is wrong with a file that is not there", async () => {
		const stderr = new PassThrough();
		const exitCode = await runCli(["estimate", "missing.jsonl"], "0", {
			stdout: new PassThrough(),
			stderr,
			env: {},
			cwd: folder,
			dataFolder: folder,
			assetFolder: folder,
			now: () => new Date(),
		});
		stderr.end();
		assert.equal(exitCode, 2);
		assert.match(await text(stderr), /Cannot read missing\.jsonl/);
	});
}).timeout(30_000);
