import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "mocha";
import { buildVocabulary } from "../../src/build/vocabularies.ts";
import { runCli } from "../../src/cli/program.ts";

describe("prompt-cost estimate, with input that is odd or hostile", () => {
	let folder: string;

	before(function () {
		this.timeout(20_000);
		folder = mkdtempSync(join(tmpdir(), "estimate-input-"));
		mkdirSync(join(folder, "vocabularies"));
		for (const encoding of ["o200k_base", "gemma3", "claude2"] as const) {
			writeFileSync(join(folder, "vocabularies", `${encoding}.bpe`), buildVocabulary(encoding));
		}
	});

	after(() => rmSync(folder, { recursive: true }));

	/** Runs over raw lines; the objects it prints by id, what it says of bad lines, and the exit code. */
	async function run(lines: readonly string[]) {
		writeFileSync(join(folder, "in.jsonl"), lines.join("\n"));
		const stdout = new PassThrough();
		const stderr = new PassThrough();
		const ended = runCli(["estimate", "in.jsonl", "--format", "json"], "0", {
			stdout,
			stderr,
			env: {},
			cwd: folder,
			dataFolder: folder,
			assetFolder: folder,
			now: () => new Date("2026-11-26T12:00:00Z"),
		}).finally(() => {
			stdout.end();
			stderr.end();
		});
		const [out, err, exitCode] = await Promise.all([text(stdout), text(stderr), ended]);
		const objects = out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		const tokens = new Map<string, number>(objects.map(({ id, inputTokens }) => [id, inputTokens]));
		return { tokens, objects, err, exitCode };
	}

	const chat = (id: string, content: unknown, more = {}) =>
		JSON.stringify({
			custom_id: id,
			url: "/v1/chat/completions",
			body: { model: "gpt-4o", messages: [{ role: "user", content }], ...more },
		});
	const tool = (parameters: unknown) => [{ type: "function", function: { name: "f", parameters } }];

	it("takes lone surrogates as U+FFFD, special-token text and controls as plain text", async () => {
		const { tokens, exitCode } = await run([
			chat("lone", "\ud800"),
			chat("replaced", "\ufffd"),
			chat("special", "<|endoftext|>"),
			chat("controls", "\u0000\u0001\u007f\u0085\u2028"),
		]);
		assert.equal(exitCode, 0);
		assert.equal(tokens.get("lone"), tokens.get("replaced"));
		assert.equal(tokens.get("special"), 7 + 7);
		assert.ok((tokens.get("controls") ?? 0) > 7);
	});

	it("counts a single line of 10 MB", async () => {
		const { tokens } = await run([chat("long", "a".repeat(10_000_000))]);
		assert.equal(tokens.get("long"), 1_250_000 + 7);
	}).timeout(60_000);

	it("names lines that are no request by number and reason, and goes on", async () => {
		const { tokens, err, exitCode } = await run([
			"{not json",
			"null",
			"[".repeat(100_000),
			JSON.stringify({ custom_id: "shape", url: "/v1/unknown", body: { model: "gpt-4o", x: 1 } }),
			JSON.stringify({ custom_id: "list", body: { model: "gpt-4o", messages: { role: "user" } } }),
			chat("good", "Hello!"),
		]);
		assert.deepEqual([...tokens.keys()], ["good", undefined]);
		assert.equal(exitCode, 2);
		const said = err.trim().split("\n");
		assert.equal(said.length, 5);
		said.forEach((line, i) => {
			assert.match(line, new RegExp(`in\\.jsonl:${i + 1}: `));
		});
		assert.match(said[3] ?? "", /shape: the body has no messages, contents, input or prompt/);
	});

	it("reads what it can of bodies whose parts have the wrong shape", async () => {
		const content = [
			null,
			7,
			{ type: "image_url" },
			{ type: "text", text: "hi" },
			{ type: "text" },
		];
		const { objects, exitCode } = await run([
			chat("odd", content, { tools: [null, { type: "function" }], tool_choice: {} }),
		]);
		assert.equal(exitCode, 0);
		assert.equal(objects[0].exactness, "estimated");
		assert.match(objects[0].unknownParts.join(), /size of an image/);
	});

	it("prices a picture by its own header, whatever its address claims", async () => {
		const png =
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
		const picture = (url: string) => [{ type: "image_url", image_url: { url } }];
		const { tokens, objects } = await run([
			chat("png", picture(`data:image/png;base64,${png}`)),
			chat("lie", picture(`data:image/jpeg;base64,${png}`)),
			chat("broken", picture("data:image/png;base64,iVBORw0KGgoAAAAN")),
		]);
		assert.equal(tokens.get("png"), tokens.get("lie"));
		assert.match(objects[2].unknownParts.join(), /size of an image/);
	});

	it("follows references that turn in circles or double at each step, within bounds, for every vendor", async () => {
		const doubling = Object.fromEntries(
			Array.from({ length: 40 }, (_, i) => {
				const next = { $ref: `#/$defs/d${(i + 1) % 40}` };
				return [`d${i}`, { type: "object", properties: { a: next, b: next } }];
			}),
		);
		const schema = { $defs: doubling, type: "object", properties: { top: { $ref: "#/$defs/d0" } } };
		const declaration = { functionDeclarations: [{ name: "f", parameters: schema }] };
		const gemini = (model: string) =>
			JSON.stringify({
				key: model,
				model,
				request: { contents: [{ parts: [{ text: "hi" }] }], tools: [declaration] },
			});
		const { tokens, exitCode } = await run([
			chat("openai", "hi", { tools: tool(schema) }),
			gemini("gemini-2.5-flash"),
			gemini("gemini-3-flash"),
			JSON.stringify({
				custom_id: "claude",
				params: {
					model: "claude-sonnet-4-5",
					messages: [{ role: "user", content: "hi" }],
					tools: [{ name: "f", input_schema: schema }],
				},
			}),
		]);
		assert.equal(exitCode, 0);
		assert.equal(tokens.size, 5);
	}).timeout(30_000);

	it("leaves out a schema that nests thousands of levels deep, with the reason", async () => {
		let schema = '{"type":"string"}';
		for (let i = 0; i < 20_000; i++) schema = `{"type":"object","properties":{"a":${schema}}}`;
		const { tokens, err } = await run([
			chat("deep", "hi", { tools: tool("?") }).replace('"?"', schema),
			chat("next", "Hello!"),
		]);
		assert.match(err, /in\.jsonl:1: deep: the body nests more than 200 levels deep/);
		assert.equal(tokens.get("next"), 9);
	});
}).timeout(20_000);
