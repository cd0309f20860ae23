import type { Command } from "commander";
import type { Money } from "../core/pricing/money.ts";
import { priceOf } from "../core/pricing/priceOf.ts";
import type { Quantities } from "../core/pricing/rateCard.ts";
import type { Account } from "../core/spend/account.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import type { CliContext } from "./context.ts";
import { parseAmount, parseCount } from "./ledgerAccess.ts";
import { prepareTeam } from "./teamAccess.ts";
import { UserError } from "./userError.ts";

/** What a spend may say of itself. */
export interface SpendDetails {
	readonly model?: string;
	readonly input?: string;
	readonly cachedInput?: string;
	readonly output?: string;
	readonly endpoint?: string;
	readonly project?: string;
	readonly callSite?: string;
}

/** Adds the options of `SpendDetails` to a subcommand. */
export function addSpendOptions(command: Command): Command {
	return command
		.option("--model <model>", "the model; with tokens and without an amount it gives the price")
		.option("--input <tokens>", "uncached input tokens")
		.option("--cached-input <tokens>", "input tokens read from the cache")
		.option("--output <tokens>", "output tokens")
		.option("--endpoint <name>", "such as responses or chat")
		.option("--project <name>", "whose budget it counts to")
		.option("--call-site <place>", "where in the code: src/chat.ts:12");
}

/** Amount, meters and dimensions of a spend; priced by the list or the team's contract where no amount is given. */
export async function readSpend(
	context: CliContext,
	account: Account,
	at: string,
	text: string | undefined,
	details: SpendDetails,
): Promise<Pick<LedgerEntry, "amount" | "meters" | "model" | "endpoint" | "project" | "callSite">> {
	const meters = readMeters(details);
	const { model, endpoint, project, callSite } = details;
	const amount =
		text === undefined
			? await priceSpend(context, account, at, model, meters)
			: parseAmount(text, account.currency);
	return { amount, meters, model, endpoint, project, callSite };
}

function readMeters({ input, cachedInput, output }: SpendDetails): Quantities | undefined {
	const given = Object.entries({ input, cachedInput, output }).filter(
		([, text]) => text !== undefined,
	);
	if (given.length === 0) return undefined;
	return Object.fromEntries(
		given.map(([name, text]) => [name, parseCount(text ?? "", `--${name}`)]),
	);
}

async function priceSpend(
	context: CliContext,
	account: Account,
	at: string,
	model: string | undefined,
	meters: Quantities | undefined,
): Promise<Money> {
	if (model === undefined || meters === undefined) {
		throw new UserError("Give an amount, or --model with --input and --output tokens.");
	}
	const { config } = await prepareTeam(context);
	const provider = account.provider === "custom" ? undefined : account.provider;
	const query = { provider, model, at };
	const price = config.findPrice(query);
	if (price.kind === "local")
		throw new UserError(`${model} runs on this machine and costs nothing.`);
	if (price.kind === "unpriced") throw new UserError(`${model} has no price: ${price.reason}.`);
	const { total, unpricedMeters } = priceOf(price.card, meters);
	if (unpricedMeters.length > 0) {
		throw new UserError(`${model} has no price for ${unpricedMeters.join(", ")}; give the amount.`);
	}
	if (total.currency !== account.currency) {
		throw new UserError(
			`${model} is priced in ${total.currency}, the account is kept in ${account.currency}; give the amount.`,
		);
	}
	return total;
}
