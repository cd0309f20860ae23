// Measures the ledger on a million entries: `node test/bench/ledger.bench.ts [entries]`.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { LedgerEntry } from "../../src/core/spend/ledgerEntry.ts";
import { readStanding } from "../../src/core/spend/standing.ts";
import { SqliteLedger } from "../../src/node/ledgerSqlite.ts";

const YEAR_MS = 365 * 86_400_000;
const START = Date.UTC(2026, 0, 1);
const BATCH = 100_000;
const account = "openai";
const usd = (nano: bigint) => ({ nano, currency: "USD" });

/** A linear congruential generator, so that every run measures the same entries. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

const random = randomFrom(7);
const entryCount = Number(process.argv[2] ?? 1_000_000);

function spendEntry(index: number): LedgerEntry {
	// Entries come in the order of time but for one in a hundred.
	const share = index % 100 === 0 ? random() : index / entryCount;
	const at = new Date(START + Math.floor(Math.min(share, 1) * (YEAR_MS - 1))).toISOString();
	return {
		id: `resp_${Math.floor(random() * 2 ** 32).toString(16)}${index.toString(16)}`,
		account,
		kind: "spend",
		amount: usd(BigInt(Math.floor(random() * 2_000_000))),
		at,
		model: `model-${index % 12}`,
		endpoint: index % 3 === 0 ? "responses" : "chat",
		modality: "chat",
		project: `project-${index % 4}`,
		callSite: `src/file${index % 40}.ts:${index % 40}`,
		meters: { input: Math.floor(random() * 4_000), output: Math.floor(random() * 800) },
	};
}

function* credits(): Generator<LedgerEntry> {
	for (let week = 0; week < 52; week++) {
		const at = START + week * 7 * 86_400_000;
		yield {
			id: `buy-${week}`,
			account,
			kind: "top-up",
			amount: usd(25_000_000_000n),
			at: new Date(at).toISOString(),
			expires: new Date(at + 60 * 86_400_000).toISOString(),
		};
	}
}

async function time(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/** Median and largest of repeated runs, in milliseconds. */
async function measure(name: string, runs: number, work: () => Promise<unknown>): Promise<void> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) times.push(await time(work));
	show(name, times);
}

function show(name: string, times: number[]): void {
	times.sort((left, right) => left - right);
	const median = times[Math.floor(times.length / 2)] ?? 0;
	console.log(`${name}: median ${median.toFixed(2)} ms, worst ${times.at(-1)?.toFixed(2)} ms`);
}

/** SQLite alone in the same run: entries of this shape with a unique id, nothing else. */
function measureFloor(folder: string): void {
	const database = new DatabaseSync(join(folder, "floor.db"));
	database.exec(
		`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -131072;
		CREATE TABLE entry (at INTEGER, seq INTEGER, nano INTEGER, id TEXT, meters TEXT, PRIMARY KEY (at, seq))
			STRICT, WITHOUT ROWID;
		CREATE UNIQUE INDEX entryId ON entry (id)`,
	);
	const insert = database.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?)");
	const write = (index: number) =>
		insert.run(START + index * 31_536, index, 5, `resp_${random().toString(36)}${index}`, "{}");
	const inTransaction = (from: number, count: number) => {
		database.exec("BEGIN IMMEDIATE");
		for (let index = from; index < from + count; index++) write(index);
		database.exec("COMMIT");
	};
	let start = performance.now();
	for (let batch = 0; batch < 3; batch++) inTransaction(batch * BATCH, BATCH);
	const batched = Math.round((3 * BATCH * 1000) / (performance.now() - start));
	start = performance.now();
	for (let index = 0; index < 1_000; index++) inTransaction(3 * BATCH + index, 1);
	const single = Math.round(1_000_000 / (performance.now() - start));
	start = performance.now();
	database.prepare("SELECT sum(nano) FROM entry").get();
	const sum = performance.now() - start;
	console.log(
		`SQLite alone: batches ${batched} entries/s, single ${single} entries/s, plain SUM of 300,000 ${sum.toFixed(1)} ms`,
	);
	database.close();
}

