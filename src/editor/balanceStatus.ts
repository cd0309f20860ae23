import {
	type ExtensionContext,
	env,
	MarkdownString,
	StatusBarAlignment,
	type StatusBarItem,
	ThemeColor,
	window,
} from "vscode";
import { formatMoney, parseMoney } from "../core/pricing/money.ts";
import type { AccountView, MoneySeverity, MoneyView } from "../protocol.ts";
import { commands } from "./contributions.ts";

/** A decimal string of the protocol for people, in the display language. */
export function showAmount(decimal: string, currency: string): string {
	const read = parseMoney(decimal, currency);
	return read.kind === "money" ? formatMoney(read.money, { locale: env.language }) : decimal;
}

const severityOrder: readonly MoneySeverity[] = ["error", "warning", "info"];

function worstOf(account: AccountView): MoneySeverity | undefined {
	return severityOrder.find((severity) =>
		account.warnings.some((each) => each.severity === severity),
	);
}

/**
 * The account to show: that of the first of `providers` that has one, else the one that needs attention most: the worst
 * warning first, then the shortest runway, then the smallest balance.
 */
export function accountInView(
	accounts: readonly AccountView[],
	providers: readonly string[] = [],
): AccountView | undefined {
	const billing = providers.map((provider) => accounts.find((each) => each.provider === provider));
	const ofFile = billing.find((account) => account !== undefined);
	if (ofFile) return ofFile;
	const runway = (account: AccountView) => account.runwayDays ?? Number.POSITIVE_INFINITY;
	const rank = (account: AccountView) => {
		const worst = worstOf(account);
		return worst === undefined ? severityOrder.length : severityOrder.indexOf(worst);
	};
	return [...accounts].sort(
		(a, b) =>
			rank(a) - rank(b) ||
			(runway(a) === runway(b) ? 0 : runway(a) - runway(b)) ||
			Number(a.balance) - Number(b.balance),
	)[0];
}

function colourOf(account: AccountView): ThemeColor | undefined {
	const worst = worstOf(account);
	if (worst === "error") return new ThemeColor("statusBarItem.errorBackground");
	return worst === "warning" ? new ThemeColor("statusBarItem.warningBackground") : undefined;
}

/** "12 days", "less than a day"; nothing where the history is too short. */
function showRunway({ runwayDays }: AccountView): string {
	if (runwayDays === null) return "";
	if (runwayDays < 1) return "less than a day";
	const days = Math.floor(runwayDays);
	return days === 1 ? "1 day" : `${days} days`;
}

/** Cell text that Markdown tables cannot misread. */
function cell(text: string): string {
	return text.replace(/[\\|<>`*_[\]]/g, "\\$&").replace(/\s+/g, " ");
}

/** Where the ledger lives: on remote hosts that is not the machine in front of the user. */
function describePlace(view: MoneyView): string {
	if (!env.remoteName) return `Ledger: ${view.location}`;
	return `Ledger: ${view.location}, on the ${env.remoteName} host. Set PROMPT_COST_HOME there to choose another folder.`;
}

function tooltipOf(view: MoneyView): MarkdownString {
	const lines = ["| Account | Recorded | Lasts | This month |", "|:---|---:|:---|---:|"];
	for (const account of view.accounts) {
		const { balance, currency, expectedRecharge, name, reported, spentThisMonth } = account;
		lines.push(
			`| ${cell(name)} | ${showAmount(balance, currency)} | ${showRunway(account) || "too little history"} | ${showAmount(spentThisMonth, currency)} |`,
		);
		if (reported) {
			const when = new Date(reported.at).toLocaleDateString(env.language);
			lines.push(
				`| ↳ shown by the provider, ${when} | ${showAmount(reported.balance, currency)} | | |`,
			);
		}
		if (expectedRecharge) {
			lines.push(
				`| ↳ *expected* recharge, not confirmed | ${showAmount(expectedRecharge.amount, currency)} | | |`,
			);
		}
	}
	const entries = view.accounts
		.flatMap((account) => account.lastEntries.map((entry) => ({ account, entry })))
		.sort((a, b) => (a.entry.at < b.entry.at ? 1 : -1))
		.slice(0, 5);
	if (entries.length > 0) lines.push("", "| Last entries | | |", "|:---|:---|---:|");
	for (const { account, entry } of entries) {
		const when = new Date(entry.at).toLocaleString(env.language);
		const what = entry.note ?? entry.model ?? entry.kind;
		lines.push(
			`| ${when} | ${cell(account.name)}: ${cell(what)} | ${showAmount(entry.amount, account.currency)} |`,
		);
	}
	for (const { message } of view.accounts.flatMap((account) => account.warnings)) {
		lines.push("", `$(warning) ${cell(message)}`);
	}
	lines.push(
		"",
		`[Add Credit](command:${commands.addCredit}) · [Record Spend](command:${commands.recordSpend}) · [Reconcile](command:${commands.reconcile}) · [Show Balance](command:${commands.showBalance}) · [Account Settings](command:${commands.accountSettings})`,
		"",
		cell(describePlace(view)),
	);
	const tooltip = new MarkdownString(lines.join("\n"), true);
	tooltip.isTrusted = {
		enabledCommands: [
			commands.addCredit,
			commands.recordSpend,
			commands.reconcile,
			commands.showBalance,
			commands.accountSettings,
		],
	};
	return tooltip;
}

/** The balance in the status bar; hidden as long as there is no account. */
export class BalanceStatus {
	readonly #item: StatusBarItem;
	#view: MoneyView | undefined;
	/** The account that the user picked; undefined for the one that needs attention most. */
	#picked: string | undefined;

	/** Who bills the calls of the active file. */
	#providers: readonly string[] = [];

	constructor(context: ExtensionContext) {
		this.#item = window.createStatusBarItem("promptCost.balance", StatusBarAlignment.Right, 90);
		this.#item.name = "Prompt Cost Lens: balance";
		this.#item.command = commands.showBalance;
		context.subscriptions.push(this.#item);
	}

	/** The accounts as they were last shown. */
	get view(): MoneyView | undefined {
		return this.#view;
	}

	pick(account: string | undefined): void {
		this.#picked = account;
		if (this.#view) this.show(this.#view);
	}

	/** Shows the account that pays for the calls of the active file, unless another was picked. */
	follow(providers: readonly string[]): void {
		this.#providers = providers;
		if (this.#view) this.show(this.#view);
	}

	show(view: MoneyView): void {
		this.#view = view;
		const picked = view.accounts.find(({ id }) => id === this.#picked);
		const account = picked ?? accountInView(view.accounts, this.#providers);
		if (!account) {
			this.#item.hide();
			return;
		}
		const amount = showAmount(account.balance, account.currency);
		const others = view.accounts.length > 1 ? ` ${account.name}` : "";
		const runway = showRunway(account);
		this.#item.text = `$(credit-card) ${amount}${runway === "" ? "" : ` · ${runway}`}${others}`;
		this.#item.backgroundColor = colourOf(account);
		this.#item.tooltip = tooltipOf(view);
		this.#item.accessibilityInformation = {
			label: `Recorded balance of ${account.name}: ${amount}${runway === "" ? "" : `, lasts ${runway}`}`,
		};
		this.#item.show();
	}
}
