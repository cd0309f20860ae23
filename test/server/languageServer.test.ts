import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const call = `from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hello!"}], max_tokens=100)
`;

/** Polls until the condition holds; the server gives no signal that all it does after a change is done. */
async function until<T>(probe: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
	const end = Date.now() + 10_000;
	for (;;) {
		const value = await probe();
		if (holds(value)) return value;
		await setImmediate();
		if (Date.now() > end)
			assert.fail(`Waited in vain; the last value was ${JSON.stringify(value)}`);
	}
}

describe("the language server", () => {
	let folder: string;
	let server: ServerProcess;
	const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
	const titles = async (name: string) =>
		(await server.lenses(uriOf(name))).map((lens) => lens.command?.title);

	before(async function () {
		this.timeout(20_000);
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-server-"));
		server = await startServerProcess({ folders: [folder], dataFolder: join(folder, ".home") });
	});

	after(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	it("titles a capped call with its most", async () => {
		await server.open(uriOf("a.py"), "python", call);
		// 9 input tokens (PROVIDERS.md A1) at $2.50 and at most 100 output tokens at $10 per million.
		assert.deepEqual(await titles("a.py"), ["gpt-4o · 9 in + ≤100 out · ≤$0.0010"]);
	});

	it("explains parts, assumptions, price source and age in the hover", async () => {
		await server.open(uriOf("hover.py"), "python", call);
		const hover = await server.hover(uriOf("hover.py"), { line: 2, character: 26 });
		const text = JSON.stringify(hover?.contents);
		for (const part of [
			/Known input.*exact/,
			/typical/,
			/per 1,000 calls/,
			/Price: openai gpt/,
			/read \d{4}-/,
			/ago|today/,
		]) {
			assert.match(text, part);
		}
	});

	it("answers for the edited text", async () => {
		await server.open(uriOf("edit.py"), "python", call);
		await titles("edit.py");
		await server.change(uriOf("edit.py"), call.replace("max_tokens=100", "max_tokens=200"));
		assert.deepEqual(await titles("edit.py"), ["gpt-4o · 9 in + ≤200 out · ≤$0.0020"]);
	});

	it("says unpriced for an unknown model, and free for a local one", async () => {
		await server.open(uriOf("odd.py"), "python", call.replace("gpt-4o", "gpt-4o-of-nobody"));
		assert.match((await titles("odd.py"))[0] ?? "", /gpt-4o-of-nobody .* no price/);
		const local = call.replace("OpenAI()", 'OpenAI(base_url="http://localhost:11434/v1")');
		await server.open(uriOf("local.py"), "python", local);
		assert.match((await titles("local.py"))[0] ?? "", /local, free/);
	});

	it("keeps every lens of the other files when one file traps or stalls the parser", async function () {
		this.timeout(30_000);
		await server.open(uriOf("good.py"), "python", call);
		const hostile = `import OpenAI from "openai";\n${"<a b={c => <d e={`${".repeat(12_000)}`;
		await server.open(uriOf("bad.tsx"), "typescriptreact", hostile);
		assert.deepEqual(await titles("bad.tsx"), []);
		assert.equal((await titles("good.py")).length, 1);
		const why: { message: string } = await server.connection.sendRequest("promptCost/whyNoCost", {
			uri: uriOf("bad.tsx"),
			position: { line: 0, character: 0 },
		});
		assert.match(why.message, /No costs in this file|syntax errors|No call/);
		await server.open(
			uriOf("next.tsx"),
			"typescriptreact",
			'import OpenAI from "openai";\nnew OpenAI().chat.completions.create({ model: "gpt-4o", messages: [] });\n',
		);
		assert.equal((await titles("next.tsx")).length, 1);
	});

	it("skips a file over 1 MB and says why", async () => {
		await server.open(uriOf("big.py"), "python", call + "x = 1\n".repeat(200_000));
		assert.deepEqual(await titles("big.py"), []);
		const why: { message: string } = await server.connection.sendRequest("promptCost/whyNoCost", {
			uri: uriOf("big.py"),
			position: { line: 2, character: 0 },
		});
		assert.match(why.message, /larger than 1 MB/);
	});

	it("keeps a lens while its call is being typed", async () => {
		await server.open(uriOf("typing.py"), "python", `${call}\nprint(1)\n`);
		assert.equal((await titles("typing.py")).length, 1);
		await server.change(
			uriOf("typing.py"),
			`${call.trimEnd().slice(0, -1)}, temperature=\n\nprint(1)\n`,
		);
		assert.equal((await titles("typing.py")).length, 1);
	});

	it("leaves out what .gitignore names, as soon as it is written", async () => {
		await server.open(uriOf("private.py"), "python", call);
		assert.equal((await titles("private.py")).length, 1);
		await writeFile(join(folder, ".gitignore"), "private.py\n");
		await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
			changes: [{ uri: uriOf(".gitignore"), type: 1 }],
		});
		await until(
			() => titles("private.py"),
			(found) => found.length === 0,
		);
	});

	it("follows imports, and an unsaved edit of the imported file at once", async () => {
		await writeFile(join(folder, "settings.py"), 'MODEL = "gpt-4o"\n');
		const caller = call
			.replace('"gpt-4o"', "MODEL")
			.replace("import OpenAI", "import OpenAI\nfrom settings import MODEL");
		await server.open(uriOf("caller.py"), "python", caller);
		assert.match((await titles("caller.py"))[0] ?? "", /^gpt-4o ·/);
		await server.open(uriOf("settings.py"), "python", 'MODEL = "gpt-4o"\n');
		await server.change(uriOf("settings.py"), 'MODEL = "gpt-4o-mini"\n');
		await server.lenses(uriOf("settings.py"));
		await until(
			() => titles("caller.py"),
			(found) => found[0]?.startsWith("gpt-4o-mini ·") === true,
		);
	});

	it("never reads outside the workspace, also not through a link", async () => {
		const outside = await mkdtemp(join(tmpdir(), "prompt-cost-outside-"));
		await writeFile(join(outside, "elsewhere.py"), 'MODEL = "gpt-4o"\n');
		await symlink(join(outside, "elsewhere.py"), join(folder, "linked.py"));
		const caller = call
			.replace('"gpt-4o"', "MODEL")
			.replace("import OpenAI", "import OpenAI\nfrom linked import MODEL");
		await server.open(uriOf("careful.py"), "python", caller);
		assert.match((await titles("careful.py"))[0] ?? "", /model not known/);
		await rm(outside, { recursive: true });
	});

	it("applies a negotiated price as soon as the team file is typed", async () => {
		await server.open(uriOf("team.py"), "python", call);
		await titles("team.py");
		const team = '{ "prices": [{ "provider": "openai", "model": "gpt-4o", "discount": "50%" }] }';
		await server.open(uriOf(".promptcost.json"), "jsonc", team);
		await until(
			() => titles("team.py"),
			(found) => found[0] === "gpt-4o · 9 in + ≤100 out · ≤$0.00051",
		);
	});

	it("shows costs in the team's currency, and says the dated rate", async () => {
		const team = '{ "currency": { "code": "EUR", "perDollar": "0.5", "asOf": "2026-11-20" } }';
		await server.change(uriOf(".promptcost.json"), team);
		await until(
			() => titles("team.py"),
			(found) => found[0] === "gpt-4o · 9 in + ≤100 out · ≤€0.00051",
		);
		const hover = await server.hover(uriOf("team.py"), { line: 2, character: 26 });
		assert.match(
			JSON.stringify(hover?.contents),
			/Shown in EUR at 0\.5 per dollar, the rate of 2026-11-20/,
		);
		await server.change(
			uriOf(".promptcost.json"),
			'{ "prices": [{ "provider": "openai", "model": "gpt-4o", "discount": "50%" }] }',
		);
		await until(
			() => titles("team.py"),
			(found) => found[0] === "gpt-4o · 9 in + ≤100 out · ≤$0.00051",
		);
	});

	it("marks a mistake in the team file at its line and keeps the last good values", async () => {
		await server.change(uriOf(".promptcost.json"), '{\n  "prices": 5\n}');
		await until(
			async () =>
				server.diagnostics.filter((each) => each.uri === uriOf(".promptcost.json")).at(-1),
			(last) => last?.diagnostics[0]?.range.start.line === 1,
		);
		assert.deepEqual(await titles("team.py"), ["gpt-4o · 9 in + ≤100 out · ≤$0.00051"]);
	});

	it("takes no cap that is no number of tokens, and keeps the lenses of the file", async () => {
		const caps = ["-1", `1${"0".repeat(400)}`, "100"];
		const text = caps.map((cap) => call.replace("max_tokens=100", `max_tokens=${cap}`)).join("");
		await server.open(uriOf("caps.py"), "python", text);
		const [negative, endless, sound] = await titles("caps.py");
		assert.match(negative ?? "", /^gpt-4o · 9 in \+ ~500 out/);
		assert.match(endless ?? "", /^gpt-4o · 9 in \+ ~500 out/);
		assert.match(sound ?? "", /^gpt-4o · 9 in \+ ≤100 out/);
	});

	it("warns once of a setting that makes no sense and goes on with its default", async () => {
		await server.configure({ display: "banner" });
		await until(
			async () => server.messages.filter((each) => each.message.includes("promptCost.display")),
			(warnings) => warnings.length === 1,
		);
		assert.equal((await titles("good.py")).length, 1);
		await server.configure({ display: "hover" });
		await until(
			() => titles("good.py"),
			(found) => found.length === 0,
		);
	});
});
