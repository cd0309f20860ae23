import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	type CountAtProviderParams,
	type CountAtProviderResult,
	countAtProviderRequest,
} from "../../src/protocol.ts";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const addresses = ["OPENAI_BASE_URL", "ANTHROPIC_BASE_URL", "GOOGLE_GEMINI_BASE_URL"];
const keyNames = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"];

describe("counting at the provider, asked by an editor", () => {
	let folder: string;
	let server: ServerProcess;
	let provider: Server;
	const kept = new Map<string, string | undefined>();
	const asked: string[] = [];

	before(async function () {
		this.timeout(20_000);
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-count-"));
		provider = createServer((request, response) => {
			asked.push(request.url ?? "");
			response.end(JSON.stringify({ input_tokens: 11, totalTokens: 12 }));
		});
		await new Promise<void>((listening) => {
			provider.listen(0, "127.0.0.1", listening);
		});
		const address = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
		for (const name of [...addresses, ...keyNames]) {
			kept.set(name, process.env[name]);
			if (addresses.includes(name)) process.env[name] = address;
			else delete process.env[name];
		}
		server = await startServerProcess({ dataFolder: folder });
	});

	after(async () => {
		for (const [name, value] of kept) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
		await server.stop();
		await new Promise((closed) => {
			provider.close(closed);
		});
		await rm(folder, { recursive: true, force: true });
	});

	const count = (params: CountAtProviderParams): Promise<CountAtProviderResult> =>
		server.connection.sendRequest(countAtProviderRequest, params);

	it("asks for a key where there is none, and sends nothing until then", async () => {
		const result = await count({ text: "Tell me a joke.", model: "gpt-5", keys: {} });
		assert.equal(result.needsKeyOf, "openai");
		assert.deepEqual(asked, []);
	});

	it("counts a text for a model and compares with our own count", async () => {
		const result = await count({ text: "Tell me a joke.", model: "gpt-5", keys: { openai: "k" } });
		assert.deepEqual(result, {
			tokens: 11,
			message: "gpt-5: 11 input tokens, as counted here.",
		});
		assert.deepEqual(asked, ["/responses/input_tokens"]);
	});

	it("remembers counts by a hash, over restarts, and keeps neither text nor key", async () => {
		await count({ text: "Tell me a joke.", model: "gpt-5", keys: { openai: "k" } });
		assert.equal(asked.length, 1);
		const kept = await readFile(join(folder, "token-counts.txt"), "utf8");
		assert.match(kept, /^[0-9a-f]{64} 11\n$/);
	});

	it("takes a request as it is, and refuses what no provider counts", async () => {
		const claude = JSON.stringify({
			model: "claude-sonnet-4-5",
			max_tokens: 9,
			messages: [{ role: "user", content: "hello" }],
		});
		const counted = await count({ text: claude, model: "", keys: { anthropic: "k" } });
		assert.equal(counted.tokens, 11);
		assert.equal(asked.at(-1), "/v1/messages/count_tokens");
		const chat = JSON.stringify({ model: "gpt-4o", messages: [{ role: "user", content: "hi" }] });
		const refused = await count({ text: chat, model: "", keys: { openai: "k" } });
		assert.match(refused.message, /Only OpenAI \(Responses\)/);
		const empty = await count({ text: "{}", model: "", keys: {} });
		assert.match(empty.message, /cannot be sent: no model is named/);
		assert.equal(asked.length, 2);
	});
}).timeout(20_000);
