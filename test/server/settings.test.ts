import assert from "node:assert/strict";
import { defaultSettings, readSettings } from "../../src/server/settings.ts";

describe("readSettings", () => {
	it("reads what is valid", () => {
		const raw = {
			enabled: false,
			display: "inline",
			disabledLanguages: ["python"],
			exclude: ["gen/**"],
			balance: { warnBelow: 20 },
		};
		assert.deepEqual(readSettings(raw), {
			settings: {
				enabled: false,
				display: "inline",
				disabledLanguages: ["python"],
				exclude: ["gen/**"],
				warnBelow: 20,
			},
			problems: [],
		});
	});
	it("falls back on what is not, and names each such setting", () => {
		const { settings, problems } = readSettings({
			display: "banner",
			exclude: "a",
			balance: { warnBelow: -1 },
		});
		assert.deepEqual(settings, defaultSettings);
		assert.deepEqual(
			problems.map((problem) => problem.split(":")[0]),
			["promptCost.display", "promptCost.exclude", "promptCost.balance.warnBelow"],
		);
	});
	it("takes the defaults when there is no section", () => {
		assert.deepEqual(readSettings(null), { settings: defaultSettings, problems: [] });
	});
});
