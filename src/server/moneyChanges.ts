import { formatMoney, type Money, parseMoney } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import { applySettings, createAccount } from "../core/spend/accountSettings.ts";
import { parseInstant } from "../core/spend/instant.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { accountFromPreset } from "../core/spend/presets.ts";
import { describePurchase, usualExpiryOf } from "../core/spend/purchase.ts";
import { reconcile } from "../core/spend/reconcile.ts";
import { readStanding } from "../core/spend/standing.ts";
import type {
	AddCreditParams,
	ChangeAccountParams,
	CreditPreview,
	ReconcileParams,
	RecordSpendParams,
} from "../protocol.ts";

/** What balances need of the outside world. */
export interface MoneyPorts {
	readonly ledger: Ledger;
	readonly now: () => Date;
	readonly newId: () => string;
}

/** What a request of the user records, and what to say about it. */
export interface Change {
	readonly account: string;
	readonly entries: readonly LedgerEntry[];
	/** Sentences after the new balance, with a blank before them. */
	readonly note: string;
}

/** A mistake in what the user typed; the message says what to do. */
export class InputFault extends Error {}

/** Makes entries of what the user typed in the editor. Methods throw `InputFault`, `SettingFault` or `LedgerFault`. */
export class MoneyChanges {
	readonly #ports: MoneyPorts;

	constructor(ports: MoneyPorts) {
		this.#ports = ports;
	}

	/** What adding the credit would mean; records nothing, and makes no account. */
	async preview(params: AddCreditParams): Promise<CreditPreview> {
		try {
			const account = await this.#find(params.account);
			const { amount, at, expires } = this.#readCredit(account, params);
			const terms = await this.#termsOf(account, params, amount.nano, at);
			return {
				...(terms.charge === undefined ? {} : { charge: terms.charge }),
				...(terms.objection === undefined ? {} : { objection: terms.objection }),
				...(expires === undefined ? {} : { expires }),
			};
		} catch (error) {
			if (error instanceof InputFault) return { fault: error.message };
			throw error;
		}
	}

	async addCredit(params: AddCreditParams): Promise<Change> {
		const account = await this.#findOrMake(params.account);
		const { amount, at, expires } = this.#readCredit(account, params);
		const { charge, objection } = await this.#termsOf(account, params, amount.nano, at);
		const entry: LedgerEntry = {
			id: this.#ports.newId(),
			account: account.id,
			kind: params.kind,
			amount,
			at,
			...(expires === undefined ? {} : { expires }),
			...noted(params.note),
		};
		const objected = objection && `${objection} Recorded as typed.`;
		const said = [charge, objected].filter((sentence) => sentence !== undefined);
		return {
			account: account.id,
			entries: [entry],
			note: said.map((sentence) => ` ${sentence}`).join(""),
		};
	}

	async recordSpend({ account: id, amount, note }: RecordSpendParams): Promise<Change> {
		const account = await this.#findOrMake(id);
		const entry: LedgerEntry = {
			id: this.#ports.newId(),
			account: account.id,
			kind: "spend",
			amount: readAmount(amount, account.currency),
			at: this.#now(),
			...noted(note),
		};
		return { account: account.id, entries: [entry], note: "" };
	}

	async reconcile({ account: id, shown }: ReconcileParams): Promise<Change> {
		const { ledger, newId } = this.#ports;
		const account = await this.#findOrMake(id);
		const at = this.#now();
		const read = parseMoney(shown, account.currency);
		if (read.kind === "invalid") throw new InputFault(`The amount is not valid: ${read.reason}.`);
		const standing = await readStanding(ledger, account, at);
		const { entries, reasons } = reconcile(standing, read.money.nano, newId());
		await ledger.recordReport({ account: id, at, nano: read.money.nano, source: "typed" });
		const note = reasons.length > 0 ? ` Likely: ${reasons.join("; ")}.` : " The figures agree.";
		return { account: id, entries, note };
	}

	/** Changes an account's settings, or makes the account with them. */
	async changeAccount({ account: id, settings }: ChangeAccountParams): Promise<Change> {
		const { ledger } = this.#ports;
		const known = (await ledger.accounts()).find((account) => account.id === id);
		await ledger.putAccount(known ? applySettings(known, settings) : createAccount(id, settings));
		return { account: id, entries: [], note: "" };
	}

	#now(): string {
		return this.#ports.now().toISOString();
	}

	async #find(id: string): Promise<Account> {
		const known = (await this.#ports.ledger.accounts()).find((account) => account.id === id);
		const account = known ?? accountFromPreset(id);
		if (!account) throw new InputFault(`There is no account “${id}”.`);
		return account;
	}

	async #findOrMake(id: string): Promise<Account> {
		const { ledger } = this.#ports;
		const account = await this.#find(id);
		const exists = (await ledger.accounts()).some((known) => known.id === id);
		if (!exists) await ledger.putAccount(account);
		return account;
	}

	#readCredit(account: Account, params: AddCreditParams) {
		const amount = readAmount(params.amount, account.currency);
		const at = params.at === undefined ? this.#now() : readInstant(params.at, account);
		const expires = expiryOf(account, params, at);
		if (expires !== undefined && expires <= at) {
			throw new InputFault("The credit would expire before it begins.");
		}
		return { amount, at, expires };
	}

	async #termsOf(account: Account, { kind }: AddCreditParams, nano: bigint, at: string) {
		if (kind === "grant") return { charge: undefined, objection: undefined };
		const { ledger } = this.#ports;
		const exists = (await ledger.accounts()).some(({ id }) => id === account.id);
		const held = exists ? (await ledger.balance(account.id, at)).nano : 0n;
		return describePurchase(account, nano, held);
	}
}

function expiryOf(
	account: Account,
	{ expires, kind }: AddCreditParams,
	at: string,
): string | undefined {
	if (expires === "never") return undefined;
	return expires === undefined ? usualExpiryOf(account, kind, at) : readInstant(expires, account);
}

function readAmount(text: string, currency: string): Money {
	const read = parseMoney(text, currency);
	if (read.kind === "invalid") throw new InputFault(`The amount is not valid: ${read.reason}.`);
	if (read.money.nano <= 0n) throw new InputFault("The amount must be above zero.");
	return read.money;
}

function readInstant(text: string, { zone }: Account): string {
	const instant = parseInstant(text.trim(), zone);
	if (instant !== undefined) return instant;
	throw new InputFault(`“${text}” is no date between 2000 and 2199; write one like 2026-11-23.`);
}

function noted(note: string | undefined): { note?: string } {
	return note === undefined || note === "" ? {} : { note };
}

/** The sentence that answers a change: the new balance and what is to be said. */
export function describeChange(balance: Money, note: string): string {
	return `Balance: ${formatMoney(balance)}.${note}`;
}
