/** What a subcommand may touch of the outside world; tests hand in their own. */
export interface CliContext {
	readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
	readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
	readonly env: NodeJS.ProcessEnv;
	readonly cwd: string;
	/** The folder of ledger and personal configuration (see `findDataFolder`). */
	readonly dataFolder: string;
	/** Folder of the built files: grammars (`*.wasm`) and workers stand beside the bundle. */
	readonly assetFolder: string;
	readonly now: () => Date;
	/** Ends the command with this code once output is flushed: 1 = a rule is broken, 2 = wrong use or unreadable input. */
	readonly setExitCode: (code: number) => void;
}
