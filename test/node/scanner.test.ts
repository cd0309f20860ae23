import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scanner } from "../../src/node/scanner.ts";
import { withScanner } from "../withScanner.ts";

const call = `from openai import OpenAI
OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])
`;

describe("Scanner", () => {
	let home: string;
	let folder: string;

	before(async () => {
		home = await mkdtemp(join(tmpdir(), "prompt-cost-scan-home-"));
	});
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-scan-"));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));
	after(() => rm(home, { recursive: true, force: true }));

	async function scanFolder(scanner: Scanner) {
		const { files } = await scanner.scanPath(folder, {
			exclude: [],
			onUnreadable: (path, error) => {
				throw new Error(path, { cause: error });
			},
		});
		return files.toSorted((a, b) => a.file.localeCompare(b.file));
	}

	const scan = (threads: number) => withScanner(home, threads, scanFolder);

	const show = (files: Awaited<ReturnType<typeof scan>>) =>
		files.flatMap(({ file, callSites }) =>
			callSites.map(({ line, kind, model }) => `${file}:${line} ${kind} ${model}`),
		);

	it("answers every file of several batches", async () => {
		const files = Array.from({ length: 200 }, (_, index) => `file${index + 100}.py`);
		await Promise.all(files.map((file) => writeFile(join(folder, file), call)));
		const found = await scan(1);
		assert.deepEqual(
			found.map(({ file, callSites }) => [file, callSites.length]),
			files.map((file) => [file, 1]),
		);
	});

	it("finds callers of a wrapper in files without a word of an SDK, and callers of those", async () => {
		const texts = {
			"llm.py":
				'from openai import OpenAI\ndef ask(prompt, model="gpt-4o"):\n    return OpenAI().responses.create(model=model, input=prompt)\n',
			"service.py": 'from llm import ask\ndef tell(text):\n    return ask(text, model="gpt-4.1")\n',
			"main.py": 'from service import tell\ntell("Hi")\n',
			"other.py": 'from elsewhere import ask\nask("Hi")\n',
			"both.py":
				'from openai import OpenAI\nfrom llm import ask\nask("Hi")\nOpenAI().responses.create(model="o3", input="x")\nask("Ho")\n',
		};
		for (const [file, text] of Object.entries(texts)) await writeFile(join(folder, file), text);
		assert.deepEqual(show(await scan(2)), [
			"both.py:3 wrapper gpt-4o",
			"both.py:4 call o3",
			"both.py:5 wrapper gpt-4o",
			"llm.py:3 call gpt-4o",
			"main.py:2 wrapper gpt-4.1",
			"service.py:3 wrapper gpt-4.1",
		]);
	});

	it("scans again on the same threads, and remembers nothing of the files", async () => {
		const sender = (model: string) =>
			`from openai import OpenAI\ndef ask(prompt):\n    return OpenAI().responses.create(model="${model}", input=prompt)\n`;
		await withScanner(home, 1, async (scanner) => {
			await writeFile(join(folder, "llm.py"), sender("gpt-4o"));
			await writeFile(join(folder, "main.py"), 'from llm import ask\nask("Hi")\n');
			assert.deepEqual(show(await scanFolder(scanner)), [
				"llm.py:3 call gpt-4o",
				"main.py:2 wrapper gpt-4o",
			]);
			await writeFile(join(folder, "llm.py"), sender("gpt-4.1"));
			await writeFile(join(folder, "main.py"), 'print("Hi")\n');
			assert.deepEqual(show(await scanFolder(scanner)), ["llm.py:3 call gpt-4.1"]);
		});
	});

	it("goes on after a file that traps or stalls the parser, and names it", async function () {
		this.timeout(30_000);
		// Malformed C# of this size traps the grammar's WebAssembly (DESIGN.md, Why workers below it).
		const hostile = `using OpenAI;\n${"class A<{([".repeat(5_000)}`;
		await writeFile(
			join(folder, "hostile.tsx"),
			`import "openai";\n${"<a b={c => <d e={`${".repeat(40_000)}`,
		);
		await writeFile(
			join(folder, "hostile.py"),
			`import openai\n${"f(x[{".repeat(60_000)}${hostile}`,
		);
		await writeFile(join(folder, "last.py"), call);
		const found = await scan(1);
		const last = found.find(({ file }) => file === "last.py");
		assert.equal(last?.callSites.length, 1);
		for (const { file, skipped } of found) {
			if (file !== "last.py") assert.match(skipped ?? "", /\S/, file);
		}
	});
});
