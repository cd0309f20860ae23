import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { CompletionList } from "vscode-languageserver-protocol/node";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const call = (comment: string) => `from openai import OpenAI
client = OpenAI()
# prompt-cost: ${comment}
client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hello!"}])
`;

describe("the language server beyond plain source", () => {
	let folder: string;
	let server: ServerProcess;
	const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
	const titles = async (name: string) =>
		(await server.lenses(uriOf(name))).map((lens) => lens.command?.title);

	/** The problems of a document's latest version, once the server has published any. */
	async function problemsOf(name: string, version: number): Promise<string[]> {
		const end = Date.now() + 10_000;
		for (;;) {
			const found = server.diagnostics.findLast(
				(params) => params.uri === uriOf(name) && params.version === version,
			);
			const typos = found?.diagnostics.filter(({ code }) => code === "steering-comment");
			if (typos) return typos.map(({ message }) => String(message));
			if (Date.now() > end) assert.fail(`nothing was published for ${name}`);
			await setImmediate();
		}
	}

	before(async function () {
		this.timeout(20_000);
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-steering-"));
		server = await startServerProcess({ folders: [folder], dataFolder: join(folder, ".home") });
	});

	after(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	it("shows typos of steering comments as diagnostics, and takes them back when mended", async function () {
		this.timeout(20_000);
		await server.open(uriOf("a.py"), "python", call("outptu=5"));
		assert.match((await problemsOf("a.py", 1))[0] ?? "", /did you mean output\?/);
		await server.change(uriOf("a.py"), call("model=gpt-4o-mnii"));
		assert.match((await problemsOf("a.py", 2))[0] ?? "", /did you mean gpt-4o-mini/);
		await server.change(uriOf("a.py"), call("model=gpt-4o-mini output=5"));
		assert.deepEqual(await problemsOf("a.py", 3), []);
		assert.match((await titles("a.py"))[0] ?? "", /^gpt-4o-mini · 9 in \+ ~5 out/);
	});

	it("prices prompt files by their name, whatever language the editor takes them for", async () => {
		const prompty = "---\nmodel:\n  id: gpt-4o\n  provider: openai\n---\nuser:\nHello!\n";
		await server.open(uriOf("hello.prompty"), "plaintext", prompty);
		assert.match((await titles("hello.prompty"))[0] ?? "", /^gpt-4o · 9 in/);
		await server.open(uriOf("notes.md"), "markdown", prompty);
		assert.deepEqual(await titles("notes.md"), []);
	});

	it("prices script blocks of components at their own lines", async () => {
		const vue = `<template/>\n<script setup>\nimport OpenAI from "openai";\nawait new OpenAI().embeddings.create({ model: "text-embedding-3-small", input: "a" });\n</script>\n`;
		await server.open(uriOf("a.vue"), "vue", vue);
		const lenses = await server.lenses(uriOf("a.vue"));
		assert.deepEqual(
			lenses.map(({ range }) => range.start.line),
			[3],
		);
	});

	it("offers model ids with prices inside strings", async () => {
		const line = 'client.chat.completions.create(model="gpt-4o-mi';
		await server.open(uriOf("b.py"), "python", `${line}")\n`);
		const list: CompletionList = await server.connection.sendRequest("textDocument/completion", {
			textDocument: { uri: uriOf("b.py") },
			position: { line: 0, character: line.length },
		});
		const mini = list.items.find(({ label }) => label === "gpt-4o-mini");
		assert.match(mini?.detail ?? "", /^openai · \$0\.15 in \/ \$0\.6\d* out per 1M/);
	});
});
