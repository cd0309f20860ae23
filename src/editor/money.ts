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

const severityIcons = { error: "$(error)", warning: "$(warning)", info: "$(info)" } as const;

/** Every problem with money in one list; choosing one does what helps against it. */
async function showProblems(view: MoneyView | undefined): Promise<void> {
	const problems = (view?.accounts ?? []).flatMap((account) => account.warnings);
	if (problems.length === 0) {
		void window.showInformationMessage("There are no problems with money.");
		return;
	}
	const picks = problems.map((warning) => ({
		label: `${severityIcons[warning.severity]} ${warning.message}`,
		warning,
	}));
	const picked = await window.showQuickPick(picks, { title: "Problems with Money" });
	if (!picked) return;
	const { account, action } = picked.warning;
	const command = action === "addCredit" ? commands.addCredit : commands.reconcile;
	await vscodeCommands.executeCommand(command, { account });
}

/** Chooses the account that the status bar shows. */
async function pickAccount(status: BalanceStatus): Promise<void> {
	const accounts = status.view?.accounts ?? [];
	const automatic = { label: "Automatic", description: "the one that needs attention most" };
	const picks = [automatic, ...accounts.map(({ id, name }) => ({ label: name, description: id }))];
	const picked = await window.showQuickPick(picks, { title: "Account in the Status Bar" });
	if (picked) status.pick(picked === automatic ? undefined : picked.description);
}

/** The balance in the status bar and the warnings about it. To be called before the client starts, so that no warning is missed. */
export function registerMoney(context: ExtensionContext, client: BaseLanguageClient): void {
	const status = new BalanceStatus(context);
	context.subscriptions.push(
		vscodeCommands.registerCommand(commands.showMoneyProblems, () => showProblems(status.view)),
		vscodeCommands.registerCommand(commands.pickAccount, () => pickAccount(status)),
		client.onNotification(moneyChangedNotification, (view: MoneyView) => {
			status.show(view);
			void hintOnce(context, view);
		}),
		client.onNotification(moneyWarningNotification, (warning: MoneyWarning) => {
			if (warning.severity !== "info") void showWarning(client, warning);
		}),
	);
}
