import assert from "node:assert/strict";
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LedgerFault } from "../../src/core/spend/ledger.ts";
import { type OpenOptions, openLedgerFile } from "../../src/node/ledgerFile.ts";
import { migrations } from "../../src/node/ledgerSchema.ts";
import { SqliteLedger } from "../../src/node/ledgerSqlite.ts";
import { describeLedger, dollars, entry, openai } from "../core/spend/ledgerConformance.ts";
import { MemoryLedger } from "../core/spend/memoryLedger.ts";

const root = mkdtempSync(join(tmpdir(), "ledger-test-"));
let folders = 0;
const newFolder = () => join(root, `home-${++folders}`);
const now = () => new Date("2026-11-23T12:00:00.000Z");
const open = (dataFolder: string, parts: Partial<OpenOptions> = {}) =>
	new SqliteLedger({ dataFolder, now, ...parts });
const later = "2026-12-01T00:00:00.000Z";

after(() => rmSync(root, { recursive: true, force: true }));

describeLedger("SQLite", () => open(newFolder()));

describe("the SQLite ledger", () => {
	it("keeps what was acknowledged when it is opened again", async () => {
		const folder = newFolder();
		const first = open(folder);
		await first.putAccount(openai);
		await first.append([entry({ id: "a" })]);
		await first.dispose();
		const second = open(folder);
		assert.equal((await second.balance("openai", later)).nano, dollars(-1).nano);
		await second.dispose();
	});

	it("shows another connection's entries, and tells of them", async () => {
		const folder = newFolder();
		const [mine, theirs] = [open(folder), open(folder)];
		await mine.putAccount(openai);
		const heard = new Promise<void>((resolve) => {
			theirs.onDidChange(resolve);
		});
		await mine.append([entry({ id: "a" })]);
		await heard;
		assert.equal((await theirs.entries({ order: "oldestFirst", limit: 5 })).length, 1);
		assert.equal((await theirs.append([entry({ id: "a" })])).added, 0);
		await Promise.all([mine.dispose(), theirs.dispose()]);
	});

	for (const [what, content] of [
		["is no database at all", Buffer.from("not a database, but longer than a header".repeat(200))],
		["belongs to another program", foreignDatabase()],
		["has a broken page", undefined],
	] as const) {
		it(`sets aside a file that ${what}, keeps its bytes and begins a new one`, async () => {
			const folder = newFolder();
			mkdirSync(folder, { recursive: true });
			const path = join(folder, "ledger.db");
			const bytes = content ?? (await brokenLedger(folder));
			writeFileSync(path, bytes);
			const ledger = open(folder);
			const { messages } = await ledger.state();
			assert.match(messages.join(), /was damaged\. It is kept as .*a new ledger was begun/);
			await ledger.putAccount(openai);
			assert.equal((await ledger.append([entry({ id: "a" })])).added, 1);
			await ledger.dispose();
			const kept = readdirSync(folder).find((name) => /damaged-.*Z$/.test(name));
			assert.ok(kept !== undefined);
			assert.ok(readFileSync(join(folder, kept)).equals(bytes));
		});
	}

	it("sets aside a file that proves damaged while it is used, and records again after that", async () => {
		const folder = newFolder();
		const bytes = await brokenLedger(folder);
		// Checked today, so that nothing is noticed at the start.
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, "ledger.db"), bytes);
		const ledger = open(folder, { now: () => new Date("2026-11-01T01:00:00Z") });
		assert.deepEqual((await ledger.state()).messages, []);
		await assert.rejects(ledger.entries({ order: "oldestFirst", limit: 9_999 }), {
			name: "LedgerFault",
			message: /was damaged\. It is kept as .* repeat it/,
		});
		await ledger.putAccount(openai);
		assert.equal((await ledger.append([entry({ id: "a" })])).added, 1);
		assert.match((await ledger.state()).messages.join(), /was damaged/);
		await ledger.dispose();
		assert.ok(readdirSync(folder).some((name) => /damaged-.*Z$/.test(name)));
	});

	it("goes over to the new file when another process set the old one aside", async () => {
		const folder = newFolder();
		const ledger = open(folder);
		await ledger.putAccount(openai);
		for (const name of readdirSync(folder)) rmSync(join(folder, name));
		const other = open(folder);
		await other.putAccount(openai);
		await ledger.append([entry({ id: "a" })]);
		assert.equal((await other.entries({ order: "oldestFirst", limit: 5 })).length, 1);
		await Promise.all([ledger.dispose(), other.dispose()]);
	});

	it("opens a newer version's file for reading only, and says so", async () => {
		const folder = newFolder();
		const step = "CREATE TABLE future (x INTEGER)";
		const newer = open(folder, { migrations: [...migrations, step] });
		await newer.putAccount(openai);
		await newer.append([entry({ id: "a" })]);
		await newer.dispose();
		const older = open(folder);
		const { readOnly, messages } = await older.state();
		assert.match(readOnly ?? "", /newer version/);
		assert.match(messages.join(), /reading only.*newer version/);
		assert.equal((await older.balance("openai", later)).nano, dollars(-1).nano);
		await assert.rejects(older.append([entry({ id: "b" })]), /newer version.*update/);
		await older.dispose();
	});

	it("keeps a backup before it migrates, and migrates once", async () => {
		const folder = newFolder();
		const old = open(folder);
		await old.putAccount(openai);
		await old.append([entry({ id: "a" })]);
		await old.dispose();
		const steps = [...migrations, "CREATE TABLE future (x INTEGER)"];
		for (const _ of [1, 2]) await open(folder, { migrations: steps }).dispose();
		const backups = readdirSync(folder).filter((name) => name.includes("backup-v2"));
		assert.equal(backups.length, 1);
		const backup = new DatabaseSync(join(folder, backups[0] ?? ""), { readOnly: true });
		assert.equal(backup.prepare("SELECT count(*) AS n FROM entry").get()?.["n"], 1);
		backup.close();
	});

	it("leaves the file as it was when a migration fails", async () => {
		const folder = newFolder();
		const old = open(folder);
		await old.putAccount(openai);
		await old.dispose();
		assert.throws(() =>
			open(folder, { migrations: [...migrations, "CREATE TABLE half (x); oops"] }),
		);
		const again = open(folder);
		assert.equal((await again.state()).readOnly, undefined);
		assert.equal((await again.accounts()).length, 1);
		await again.dispose();
	});

	it("says what to do when the data folder cannot be made", () => {
		const file = join(root, "a-file");
		writeFileSync(file, "");
		assert.throws(() => open(join(file, "home")), {
			name: "LedgerFault",
			message: /PROMPT_COST_HOME/,
		});
	});

	it("reads a ledger in a folder that cannot be written, and says why nothing is recorded", async function () {
		// The superuser may write anywhere, and Windows knows other rights.
		if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
		const folder = newFolder();
		const first = open(folder);
		await first.putAccount(openai);
		await first.append([entry({ id: "a" })]);
		await first.dispose();
		chmodSync(folder, 0o555);
		try {
			const ledger = open(folder);
			assert.match((await ledger.state()).readOnly ?? "", /not writable/);
			assert.equal((await ledger.balance("openai", later)).nano, dollars(-1).nano);
			await assert.rejects(ledger.append([entry({ id: "b" })]), /not writable/);
			await ledger.dispose();
		} finally {
			chmodSync(folder, 0o755);
		}
	});

	it("says that the disk is full, records nothing, and goes on when there is room again", async () => {
		const folder = newFolder();
		const { database, ...file } = openLedgerFile({ dataFolder: folder, now });
		assert.equal(file.readOnly, undefined);
		database.close();
		const ledger = open(folder, { maxPages: statSync(file.path).size / 8192 + 4 });
		await ledger.putAccount(openai);
		const many = Array.from({ length: 2000 }, (_, i) => entry({ id: `id-${i}` }));
		await assert.rejects(ledger.append(many), (error) => {
			assert.ok(error instanceof LedgerFault);
			assert.match(error.message, /full; nothing was recorded/);
			return true;
		});
		assert.deepEqual(await ledger.entries({ order: "oldestFirst", limit: 1 }), []);
		assert.equal((await ledger.append([entry({ id: "a" })])).added, 1);
		await ledger.dispose();
	});

	it("gives up on a lock that is held too long, in words", async () => {
		const folder = newFolder();
		const ledger = open(folder, { patienceMs: 20 });
		await ledger.putAccount(openai);
		const holder = new DatabaseSync(join(folder, "ledger.db"));
		holder.exec("BEGIN IMMEDIATE");
		await assert.rejects(ledger.append([entry({ id: "a" })]), /locked by another program/);
		holder.exec("ROLLBACK");
		assert.equal((await ledger.append([entry({ id: "a" })])).added, 1);
		holder.close();
		await ledger.dispose();
	});
});

