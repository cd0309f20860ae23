import { type ExtensionContext, commands as vscodeCommands, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type MoneyView,
	type MoneyWarning,
	moneyChangedNotification,
	moneyWarningNotification,
	type SnoozeWarningParams,
	snoozeWarningRequest,
} from "../protocol.ts";
import { BalanceStatus } from "./balanceStatus.ts";
import { commands } from "./contributions.ts";

const millisecondsPerDay = 86_400_000;
const hintShownKey = "promptCost.creditHintShown";

/** Shown once per crossing over all windows: the server decides. */
async function showWarning(client: BaseLanguageClient, warning: MoneyWarning): Promise<void> {
	const addCredit = "Add Credit";
	const snooze = "Snooze for a Day";
	const isError = warning.severity === "error";
	const chosen = await (isError
		? window.showErrorMessage(warning.message, addCredit, snooze)
		: window.showWarningMessage(warning.message, addCredit, snooze));
	if (chosen === addCredit) {
		await vscodeCommands.executeCommand(commands.addCredit, { account: warning.account });
	} else if (chosen === snooze) {
		const until = new Date(Date.now() + millisecondsPerDay).toISOString();
		const params: SnoozeWarningParams = { account: warning.account, key: warning.key, until };
		await client.sendRequest(snoozeWarningRequest, params);
	}
}

/** One quiet hint in the status bar, once per machine, as long as there is no account. */
async function hintOnce(context: ExtensionContext, view: MoneyView): Promise<void> {
	if (view.accounts.length > 0 || view.fault || context.globalState.get(hintShownKey)) return;
	await context.globalState.update(hintShownKey, true);
	window.setStatusBarMessage(
		"$(credit-card) To keep your API credit in view here, run “Prompt Cost: Add Credit”.",
		15_000,
	);
}

/** The balance in the status bar and the warnings about it. To be called before the client starts, so that no warning is missed. */
export function registerMoney(context: ExtensionContext, client: BaseLanguageClient): void {
	const status = new BalanceStatus(context);
	context.subscriptions.push(
		client.onNotification(moneyChangedNotification, (view: MoneyView) => {
			status.show(view);
			void hintOnce(context, view);
		}),
		client.onNotification(moneyWarningNotification, (warning: MoneyWarning) => {
			if (warning.severity !== "info") void showWarning(client, warning);
		}),
	);
}
