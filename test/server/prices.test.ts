import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundledCatalog } from "../../src/core/pricing/catalog.ts";
import { type UpdatePricesResult, updatePricesRequest } from "../../src/protocol.ts";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const call = `from openai import OpenAI
OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hello!"}], max_tokens=100)
`;

describe("fetching prices in the language server", () => {
	let folder: string;
	let server: ServerProcess;
	let feed: Server;
	let body = "";

	before(async function () {
		this.timeout(20_000);
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-prices-"));
		feed = createServer((_request, response) => response.end(body));
		await new Promise<void>((listening) => {
			feed.listen(0, "127.0.0.1", listening);
		});
		process.env["PROMPT_COST_PRICE_FEED"] =
			`http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed.json`;
		server = await startServerProcess({ folders: [folder], dataFolder: join(folder, ".home") });
	});

	after(async () => {
		delete process.env["PROMPT_COST_PRICE_FEED"];
		await server.stop();
		await new Promise((closed) => {
			feed.close(closed);
		});
		await rm(folder, { recursive: true, force: true });
	});

	const update = (): Promise<UpdatePricesResult> =>
		server.connection.sendRequest(updatePricesRequest);

	it("changes the lenses, and refuses a feed that looks wrong", async function () {
		this.timeout(20_000);
		const uri = pathToFileURL(join(folder, "a.py")).href;
		await server.open(uri, "python", call);
		const title = async () => (await server.lenses(uri))[0]?.command?.title;
		assert.equal(await title(), "gpt-4o · 9 in + ≤100 out · ≤$0.0010");
		const { openai = [], ...others } = bundledCatalog().providers;
		const dearer = openai.map((row) =>
			row.id === "gpt-4o" ? { ...row, prices: [{ rates: { input: "25", output: "100" } }] } : row,
		);
		body = JSON.stringify({
			...bundledCatalog(),
			readOn: "2026-11-20",
			providers: { ...others, openai: dearer },
		});
		const fetched = await update();
		assert.equal(fetched.updated, true, fetched.message);
		assert.match(fetched.message, /Prices of 2026-11-20 are in use.*1 changed/);
		assert.match(fetched.changes[0] ?? "", /openai\/gpt-4o/);
		assert.equal(await title(), "gpt-4o · 9 in + ≤100 out · ≤$0.01");
		body = "[]";
		const refused = await update();
		assert.equal(refused.updated, false);
		assert.match(refused.message, /truncated.*stay as they are/);
		assert.equal(await title(), "gpt-4o · 9 in + ≤100 out · ≤$0.01");
	});
});
