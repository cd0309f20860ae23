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

	it("shows what a call costs above the call", async () => {
		await window.openFile("support_bot.py");
		await window.lenses().first().waitFor();
		const titles = await window.lenses().allTextContents();
		await window.takePicture("lenses");
		assert.match(titles[0] ?? "", /^gpt-.* in \+ .* out · .*\$\d/);
	});
});
