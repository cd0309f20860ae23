import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CompletionList, Hover } from "vscode-languageserver-protocol/node";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

describe("configuration in the language server", () => {
	let folder: string;
	let server: ServerProcess;

	before(async function () {
		this.timeout(20_000);
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-configuration-"));
		server = await startServerProcess({ dataFolder: folder, folders: [folder] });
	});

	after(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	it("shows a model's price on hover, and offers ids with prices", async () => {
		const uri = pathToFileURL(join(folder, "config.yaml")).href;
		await server.connection.sendNotification("textDocument/didOpen", {
			textDocument: {
				uri,
				languageId: "yaml",
				version: 1,
				text: "model: gpt-4.1-mini\nmodel: gpt-4.1-",
			},
		});
		const hover = await server.connection.sendRequest<Hover>("textDocument/hover", {
			textDocument: { uri },
			position: { line: 0, character: 10 },
		});
		assert.match((hover.contents as { value: string }).value, /gpt-4\.1-mini.* · input 0\.4/);
		const { items } = await server.connection.sendRequest<CompletionList>(
			"textDocument/completion",
			{ textDocument: { uri }, position: { line: 1, character: 15 } },
		);
		const mini = items.find(({ label }) => label === "gpt-4.1-mini");
		assert.match(mini?.detail ?? "", /\$0\.40 in/);
	});
});
