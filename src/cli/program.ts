import { Command, CommanderError } from "commander";
import type { CliContext } from "./context.ts";
import { UserError } from "./userError.ts";

/** One subcommand of `prompt-cost`: adds itself, its options and its action to the program. */
export type RegisterCommand = (program: Command, context: CliContext) => void;

/** Every subcommand, in the order that `--help` shows them: one file and one line each. A run reads only the code of its own. */
const commands: { readonly [name: string]: () => Promise<RegisterCommand> } = {
	scan: async () => (await import("./scan.ts")).registerScan,
	estimate: async () => (await import("./estimate.ts")).registerEstimate,
	account: async () => (await import("./account.ts")).registerAccount,
	credit: async () => (await import("./credit.ts")).registerCredit,
	balance: async () => (await import("./balance.ts")).registerBalance,
	history: async () => (await import("./history.ts")).registerHistory,
	forecast: async () => (await import("./forecast.ts")).registerForecast,
	plan: async () => (await import("./plan.ts")).registerPlan,
	ledger: async () => (await import("./ledger.ts")).registerLedger,
	prices: async () => (await import("./prices.ts")).registerPrices,
	config: async () => (await import("./config.ts")).registerConfig,
	compare: async () => (await import("./compare.ts")).registerCompare,
};

/** The subcommand that the first argument names; all of them for help, options of the program and what is misspelt. */
function chosenCommands([first = ""]: readonly string[]) {
	const chosen = Object.hasOwn(commands, first) ? commands[first] : undefined;
	return chosen === undefined ? Object.values(commands) : [chosen];
}

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
	for (const load of chosenCommands(args)) (await load())(program, full);
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
