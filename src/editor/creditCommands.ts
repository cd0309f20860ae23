import {
	type ExtensionContext,
	env,
	type QuickPickItem,
	Uri,
	commands as vscodeCommands,
	window,
} from "vscode";
import { parseMoney } from "../core/pricing/money.ts";
import {
	type AddCreditParams,
	addCreditRequest,
	type LedgerResult,
	type MoneyView,
	moneyRequest,
	type ReconcileParams,
	type RecordSpendParams,
	reconcileRequest,
	recordSpendRequest,
} from "../protocol.ts";
import { showAmount } from "./balanceStatus.ts";
import type { ReadyClient } from "./client.ts";
import { commands } from "./contributions.ts";

/** What a caller may give so that it is not asked for. */
interface EntryArguments {
	readonly account?: string;
	readonly amount?: string;
	readonly note?: string;
}

interface AccountPick extends QuickPickItem {
	readonly id: string;
	readonly currency: string;
	readonly minimumPurchase?: string;
}

/** What may come as a command's argument: a menu or a key binding can pass anything. */
function readArguments(given: unknown): EntryArguments {
	if (typeof given !== "object" || given === null) return {};
	const fields: { readonly [key: string]: unknown } = { ...given };
	const text = (key: string) => {
		const value = fields[key];
		return typeof value === "string" ? { [key]: value } : {};
	};
	return { ...text("account"), ...text("amount"), ...text("note") };
}

function listAccounts(view: MoneyView, withPresets: boolean): AccountPick[] {
	const accounts = view.accounts.map(({ id, name, currency, balance }) => ({
		id,
		currency,
		label: name,
		description: showAmount(balance, currency),
	}));
	if (!withPresets) return accounts;
	const fresh = view.presets
		.filter((preset) => !view.accounts.some((account) => account.id === preset.id))
		.map(({ id, name, currency, minimumPurchase }) => ({
			id,
			currency,
			label: name,
			description: "new account",
			...(minimumPurchase === undefined ? {} : { minimumPurchase }),
		}));
	return [...accounts, ...fresh];
}

async function pickAccount(
	view: MoneyView,
	title: string,
	withPresets: boolean,
	chosen: string | undefined,
): Promise<AccountPick | undefined> {
	const picks = listAccounts(view, withPresets);
	if (chosen !== undefined) {
		return picks.find(({ id }) => id === chosen) ?? { id: chosen, currency: "USD", label: chosen };
	}
	const [only] = picks;
	if (!withPresets && picks.length === 1) return only;
	return window.showQuickPick(picks, { title, placeHolder: "Account", matchOnDescription: true });
}

/** Why a typed amount cannot be used, or undefined. */
function findAmountFault(text: string, currency: string): string | undefined {
	const read = parseMoney(text, currency);
	if (read.kind === "invalid") return read.reason;
	return read.money.nano > 0n ? undefined : "The amount must be above zero.";
}

function askAmount(title: string, { currency, minimumPurchase, label }: AccountPick) {
	const minimum =
		minimumPurchase === undefined
			? ""
			: ` ${label} sells credit from ${showAmount(minimumPurchase, currency)} on.`;
	return window.showInputBox({
		title,
		prompt: `Amount in ${currency}, such as 50 or 12.34.${minimum}`,
		validateInput: (text) => findAmountFault(text, currency),
	});
}

async function tell(result: LedgerResult): Promise<LedgerResult> {
	if (result.ok) window.setStatusBarMessage(result.message, 5_000);
	else void window.showErrorMessage(result.message);
	return result;
}

async function addCredit(client: ReadyClient, given: unknown): Promise<LedgerResult | undefined> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const title = "Add Credit";
	const preset = readArguments(given);
	const account = await pickAccount(view, title, true, preset.account);
	if (!account) return undefined;
	const amount = preset.amount ?? (await askAmount(title, account));
	if (amount === undefined) return undefined;
	const params: AddCreditParams = {
		account: account.id,
		amount,
		kind: "top-up",
		...(preset.note === undefined ? {} : { note: preset.note }),
	};
	return tell(await running.sendRequest(addCreditRequest, params));
}

async function recordSpend(client: ReadyClient, given: unknown): Promise<LedgerResult | undefined> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const title = "Record Spend";
	const preset = readArguments(given);
	if (view.accounts.length === 0 && preset.account === undefined) {
		const add = "Add Credit";
		const chosen = await window.showInformationMessage("There is no credit account yet.", add);
		return chosen === add ? addCredit(client, undefined) : undefined;
	}
	const account = await pickAccount(view, title, false, preset.account);
	if (!account) return undefined;
	const amount = preset.amount ?? (await askAmount(title, account));
	if (amount === undefined) return undefined;
	const params: RecordSpendParams = {
		account: account.id,
		amount,
		...(preset.note === undefined ? {} : { note: preset.note }),
	};
	return tell(await running.sendRequest(recordSpendRequest, params));
}

async function reconcileBalance(
	client: ReadyClient,
	given: unknown,
): Promise<LedgerResult | undefined> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const title = "Reconcile Balance";
	const preset = readArguments(given);
	const account = await pickAccount(view, title, view.accounts.length === 0, preset.account);
	if (!account) return undefined;
	const shown =
		preset.amount ??
		(await window.showInputBox({
			title,
			prompt: `What the provider's page shows now, in ${account.currency}`,
			validateInput: (text) => {
				const read = parseMoney(text, account.currency);
				return read.kind === "invalid" ? read.reason : undefined;
			},
		}));
	if (shown === undefined) return undefined;
	const params: ReconcileParams = { account: account.id, shown };
	const result: LedgerResult = await running.sendRequest(reconcileRequest, params);
	if (result.ok) void window.showInformationMessage(result.message);
	else void window.showErrorMessage(result.message);
	return result;
}

interface ActionPick extends QuickPickItem {
	readonly run?: () => Thenable<unknown>;
}

async function showBalance(client: ReadyClient): Promise<void> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const picks: ActionPick[] = view.accounts.map((account) => ({
		label: `$(credit-card) ${account.name}`,
		description: showAmount(account.balance, account.currency),
		detail: account.warnings.map((warning) => warning.message).join(" ") || "Recorded balance",
		...(account.billingPage === undefined
			? {}
			: { run: () => env.openExternal(Uri.parse(account.billingPage ?? "")) }),
	}));
	picks.push(
		{ label: "$(add) Add Credit…", run: () => vscodeCommands.executeCommand(commands.addCredit) },
		{
			label: "$(dash) Record Spend…",
			run: () => vscodeCommands.executeCommand(commands.recordSpend),
		},
	);
	const title = view.fault ?? (view.location === "" ? "Balance" : `Balance · ${view.location}`);
	const placeHolder = "An account opens its provider's billing page";
	const picked = await window.showQuickPick(picks, { title, placeHolder });
	await picked?.run?.();
}

/** *Add Credit*, *Record Spend* and *Show Balance*. */
export function registerCreditCommands(context: ExtensionContext, client: ReadyClient): void {
	context.subscriptions.push(
		vscodeCommands.registerCommand(commands.addCredit, (given: unknown) =>
			addCredit(client, given),
		),
		vscodeCommands.registerCommand(commands.recordSpend, (given: unknown) =>
			recordSpend(client, given),
		),
		vscodeCommands.registerCommand(commands.reconcile, (given: unknown) =>
			reconcileBalance(client, given),
		),
		vscodeCommands.registerCommand(commands.showBalance, () => showBalance(client)),
	);
}
