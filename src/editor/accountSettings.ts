import { type QuickPickItem, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type AccountView,
	type ChangeAccountParams,
	changeAccountRequest,
	type LedgerResult,
	type MoneyView,
	moneyRequest,
} from "../protocol.ts";
import { pickAccount, readArguments, tellResult } from "./accountPick.ts";
import { showAmount } from "./balanceStatus.ts";
import type { ReadyClient } from "./client.ts";

type Settings = ChangeAccountParams["settings"];

interface SettingPick extends QuickPickItem {
	/** What the user wants changed; undefined when given up. */
	readonly ask: () => Promise<Settings | undefined>;
}

const title = "Account Settings";

/** Shows an account's settings and changes them one by one until the user is done. */
export async function changeAccountSettings(client: ReadyClient, given: unknown): Promise<void> {
	const running = await client;
	const chosen = readArguments(given).account;
	let view: MoneyView = await running.sendRequest(moneyRequest);
	const withNew = view.accounts.length === 0;
	const picked = await pickAccount(running, view, { title, withNew, chosen });
	if (picked === undefined) return;
	for (;;) {
		view = await running.sendRequest(moneyRequest);
		const account = view.accounts.find(({ id }) => id === picked.id);
		if (account === undefined) {
			// A provider's account comes into being with its first setting.
			if (!(await change(running, picked.id, {})).ok) return;
			continue;
		}
		const setting = await window.showQuickPick(settingsOf(account), {
			title: `${title}: ${account.name}`,
			placeHolder: "Choose what to change; Escape when done",
			matchOnDescription: true,
		});
		if (setting === undefined) return;
		const settings = await setting.ask();
		if (settings !== undefined) await change(running, account.id, settings);
	}
}

async function change(
	client: BaseLanguageClient,
	account: string,
	settings: Settings,
): Promise<LedgerResult> {
	const params: ChangeAccountParams = { account, settings };
	return tellResult(await client.sendRequest(changeAccountRequest, params));
}

/** Every setting with its present value. */
function settingsOf({ currency, name, settings }: AccountView): SettingPick[] {
	const money = (amount: string | undefined, otherwise: string) =>
		amount === undefined ? otherwise : showAmount(amount, currency);
	const inCurrency = `in ${currency}; empty for none`;
	return [
		{
			label: "Warn below this balance",
			description: money(settings.lowBalance, "a tenth of the open credit"),
			ask: () =>
				askText(`Balance ${inCurrency}`, settings.lowBalance, (lowBalance) => ({ lowBalance })),
		},
		{
			label: "Warn when it lasts fewer days",
			description: settings.runway ?? "7",
			ask: () => askText("Days; empty for 7", settings.runway, (runway) => ({ runway })),
		},
		{
			label: "Warn before credit expires",
			description: `${settings.expiry ?? "14"} days`,
			ask: () => askText("Days; empty for 14", settings.expiry, (expiry) => ({ expiry })),
		},
		{
			label: "Monthly spend cap",
			description: money(settings.monthlyCap, "none"),
			ask: () =>
				askText(
					`The limit you set at the provider, ${inCurrency}`,
					settings.monthlyCap,
					(monthlyCap) => ({
						monthlyCap,
					}),
				),
		},
		{
			label: "Automatic recharge",
			description:
				settings.rechargeBelow === undefined
					? "by hand"
					: `below ${money(settings.rechargeBelow, "")} to ${money(settings.rechargeTo, "")}, at most ${money(settings.rechargeLimit, "any amount")} a month`,
			ask: () => askRecharge(currency, settings),
		},
		{
			label: "Most credit the account may hold",
			description: money(settings.balanceCap, "not known"),
			ask: () =>
				askText(
					`The provider's cap on the balance ${inCurrency}`,
					settings.balanceCap,
					(balanceCap) => ({
						balanceCap,
					}),
				),
		},
		...(settings.tiers.length === 0
			? []
			: [
					{
						label: "Usage tier",
						description: settings.tier ?? "by recorded purchases",
						ask: () => askTier(settings.tiers),
					},
				]),
		{
			label: "Time zone of the calendar month",
			description: settings.zone,
			ask: () => askText("Such as UTC or Europe/Berlin", settings.zone, (zone) => ({ zone })),
		},
		{
			label: "Name",
			description: name,
			ask: () => askText("The name to show", name, (text) => ({ name: text })),
		},
	];
}

async function askText(
	prompt: string,
	value: string | undefined,
	toSettings: (text: string) => Settings,
): Promise<Settings | undefined> {
	const text = await window.showInputBox({ title, prompt, value: value ?? "" });
	return text === undefined ? undefined : toSettings(text.trim());
}

async function askTier(tiers: readonly string[]): Promise<Settings | undefined> {
	const computed = "By recorded purchases";
	const picked = await window.showQuickPick([computed, ...tiers], {
		title,
		placeHolder: "The tier that the provider shows",
	});
	if (picked === undefined) return undefined;
	return { tier: picked === computed ? "" : picked };
}

async function askRecharge(
	currency: string,
	settings: AccountView["settings"],
): Promise<Settings | undefined> {
	const byHand = "By hand only";
	const automatic = "The provider recharges automatically…";
	const how = await window.showQuickPick([automatic, byHand], { title });
	if (how === byHand) return { recharge: false };
	if (how === undefined) return undefined;
	const ask = (prompt: string, value = "") =>
		window.showInputBox({ title, prompt: `${prompt}, in ${currency}`, value });
	const rechargeBelow = await ask("It buys when the balance falls below", settings.rechargeBelow);
	if (rechargeBelow === undefined) return undefined;
	const rechargeTo = await ask("It restores the balance to", settings.rechargeTo);
	if (rechargeTo === undefined) return undefined;
	const rechargeLimit = await ask(
		"It buys at most this in a month; empty for any amount",
		settings.rechargeLimit,
	);
	if (rechargeLimit === undefined) return undefined;
	return { rechargeBelow, rechargeTo, rechargeLimit };
}
