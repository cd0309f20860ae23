import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { runCli } from "../../src/cli/program.ts";

/** What a run of the command line said. */
export interface CliRun {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** A world of its own for the command line: a working folder and a data folder, removed by `dispose`. */
export class CliWorld {
	readonly folder = mkdtempSync(path.join(tmpdir(), "prompt-cost-cli-"));
	readonly dataFolder = path.join(this.folder, "data");
	/** Where grammars and vocabularies are looked for. */
	assetFolder = this.folder;
	now = new Date("2026-11-23T12:00:00Z");
	readonly env: Record<string, string> = {};

	/** Runs `prompt-cost` in the world's folder (or one below it). */
	async run(args: readonly string[], cwd = this.folder): Promise<CliRun> {
		const [stdout, stderr] = [new PassThrough(), new PassThrough()];
		const text = { stdout: "", stderr: "" };
		stdout.on("data", (chunk: Buffer) => {
			text.stdout += chunk.toString();
		});
		stderr.on("data", (chunk: Buffer) => {
			text.stderr += chunk.toString();
		});
		const code = await runCli(args, "0.0.0", {
			stdout,
			stderr,
			env: this.env,
			cwd,
			dataFolder: this.dataFolder,
			assetFolder: this.assetFolder,
			now: () => this.now,
		});
		return { code, ...text };
	}

	dispose(): void {
		rmSync(this.folder, { recursive: true });
	}
}
