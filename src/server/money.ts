import type { Connection } from "vscode-languageserver";
import { formatMoney, type Money, parseMoney } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import { addDuration } from "../core/spend/instant.ts";
import { type Ledger, LedgerFault } from "../core/spend/ledger.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { accountFromPreset, findPreset } from "../core/spend/presets.ts";
import { reconcile } from "../core/spend/reconcile.ts";
import { readStanding } from "../core/spend/standing.ts";
import {
	type AddCreditParams,
	addCreditRequest,
	type LedgerResult,
	type MoneyView,
	moneyChangedNotification,
	moneyRequest,
	moneyWarningNotification,
	type ReconcileParams,
	type RecordSpendParams,
	reconcileRequest,
	recordSpendRequest,
	type SnoozeWarningParams,
	snoozeWarningRequest,
} from "../protocol.ts";
import { showMessage } from "./messages.ts";
import { faultView, viewAccount, viewPresets, withThreshold } from "./moneyView.ts";
import type { Settings } from "./settings.ts";

/** What balances need of the outside world. */
export interface MoneyPorts {
	readonly ledger: Ledger;
	readonly now: () => Date;
	readonly newId: () => string;
}

/** What a request of the user records, and what to say about it. */
interface Change {
	readonly account: string;
	readonly entries: readonly LedgerEntry[];
	readonly note: string;
}

/** A mistake in what the user typed; the message says what to do. */
class InputFault extends Error {}

function readAmount(text: string, currency: string): Money {
	const read = parseMoney(text, currency);
	if (read.kind === "invalid") throw new InputFault(`The amount is not valid: ${read.reason}.`);
	if (read.money.nano <= 0n) throw new InputFault("The amount must be above zero.");
	return read.money;
}

async function findOrMakeAccount(ledger: Ledger, id: string): Promise<Account> {
	const known = (await ledger.accounts()).find((account) => account.id === id);
	if (known) return known;
	const made = accountFromPreset(id);
	if (!made) throw new InputFault(`There is no account “${id}”.`);
	await ledger.putAccount(made);
	return made;
}

function noted(note: string | undefined): { note?: string } {
	return note === undefined || note === "" ? {} : { note };
}

/** Balances for the editor: answers requests, tells of changes by any process, raises each warning once. */
export class MoneyFeature {
	readonly #connection: Connection;
	readonly #ports: MoneyPorts;
	readonly #settings: () => Settings;

	constructor(connection: Connection, ports: MoneyPorts, settings: () => Settings) {
		this.#connection = connection;
		this.#ports = ports;
		this.#settings = settings;
		connection.onRequest(moneyRequest, () => this.#view());
		connection.onRequest(addCreditRequest, (params: AddCreditParams) =>
			this.#change(() => this.#addCredit(params)),
		);
		connection.onRequest(recordSpendRequest, (params: RecordSpendParams) =>
			this.#change(() => this.#recordSpend(params)),
		);
		connection.onRequest(reconcileRequest, (params: ReconcileParams) =>
			this.#change(() => this.#reconcile(params)),
		);
		connection.onRequest(snoozeWarningRequest, ({ account, key, until }: SnoozeWarningParams) =>
			ports.ledger.snoozeWarning(account, key, until),
		);
	}

	/** Opens the ledger, tells the client of it and of what opening it met. */
	async start(): Promise<void> {
		this.#ports.ledger.onDidChange(() => {
			this.announce().catch((error: unknown) => {
				// A change that arrives while the server stops finds the ledger closed.
				this.#connection.console.warn(`Could not tell of a change of the ledger: ${String(error)}`);
			});
		});
		const view = await this.announce();
		if (view.fault) {
			showMessage(
				this.#connection,
				"error",
				`Prompt Cost Lens cannot read its ledger: ${view.fault}`,
			);
			return;
		}
		const { messages } = await this.#ports.ledger.state();
		for (const message of messages) showMessage(this.#connection, "warning", message);
	}

