import {
	env,
	type QuickPickItem,
	QuickPickItemKind,
	Uri,
	commands as vscodeCommands,
	window,
} from "vscode";
import { type AccountView, type MoneyView, moneyRequest } from "../protocol.ts";
import { readArguments } from "./accountPick.ts";
import { showAmount } from "./balanceStatus.ts";
import type { ReadyClient } from "./client.ts";
import { commands } from "./contributions.ts";

interface ActionPick extends QuickPickItem {
	readonly run?: () => Thenable<unknown> | Promise<unknown>;
}

/** *Show Balance*: all accounts; choosing one shows its credit, what lies ahead, its last entries and what can be done. */
export async function showBalance(client: ReadyClient, given: unknown): Promise<void> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const wanted = view.accounts.find(({ id }) => id === readArguments(given).account);
	if (wanted) return showAccount(wanted);
	const picks: ActionPick[] = view.accounts.map((account) => ({
		label: `$(credit-card) ${account.name}`,
		description: showAmount(account.balance, account.currency),
		detail: account.warnings.map((warning) => warning.message).join(" ") || "Recorded balance",
		run: () => showAccount(account),
	}));
	picks.push(
		{ label: "$(add) Add Credit…", run: () => vscodeCommands.executeCommand(commands.addCredit) },
		{
			label: "$(dash) Record Spend…",
			run: () => vscodeCommands.executeCommand(commands.recordSpend),
		},
	);
	const title = view.fault ?? (view.location === "" ? "Balance" : `Balance · ${view.location}`);
	const picked = await window.showQuickPick(picks, { title, placeHolder: "Choose an account" });
	await picked?.run?.();
}

async function showAccount(account: AccountView): Promise<void> {
	const { balance, billingPage, currency, id, lastEntries, lots, name, outlook, warnings } =
		account;
	const run = (command: string) => () => vscodeCommands.executeCommand(command, { account: id });
	const heading = (label: string): ActionPick => ({ label, kind: QuickPickItemKind.Separator });
	const picks: ActionPick[] = [
		...warnings.map((warning) => ({ label: `$(warning) ${warning.message}` })),
		...outlook.map((label) => ({ label })),
		heading("credit left"),
		...lots.map(({ kind, remaining, expires }) => ({
			label: showAmount(remaining, currency),
			description: `${kind}, ${expires === undefined ? "never expires" : `expires ${expires.slice(0, 10)}`}`,
		})),
		heading("last entries"),
		...lastEntries.map(({ at, kind, amount, model, note }) => ({
			label: showAmount(amount, currency),
			description: [kind, model, note, new Date(at).toLocaleString(env.language)]
				.filter((part) => part !== undefined)
				.join(" · "),
		})),
		heading("actions"),
		{ label: "$(add) Add Credit…", run: run(commands.addCredit) },
		{ label: "$(dash) Record Spend…", run: run(commands.recordSpend) },
		{ label: "$(sync) Reconcile…", run: run(commands.reconcile) },
		{ label: "$(gear) Account Settings…", run: run(commands.accountSettings) },
	];
	if (billingPage !== undefined) {
		const open = () => env.openExternal(Uri.parse(billingPage));
		picks.push({ label: "$(link-external) Open the provider's billing page", run: open });
	}
	const title = `${name}: ${showAmount(balance, currency)} recorded`;
	const picked = await window.showQuickPick(picks, { title, matchOnDescription: true });
	await picked?.run?.();
}
