import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { errors, type Locator } from "playwright-core";
import { until } from "../host/until.ts";
import { VscodeWindow } from "../host/vscodeWindow.ts";

/** Ids of the language servers that were started for a window, found by where its extension is installed. */
function findLanguageServers(dataFolder: string): number[] {
	return readdirSync("/proc")
		.filter(isNumber)
		.map(Number)
		.filter((id) => {
			const command = readCommand(id);
			return command.includes("languageServer.cjs") && command.includes(dataFolder);
		});
}

const isNumber = (name: string) => /^\d+$/.test(name);

/** The command line of a process; empty when it has ended. */
function readCommand(id: number): string {
	try {
		return readFileSync(`/proc/${id}/cmdline`, "utf8");
	} catch {
		return "";
	}
}

/** True once an element is seen; undefined when that takes longer. */
async function isShown(element: Locator, milliseconds: number): Promise<true | undefined> {
	try {
		await element.waitFor({ timeout: milliseconds });
		return true;
	} catch (error) {
		if (error instanceof errors.TimeoutError) return undefined;
		throw error;
	}
}

describe("while a document is edited in the window", () => {
	let window: VscodeWindow;
	let provider: Server;
	const asked: string[] = [];

	before(async () => {
		provider = createServer((request, response) => {
			asked.push(`${request.url} ${request.headers.authorization}`);
			response.setHeader("content-type", "application/json");
			response.end(JSON.stringify({ input_tokens: 1234 }));
		}).listen(0, "127.0.0.1");
		await once(provider, "listening");
		const { port } = provider.address() as AddressInfo;
		window = await VscodeWindow.open("editing", {
			env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` },
			settings: { "diffEditor.codeLens": true },
		});
		const rules = { rules: { bannedModels: [{ model: "gpt-4.1-nano", use: "gpt-5-nano" }] } };
		writeFileSync(
			join(window.folders.workspace, "sample", ".promptcost.json"),
			JSON.stringify(rules),
		);
	});

	afterEach(async function () {
		if (this.currentTest?.state === "failed") await window.takePicture("editing-failed");
	});

	after(async () => {
		await window.close();
		provider.close();
	});

	/** The lens of the call whose model the quick fix replaced. */
	const fixed = () => window.lenses().filter({ hasText: "gpt-5-nano" });

	it("a banned model is replaced by its quick fix", async () => {
		await window.openFile("support_bot.py");
		await window.goToLine(48);
		await window.page.locator(".squiggly-error").first().waitFor();
		const entry = window.page.locator(".action-widget .monaco-list-row", {
			hasText: "Replace with gpt-5-nano",
		});
		// The menu closes by itself when the window takes in the problems anew.
		await until(async () => {
			await window.runCommand("Quick Fix...");
			return isShown(entry, 3_000);
		}, "the quick fix");
		await entry.click();
		await fixed().waitFor();
		assert.equal(await window.lenses().filter({ hasText: "gpt-4.1-nano" }).count(), 0);
		await window.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
	});

	it("lenses come back after the language server has crashed", async () => {
		await window.openFile("support_bot.py");
		await window.goToLine(50);
		await fixed().waitFor();
		const [crashed] = findLanguageServers(window.folders.dataFolder);
		assert.ok(crashed);
		process.kill(crashed, "SIGKILL");
		await until(
			async () =>
				findLanguageServers(window.folders.dataFolder).some((id) => id !== crashed) || undefined,
			"another language server",
		);
		await window.page.keyboard.press("End");
		await window.page.keyboard.type("  # after the crash");
		await fixed().waitFor();
		await window.goToLine(53);
		await window.page.keyboard.type("# ");
		await window.lenses().filter({ hasText: "≤5 out" }).waitFor({ state: "detached" });
	});

	it("a split editor shows the same lens on both sides", async () => {
		await window.page.keyboard.press("Control+Backslash");
		await window.goToLine(50);
		await until(async () => ((await fixed().count()) === 2 ? true : undefined), "two lenses");
	});

	it("a comparison with the saved text shows the costs of what is not saved", async () => {
		await window.runCommand("File: Compare Active File with Saved");
		const lens = window.page
			.locator(".monaco-diff-editor .editor.modified .codelens-decoration")
			.filter({ hasText: "gpt-5-nano" });
		// The comparison opens at any line.
		await until(async () => {
			await window.goToLine(50);
			return isShown(lens, 3_000);
		}, "the lens of the compared text");
	});

	it("a text is counted at its provider only after its dialogs", async () => {
		await window.openFile("README.md");
		await window.runCommand("Prompt Cost: Count at the Provider");
		await window.type("gpt-5");
		assert.deepEqual(asked, []);
		await window.page
			.locator(".monaco-dialog-box button, .monaco-dialog-box .monaco-button")
			.filter({ hasText: "Send" })
			.click();
		await window.type("sk-of-a-test");
		await window.messages().filter({ hasText: "gpt-5: 1234 input tokens" }).waitFor();
		assert.deepEqual(asked, ["/v1/responses/input_tokens Bearer sk-of-a-test"]);
		await window.closeMessages();
	});
});
