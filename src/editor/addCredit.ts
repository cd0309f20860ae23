import { env, InputBoxValidationSeverity, type QuickPickItem, Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type AddCreditParams,
	addCreditRequest,
	type CreditPreview,
	type LedgerResult,
	type MoneyView,
	moneyRequest,
	previewCreditRequest,
} from "../protocol.ts";
import {
	type AccountPick,
	findAmountFault,
	pickAccount,
	readArguments,
	tellResult,
} from "./accountPick.ts";
import { showAmount } from "./balanceStatus.ts";
import type { ReadyClient } from "./client.ts";

const title = "Add Credit";

/** Asks for the account, the amount and, where they differ from the usual, the details; records the credit. */
export async function addCredit(
	client: ReadyClient,
	given: unknown,
): Promise<LedgerResult | undefined> {
	const running = await client;
	const view: MoneyView = await running.sendRequest(moneyRequest);
	const preset = readArguments(given);
	const account = await pickAccount(running, view, {
		title,
		withNew: true,
		chosen: preset.account,
	});
	if (!account) return undefined;
	const amount = preset.amount ?? (await askAmount(running, account));
	if (amount === undefined) return undefined;
	const credit: AddCreditParams = {
		account: account.id,
		amount,
		kind: "top-up",
		...(preset.note === undefined ? {} : { note: preset.note }),
	};
	const settled = preset.amount === undefined ? await askDetails(running, account, credit) : credit;
	if (settled === undefined) return undefined;
	return tellResult(await running.sendRequest(addCreditRequest, settled));
}

/** Says while the amount is typed what the card is charged, and whether the provider sells it. */
function askAmount(client: BaseLanguageClient, account: AccountPick) {
	const { currency, id } = account;
	return window.showInputBox({
		title: `${title}: ${account.label}`,
		prompt: `Amount in ${currency}, such as 50 or 12.34`,
		validateInput: async (text) => {
			if (text.trim() === "") return undefined;
			const fault = findAmountFault(text, currency);
			if (fault !== undefined) return fault;
			const params: AddCreditParams = { account: id, amount: text, kind: "top-up" };
			const preview: CreditPreview = await client.sendRequest(previewCreditRequest, params);
			if (preview.fault !== undefined) return preview.fault;
			const { charge, objection } = preview;
			if (objection !== undefined) {
				return { message: objection, severity: InputBoxValidationSeverity.Warning };
			}
			if (charge === undefined) return undefined;
			return { message: charge, severity: InputBoxValidationSeverity.Info };
		},
	});
}

interface DetailPick extends QuickPickItem {
	/** The credit with the detail changed; undefined when the user gave up on it. */
	readonly change?: () => Promise<AddCreditParams | undefined>;
}

/** Shows the credit as it will be recorded until the user confirms; undefined when given up. */
async function askDetails(
	client: BaseLanguageClient,
	account: AccountPick,
	given: AddCreditParams,
): Promise<AddCreditParams | undefined> {
	let credit = given;
	for (;;) {
		const preview: CreditPreview = await client.sendRequest(previewCreditRequest, credit);
		if (preview.fault !== undefined) {
			void window.showErrorMessage(preview.fault);
			return undefined;
		}
		const amount = showAmount(credit.amount, account.currency);
		const record: DetailPick = {
			label: `$(check) Record ${amount}`,
			detail: describeCredit(credit, preview),
		};
		const picked = await window.showQuickPick([record, ...detailsOf(credit, account)], {
			title: `${title}: ${account.label}`,
			placeHolder: "Enter records it",
			ignoreFocusOut: true,
		});
		if (picked === undefined) return undefined;
		if (picked === record) return credit;
		credit = (await picked.change?.()) ?? credit;
	}
}

/** "Bought now · expires 2027-11-26 · OpenRouter charges the card …" */
function describeCredit(credit: AddCreditParams, preview: CreditPreview): string {
	const how = credit.kind === "grant" ? "Given" : "Bought";
	const parts = [
		`${how} ${credit.at ?? "now"}`,
		preview.expires === undefined ? "never expires" : `expires ${preview.expires.slice(0, 10)}`,
		credit.note,
		preview.charge,
		preview.objection,
	];
	return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

function detailsOf(credit: AddCreditParams, { billingPage, label }: AccountPick): DetailPick[] {
	const isGrant = credit.kind === "grant";
	const details: DetailPick[] = [
		{
			label: "$(calendar) On another day…",
			change: () => askDay("When was it?", (at) => ({ ...credit, at })),
		},
		{
			label: "$(watch) Expires on another day, or never…",
			change: () =>
				askDay("When does it lapse? A day, or never", (expires) => ({ ...credit, expires })),
		},
		{
			label: isGrant ? "$(credit-card) It was bought" : "$(gift) It was given: free credit",
			change: async () => ({ ...credit, kind: isGrant ? "top-up" : "grant" }),
		},
		{
			label: "$(note) Add a note…",
			change: async () => {
				const note = await window.showInputBox({ title, value: credit.note ?? "" });
				return note === undefined ? undefined : { ...credit, note };
			},
		},
	];
	if (billingPage !== undefined) {
		details.push({
			label: `$(link-external) Open the billing page of ${label}`,
			change: async () => {
				await env.openExternal(Uri.parse(billingPage));
				return undefined;
			},
		});
	}
	return details;
}

async function askDay(
	prompt: string,
	apply: (day: string) => AddCreditParams,
): Promise<AddCreditParams | undefined> {
	const day = await window.showInputBox({
		title,
		prompt,
		placeHolder: "2026-11-23",
		validateInput: (text) =>
			/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) || text.trim() === "never"
				? undefined
				: "Write a date like 2026-11-23.",
	});
	return day === undefined ? undefined : apply(day.trim());
}
