import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallSite } from "../../../../src/core/estimate/callSite.ts";
import { findCallSites } from "../../../../src/core/estimate/findCallSites.ts";
import type { HostedSource } from "../../../../src/core/languages/hosts/host.ts";
import { findHost } from "../../../../src/core/languages/hosts/hosts.ts";
import { notebook } from "../../../../src/core/languages/hosts/notebook.ts";
import { blankMagics } from "../../../../src/core/languages/hosts/notebookMagics.ts";
import { grammars } from "../../../grammars.ts";

const folder = join(import.meta.dirname, "../../../fixtures/hosts");

async function findIn(
	path: string,
	text: string,
): Promise<{ source: HostedSource; callSites: readonly CallSite[] }> {
	const source = findHost(path)?.readSource(text);
	assert.ok(source?.kind === "source", "no source in it");
	return { source, callSites: await findInSource(path, source) };
}

async function findInSource(path: string, source: HostedSource): Promise<readonly CallSite[]> {
	const tree = (await grammars.parserFor(source.language)).parse(source.text);
	assert.ok(tree);
	const { callSites } = findCallSites({
		path,
		language: source.language.id,
		text: source.text,
		tree,
	});
	return callSites;
}

function modelOf({ model }: CallSite): string {
	return model.kind === "known" ? model.value : model.kind;
}

function curl(variable: string): string {
	const address = `https://generativelanguage.googleapis.com/v1beta/models/\${${variable}}:generateContent`;
	return `curl "${address}" -d '{"contents": []}'\n`;
}

describe("scripts whose names have no ending", () => {
	it("are of the language that their first line names", async () => {
		const { source, callSites } = await findIn(
			"bin/ask",
			`#!/usr/bin/env bash\nNAME=gemini-2.5-flash\n${curl("NAME")}`,
		);
		assert.equal(source.language.id, "shell");
		assert.deepEqual(callSites.map(modelOf), ["gemini-2.5-flash"]);
		const python = await findIn("bin/tool", "#!/usr/bin/python3\nprint(1)\n");
		assert.equal(python.source.language.id, "python");
	});

	it("are none where the first line names no program", async () => {
		const { callSites } = await findIn("bin/notes", `Ask it so:\n${curl("NAME")}`);
		assert.deepEqual(callSites, []);
		assert.equal(findHost("LICENSE"), undefined);
	});
});

describe("notebooks", () => {
	const text = readFileSync(join(folder, "summaries.ipynb"), "utf8");

	it("know the names of earlier cells and say where a call stands in the file and in its cell", async () => {
		const { source, callSites } = await findIn("a/summaries.ipynb", text);
		const found = callSites.map((site) => ({
			model: modelOf(site),
			...source.placeOf?.(site.anchor.start),
		}));
		const lines = text.split("\n");
		const lineOf = (part: string) => lines.findIndex((line) => line.includes(part)) + 1;
		const chat = lineOf('"client.chat.completions.create(\\n"');
		assert.deepEqual(found, [
			{
				model: "gpt-4o-mini",
				line: chat,
				column: (lines[chat - 1]?.indexOf("create(") ?? 0) + 1,
				cell: 3,
				cellLine: 3,
			},
			{
				model: "text-embedding-3-small",
				line: lineOf("text-embedding-3-small"),
				column: (lines[lineOf("text-embedding-3-small") - 1]?.indexOf("create(") ?? 0) + 1,
				cell: 4,
				cellLine: 2,
			},
		]);
	});

	it("keep lines of strings that look like magics", async () => {
		const { callSites } = await findIn("a/summaries.ipynb", text);
		const system = callSites[0]?.prompt.messages[0]?.content[0];
		assert.equal(
			system?.kind === "text" ? system.text : undefined,
			"You write summaries.\n%s stays as it is\n!important\n",
		);
	});

	it("hold shell commands and files of Python that a cell writes", async () => {
		const commands = readFileSync(join(folder, "commands.ipynb"), "utf8");
		const { source, callSites } = await findIn("commands.ipynb", commands);
		const [shell, ...more] = source.others ?? [];
		assert.ok(shell !== undefined && more.length === 0);
		const found = [...callSites, ...(await findInSource("commands.ipynb", shell))].map((site) => {
			const { cell, cellLine } = source.placeOf?.(site.anchor.start) ?? {};
			return `${cell}:${cellLine} ${site.language} ${modelOf(site)}`;
		});
		assert.deepEqual(found, [
			"3:4 python gpt-4.1",
			"1:2 shell gpt-4o",
			"2:1 shell gemini-2.5-flash",
		]);
	});

	it("give shell commands what Python names and the environment hold", async () => {
		const cells = [
			['MODEL = "gemini-2.5-flash"  # @param {type: "string"}\n', "other = MODEL\n"],
			["import os\n", 'os.environ["FAST"] = "gemini-2.5-flash-lite"\n'],
			["%env BEST=gemini-2.5-pro\n"],
			["%%bash\n", ...["MODEL", "FAST"].map(curl)],
			[`!${curl("BEST")}`],
		].map((source) => ({ cell_type: "code", source }));
		const text = JSON.stringify({ cells });
		const { source } = await findIn("variables.ipynb", text);
		const [shell] = source.others ?? [];
		assert.ok(shell !== undefined);
		const found = await findInSource("variables.ipynb", shell);
		assert.deepEqual(found.map(modelOf), [
			"gemini-2.5-flash",
			"gemini-2.5-flash-lite",
			"gemini-2.5-pro",
		]);
	});

	it("are read in spite of a slip in their JSON", async () => {
		const text =
			'{"cells": [{"cell_type": "code" "source": ["import openai\\n", "openai.OpenAI().responses.create(model=\'gpt-4o\', input=\'Hi\')"]}]}';
		const { callSites } = await findIn("slip.ipynb", text);
		assert.deepEqual(callSites.map(modelOf), ["gpt-4o"]);
	});

	it("blank what only IPython reads, without moving anything", () => {
		const cell = "%matplotlib inline\nx = !ls\ny = 5 % 3\nprint?\n";
		assert.equal(blankMagics(cell), `${" ".repeat(18)}\nx = _  \ny = 5 % 3\n      \n`);
		assert.equal(blankMagics("!ls \\\n -l\nx = 1"), "     \n   \nx = 1");
		assert.equal(blankMagics("%%html\n<b>"), "      \n   ");
		assert.equal(blankMagics("%%time\nx = 1"), "      \nx = 1");
	});

	it("say why nothing is found in a broken one and in one of another language", () => {
		assert.deepEqual(notebook.readSource('{"cells": ['), {
			kind: "none",
			reason: "the notebook is not valid JSON",
		});
		assert.deepEqual(
			notebook.readSource('{"cells": [], "metadata": {"language_info": {"name": "R"}}}'),
			{ kind: "none", reason: "cells in r are not read" },
		);
	});
});

