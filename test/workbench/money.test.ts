import assert from "node:assert/strict";
import { VscodeWindow } from "../host/vscodeWindow.ts";

/** $100 of credit with a monthly cap of $80, spent step by step. */
describe("credit in the window", () => {
	let window: VscodeWindow;

	before(async () => {
		window = await VscodeWindow.open("money");
		await window.openFile("support_bot.py");
		await window.lenses().first().waitFor();
	});

	afterEach(async function () {
		if (this.currentTest?.state === "failed") await window.takePicture("money-failed");
	});

	after(async () => {
		await window.close();
	});

	async function spend(amount: string, balance: string): Promise<void> {
		await window.runCommand("Prompt Cost: Record Spend");
		await window.type(amount);
		await window.balance(balance).waitFor();
	}

	const warning = (text: string) => window.messages().filter({ hasText: text });

	it("is bought with its terms shown first", async () => {
		await window.runCommand("Prompt Cost: Add Credit");
		await window.choose("OpenAI");
		await window.page.locator(".quick-input-widget input").first().fill("3");
		await window.page
			.locator(".quick-input-message", { hasText: "OpenAI sells credit from $5.00 on." })
			.waitFor();
		await window.type("100");
		await window.page
			.locator(".quick-input-list .monaco-list-row.focused", { hasText: "Bought now · expires" })
			.waitFor();
		await window.choose("Record $100.00");
		await window.balance("$100.00").waitFor();
		await window.waitForColour("none");
	});

	it("has a monthly cap that is set in the account's settings", async () => {
		await window.runCommand("Prompt Cost: Account Settings");
		await window.choose("Monthly spend cap");
		await window.type("80");
		await window.page.locator(".quick-input-list", { hasText: "$80.00" }).waitFor();
		await window.page.keyboard.press("Escape");
	});

	it("tells half of the cap only in the list of problems", async () => {
		await spend("41", "$59.00");
		await window.runCommand("Prompt Cost: Problems with Money");
		await window.page
			.locator(".quick-input-list", { hasText: "$41.00 of the monthly spend cap of $80.00" })
			.waitFor();
		await window.page.keyboard.press("Escape");
		assert.equal(await window.messages().count(), 0);
		await window.waitForColour("none");
	});

	it("warns once at four fifths of the cap, in the warning colour", async () => {
		await spend("25", "$34.00");
		await warning("$66.00 of the monthly spend cap").waitFor();
		await window.waitForColour("warning");
		await window.closeMessages();
		await spend("1", "$33.00");
		assert.equal(await window.messages().count(), 0);
	});

	it("warns in the error colour when the cap is reached, and is quiet once snoozed", async () => {
		await spend("13", "$20.00");
		const reached = warning("$80.00 of the monthly spend cap");
		await reached.waitFor();
		await window.waitForColour("error");
		await window.takePicture("cap-reached");
		await reached.getByText("Snooze for a Day").click();
		await reached.waitFor({ state: "detached" });
		await spend("1", "$19.00");
		assert.equal(await window.messages().count(), 0);
	});

	it("warns when the balance is low, and leads to Add Credit", async () => {
		await spend("10", "$9.00");
		const low = warning("below $10.00");
		await low.waitFor();
		await low.getByText("Add Credit").click();
		await window.page.locator(".quick-input-title", { hasText: "Add Credit: OpenAI" }).waitFor();
		await window.page.keyboard.press("Escape");
		await window.closeMessages();
	});

	it("is reconciled to what the provider shows, with the likely reasons", async () => {
		await window.runCommand("Prompt Cost: Reconcile Balance");
		await window.type("30");
		await window.balance("$30.00").waitFor();
		await warning("Likely: credit was bought or granted").waitFor();
		await window.closeMessages();
	});

	it("shows the same balance in a second window within two seconds", async () => {
		const second = await window.openBeside();
		await second.balance("$30.00").waitFor({ timeout: 20_000 });
		await spend("0.50", "$29.50");
		await second.balance("$29.50").waitFor({ timeout: 2_000 });
		await second.page.close();
	});

	it("shows lots, outlook and entries of an account", async () => {
		await window.runCommand("Prompt Cost: Show Balance");
		await window.choose("OpenAI");
		const list = window.page.locator(".quick-input-list");
		await list.getByText("Too little history for a forecast").waitFor();
		await window.takePicture("account");
		await window.page.keyboard.press("Escape");
	});
});
