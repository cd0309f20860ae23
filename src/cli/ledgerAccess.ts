import { type Money, parseMoney } from "../core/pricing/money.ts";
import type { Account, AccountId } from "../core/spend/account.ts";
import { isAccountName } from "../core/spend/accountSettings.ts";
import { parseInstant } from "../core/spend/instant.ts";
import { type Ledger, LedgerFault } from "../core/spend/ledger.ts";
import { LARGEST_NANO } from "../core/spend/ledgerEntry.ts";
import { accountFromPreset, listPresets } from "../core/spend/presets.ts";
import { SqliteLedger } from "../node/ledgerSqlite.ts";
import type { CliContext } from "./context.ts";
import { UserError } from "./userError.ts";

/** Runs `work` on the data folder's ledger and closes it; what the ledger has to say goes to stderr. */
export async function withLedger<T>(
	context: CliContext,
	work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
	let ledger: Ledger | undefined;
	try {
		ledger = new SqliteLedger({ dataFolder: context.dataFolder, now: context.now });
		for (const message of (await ledger.state()).messages) {
			context.stderr.write(`prompt-cost: ${message}\n`);
		}
		return await work(ledger);
	} catch (error) {
		if (error instanceof LedgerFault) throw new UserError(error.message, { cause: error });
		throw error;
	} finally {
		await ledger?.dispose();
	}
}

/** The account of that id; throws `UserError` naming those that exist. */
export async function findAccount(ledger: Ledger, id: AccountId): Promise<Account> {
	const accounts = await ledger.accounts();
	const account = accounts.find((candidate) => candidate.id === id);
	if (account !== undefined) return account;
	const known = accounts.map((candidate) => candidate.id).join(", ") || "none yet";
	const named = isAccountName(id) ? id : "NAME";
	throw new UserError(
		`There is no account "${id}" (accounts: ${known}). Add it with: prompt-cost account add ${named}`,
	);
}

/** The account of that id, or all accounts. */
export async function chooseAccounts(
	ledger: Ledger,
	id: AccountId | undefined,
): Promise<readonly Account[]> {
	return id === undefined ? ledger.accounts() : [await findAccount(ledger, id)];
}

/** The value as typed, when it is one of those that the option knows. */
export function checkFormat<T extends string>(
	text: string,
	formats: readonly T[],
	option = "--format",
): T {
	const format = formats.find((candidate) => candidate === text);
	if (format !== undefined) return format;
	throw new UserError(`${option} is one of ${formats.join(", ")}, not "${text}".`);
}

/** A whole number of an option, zero or above. */
export function parseCount(text: string, option: string): number {
	const count = Number(text);
	if (/^\d{1,15}$/.test(text)) return count;
	throw new UserError(`${option} takes a whole number from 0 on, not "${text}".`);
}

/** The account of that id, or the preset's of the same name, which `keepAccount` adds once there is something to record. */
export async function findOrMakeAccount(ledger: Ledger, id: AccountId): Promise<Account> {
	const known = (await ledger.accounts()).find((candidate) => candidate.id === id);
	if (known !== undefined) return known;
	const preset = accountFromPreset(id);
	if (preset === undefined) {
		const names = listPresets()
			.map((candidate) => candidate.id)
			.filter((name) => name !== "custom");
		const named = isAccountName(id) ? id : "NAME";
		throw new UserError(
			`There is no account "${id}". Use one of ${names.join(", ")}, or add your own: prompt-cost account add ${named} --preset custom`,
		);
	}
	return preset;
}

/** Adds the account when it is new; the settings of one that exists stay as they are. */
export async function keepAccount(ledger: Ledger, account: Account): Promise<void> {
	if ((await ledger.accounts()).some(({ id }) => id === account.id)) return;
	await ledger.putAccount(account);
}

/** An amount above zero as typed; throws `UserError` for anything else ("50,00", "1e999", "-5"). */
export function parseAmount(text: string, currency: string): Money {
	const money = parseSignedAmount(text, currency);
	if (money.nano <= 0n) throw new UserError(`The amount must be above zero, not "${text}".`);
	return money;
}

/** An amount as typed, which may be negative. */
export function parseSignedAmount(text: string, currency: string): Money {
	const parsed = parseMoney(text, currency);
	if (parsed.kind === "invalid") {
		throw new UserError(`The amount is not valid: ${parsed.reason}`);
	}
	const { nano } = parsed.money;
	if (nano > LARGEST_NANO || nano < -LARGEST_NANO) {
		throw new UserError(`The amount "${text}" is above a billion; is it right?`);
	}
	return parsed.money;
}

/** The instant of an option, by default now; dates are read in `zone`. */
export function parseAt(text: string | undefined, context: CliContext, zone: string): string {
	if (text === undefined) return context.now().toISOString();
	const instant = parseInstant(text, zone);
	if (instant === undefined) {
		throw new UserError(
			`"${text}" is not a date or time between 2000 and 2199; write 2026-11-23 or 2026-11-23T14:30Z.`,
		);
	}
	return instant;
}
