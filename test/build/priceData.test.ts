import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { coverageMarkdown, coveragePath } from "../../src/build/coverageTable.ts";
import {
	extractRateCards,
	formatCatalog,
	readCommitted,
} from "../../src/build/extractRateCards.ts";
import { catalogOrigin } from "../../src/core/pricing/catalog.ts";
import type { Overlay } from "../../src/core/pricing/catalogData.ts";
import { diffCatalogs } from "../../src/core/pricing/catalogDiff.ts";
import { isMeter } from "../../src/core/pricing/meters.ts";

const pricing = path.join(import.meta.dirname, "../../src/core/pricing");

describe("price data", () => {
	it("is extracted from the installed base package (node src/build/extractRateCards.ts)", () => {
		const committed = readCommitted();
		const { catalog } = extractRateCards(committed.readOn);
		assert.deepEqual(diffCatalogs(committed, catalog), []);
		assert.equal(
			readFileSync(path.join(pricing, "rateCards.json"), "utf8"),
			formatCatalog(catalog),
		);
	});

	it("has a current coverage table (node src/build/coverageTable.ts)", () => {
		assert.equal(readFileSync(coveragePath, "utf8"), coverageMarkdown(catalogOrigin().readOn));
	});

	describe("of the overlay", () => {
		const overlay = JSON.parse(readFileSync(path.join(pricing, "overlay.json"), "utf8")) as Overlay;
		const rows = Object.entries(overlay.providers).flatMap(([provider, found]) =>
			found.map((row) => ({ provider, row })),
		);

		const rules = [...overlay.tierRules, ...overlay.regionRules];
		const used = new Set([
			...rows.map(({ row }) => row.source),
			...rules.map(({ source }) => source),
		]);
		const prices = rows.flatMap(({ row }) => [
			...(row.prices ?? []),
			...Object.values(row.tiers ?? {}).flat(),
		]);

		it("names sources with address and date", () => {
			for (const { address, readOn } of Object.values(overlay.sources)) {
				assert.match(address, /^https:\/\//);
				assert.match(readOn, /^\d{4}(-\d{2}){0,2}$/);
			}
		});

		it("refers to every source, and to no other", () => {
			const known = [...used].filter((source) => source !== undefined);
			const listed = Object.keys(overlay.sources).filter((key) => key !== "openai-deprecations");
			assert.deepEqual(known.sort(), listed.sort());
		});

		it("says where each price is from and how sure it is", () => {
			const bare = rows.filter(({ row }) => row.prices && !(row.source && row.confidence));
			assert.deepEqual(bare, []);
		});

		it("has one row per model", () => {
			const ids = rows.map(({ provider, row }) => `${provider}/${row.id}`);
			assert.deepEqual(ids, [...new Set(ids)]);
		});

		it("prices only known meters", () => {
			const tiers = prices.flatMap(({ rates, above = [] }) => [
				rates,
				...above.map((tier) => tier.rates),
			]);
			assert.deepEqual(
				tiers.flatMap((tier) => Object.keys(tier)).filter((meter) => !isMeter(meter)),
				[],
			);
		});
	});
});
