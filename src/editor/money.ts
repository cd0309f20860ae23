import { type ExtensionContext, commands as vscodeCommands, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type DocumentProvidersParams,
	type DocumentProvidersResult,
	documentProvidersRequest,
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

const actionCommands: { readonly [action in MoneyWarning["action"]]: string } = {
	addCredit: commands.addCredit,
	reconcile: commands.reconcile,
	reviewSpend: commands.showBalance,
	raiseCap: commands.accountSettings,
};

const actionTitles: { readonly [action in MoneyWarning["action"]]: string } = {
	addCredit: "Add Credit",
	reconcile: "Reconcile",
	reviewSpend: "Show Balance",
	raiseCap: "Account Settings",
};

/** Shown once per crossing over all windows: the server decides. */
async function showWarning(client: BaseLanguageClient, warning: MoneyWarning): Promise<void> {
	const act = actionTitles[warning.action];
	const snooze = "Snooze for a Day";
	const isError = warning.severity === "error";
	const chosen = await (isError
		? window.showErrorMessage(warning.message, act, snooze)
		: window.showWarningMessage(warning.message, act, snooze));
	if (chosen === act) {
		await vscodeCommands.executeCommand(actionCommands[warning.action], {
			account: warning.account,
		});
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
	await vscodeCommands.executeCommand(actionCommands[action], { account });
}

/** Chooses the account that the status bar shows. */
async function pickAccount(status: BalanceStatus): Promise<void> {
	const accounts = status.view?.accounts ?? [];
	const automatic = {
		label: "Automatic",
		description: "that of the calls in the open file, else the one that needs attention most",
	};
	const picks = [automatic, ...accounts.map(({ id, name }) => ({ label: name, description: id }))];
	const picked = await window.showQuickPick(picks, { title: "Account in the Status Bar" });
	if (picked) status.pick(picked === automatic ? undefined : picked.description);
}

/** Tells the status bar who bills the calls of the active file; with one account there is nothing to choose. */
async function followEditor(client: BaseLanguageClient, status: BalanceStatus): Promise<void> {
	const document = window.activeTextEditor?.document;
	if (document === undefined || (status.view?.accounts.length ?? 0) < 2) return;
	const params: DocumentProvidersParams = {
		uri: client.code2ProtocolConverter.asUri(document.uri),
	};
	const { providers }: DocumentProvidersResult = await client.sendRequest(
		documentProvidersRequest,
		params,
	);
	if (window.activeTextEditor?.document === document) status.follow(providers);
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
			void followEditor(client, status);
		}),
		window.onDidChangeActiveTextEditor(() => followEditor(client, status)),
		workspace.onDidSaveTextDocument(() => followEditor(client, status)),
		client.onNotification(moneyWarningNotification, (warning: MoneyWarning) => {
			if (warning.severity !== "info") void showWarning(client, warning);
		}),
	);
}