describe("component files", () => {
	it("yield the calls of all script blocks at their own offsets", async () => {
		const text = readFileSync(join(folder, "Chat.vue"), "utf8");
		const { callSites } = await findIn("Chat.vue", text);
		assert.deepEqual(callSites.map(modelOf), ["gpt-4.1-mini"]);
		assert.equal(
			callSites[0]?.anchor.start,
			text.indexOf("create({\n"),
			"offsets are those of the file",
		);
	});

	it("yield the code between Astro's fences, not data in script elements", async () => {
		const text = readFileSync(join(folder, "page.astro"), "utf8");
		const { callSites } = await findIn("page.astro", text);
		assert.deepEqual(callSites.map(modelOf), ["claude-sonnet-4-5"]);
		assert.equal(text.slice(callSites[0]?.anchor.start).startsWith("create("), true);
	});

	it("yield the code of Razor components, with what is injected and used", async () => {
		const text = readFileSync(join(folder, "Assistant.razor"), "utf8");
		const { source, callSites } = await findIn("Assistant.razor", text);
		assert.deepEqual(callSites.map(modelOf), ["gpt-4o-mini", "gpt-4.1"]);
		const sends = callSites.map(({ anchor }) => text.slice(anchor.start, anchor.end));
		assert.deepEqual(sends, ["CompleteChatAsync", "GetResponseAsync"]);
		const tree = (await grammars.parserFor(source.language)).parse(source.text);
		assert.equal(tree?.rootNode.hasError, false);
	});

	it("read Razor without its markup, also where a block is not closed", () => {
		const read = (text: string) => {
			const source = findHost("a.cshtml")?.readSource(text);
			assert.ok(source?.kind === "source");
			assert.equal(source.text.length, text.length);
			return source.text.replace(/\s+/g, " ").trim();
		};
		assert.equal(read("@{\n\tvar a = 1;\n\t<p>@a</p>\n}\n<b>}</b>"), "{ var a = 1; }");
		assert.equal(read("@code{\n\tint a;"), "{ int a;");
		assert.equal(read("<p>\n@functions {\n\tint a;"), "class C{ int a;");
		assert.equal(
			read('@model X\n@using A.B;\n@code{ string s = "}"; }'),
			'using A.B;class C{ string s = "}"; }',
		);
	});

	it("keep the length of the text whatever it holds", () => {
		for (const text of ["<script>", "<script>a</script", "😀<script>1</script>\r\n", "---\n---"]) {
			const source = findHost("x.svelte")?.readSource(text);
			assert.equal(source?.kind === "source" ? source.text.length : -1, text.length);
		}
	});
});

describe("workflows", () => {
	it("hold the commands of their steps at the offsets of the file", async () => {
		const text = readFileSync(join(folder, "review.workflow.yml"), "utf8");
		const path = ".github/workflows/review.yml";
		const { source, callSites } = await findIn(path, text);
		assert.equal(source.text.length, text.length);
		assert.deepEqual(
			callSites.map((site) => {
				const line = text.slice(0, site.anchor.start).split("\n").length;
				const said = site.prompt.messages.flatMap(({ content }) =>
					content.map((piece) => (piece.kind === "text" ? piece.text : "{}")),
				);
				const name = text.slice(site.anchor.start, site.anchor.end);
				return `${line} ${name} ${modelOf(site)} ${said.join("")}`;
			}),
			["13 curl gpt-4o-mini Review {}.", "19 curl claude-sonnet-4-5 "],
		);
		assert.equal(findHost("config/review.yml"), undefined);
	});

	it("that cannot be read yield no source, and never throw", () => {
		const host = findHost(".github/workflows/a.yml");
		const deep = `a: ${"[".repeat(5000)}`;
		for (const text of [deep, "- ".repeat(5000), "a: *b", "run: |", "a: !!x\n\t-", "\u0000"])
			assert.ok(host?.readSource(text) !== undefined);
	});
});
