import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { afterEach, beforeEach, describe, it } from "mocha";
import OpenAI from "openai";
import { type ReadRequest, readRequest } from "../../src/core/tokens/requests/readRequest.ts";
import { createCountClient } from "../../src/node/countEndpoints.ts";

interface Seen {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: { readonly [name: string]: unknown };
}

function read(
	url: string,
	body: { readonly [name: string]: string | number | object },
): ReadRequest {
	const request = readRequest({ custom_id: "x", url, body: JSON.parse(JSON.stringify(body)) });
	if ("kind" in request) throw new Error(request.reason);
	return request;
}

describe("createCountClient", () => {
	let server: Server;
	let base: string;
	let seen: Seen[];
	let answer: { readonly status: number; readonly body: object };

	beforeEach((done) => {
		seen = [];
		server = createServer(async (request, response) => {
			const body = (await json(request)) as Seen["body"];
			seen.push({ path: request.url ?? "", headers: request.headers, body });
			response.writeHead(answer.status, { "content-type": "application/json" });
			response.end(JSON.stringify(answer.body));
		});
		server.listen(0, "127.0.0.1", () => {
			base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			done();
		});
	});

	afterEach((done) => {
		server.close(done);
	});

	it("asks OpenAI for a Responses body, without the settings of the answer, once for equal requests", async () => {
		answer = { status: 200, body: { object: "response.input_tokens", input_tokens: 11 } };
		const client = createCountClient({ OPENAI_API_KEY: "k", OPENAI_BASE_URL: `${base}/v1` });
		const request = read("/v1/responses", {
			model: "gpt-5",
			input: "Tell me a joke.",
			max_output_tokens: 9,
		});
		assert.equal(await client.count(request), 11);
		assert.equal(await client.count(request), 11);
		assert.equal(seen.length, 1);
		assert.equal(seen[0]?.path, "/v1/responses/input_tokens");
		assert.equal(seen[0]?.headers.authorization, "Bearer k");
		assert.deepEqual(seen[0]?.body, { model: "gpt-5", input: "Tell me a joke." });
	});

	it("asks Anthropic and Gemini in their own shapes", async () => {
		const env = {
			ANTHROPIC_API_KEY: "a",
			ANTHROPIC_BASE_URL: base,
			GEMINI_API_KEY: "g",
			GOOGLE_GEMINI_BASE_URL: `${base}/`,
		};
		const client = createCountClient(env);
		const messages = [{ role: "user", content: "Hello" }];
		answer = { status: 200, body: { input_tokens: 403 } };
		const claude = read("/v1/messages", { model: "claude-sonnet-4-5", max_tokens: 5, messages });
		assert.equal(await client.count(claude), 403);
		answer = { status: 200, body: { totalTokens: 31 } };
		const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
		const gemini = read(
			"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent",
			{ contents },
		);
		assert.equal(await client.count(gemini), 31);
		assert.deepEqual(
			seen.map(({ path }) => path),
			["/v1/messages/count_tokens", "/v1beta/models/gemini-2.5-pro:countTokens"],
		);
		assert.equal(seen[0]?.headers.authorization, "Bearer a");
		assert.deepEqual(seen[0]?.body, { model: "claude-sonnet-4-5", messages });
		assert.deepEqual(seen[1]?.body, {
			generateContentRequest: { contents, model: "models/gemini-2.5-pro" },
		});
	});

	it("asks at the same address, with the same key and body, as the vendors' own SDKs", async () => {
		answer = { status: 200, body: { input_tokens: 11, totalTokens: 2 } };
		const client = createCountClient({
			OPENAI_API_KEY: "k",
			OPENAI_BASE_URL: `${base}/v1`,
			ANTHROPIC_API_KEY: "k",
			ANTHROPIC_BASE_URL: base,
			GEMINI_API_KEY: "k",
			GOOGLE_GEMINI_BASE_URL: base,
		});
		const joke = { model: "gpt-5", input: "Tell me a joke." };
		await client.count(read("/v1/responses", joke));
		await new OpenAI({ apiKey: "k", baseURL: `${base}/v1` }).responses.inputTokens.count(joke);
		const [ours, theirs] = seen.splice(0);
		assert.deepEqual(ours?.body, theirs?.body);
		assert.equal(ours?.path, theirs?.path);
		assert.equal(ours?.headers.authorization, theirs?.headers.authorization);

		const hello = {
			model: "claude-sonnet-4-5",
			system: "You are a scientist",
			messages: [{ role: "user" as const, content: "Hello, Claude" }],
		};
		await client.count(read("/v1/messages", { ...hello, max_tokens: 9 }));
		await new Anthropic({ apiKey: "k", baseURL: base }).messages.countTokens(hello);
		const [own, official] = seen.splice(0);
		assert.deepEqual(own?.body, official?.body);
		assert.equal(own?.path, official?.path);
		for (const name of ["authorization", "anthropic-version"]) {
			assert.equal(own?.headers[name], official?.headers[name], name);
		}

		const contents = [{ role: "user", parts: [{ text: "hi" }] }];
		const model = "gemini-2.5-flash";
		await client.count(read(`/v1beta/models/${model}:generateContent`, { contents }));
		const gemini = new GoogleGenAI({
			apiKey: "k",
			apiVersion: "v1beta",
			httpOptions: { baseUrl: base },
		});
		await gemini.models.countTokens({ model, contents });
		const [mine, google] = seen.splice(0);
		assert.equal(mine?.path, google?.path);
		assert.equal(mine?.headers["x-goog-api-key"], google?.headers["x-goog-api-key"]);
		assert.deepEqual(
			Object(mine?.body["generateContentRequest"]).contents,
			google?.body["contents"],
		);
	});

	it("asks nobody without a key or an endpoint", async () => {
		const client = createCountClient({ OPENAI_BASE_URL: base, ANTHROPIC_BASE_URL: base });
		const messages = [{ role: "user", content: "Hello" }];
		assert.equal(
			await client.count(read("/v1/responses", { model: "gpt-5", input: "x" })),
			undefined,
		);
		assert.equal(
			await client.count(read("/v1/chat/completions", { model: "gpt-5", messages })),
			undefined,
		);
		assert.equal(seen.length, 0);
	});

	it("passes on the provider's refusal and asks again the next time", async () => {
		const client = createCountClient({ OPENAI_API_KEY: "k", OPENAI_BASE_URL: base });
		const request = read("/v1/responses", { model: "gpt-5", input: "x" });
		answer = { status: 401, body: { error: { message: "Incorrect API key provided." } } };
		await assert.rejects(client.count(request), /would not count \(401\): Incorrect API key/);
		answer = { status: 200, body: { input_tokens: 7 } };
		assert.equal(await client.count(request), 7);
	});
});
