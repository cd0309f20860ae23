import { parseMoney } from "../pricing/money.ts";
import type { Account, AccountId, AutoRecharge, NanoUnits } from "./account.ts";
import { isZone } from "./calendar.ts";
import { LARGEST_NANO } from "./ledgerEntry.ts";
import { findPreset, listPresets } from "./presets.ts";

/** Settings of an account as people type them; what is left out stays, an empty text clears. */
export interface AccountSettings {
	readonly preset?: string | undefined;
	readonly provider?: string | undefined;
	readonly name?: string | undefined;
	/** ISO 4217 code. */
	readonly currency?: string | undefined;
	/** IANA time zone. */
	readonly zone?: string | undefined;
	readonly tier?: string | undefined;
	readonly lowBalance?: string | undefined;
	/** Days. */
	readonly runway?: string | undefined;
	/** Days. */
	readonly expiry?: string | undefined;
	readonly monthlyCap?: string | undefined;
	readonly balanceCap?: string | undefined;
	readonly rechargeBelow?: string | undefined;
	readonly rechargeTo?: string | undefined;
	readonly rechargeLimit?: string | undefined;
	/** False: recharged by hand only. */
	readonly recharge?: boolean | undefined;
}

/** A setting that makes no sense; the message says what to write instead. */
export class SettingFault extends Error {
	override readonly name = "SettingFault";
}

/** Whether an account may be called so. */
export function isAccountName(id: string): boolean {
	return /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(id);
}

/**
 * A new account of that id by the rules of a preset: the one named, else the one whose id it is, else none. Throws
 * `SettingFault`.
 */
export function createAccount(id: AccountId, settings: AccountSettings): Account {
	if (!isAccountName(id)) {
		throw new SettingFault(`"${id}" is no account name; use letters, digits, ".", "_" and "-".`);
	}
	const preset = findPreset(settings.preset ? readPreset(settings.preset) : id);
	const base: Account = {
		id,
		provider: preset.provider,
		name: preset.id === id ? preset.name : id,
		currency: preset.currency,
		preset: preset.id,
		zone: "UTC",
	};
	return applySettings(base, settings);
}

/** The account with the settings applied; throws `SettingFault`. */
export function applySettings(account: Account, settings: AccountSettings): Account {
	const currency = readCurrency(settings.currency ?? account.currency);
	const { thresholds } = account;
	const amount = (text: string | undefined, before: NanoUnits | undefined) =>
		text === undefined ? before : readAmount(text, currency);
	const days = (text: string | undefined, before: number | undefined) =>
		text === undefined ? before : readDays(text);
	return {
		...account,
		currency,
		zone: readZone(settings.zone ?? account.zone),
		preset: readPreset(settings.preset ?? account.preset),
		provider: settings.provider || account.provider,
		name: settings.name?.trim() || account.name,
		tier: settings.tier === undefined ? account.tier : settings.tier.trim() || undefined,
		monthlyCap: amount(settings.monthlyCap, account.monthlyCap),
		balanceCap: amount(settings.balanceCap, account.balanceCap),
		thresholds: {
			...thresholds,
			lowBalance: amount(settings.lowBalance, thresholds?.lowBalance),
			runwayDays: days(settings.runway, thresholds?.runwayDays),
			expiryDays: days(settings.expiry, thresholds?.expiryDays),
		},
		autoRecharge: readRecharge(account.autoRecharge, settings, amount),
	};
}

function readRecharge(
	before: AutoRecharge | undefined,
	settings: AccountSettings,
	amount: (text: string | undefined, before: NanoUnits | undefined) => NanoUnits | undefined,
): AutoRecharge | undefined {
	const { rechargeBelow, rechargeTo, rechargeLimit } = settings;
	if (settings.recharge === false) return undefined;
	const below = amount(rechargeBelow, before?.below);
	const restoreTo = amount(rechargeTo, before?.restoreTo);
	const monthlyLimit = amount(rechargeLimit, before?.monthlyLimit);
	if (below === undefined && restoreTo === undefined && monthlyLimit === undefined) {
		return undefined;
	}
	if (below === undefined || restoreTo === undefined) {
		throw new SettingFault(
			"An automatic recharge needs both: the balance below which it buys, and the balance it restores.",
		);
	}
	if (restoreTo <= below) {
		throw new SettingFault(
			"An automatic recharge must restore more than the balance below which it buys.",
		);
	}
	return { below, restoreTo, monthlyLimit };
}

/** An amount above zero; undefined for an empty text. */
function readAmount(text: string, currency: string): NanoUnits | undefined {
	if (text.trim() === "") return undefined;
	const read = parseMoney(text, currency);
	if (read.kind === "invalid") throw new SettingFault(`The amount is not valid: ${read.reason}`);
	const { nano } = read.money;
	if (nano <= 0n) throw new SettingFault(`The amount must be above zero, not "${text}".`);
	if (nano > LARGEST_NANO) throw new SettingFault(`The amount "${text}" is above a billion.`);
	return nano;
}

function readDays(text: string): number | undefined {
	if (text.trim() === "") return undefined;
	const days = Number(text);
	if (/^\d{1,4}$/.test(text.trim())) return days;
	throw new SettingFault(`"${text}" is no number of days; write one like 7.`);
}

function readCurrency(code: string): string {
	const upper = code.trim().toUpperCase();
	if (/^[A-Z]{3}$/.test(upper)) return upper;
	throw new SettingFault(`"${code}" is no currency code; write three letters, such as USD.`);
}

function readZone(zone: string): string {
	if (isZone(zone)) return zone;
	throw new SettingFault(`"${zone}" is no time zone; write one like Europe/Berlin.`);
}

function readPreset(id: string): string {
	if (findPreset(id).id === id) return id;
	const known = listPresets().map((candidate) => candidate.id);
	throw new SettingFault(`There is no preset "${id}"; there are ${known.join(", ")}.`);
}
