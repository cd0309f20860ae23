import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { openLedger } from "../../src/node/ledgerClient.ts";
import { describeLedger, dollars, entry, openai } from "../core/spend/ledgerConformance.ts";

const root = mkdtempSync(join(tmpdir(), "ledger-client-"));
const workerPath = resolve("src/ledgerWorker.ts");
let folders = 0;
const open = (dataFolder = join(root, `home-${++folders}`)) =>
	openLedger({ dataFolder, workerPath });

after(() => rmSync(root, { recursive: true, force: true }));

describeLedger("SQLite in its own thread", () => open());

describe("the ledger's thread", () => {
	it("never blocks the event loop while another process holds the lock for 2 s", async function () {
		this.timeout(10_000);
		const folder = join(root, "locked");
		const ledger = open(folder);
		await ledger.putAccount(openai);
		const holder = new DatabaseSync(join(folder, "ledger.db"));
		holder.exec("BEGIN IMMEDIATE");
		const released = new Promise<void>((done) => {
			setTimeout(() => {
				holder.exec("COMMIT");
				done();
			}, 2000);
		});
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		const started = performance.now();
		const append = ledger.append([entry({ id: "a" })]);
		await Promise.all([append, released]);
		delay.disable();
		assert.ok(performance.now() - started >= 1900, "the append waited for the lock");
		// Promised are 20 ms; a busy test machine alone can hold a thread back for longer than that.
		assert.ok(delay.percentile(99) / 1e6 < 50, `p99 ${delay.percentile(99) / 1e6} ms`);
		assert.equal(
			(await ledger.balance("openai", "2026-12-01T00:00:00.000Z")).nano,
			dollars(-1).nano,
		);
		holder.close();
		await ledger.dispose();
	});

	it("rejects in words, and after its end", async () => {
		const ledger = openLedger({ dataFolder: "/dev/null/home", workerPath });
		await assert.rejects(ledger.accounts(), { name: "LedgerFault", message: /PROMPT_COST_HOME/ });
		await ledger.dispose();
		await assert.rejects(ledger.accounts(), /disposed/);
	});

	it("rejects what a thread that cannot start was asked", async () => {
		const ledger = openLedger({ dataFolder: root, workerPath: join(root, "missing.cjs") });
		await assert.rejects(ledger.accounts(), /missing/);
	});
});
