import { type QuickPickItem, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { parseMoney } from "../core/pricing/money.ts";
import {
	type ChangeAccountParams,
	changeAccountRequest,
	type LedgerResult,
	type MoneyView,
} from "../protocol.ts";
import { showAmount } from "./balanceStatus.ts";

/** An account to choose: one that exists, or a provider's that comes into being when it is first used. */
export interface AccountPick extends QuickPickItem {
	readonly id: string;
	readonly currency: string;
	readonly billingPage?: string;
}

/** What a caller may give so that it is not asked for. */
export interface EntryArguments {
	readonly account?: string;
	readonly amount?: string;
	readonly note?: string;
}

/** What may come as a command's argument: a menu or a key binding can pass anything. */
export function readArguments(given: unknown): EntryArguments {
	if (typeof given !== "object" || given === null) return {};
	const fields: { readonly [key: string]: unknown } = { ...given };
	const text = (key: string) => {
		const value = fields[key];
		return typeof value === "string" ? { [key]: value } : {};
	};
	return { ...text("account"), ...text("amount"), ...text("note") };
}

/** Whether accounts that do not exist yet can be chosen, too. */
export interface PickOptions {
	readonly title: string;
	readonly withNew: boolean;
	/** The id of an account that is chosen already. */
	readonly chosen?: string | undefined;
}

const another = "Another provider…";

/** Asks for an account; undefined when the user gave up. */
export async function pickAccount(
	client: BaseLanguageClient,
	view: MoneyView,
	{ title, withNew, chosen }: PickOptions,
): Promise<AccountPick | undefined> {
	const existing = view.accounts.map(({ id, name, currency, balance, billingPage }) => ({
		id,
		currency,
		label: name,
		description: showAmount(balance, currency),
		...(billingPage === undefined ? {} : { billingPage }),
	}));
	const fresh = view.presets
		.filter((preset) => !view.accounts.some((account) => account.id === preset.id))
		.map(({ id, name, currency, billingPage }) => ({
			id,
			currency,
			label: name,
			description: "new account",
			...(billingPage === undefined ? {} : { billingPage }),
		}));
	if (chosen !== undefined) {
		const known = [...existing, ...fresh].find(({ id }) => id === chosen);
		return known ?? { id: chosen, currency: "USD", label: chosen };
	}
	const [only] = existing;
	if (!withNew && existing.length <= 1) return only;
	const custom: AccountPick = { id: "", currency: "USD", label: another };
	const picks: AccountPick[] = withNew ? [...existing, ...fresh, custom] : existing;
	const picked = await window.showQuickPick(picks, {
		title,
		placeHolder: "Account",
		matchOnDescription: true,
	});
	return picked === custom ? makeAccount(client, title) : picked;
}

/** Asks for the name and the currency of an account of the user's own, and makes it. */
async function makeAccount(
	client: BaseLanguageClient,
	title: string,
): Promise<AccountPick | undefined> {
	const name = await window.showInputBox({
		title,
		prompt: "Name of the account: the provider, or a team at it",
		placeHolder: "Mistral",
		validateInput: (text) =>
			idOf(text) === "" ? "Write a name with letters or digits." : undefined,
	});
	if (name === undefined) return undefined;
	const currency = await window.showInputBox({
		title,
		prompt: "Currency of its credit",
		value: "USD",
		validateInput: (text) =>
			/^[a-z]{3}$/i.test(text.trim()) ? undefined : "Write three letters, such as USD.",
	});
	if (currency === undefined) return undefined;
	const id = idOf(name);
	const code = currency.trim().toUpperCase();
	const params: ChangeAccountParams = {
		account: id,
		settings: { name: name.trim(), provider: id, currency: code },
	};
	const result: LedgerResult = await client.sendRequest(changeAccountRequest, params);
	if (result.ok) return { id, currency: code, label: name.trim() };
	void window.showErrorMessage(result.message);
	return undefined;
}

/** "My Team, EU" → "my-team-eu". */
function idOf(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 64);
}

/** Why a typed amount cannot be used, or undefined. */
export function findAmountFault(text: string, currency: string): string | undefined {
	const read = parseMoney(text, currency);
	if (read.kind === "invalid") return read.reason;
	return read.money.nano > 0n ? undefined : "The amount must be above zero.";
}

/** Shows what a change of the ledger did. */
export function tellResult(result: LedgerResult): LedgerResult {
	if (result.ok) window.setStatusBarMessage(result.message, 5_000);
	else void window.showErrorMessage(result.message);
	return result;
}
