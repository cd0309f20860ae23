import type { Account, AccountId } from "./account.ts";
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
