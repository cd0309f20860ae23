import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { until } from "../host/until.ts";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const cells = [
	'%pip install openai\nfrom openai import OpenAI\nfrom names import BIG\nclient = OpenAI()\nMODEL = "gpt-4o-mini"\nSYSTEM_PROMPT = "You are a patient teacher who answers in one sentence."\n',
	"# just text",
	'client.responses.create(model=MODEL, input="Hi")\nprint(1)\nclient.responses.create(model=BIG, instructions=SYSTEM_PROMPT, input="Hi")',
];

describe("notebooks in the language server", () => {
	let folder: string;
	let server: ServerProcess;
	const notebook = () => pathToFileURL(join(folder, "book.ipynb")).href;
	const cellUri = (cell: number) =>
		`${notebook().replace("file:", "vscode-notebook-cell:")}#cell${cell}`;
	const titles = async (cell: number) =>
		(await server.lenses(cellUri(cell))).map(
			({ range, command }) => `${range.start.line}: ${command?.title}`,
		);

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-notebook-"));
		await writeFile(join(folder, "names.py"), 'BIG = "gpt-4.1"\n');
		server = await startServerProcess({ folders: [folder], dataFolder: join(folder, ".home") });
		await server.connection.sendNotification("notebookDocument/didOpen", {
			notebookDocument: {
				uri: notebook(),
				notebookType: "jupyter-notebook",
				version: 1,
				cells: cells.map((_, cell) => ({ kind: cell === 1 ? 1 : 2, document: cellUri(cell) })),
			},
			cellTextDocuments: cells.map((text, cell) => ({
				uri: cellUri(cell),
				languageId: cell === 1 ? "markdown" : "python",
				version: 1,
				text,
			})),
		});
	});
	after(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	it("know in a cell the clients, constants and imports of the cells before it", async () => {
		const shown = await titles(2);
		assert.match(shown[0] ?? "", /^0: gpt-4o-mini · 8 in/);
		assert.match(shown[1] ?? "", /^2: gpt-4\.1 · \d+ in/);
		assert.deepEqual(await titles(0), []);
	});

	it("explain a cost, a missing one and a prompt with the lines of the cell", async () => {
		const hover = await server.hover(cellUri(2), { line: 2, character: 20 });
		assert.match(JSON.stringify(hover), /gpt-4\.1/);
		const why: { message: string } = await server.connection.sendRequest("promptCost/whyNoCost", {
			uri: cellUri(2),
			position: { line: 1, character: 0 },
		});
		assert.match(why.message, /No call of a known LLM SDK begins on this line/);
		const prompt = await server.hover(cellUri(0), { line: 5, character: 22 });
		assert.match(JSON.stringify(prompt), /code cell 2, line 3/);
	});

	it("ask every cell again after an edit of an earlier one", async () => {
		await titles(2);
		const before = server.refreshes.length;
		await server.connection.sendNotification("notebookDocument/didChange", {
			notebookDocument: { uri: notebook(), version: 2 },
			change: {
				cells: {
					textContent: [
						{
							document: { uri: cellUri(0), version: 2 },
							changes: [{ text: (cells[0] ?? "").replace("gpt-4o-mini", "gpt-5") }],
						},
					],
				},
			},
		});
		await until(() => Promise.resolve(server.refreshes.length > before || undefined), "a refresh");
		assert.match((await titles(2))[0] ?? "", /^0: gpt-5 /);
	});

	it("follow a steering comment in a cell", async () => {
		await server.connection.sendNotification("notebookDocument/didChange", {
			notebookDocument: { uri: notebook(), version: 3 },
			change: {
				cells: {
					textContent: [
						{
							document: { uri: cellUri(2), version: 2 },
							changes: [{ text: `# prompt-cost: output=50 modle=x\n${cells[2] ?? ""}` }],
						},
					],
				},
			},
		});
		assert.match((await titles(2))[0] ?? "", /^1: gpt-5 · 7 in \+ ~50 out/);
		const told = await until(
			() => Promise.resolve(server.diagnostics.findLast(({ uri }) => uri === cellUri(2))),
			"a diagnostic in the cell",
		);
		assert.equal(told.diagnostics[0]?.range.start.line, 0);
	});
});
