import type { Connection } from "vscode-languageserver";
import { parseMoney } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import { SettingFault } from "../core/spend/accountSettings.ts";
import { LedgerFault } from "../core/spend/ledger.ts";
import { type Budget, readStanding, type Standing } from "../core/spend/standing.ts";
import { readTeamBudgets } from "../core/spend/teamBudgets.ts";
import type { TeamConfig } from "../core/team/teamConfig.ts";
import {
	addCreditRequest,
	changeAccountRequest,
	type LedgerResult,
	type MoneyView,
	moneyChangedNotification,
	moneyRequest,
	moneyWarningNotification,
	previewCreditRequest,
	reconcileRequest,
	recordSpendRequest,
	type SnoozeWarningParams,
	snoozeWarningRequest,
} from "../protocol.ts";
import { showMessage } from "./messages.ts";
import {
	type Change,
	describeChange,
	InputFault,
	MoneyChanges,
	type MoneyPorts,
} from "./moneyChanges.ts";
import { faultView, viewAccount, viewPresets, withThreshold } from "./moneyView.ts";
import type { Settings } from "./settings.ts";

/** What balances ask about the rest of the server. */
export interface MoneySurroundings {
	readonly settings: () => Settings;
	/** The team configuration of each workspace root: its budgets are watched. */
	readonly configs: () => Promise<readonly TeamConfig[]>;
	/** The display language. */
	readonly locale: () => string | undefined;
}

/** Balances for the editor: answers requests, tells of changes by any process, raises each warning once. */
export class MoneyFeature {
	readonly #connection: Connection;
	readonly #ports: MoneyPorts;
	readonly #around: MoneySurroundings;

	constructor(connection: Connection, ports: MoneyPorts, around: MoneySurroundings) {
		this.#connection = connection;
		this.#ports = ports;
		this.#around = around;
		const changes = new MoneyChanges(ports);
		const answer =
			<Params>(make: (params: Params) => Promise<Change>) =>
			(params: Params) =>
				this.#change(() => make(params));
		connection.onRequest(moneyRequest, () => this.#view());
		connection.onRequest(previewCreditRequest, changes.preview.bind(changes));
		connection.onRequest(addCreditRequest, answer(changes.addCredit.bind(changes)));
		connection.onRequest(recordSpendRequest, answer(changes.recordSpend.bind(changes)));
		connection.onRequest(reconcileRequest, answer(changes.reconcile.bind(changes)));
		connection.onRequest(changeAccountRequest, answer(changes.changeAccount.bind(changes)));
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
			const accounts = await ledger.accounts();
			const budgets = await this.#readBudgets(accounts, at);
			for (const account of accounts) {
				const standing = await this.#readStanding(account, at, budgets);
				views.push(await viewAccount(ledger, standing, this.#around.locale()));
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

	/** How the first account of a provider stands; undefined without one. */
	async standingOf(provider: string): Promise<Standing | undefined> {
		const { ledger, now } = this.#ports;
		const account = (await ledger.accounts()).find((each) => each.provider === provider);
		return account && readStanding(ledger, account, now().toISOString());
	}

	#readStanding(account: Account, at: string, budgets: readonly Budget[]): Promise<Standing> {
		const watched = withThreshold(account, this.#threshold(account));
		return readStanding(
			this.#ports.ledger,
			watched,
			at,
			budgets.filter((budget) => budget.account === account.id),
		);
	}

	/** The budgets of all roots; two roots that extend the same file share its budget. */
	async #readBudgets(accounts: readonly Account[], at: string): Promise<readonly Budget[]> {
		const found = new Map<string, Budget>();
		for (const config of await this.#around.configs()) {
			const budgets = await readTeamBudgets(this.#ports.ledger, accounts, at, config);
			for (const budget of budgets) found.set(`${budget.account} ${budget.name}`, budget);
		}
		return [...found.values()];
	}

	#threshold({ currency }: Account): bigint | undefined {
		const { warnBelow } = this.#around.settings();
		if (warnBelow === null) return undefined;
		const read = parseMoney(String(warnBelow), currency);
		return read.kind === "money" ? read.money.nano : undefined;
	}

	async #change(make: () => Promise<Change>): Promise<LedgerResult> {
		const { ledger, now } = this.#ports;
		try {
			const { account, entries, note } = await make();
			if (entries.length > 0) await ledger.append(entries);
			await this.announce();
			const { nano, currency } = await ledger.balance(account, now().toISOString());
			return { ok: true, message: describeChange({ nano, currency }, note) };
		} catch (error) {
			const isMistake = error instanceof InputFault || error instanceof SettingFault;
			if (isMistake || error instanceof LedgerFault) {
				return { ok: false, message: error.message };
			}
			throw error;
		}
	}
}
