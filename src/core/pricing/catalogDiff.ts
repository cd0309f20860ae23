import type { Catalog, ModelRow } from "./catalogData.ts";
import type { ProviderId } from "./provider.ts";

/** One difference between two catalogs; `text` is a line for people. */
export interface CatalogChange {
	readonly kind: "added" | "removed" | "changed";
	readonly provider: ProviderId;
	readonly model: string;
	readonly text: string;
}

/** What changed from one catalog to a newer one, ordered by provider and model. Facts other than prices are ignored. */
export function diffCatalogs(before: Catalog, after: Catalog): CatalogChange[] {
	const changes: CatalogChange[] = [];
	const providers = new Set([...Object.keys(before.providers), ...Object.keys(after.providers)]);
	for (const provider of [...providers].sort()) {
		const old = byId(before.providers[provider]);
		const fresh = byId(after.providers[provider]);
		for (const model of [...new Set([...old.keys(), ...fresh.keys()])].sort()) {
			const change = compare(provider, model, old.get(model), fresh.get(model));
			if (change) changes.push(change);
		}
	}
	return changes;
}

function compare(
	provider: ProviderId,
	model: string,
	old: ModelRow | undefined,
	fresh: ModelRow | undefined,
): CatalogChange | undefined {
	const name = `${provider}/${model}`;
	if (!old) return { kind: "added", provider, model, text: `added ${name}` };
	if (!fresh) return { kind: "removed", provider, model, text: `removed ${name}` };
	const [was, is] = [describePrices(old), describePrices(fresh)];
	if (was === is) return undefined;
	return { kind: "changed", provider, model, text: `changed ${name}: ${was} → ${is}` };
}

const byId = (rows: readonly ModelRow[] | undefined): Map<string, ModelRow> =>
	new Map((rows ?? []).map((row) => [row.id, row]));

/** All prices of a row as one comparable line, meters in alphabetical order. */
function describePrices(row: ModelRow): string {
	return (row.prices ?? [])
		.map((price) => {
			const meters = Object.entries(price.rates).sort(([a], [b]) => (a < b ? -1 : 1));
			const rates = meters.map(([meter, rate]) => `${meter} ${rate}`).join(", ");
			const above = (price.above ?? []).map(
				(tier) => ` >${tier.tokens}: ${Object.values(tier.rates).sort().join("/")}`,
			);
			const limits = [price.from, price.to, price.hours?.join("–")].filter(Boolean).join(" ");
			return `${limits === "" ? "" : `[${limits}] `}${rates}${above.join("")}`;
		})
		.join("; ");
}