function foreignDatabase(): Buffer {
	const path = join(root, "foreign.db");
	const database = new DatabaseSync(path);
	database.exec("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
	database.close();
	return readFileSync(path);
}

/** The bytes of a real ledger with one page of its entries overwritten. */
async function brokenLedger(folder: string): Promise<Buffer> {
	// Checked long ago, so that the file is checked at the next start.
	const ledger = open(`${folder}-source`, { now: () => new Date("2026-11-01") });
	await ledger.putAccount(openai);
	await ledger.append(Array.from({ length: 3000 }, (_, i) => entry({ id: `some-id-${i}` })));
	await ledger.dispose();
	const path = join(`${folder}-source`, "ledger.db");
	const database = new DatabaseSync(path, { readOnly: true });
	const leaf = database
		.prepare("SELECT max(pageno) AS page FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf'")
		.get();
	database.close();
	const bytes = readFileSync(path);
	const end = 8192 * Number(leaf?.["page"]);
	bytes.fill(0xa5, end - 8192, end);
	return bytes;
}

describe("checkpoints of the SQLite ledger", () => {
	const at = (hour: number) => new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString();
	const history = Array.from({ length: 2_000 }, (_, hour) => [
		entry({
			id: `s${hour}`,
			at: at(hour + 0.5),
			amount: { nano: BigInt(hour % 7), currency: "USD" },
		}),
		entry({
			id: `c${hour}`,
			kind: hour % 5 === 0 ? "grant" : "top-up",
			at: at(hour),
			amount: { nano: BigInt(hour % 6), currency: "USD" },
			...(hour % 3 === 0 ? { expires: at(hour + 40) } : {}),
		}),
	]).flat();

	it("answer as a replay from the start does, at any instant and after late entries", async () => {
		const folder = newFolder();
		const ledger = open(folder);
		const memory = new MemoryLedger();
		for (const each of [ledger, memory]) await each.putAccount(openai);
		await ledger.append(history);
		memory.record(history);
		const late = [1_990, 700, 3].map((hour) =>
			entry({ id: `late${hour}`, at: at(hour), amount: { nano: 5n, currency: "USD" } }),
		);
		for (const added of [[], ...late.map((spend) => [spend])]) {
			for (const each of [ledger, memory]) await each.append(added);
			for (const hour of [2_100, 1_999.2, 1_500, 701, 699, 41, 2, 2_100]) {
				const instant = at(hour);
				const expected = await memory.balance("openai", instant);
				assert.deepEqual(await ledger.balance("openai", instant), expected, `at hour ${hour}`);
			}
		}
		await ledger.dispose();
		const database = new DatabaseSync(join(folder, "ledger.db"), { readOnly: true });
		const row = database.prepare("SELECT count(*) AS n FROM checkpoint").get();
		assert.ok(Number(row?.["n"]) > 10, "checkpoints were kept");
		database.close();
	});
});