	/** Sends the accounts as they are now, and the warnings that nobody has seen yet. */
	async announce(): Promise<MoneyView> {
		const view = await this.#view();
		await this.#connection.sendNotification(moneyChangedNotification, view);
		const at = this.#ports.now().toISOString();
		for (const { id, warnings } of view.accounts) {
			const keys = warnings.map((warning) => warning.key);
			const raised = view.readOnly ? [] : await this.#ports.ledger.raiseWarnings(id, keys, at);
			for (const warning of warnings) {
				if (!raised.includes(warning.key)) continue;
				await this.#connection.sendNotification(moneyWarningNotification, warning);
			}
		}
		return view;
	}

	async #view(): Promise<MoneyView> {
		const { ledger, now } = this.#ports;
		try {
			const { location, readOnly } = await ledger.state();
			// Not before the ledger is open: it tells of changes from then on, so nothing falls between.
			const at = now().toISOString();
			const views = [];
			for (const account of await ledger.accounts()) {
				const view = await viewAccount(
					ledger,
					withThreshold(account, this.#threshold(account)),
					at,
				);
				views.push(view);
			}
			const presets = viewPresets();
			return {
				accounts: views,
				presets,
				location,
				...(readOnly === undefined ? {} : { readOnly }),
			};
		} catch (error) {
			if (error instanceof LedgerFault) return faultView(error.message);
			throw error;
		}
	}

	#threshold({ currency }: Account): bigint | undefined {
		const { warnBelow } = this.#settings();
		if (warnBelow === null) return undefined;
		const read = parseMoney(String(warnBelow), currency);
		return read.kind === "money" ? read.money.nano : undefined;
	}

	async #addCredit({ account: id, amount, kind, note }: AddCreditParams): Promise<Change> {
		const account = await findOrMakeAccount(this.#ports.ledger, id);
		const at = this.#ports.now().toISOString();
		const { creditLifetime } = findPreset(account.preset);
		const expires =
			kind === "top-up" && creditLifetime !== undefined
				? { expires: addDuration(at, creditLifetime) }
				: {};
		const entry: LedgerEntry = {
			id: this.#ports.newId(),
			account: account.id,
			kind,
			amount: readAmount(amount, account.currency),
			at,
			...expires,
			...noted(note),
		};
		return { account: account.id, entries: [entry], note: "" };
	}

	async #recordSpend({ account: id, amount, note }: RecordSpendParams): Promise<Change> {
		const account = await findOrMakeAccount(this.#ports.ledger, id);
		const entry: LedgerEntry = {
			id: this.#ports.newId(),
			account: account.id,
			kind: "spend",
			amount: readAmount(amount, account.currency),
			at: this.#ports.now().toISOString(),
			...noted(note),
		};
		return { account: account.id, entries: [entry], note: "" };
	}

	async #reconcile({ account: id, shown }: ReconcileParams): Promise<Change> {
		const { ledger, newId, now } = this.#ports;
		const account = await findOrMakeAccount(ledger, id);
		const at = now().toISOString();
		const read = parseMoney(shown, account.currency);
		if (read.kind === "invalid") throw new InputFault(`The amount is not valid: ${read.reason}.`);
		const standing = await readStanding(ledger, account, at);
		const { entries, reasons } = reconcile(standing, read.money.nano, newId());
		await ledger.recordReport({ account: id, at, nano: read.money.nano, source: "typed" });
		const note = reasons.length > 0 ? ` Likely: ${reasons.join("; ")}.` : " The figures agree.";
		return { account: id, entries, note };
	}

	async #change(make: () => Promise<Change>): Promise<LedgerResult> {
		const { ledger, now } = this.#ports;
		try {
			const { account, entries, note } = await make();
			if (entries.length > 0) await ledger.append(entries);
			await this.announce();
			const { nano, currency } = await ledger.balance(account, now().toISOString());
			return { ok: true, message: `Balance: ${formatMoney({ nano, currency })}.${note}` };
		} catch (error) {
			if (error instanceof LedgerFault || error instanceof InputFault) {
				return { ok: false, message: error.message };
			}
			throw error;
		}
	}
}
