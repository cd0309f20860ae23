import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LedgerEntry } from "../../src/core/spend/ledgerEntry.ts";
import { placeOf } from "../../src/node/idColumns.ts";
import { SqliteLedger } from "../../src/node/ledgerSqlite.ts";
import { entry, openai } from "../core/spend/ledgerConformance.ts";
import { MemoryLedger } from "../core/spend/memoryLedger.ts";

/** Two ids of the first account with one place, found by trying forty million. */
const twins = ["id-2155053", "id-34817027"] as const;

describe("ids of entries in SQLite", () => {
	const root = mkdtempSync(join(tmpdir(), "ids-test-"));
	let folders = 0;
	let ledger: SqliteLedger;
	beforeEach(async () => {
		const now = () => new Date("2026-11-23T12:00:00.000Z");
		ledger = new SqliteLedger({ dataFolder: join(root, `home-${++folders}`), now });
		await ledger.putAccount(openai);
	});
	afterEach(() => ledger.dispose());
	after(() => rmSync(root, { recursive: true, force: true }));

	it("have the places that files of earlier days were written with", () => {
		assert.equal(placeOf(1, ""), 220_264_138_430_496);
		assert.equal(placeOf(2, "a"), 109_064_447_851_810);
		assert.equal(placeOf(1, "resp_✓ü"), 105_328_000_384_999);
		assert.equal(placeOf(3, "x".repeat(500)), 170_109_473_867_923);
	});

	for (const together of [true, false]) {
		it(`are told apart where two have one place, ${together ? "in one batch" : "one by one"}`, async () => {
			const [first, second] = twins;
			assert.equal(placeOf(1, first), placeOf(1, second));
			const calls = together ? [[first, second]] : [[first], [second]];
			for (const ids of calls) {
				const added = await ledger.append(ids.map((id) => entry({ id })));
				assert.deepEqual(added, { added: ids.length, repeated: [] });
			}
			const again = await ledger.append([second, first, second].map((id) => entry({ id })));
			assert.deepEqual(again, { added: 0, repeated: [second, first, second] });
			assert.deepEqual(await ledger.check(), { entries: 2, faults: [] });
		});
	}

	it("are recorded once, whatever the sizes of the batches and what repeats in them", async () => {
		const memory = new MemoryLedger();
		for (const id of ["openai", "other"]) {
			for (const each of [ledger, memory]) await each.putAccount({ ...openai, id });
		}
		let state = 11;
		const draw = (below: number) => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return Math.floor((state / 2 ** 32) * below);
		};
		const names = [...twins, ...Array.from({ length: 3_000 }, (_, index) => `resp_${index}`)];
		for (let batch = 0; batch < 60; batch++) {
			const entries = Array.from({ length: draw(batch % 3 === 0 ? 3 : 300) }, (): LedgerEntry => {
				const account = draw(2) === 0 ? "openai" : "other";
				const kind = draw(10) === 0 ? "top-up" : "spend";
				const at = new Date(Date.UTC(2026, 0, 1 + draw(300), draw(24))).toISOString();
				const note = draw(20) === 0 ? "a note" : undefined;
				return entry({ id: names[draw(names.length)] ?? "", account, kind, at, note });
			});
			assert.deepEqual(
				await ledger.append(entries),
				await memory.append(entries),
				`batch ${batch}`,
			);
		}
		const all = { order: "oldestFirst", limit: 9_999 } as const;
		const ids = async (each: SqliteLedger | MemoryLedger) =>
			(await each.entries(all)).map(({ account, at, id }) => `${at} ${account} ${id}`).sort();
		assert.deepEqual(await ids(ledger), await ids(memory));
		assert.deepEqual((await ledger.check()).faults, []);
	});

	it("are free again after a batch that could not be recorded", async () => {
		const many = Array.from({ length: 100 }, (_, index) => entry({ id: `resp_${index}` }));
		await assert.rejects(ledger.append([...many, entry({ id: "bad", account: "nobody" })]));
		assert.equal((await ledger.append(many)).added, 100);
		assert.deepEqual(await ledger.check(), { entries: 100, faults: [] });
	});
});
