import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** What a stage reports to `npm test`, as JSON in the file that `PROMPT_COST_TEST_RESULT` names. */
export interface StageCounts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** Writes the counts of this stage where `npm test` reads them; without that variable they are only printed. */
export function writeCounts(counts: StageCounts): void {
	const file = process.env["PROMPT_COST_TEST_RESULT"];
	if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}

/** Runs test files in this process and writes the counts; resolves to the number of failed tests. */
export async function runMocha(
	files: readonly string[],
	options: Mocha.MochaOptions,
): Promise<number> {
	const mocha = new Mocha({ forbidOnly: process.env["CI"] === "true", ...options });
	for (const file of files) mocha.addFile(file);
	await mocha.loadFilesAsync();
	return new Promise((resolve) => {
		const runner = mocha.run((failed) => {
			const { passes = 0, pending = 0 } = runner.stats ?? {};
			writeCounts({ passed: passes, failed, skipped: pending });
			resolve(failed);
		});
	});
}
