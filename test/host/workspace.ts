import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { root, workFolder } from "./install.mjs";

/** Folders of one test run, all below the cache folder and empty at the start. */
export interface RunFolders {
	/** A copy of `test/fixtures/<fixture>` that a test may change. */
	readonly workspace: string;
	/** Settings and logs of the server. */
	readonly dataFolder: string;
	/** `PROMPT_COST_HOME`. */
	readonly promptCostHome: string;
	/** File that a suite inside the extension host writes its report to. */
	readonly report: string;
	/** File for the noise of server and window. */
	readonly windowLog: string;
}

/** Makes fresh folders for the stage `name`, with a copy of the fixtures named. */
export async function prepareRun(
	name: string,
	fixtures: readonly string[] = ["sample"],
): Promise<RunFolders> {
	const base = join(workFolder, "runs", name);
	await rm(base, { recursive: true, force: true, maxRetries: 3 });
	const workspace = join(base, "workspace");
	for (const fixture of fixtures) {
		await cp(join(root, "test", "fixtures", fixture), join(workspace, fixture), {
			recursive: true,
		});
	}
	const promptCostHome = join(base, "home");
	await mkdir(promptCostHome, { recursive: true });
	return {
		workspace,
		dataFolder: join(base, "server"),
		promptCostHome,
		report: join(base, "report.txt"),
		windowLog: join(base, "window.log"),
	};
}
