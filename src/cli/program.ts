import { Command, CommanderError } from "commander";
import { registerAccount } from "./account.ts";
import { registerBalance } from "./balance.ts";
import { registerCompare } from "./compare.ts";
import { registerConfig } from "./config.ts";
import type { CliContext } from "./context.ts";

import { registerCredit } from "./credit.ts";
import { registerEstimate } from "./estimate.ts";
import { registerForecast } from "./forecast.ts";
import { registerHistory } from "./history.ts";
import { registerLedger } from "./ledger.ts";
import { registerPlan } from "./plan.ts";
import { registerPrices } from "./prices.ts";
import { registerScan } from "./scan.ts";

import { UserError } from "./userError.ts";

/** One subcommand of `prompt-cost`: adds itself, its options and its action to the program. */
export type RegisterCommand = (program: Command, context: CliContext) => void;

/** Every subcommand, in the order that `--help` shows them: one file and one line each. */
const commands: readonly RegisterCommand[] = [
	registerScan,
	registerEstimate,
	registerAccount,
	registerCredit,
	registerBalance,
	registerHistory,
	registerForecast,
	registerPlan,
	registerLedger,
	registerPrices,
	registerConfig,
	registerCompare,
];

/** Runs `prompt-cost` with the arguments after the program's name; resolves to the exit code. */
export async function runCli(
	args: readonly string[],
	version: string,
	context: Omit<CliContext, "setExitCode">,
): Promise<number> {
	let exitCode = 0;
	const program = new Command("prompt-cost")
		.description("What LLM calls cost, where they are written; and what is left of prepaid credit.")
		.version(version)
		.option("--verbose", "print stack traces of errors")
		.exitOverride()
		.configureOutput({
			writeOut: (text) => context.stdout.write(text),
			writeErr: (text) => context.stderr.write(text),
		});
	const full: CliContext = {
		...context,
		setExitCode: (code) => {
			exitCode = Math.max(exitCode, code);
		},
	};
	for (const register of commands) register(program, full);
	try {
		await program.parseAsync(args, { from: "user" });
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		if (!(error instanceof Error)) throw error;
		const verbose = program.opts<{ verbose?: boolean }>().verbose === true;
		const showStack = verbose || !(error instanceof UserError);
		context.stderr.write(
			`prompt-cost: ${showStack ? (error.stack ?? error.message) : error.message}\n`,
		);
		return 2;
	}
	return exitCode;
}
