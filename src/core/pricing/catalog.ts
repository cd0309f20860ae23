import type { Catalog, ModelRow, Overlay } from "./catalogData.ts";
import { type CatalogIndex, indexCatalog } from "./catalogIndex.ts";
import { type FoundRow, makeCard } from "./makeCard.ts";
import { bareModelId, lookupIds, type ModelRef, parseModelId } from "./modelId.ts";
import { nearestIds } from "./nearestIds.ts";
import overlayJson from "./overlay.json" with { type: "json" };
import { LOCAL_PROVIDER, type ProviderId } from "./provider.ts";
import { fallbackProviders, findProviderId, inferProvider, passesListPrices } from "./providers.ts";
import type { PriceLookup, PriceQuery } from "./rateCard.ts";
import rateCardsJson from "./rateCards.json" with { type: "json" };

/** A model that the catalog knows, with every id it answers to. */
export interface ListedModel {
	readonly provider: ProviderId;
	readonly model: string;
	readonly ids: readonly string[];
}

let index: CatalogIndex | undefined;
let base: Catalog | undefined;
let answers = new Map<string, PriceLookup>();
/** Enough for every distinct model of a large workspace; then forgotten all at once. */
const MAX_ANSWERS = 4096;

function loaded(): CatalogIndex {
	index ??= indexCatalog(base ?? bundledCatalog(), overlayJson as unknown as Overlay);
	return index;
}

/** The catalog that came with this release. */
export const bundledCatalog = (): Catalog => rateCardsJson as unknown as Catalog;

/** Replaces the bundled base prices by a fetched, validated catalog, or returns to them; the overlay stays on top. */
export function useCatalog(catalog: Catalog | undefined): void {
	base = catalog;
	index = undefined;
	answers = new Map();
}

/** Source and date of the base prices in use. */
export function catalogOrigin(): { readonly source: string; readonly readOn: string } {
	const { source, readOn } = base ?? bundledCatalog();
	return { source, readOn };
}

/**
 * The rate card of a model at a date and service tier. Unknown ids are unpriced with the nearest known ids; never another
 * model's price, never zero. `at` may hold a time (UTC), which matters to providers that price by the hour.
 */
export function findPrice(query: PriceQuery): PriceLookup {
	const key = `${query.provider ?? ""}\n${query.model}\n${query.at.slice(0, 16)}\n${query.serviceTier ?? ""}\n${query.region ?? ""}`;
	const known = answers.get(key);
	if (known) return known;
	if (answers.size >= MAX_ANSWERS) answers.clear();
	const answer = lookUp(query);
	answers.set(key, answer);
	return answer;
}

function lookUp(query: PriceQuery): PriceLookup {
	const ref = parseModelId(query.model, query.provider);
	if (ref.provider === LOCAL_PROVIDER) return { kind: "local" };
	if (ref.opaque !== undefined) return { kind: "unpriced", reason: ref.opaque };
	if (ref.provider === undefined) return unknownProvider(query.model, ref);
	const found = findRow(ref.provider, ref);
	if (!found) return unknownModel(query.model, ref.provider, ref);
	return makeCard(withVendorFacts(found), { ...query, provider: ref.provider }, loaded());
}

/** Window and output maximum are the model's, whoever sells it: a reseller's row without them borrows its vendor's. */
function withVendorFacts(found: FoundRow): FoundRow {
	const { row, seller } = found;
	if (row.window !== undefined && row.maxOutput !== undefined) return found;
	const name = bareModelId(row.id);
	const vendor = inferProvider(name);
	const origin =
		vendor === undefined || vendor === seller
			? undefined
			: findInList(vendor, lookupIds({ provider: vendor, id: name }));
	if (!origin) return found;
	const { window = origin.window, maxOutput = origin.maxOutput } = row;
	return {
		...found,
		row: {
			...row,
			...(window !== undefined && { window }),
			...(maxOutput !== undefined && { maxOutput }),
		},
	};
}

function findInList(seller: ProviderId, ids: readonly string[]): ModelRow | undefined {
	const rows = loaded().providers.get(seller);
	const id = ids.find((candidate) => rows?.has(candidate));
	return id === undefined ? undefined : rows?.get(id);
}

function findRow(provider: ProviderId, ref: ModelRef): FoundRow | undefined {
	const ids = lookupIds(ref);
	for (const seller of [provider, ...(fallbackProviders[provider] ?? [])]) {
		const row = findInList(seller, ids);
		if (row) return { row, seller, ids };
	}
	return findAtVendor(provider, ref);
}

/** Gateways without a list of their own pass the vendor's list price on: `anthropic/claude-opus-5` at Vercel. */
function findAtVendor(provider: ProviderId, ref: ModelRef): FoundRow | undefined {
	if (!passesListPrices.has(provider)) return undefined;
	const slash = ref.id.indexOf("/");
	const vendor = slash > 0 ? findProviderId(ref.id.slice(0, slash)) : undefined;
	if (vendor === undefined || passesListPrices.has(vendor)) return undefined;
	return findRow(vendor, { provider: vendor, id: ref.id.slice(slash + 1) });
}

/** Whose ids a mistyped id without a provider most probably means. */
const vendors: readonly ProviderId[] = [
	"openai",
	"anthropic",
	"google",
	"mistral",
	"deepseek",
	"xai",
	"cohere",
];

function unknownProvider(model: string, ref: ModelRef): PriceLookup {
	const known = vendors.flatMap((vendor) => [...(loaded().providers.get(vendor)?.keys() ?? [])]);
	const nearest = nearestIds(ref.id, known);
	return {
		kind: "unpriced",
		reason: `"${model}" does not tell which provider bills it`,
		...(nearest.length > 0 && { nearest }),
	};
}

function unknownModel(model: string, provider: ProviderId, ref: ModelRef): PriceLookup {
	const sellers = [provider, ...(fallbackProviders[provider] ?? [])];
	const rows = sellers.map((seller) => loaded().providers.get(seller)).find((found) => found);
	if (!rows) return { kind: "unpriced", reason: `no prices of provider "${provider}" are known` };
	const nearest = nearestIds(ref.id, rows.keys());
	const reason =
		provider === "azure"
			? `"${model}" is not a model id: if it is a deployment name, say under \`aliases\` which model it is`
			: `"${model}" is not in the price list of ${provider}`;
	return { kind: "unpriced", reason, ...(nearest.length > 0 && { nearest }) };
}

/** All models that the catalog has a row for, of one provider or of all, ordered by provider and id. */
export function listModels(provider?: ProviderId): ListedModel[] {
	const models: ListedModel[] = [];
	for (const [seller, rows] of [...loaded().providers].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (provider !== undefined && seller !== provider) continue;
		const unique = [...new Set(rows.values())].sort((a, b) => (a.id < b.id ? -1 : 1));
		for (const { id, ids = [] } of unique) models.push({ provider: seller, model: id, ids });
	}
	return models;
}
