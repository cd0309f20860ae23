// How long VS Code needs to activate the extension, by its own list of running extensions, beside an empty extension in
// the same window.
import { join } from "node:path";
import { root } from "../host/install.mjs";
import { VscodeWindow } from "../host/vscodeWindow.ts";

const runs = 5;

/** Activation times of one fresh window, in milliseconds. */
async function measure(): Promise<{ ours: number; empty: number }> {
	const beside = join(root, "test", "fixtures", "probe");
	const window = await VscodeWindow.open("bench", { beside });
	try {
		await window.openFile("support_bot.py");
		await window.lenses().first().waitFor({ state: "attached" });
		// The list only holds the rows that are in view.
		await window.page.setViewportSize({ width: 1280, height: 8000 });
		await window.runCommand("Developer: Show Running Extensions");
		const read = async (name: string): Promise<number> => {
			const row = window.page
				.locator(".runtime-extensions-editor .extension")
				.filter({ has: window.page.getByText(name, { exact: true }) });
			const time = (await row.locator(".activation-time").first().textContent()) ?? "";
			const milliseconds = /(\d+)\s*ms/.exec(time)?.[1];
			if (milliseconds === undefined) throw new Error(`No activation time of ${name}: ${time}`);
			return Number(milliseconds);
		};
		return { ours: await read("Prompt Cost Lens"), empty: await read("Probe") };
	} finally {
		await window.close();
	}
}

const samples: { ours: number; empty: number }[] = [];
for (let run = 0; run < runs; run++) samples.push(await measure());
const median = (values: readonly number[]): number =>
	values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const ours = median(samples.map((sample) => sample.ours));
const empty = median(samples.map((sample) => sample.empty));
console.log(
	`activation, median of ${runs} fresh windows: ${ours} ms (an empty extension: ${empty} ms)`,
);
process.exit(0);