const folder = mkdtempSync(join(tmpdir(), "ledger-bench-"));
const open = () => new SqliteLedger({ dataFolder: folder, now: () => new Date() });
try {
	measureFloor(folder);
	let ledger = open();
	await ledger.putAccount({
		id: account,
		provider: "openai",
		name: "OpenAI",
		currency: "USD",
		preset: "openai",
		zone: "UTC",
	});
	await ledger.append([...credits()]);
	let writing = 0;
	for (let done = 0; done < entryCount; done += BATCH) {
		const batch = Array.from({ length: Math.min(BATCH, entryCount - done) }, (_, i) =>
			spendEntry(done + i),
		);
		writing += await time(() => ledger.append(batch));
	}
	console.log(`batches of ${BATCH}: ${Math.round((entryCount / writing) * 1000)} entries/s`);
	const singles = 3_000;
	const extra = Array.from({ length: singles }, (_, i) => spendEntry(entryCount + i));
	const single = await time(async () => {
		for (const entry of extra) await ledger.append([entry]);
	});
	console.log(`single, synchronous=FULL: ${Math.round((singles / single) * 1000)} entries/s`);
	await ledger.dispose();
	ledger = open();
	const now = new Date(START + YEAR_MS).toISOString();
	const past = new Date(START + 0.61 * YEAR_MS + 12_345).toISOString();
	console.log(`first balance: ${(await time(() => ledger.balance(account, now))).toFixed(2)} ms`);
	await measure("balance now", 50, () => ledger.balance(account, now));
	await measure("balance at a past instant", 50, () => ledger.balance(account, past));
	let late = 0;
	const afterLate: number[] = [];
	for (; late < 50; late++) {
		await ledger.append([{ ...spendEntry(0), id: `late-${late}` }]);
		afterLate.push(await time(() => ledger.balance(account, now)));
	}
	show("balance after a back-dated entry", afterLate);
	const month = { account, from: "2026-05-01T00:00:00.000Z", until: "2026-06-01T00:00:00.000Z" };
	await measure("month by model, UTC", 20, () => ledger.spendBy({ ...month, by: ["model"] }));
	const zoned = { account, from: "2026-04-30T18:30:00.000Z", until: "2026-05-31T18:30:00.000Z" };
	await measure("month by model, Kolkata", 20, () => ledger.spendBy({ ...zoned, by: ["model"] }));
	const year = { account, from: "2026-01-01T00:00:00.000Z", until: now };
	await measure("year by model and project", 5, () =>
		ledger.spendBy({ ...year, by: ["model", "project"] }),
	);
	await measure("last 50 entries", 20, () => ledger.entries({ order: "newestFirst", limit: 50 }));
	await measure("last 50 entries of account", 20, () =>
		ledger.entries({ account, order: "newestFirst", limit: 50 }),
	);
	await measure("start (open and close)", 10, async () => {
		await open().dispose();
	});
	const tomorrow = () => new Date(Date.now() + 2 * 86_400_000);
	const checked = await time(async () => {
		await new SqliteLedger({ dataFolder: folder, now: tomorrow }).dispose();
	});
	console.log(`first start of a day, with SQLite's quick check: ${checked.toFixed(0)} ms`);
	const [known] = await ledger.accounts();
	if (known === undefined) throw new Error("the account is gone");
	await measure("standing (balance, month, tier, forecast, spikes, warnings)", 10, () =>
		readStanding(ledger, known, now),
	);
	const check = await ledger.check();
	console.log(`check: ${check.entries} entries, ${check.faults.length} faults`);
	await ledger.dispose();
	const size = statSync(join(folder, "ledger.db")).size;
	console.log(
		`file: ${(size / 2 ** 20).toFixed(0)} MiB, ${Math.round(size / entryCount)} bytes per entry`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
