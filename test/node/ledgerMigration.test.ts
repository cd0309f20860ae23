import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { entryKinds } from "../../src/core/spend/ledgerEntry.ts";
import { stringifyExact } from "../../src/node/ledgerRows.ts";
import { APPLICATION_ID, migrations } from "../../src/node/ledgerSchema.ts";
import { SqliteLedger } from "../../src/node/ledgerSqlite.ts";
import { entry, openai } from "../core/spend/ledgerConformance.ts";

const now = () => new Date("2026-11-23T12:00:00.000Z");
const START = Date.UTC(2026, 0, 1);

/** A file as the first released format had it, with entries of two accounts that share their ids. */
function writeFirstFormat(folder: string, count: number): void {
	mkdirSync(folder, { recursive: true });
	const database = new DatabaseSync(join(folder, "ledger.db"));
	const [first] = migrations;
	assert.ok(typeof first === "string");
	database.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; BEGIN; ${first}`);
	database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
	const addAccount = database.prepare("INSERT INTO account VALUES (?, ?, 'USD', ?)");
	const insert = database.prepare(
		"INSERT INTO entry (account, at, seq, kind, nano, id) VALUES (?, ?, ?, ?, ?, ?)",
	);
	for (const [index, id] of ["openai", "other"].entries()) {
		addAccount.run(index + 1, id, stringifyExact({ ...openai, id }));
		for (let credit = 0; credit < count; credit++) {
			const seq = index * count + credit + 1;
			const at = START + ((credit * 7919) % count) * 60_000;
			insert.run(index + 1, at, seq, entryKinds.indexOf("top-up"), 5, `buy-${credit}`);
		}
	}
	database.exec(`UPDATE counter SET value = ${2 * count} WHERE name = 'seq'; COMMIT`);
	database.close();
}

describe("a ledger of the first format", () => {
	const root = mkdtempSync(join(tmpdir(), "migration-test-"));
	let folders = 0;
	const newFolder = () => join(root, `home-${++folders}`);
	after(() => rmSync(root, { recursive: true, force: true }));

	it("keeps its entries, knows their ids and gets a backup", async () => {
		const folder = newFolder();
		writeFirstFormat(folder, 2_000);
		const ledger = new SqliteLedger({ dataFolder: folder, now });
		assert.deepEqual(await ledger.check(), { entries: 4_000, faults: [] });
		const known = Array.from({ length: 2_000 }, (_, index) => entry({ id: `buy-${index}` }));
		assert.equal((await ledger.append(known)).repeated.length, 2_000);
		const fresh = [entry({ id: "new" }), entry({ id: "buy-5", account: "other" })];
		assert.deepEqual(await ledger.append(fresh), { added: 1, repeated: ["buy-5"] });
		const { credited } = await ledger.balance("other", "2026-12-01T00:00:00.000Z");
		assert.equal(credited, 10_000n);
		await ledger.dispose();
		const [backup = ""] = readdirSync(folder).filter((name) => name.includes("backup-v1"));
		const kept = new DatabaseSync(join(folder, backup), { readOnly: true });
		assert.equal(kept.prepare("SELECT count(*) AS n FROM entry").get()?.["n"], 4_000);
		assert.equal(kept.prepare("PRAGMA user_version").get()?.["user_version"], 1);
		kept.close();
	});

	it("is refused to a window that still runs the version before, which then records nothing", async () => {
		const folder = newFolder();
		writeFirstFormat(folder, 10);
		const old = new DatabaseSync(join(folder, "ledger.db"));
		const insert = old.prepare(
			"INSERT INTO entry (account, at, seq, kind, nano, id) VALUES (1, 1, 99, 3, 5, 'late') ON CONFLICT (id, account) DO NOTHING",
		);
		const ledger = new SqliteLedger({ dataFolder: folder, now });
		assert.throws(() => insert.run(), /ON CONFLICT/);
		old.close();
		assert.deepEqual(await ledger.check(), { entries: 20, faults: [] });
		await ledger.dispose();
	});
});
