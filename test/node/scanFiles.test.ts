import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scanFiles } from "../../src/node/scanFiles.ts";

const assetFolder = fileURLToPath(new URL("../../dist", import.meta.url));
const call = `from openai import OpenAI
OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])
`;

describe("scanFiles", () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-scan-"));
	});
	after(() => rm(folder, { recursive: true, force: true }));

	const scan = (files: readonly string[], threads: number) =>
		scanFiles(folder, files, {
			workerPath: join(assetFolder, "parserWorker.cjs"),
			assetFolder,
			dataFolder: join(folder, ".home"),
			today: "2026-11-23",
			onProgress: () => undefined,
			threads,
		});

	it("answers every file of several batches, in order", async () => {
		const files = Array.from({ length: 200 }, (_, index) => `file${index}.py`);
		await Promise.all(files.map((file) => writeFile(join(folder, file), call)));
		const { files: found } = await scan(files, 1);
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
		const { files: found } = await scan(Object.keys(texts), 2);
		const shown = found.flatMap(({ file, callSites }) =>
			callSites.map(({ line, kind, model }) => `${file}:${line} ${kind} ${model}`),
		);
		assert.deepEqual(shown, [
			"llm.py:3 call gpt-4o",
			"service.py:3 wrapper gpt-4.1",
			"main.py:2 wrapper gpt-4.1",
			"both.py:3 wrapper gpt-4o",
			"both.py:4 call o3",
			"both.py:5 wrapper gpt-4o",
		]);
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
		const { files: found } = await scan(["hostile.tsx", "hostile.py", "last.py"], 1);
		const last = found.find(({ file }) => file === "last.py");
		assert.equal(last?.callSites.length, 1);
		for (const { file, skipped } of found) {
			if (file !== "last.py") assert.match(skipped ?? "", /\S/, file);
		}
	});
});
