import { parseMoney } from "../pricing/money.ts";
import type { Account, AccountId, NanoUnits } from "./account.ts";
import presetRows from "./presets.json" with { type: "json" };

/** Which credit is used first: grants and then what expires first, or simply what was added first. */
export type OrderOfUse = "grantsFirst" | "oldestFirst";

/** A provider's own rules about prepaid credit. Amounts are decimal strings in its currency. */
export interface Preset {
	readonly id: string;
	readonly provider: string;
	readonly name: string;
	readonly currency: string;
	readonly minimumPurchase?: string;
	/** The least that an automatic recharge buys. */
	readonly autoRechargeMinimum?: string;
	/** Paid on top of a purchase. */
	readonly feePercent?: string;
	readonly feeMinimum?: string;
	/** ISO 8601 duration after which bought credit expires; left out when it does not. */
	readonly creditLifetime?: string;
	readonly orderOfUse: OrderOfUse;
	readonly notes: readonly string[];
	readonly billingPage?: string;
	/** Where the rules were read, and the ISO date of reading. */
	readonly source: string;
	readonly readOn: string;
}

const presets = new Map(
	(presetRows as readonly Preset[]).map((preset) => [preset.id, preset] as const),
);

/** Every preset, the custom one last. */
export function listPresets(): readonly Preset[] {
	return [...presets.values()];
}

/** The rules of that id; those of `custom` for an id that is not known. */
export function findPreset(id: string): Preset {
	const preset = presets.get(id) ?? presets.get("custom");
	if (preset === undefined) throw new Error("presets.json holds no custom preset");
	return preset;
}

/** The account that comes into being when a preset's id is used for the first time; undefined for any other id. */
export function accountFromPreset(id: AccountId): Account | undefined {
	const preset = presets.get(id);
	if (preset === undefined || id === "custom") return undefined;
	const { provider, name, currency } = preset;
	return { id, provider, name, currency, preset: id, zone: "UTC" };
}

/**
 * What the card is charged beyond the credit, in nano-units of the preset's currency, rounded up to the cent; undefined where
 * the provider takes no fee. Worked: OpenRouter's 5.5 %, at least $0.80: $10 costs $10.80, $20 costs $21.10.
 */
export function feeOf(
	{ feePercent, feeMinimum, currency }: Preset,
	credit: NanoUnits,
): NanoUnits | undefined {
	if (feePercent === undefined) return undefined;
	const percent = readRule(feePercent, currency);
	const share = (credit * percent + 100n * UNIT - 1n) / (100n * UNIT);
	const least = feeMinimum === undefined ? 0n : readRule(feeMinimum, currency);
	const fee = share > least ? share : least;
	return ((fee + CENT - 1n) / CENT) * CENT;
}

const UNIT = 1_000_000_000n;
const CENT = UNIT / 100n;

/** A decimal string of the data file in nano-units. */
function readRule(text: string, currency: string): NanoUnits {
	const parsed = parseMoney(text, currency);
	if (parsed.kind === "invalid") throw new Error(`${text} in presets.json: ${parsed.reason}`);
	return parsed.money.nano;
}
