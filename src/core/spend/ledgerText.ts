import { type Money, parseMoney, toDecimalString } from "../pricing/money.ts";
import type { Account } from "./account.ts";
import { findAccountFault } from "./accountFault.ts";
import { findEntryFault, type LedgerEntry, spendDimensions } from "./ledgerEntry.ts";

/** One line of an exported ledger; amounts are decimal strings. */
export type LedgerLine =
	| { readonly type: "account"; readonly account: Account }
	| { readonly type: "entry"; readonly entry: LedgerEntry };

/** A line of another program or version that could not be read, and why. */
export interface UnreadableLine {
	readonly type: "unreadable";
	readonly reason: string;
}

/** An account as a line of JSON. */
export function writeAccountLine(account: Account): string {
	return JSON.stringify({ type: "account", ...account }, (_key, value: unknown) =>
		typeof value === "bigint"
			? toDecimalString({ nano: value, currency: account.currency })
			: value,
	);
}

/** An entry as a line of JSON. */
export function writeEntryLine({ amount, ...rest }: LedgerEntry): string {
	return JSON.stringify({
		type: "entry",
		...rest,
		amount: toDecimalString(amount),
		currency: amount.currency,
	});
}

/** Reads a line of `writeAccountLine` or `writeEntryLine`. */
export function readLedgerLine(line: string): LedgerLine | UnreadableLine {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (error) {
		return { type: "unreadable", reason: `it is not JSON (${(error as Error).message})` };
	}
	if (!isRecord(value)) return { type: "unreadable", reason: "it is not an object" };
	const { type = "entry" } = value;
	if (type === "account") return readAccountLine(value);
	if (type === "entry") return readEntryFields(value);
	const reason = `its type ${JSON.stringify(type)} is neither "account" nor "entry"`;
	return { type: "unreadable", reason };
}

const optionalTexts = ["expires", "lot", "note", ...spendDimensions];

/** An entry from named texts, as JSON and CSV lines hold them. */
export function readEntryFields(fields: Record<string, unknown>): LedgerLine | UnreadableLine {
	const { type: _type, currency, amount: text, ...rest } = fields;
	const amount = readAmount(text, currency);
	if (typeof amount === "string") return { type: "unreadable", reason: amount };
	for (const name of ["id", "account", "kind", "at"]) {
		if (typeof rest[name] !== "string" || rest[name] === "") {
			return { type: "unreadable", reason: `it names no ${name}` };
		}
	}
	const wrong = optionalTexts.find(
		(name) => rest[name] !== undefined && typeof rest[name] !== "string",
	);
	if (wrong !== undefined) return { type: "unreadable", reason: `its ${wrong} is no text` };
	if (rest["meters"] !== undefined && !isQuantities(rest["meters"])) {
		return { type: "unreadable", reason: "its meters are not numbers of 0 or more" };
	}
	const entry = { ...rest, amount } as unknown as LedgerEntry;
	const fault = findEntryFault(entry, amount.currency);
	return fault === undefined ? { type: "entry", entry } : { type: "unreadable", reason: fault };
}

function readAmount(text: unknown, currency: unknown): Money | string {
	if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return "it names no currency";
	if (typeof text !== "string") return "its amount is no decimal string";
	const parsed = parseMoney(text, currency);
	return parsed.kind === "money" ? parsed.money : parsed.reason;
}

const amountNames = new Set([
	"below",
	"restoreTo",
	"monthlyLimit",
	"lowBalance",
	"monthlyCap",
	"balanceCap",
]);

function readAccountLine(value: Record<string, unknown>): LedgerLine | UnreadableLine {
	const { type: _type, ...rest } = value;
	try {
		const fields = JSON.parse(JSON.stringify(rest), (name, part: unknown) => {
			if (!amountNames.has(name)) return part;
			const amount = readAmount(part, rest["currency"]);
			if (typeof amount === "string") throw new RangeError(amount);
			return amount.nano;
		});
		const fault = findAccountFault(fields);
		return fault === undefined
			? { type: "account", account: fields as Account }
			: { type: "unreadable", reason: fault };
	} catch (error) {
		if (error instanceof RangeError) return { type: "unreadable", reason: error.message };
		throw error;
	}
}

function isQuantities(value: unknown): boolean {
	return (
		isRecord(value) &&
		Object.values(value).every((quantity) => Number.isFinite(quantity) && Number(quantity) >= 0)
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
