import { type ExtensionContext, commands as vscodeCommands, window } from "vscode";
import { parseMoney } from "../core/pricing/money.ts";
import {
	type LedgerResult,
	type MoneyView,
	moneyRequest,
	type ReconcileParams,
	type RecordSpendParams,
	reconcileRequest,
	recordSpendRequest,
} from "../protocol.ts";
import { findAmountFault, pickAccount, readArguments, tellResult } from "./accountPick.ts";
import { changeAccountSettings } from "./accountSettings.ts";
import { addCredit } from "./addCredit.ts";
import type { ReadyClient } from "./client.ts";
import { commands } from "./contributions.ts";
import { showBalance } from "./showBalance.ts";

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
	const account = await pickAccount(running, view, {
		title,
		withNew: false,
		chosen: preset.account,
	});
	if (!account) return undefined;
	const { currency, label } = account;
	const amount =
		preset.amount ??
		(await window.showInputBox({
			title: `${title}: ${label}`,
			prompt: `Amount in ${currency}, such as 0.5 or 12.34`,
			validateInput: (text) => findAmountFault(text, currency),
		}));
	if (amount === undefined) return undefined;
	const params: RecordSpendParams = {
		account: account.id,
		amount,
		...(preset.note === undefined ? {} : { note: preset.note }),
	};
	return tellResult(await running.sendRequest(recordSpendRequest, params));
}

async function reconcileBalance(
	client: ReadyClient,
	given: unknown,
): Promise<LedgerResult | undefined> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const title = "Reconcile Balance";
	const preset = readArguments(given);
	const account = await pickAccount(running, view, {
		title,
		withNew: view.accounts.length === 0,
		chosen: preset.account,
	});
	if (!account) return undefined;
	const shown =
		preset.amount ??
		(await window.showInputBox({
			title: `${title}: ${account.label}`,
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

/** *Add Credit*, *Record Spend*, *Reconcile*, *Show Balance* and *Account Settings*. */
export function registerCreditCommands(context: ExtensionContext, client: ReadyClient): void {
	const register = (
		command: string,
		run: (client: ReadyClient, given: unknown) => Promise<unknown>,
	) => vscodeCommands.registerCommand(command, (given: unknown) => run(client, given));
	context.subscriptions.push(
		register(commands.addCredit, addCredit),
		register(commands.recordSpend, recordSpend),
		register(commands.reconcile, reconcileBalance),
		register(commands.showBalance, showBalance),
		register(commands.accountSettings, changeAccountSettings),
	);
}
