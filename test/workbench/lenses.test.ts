import assert from "node:assert/strict";
import { VscodeWindow } from "../host/vscodeWindow.ts";

describe("the window", () => {
	let window: VscodeWindow;

	before(async () => {
		window = await VscodeWindow.open("workbench");
	});

	afterEach(async function () {
		if (this.currentTest?.state === "failed") await window.takePicture("failed");
	});

	after(async () => {
		await window.close();
	});

	it("has no balance, no message and asks for nothing as long as there is no account", async () => {
		await window.openFile("support_bot.py");
		await window.lenses().first().waitFor();
		assert.equal(await window.balance().count(), 0);
		assert.equal(await window.messages().count(), 0);
	});

	it("shows what a call costs above the call", async () => {
		await window.openFile("support_bot.py");
		await window.goToLine(35);
		await window.lenses().nth(1).waitFor();
		const titles = await window.lenses().allTextContents();
		assert.match(titles[0] ?? "", /^gpt-5\.4-mini · ~\d+ in \+ ≤400 out · ~\$0\.00/);
		assert.match(titles[1] ?? "", /^gpt-4\.1-nano/);
	});

	it("shows the balance in the status bar after Add Credit", async () => {
		await window.runCommand("Prompt Cost: Add Credit");
		await window.choose("OpenAI");
		await window.type("20");
		await window.choose("Record $20.00");
		await window.balance("$20.00").waitFor();
	});

	it("explains a call when its lens is clicked", async () => {
		await window.openFile("support_bot.py");
		await window.goToLine(35);
		await window.clickFirstLens(33);
		const hover = window.page.locator(".monaco-hover:visible").filter({ hasText: "typical" });
		await hover.waitFor();
		assert.match((await hover.first().textContent()) ?? "", /per 1,000 calls/);
		await window.takePicture("hover");
		await window.page.keyboard.press("Escape");
	});

	it("says why a line has no cost", async () => {
		await window.openFile("support_bot.py");
		await window.goToLine(7);
		await window.runCommand("Prompt Cost: Why Is There No Cost Here?");
		await window.messages().first().waitFor();
		await window.closeMessages();
	});

	it("warns once when a spend takes the balance below the threshold", async () => {
		await window.runCommand("Prompt Cost: Record Spend");
		await window.type("18.50");
		await window.balance("$1.50").waitFor();
		const warning = window.messages().filter({ hasText: "Add Credit" });
		await warning.waitFor();
		await window.takePicture("warning");
		await window.closeMessages();
		await window.runCommand("Prompt Cost: Record Spend");
		await window.type("0.10");
		await window.balance("$1.40").waitFor();
		assert.equal(await warning.count(), 0);
	});
});
