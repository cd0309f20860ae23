import type {
	Catalog,
	ModelRow,
	Overlay,
	PriceRow,
	Rates,
	RegionRule,
	TierRule,
} from "./catalogData.ts";
import type { ProviderId } from "./provider.ts";

/** The catalog ready for look-ups: rows by lower-case id per provider. */
export interface CatalogIndex {
	readonly providers: ReadonlyMap<ProviderId, ReadonlyMap<string, ModelRow>>;
	readonly tierRules: readonly TierRule[];
	readonly regionRules: readonly RegionRule[];
	readonly retired: Overlay["retired"];
	readonly fees: Overlay["fees"];
	readonly sources: Overlay["sources"];
	readonly base: { readonly source: string; readonly readOn: string };
}

/** Lays the overlay over the base and indexes every id. A row's own id wins over another row's alias. */
export function indexCatalog(base: Catalog, overlay: Overlay): CatalogIndex {
	const providers = new Map<ProviderId, ReadonlyMap<string, ModelRow>>();
	const names = new Set([...Object.keys(base.providers), ...Object.keys(overlay.providers)]);
	for (const name of names) {
		const rows = mergeRows(base.providers[name] ?? [], overlay.providers[name] ?? []);
		providers.set(name, indexRows(rows));
	}
	return {
		providers,
		tierRules: overlay.tierRules,
		regionRules: overlay.regionRules,
		retired: overlay.retired,
		fees: overlay.fees,
		sources: overlay.sources,
		base: { source: base.source, readOn: base.readOn },
	};
}

function mergeRows(base: readonly ModelRow[], over: readonly ModelRow[]): readonly ModelRow[] {
	if (over.length === 0) return base;
	const merged = new Map(base.map((row) => [row.id, row]));
	for (const row of over) {
		const below = merged.get(row.id);
		// A new overlay row goes first: where a base row claims its id as an alias, the overlay's word counts.
		merged.set(row.id, below ? mergeRow(below, row) : addTo(row));
	}
	const own = over.map((row) => merged.get(row.id)).filter((row) => row !== undefined);
	return [...own, ...merged.values()];
}

function mergeRow(below: ModelRow, over: ModelRow): ModelRow {
	const ids = [...new Set([...(over.ids ?? []), ...(below.ids ?? [])])];
	return addTo({ ...below, ...over, ...(ids.length > 0 && { ids }) });
}

function addTo(row: ModelRow): ModelRow {
	const { add } = row;
	if (!add || !row.prices) return row;
	return { ...row, prices: row.prices.map((price) => withRates(price, add)) };
}

const withRates = (price: PriceRow, rates: Rates): PriceRow => ({
	...price,
	rates: { ...price.rates, ...rates },
	...(price.above && {
		above: price.above.map((tier) => ({ ...tier, rates: { ...tier.rates, ...rates } })),
	}),
});

function indexRows(rows: readonly ModelRow[]): ReadonlyMap<string, ModelRow> {
	const index = new Map<string, ModelRow>();
	for (const row of rows) {
		const id = row.id.toLowerCase();
		if (!index.has(id)) index.set(id, row);
	}
	for (const row of rows) {
		for (const alias of row.ids ?? []) {
			const id = alias.toLowerCase();
			if (!index.has(id)) index.set(id, row);
		}
	}
	return index;
}
