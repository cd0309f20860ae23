import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { CodeAction, Diagnostic } from "vscode-languageserver-protocol/node";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const call = (model: string, more = "") => `from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="${model}", messages=[{"role": "user", "content": "Hello!"}]${more})
`;

const rules = {
	bannedModels: [{ model: "gpt-4", reason: "too dear", use: "gpt-6-luna" }],
	maxCostPerCall: 0.01,
	maxContextShare: "80%",
	requireOutputCap: true,
};

describe("the rules of the team file in the editor", () => {
	let folder: string;
	let server: ServerProcess;
	const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

	/** The problem of a kind that a document shows at last; without a kind, waits until it shows none. */
	async function problemsOf(name: string, code?: string): Promise<Diagnostic | undefined> {
		const end = Date.now() + 9_000;
		for (;;) {
			const shown = server.diagnostics.findLast(({ uri }) => uri === uriOf(name))?.diagnostics;
			const found = shown?.find((each) => each.code === code);
			if (code === undefined ? shown?.length === 0 : found) return found;
			if (Date.now() > end) assert.fail(`${name} shows ${JSON.stringify(shown)}`);
			await setImmediate();
		}
	}

	async function fixesOf(name: string, diagnostic: Diagnostic | undefined): Promise<CodeAction[]> {
		assert.ok(diagnostic);
		return server.connection.sendRequest("textDocument/codeAction", {
			textDocument: { uri: uriOf(name) },
			range: diagnostic.range,
			context: { diagnostics: [diagnostic] },
		});
	}

	before(async function () {
		this.timeout(20_000);
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-rules-"));
		server = await startServerProcess({ folders: [folder], dataFolder: join(folder, ".home") });
		await server.open(uriOf(".promptcost.json"), "jsonc", JSON.stringify({ rules }));
	});

	after(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	it("marks a banned model where it is written, and puts the one to use in its place", async () => {
		await server.open(uriOf("banned.py"), "python", call("gpt-4", ", max_tokens=10"));
		const problem = await problemsOf("banned.py", "banned-model");
		assert.match(
			String(problem?.message),
			/gpt-4 is not allowed by \.promptcost\.json: too dear\. Use gpt-6-luna/,
		);
		assert.equal(problem?.severity, 1);
		assert.deepEqual(problem?.range, {
			start: { line: 2, character: 38 },
			end: { line: 2, character: 43 },
		});
		const [fix] = await fixesOf("banned.py", problem);
		assert.equal(fix?.title, "Replace with gpt-6-luna");
		assert.equal(fix?.edit?.changes?.[uriOf("banned.py")]?.[0]?.newText, "gpt-6-luna");
		await server.change(uriOf("banned.py"), call("gpt-6-luna", ", max_tokens=10"));
		await problemsOf("banned.py");
	});

	it("marks a call that costs more than a call may", async () => {
		await server.open(uriOf("dear.py"), "python", call("gpt-4o", ", max_tokens=4000"));
		const problem = await problemsOf("dear.py", "cost-per-call");
		assert.match(
			String(problem?.message),
			/A call may cost \$0\.04\d*, more than the \$0\.01\d* that/,
		);
	});

	it("marks a missing output cap where the team asks for one", async () => {
		await server.open(uriOf("uncapped.py"), "python", call("gpt-4o"));
		const problem = await problemsOf("uncapped.py", "output-cap");
		assert.match(String(problem?.message), /asks for a maximum of output tokens/);
	});

	it("marks a request that does not fit the context window", async () => {
		await server.open(uriOf("long.py"), "python", call("gpt-4", ", max_tokens=8000"));
		const problem = await problemsOf("long.py", "context-window");
		assert.match(
			String(problem?.message),
			/About 9 input tokens and up to 8,000 output tokens are more than the 6,553 that \.promptcost\.json allows of gpt-4's context window/,
		);
		assert.equal(problem?.severity, 2);
	});

	it("says that a model is retired", async () => {
		await server.open(uriOf("old.py"), "python", call("text-davinci-003", ", max_tokens=10"));
		const problem = await problemsOf("old.py", "retired-model");
		assert.match(
			String(problem?.message),
			/^text-davinci-003 is retired: use gpt-3\.5-turbo-instruct/,
		);
		const [fix] = await fixesOf("old.py", problem);
		assert.equal(fix?.title, "Replace with gpt-3.5-turbo-instruct");
	});

	it("mends a mistyped key of a steering comment", async () => {
		const mistyped = call("gpt-4o", ", max_tokens=10").replace(
			"client.chat",
			"# prompt-cost: outptu=5\nclient.chat",
		);
		await server.open(uriOf("typo.py"), "python", mistyped);
		const typo = await problemsOf("typo.py", "steering-comment");
		const [fix] = await fixesOf("typo.py", typo);
		assert.equal(fix?.title, "Replace with output=5");
		assert.equal(fix?.isPreferred, true);
	});
});
