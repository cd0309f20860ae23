import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LedgerResult, MoneyView } from "../../src/protocol.ts";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const LOCK_MS = 2_000;
/** What a lock may add to the longest answer. */
const ALLOWED_MS = 20;
/** On a busy machine others delay single answers: only a delay in every attempt is the server's own. */
const ATTEMPTS = 4;

const uri = "file:///project/lock.py";
const source = `from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hello"}])
`;

/** Holds a write lock on the ledger for two seconds, says when it has it, and lets go. */
const holder = `
const { DatabaseSync } = require("node:sqlite");
const database = new DatabaseSync(process.argv[1]);
database.exec("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE");
process.stdout.write("held");
setTimeout(() => { database.exec("ROLLBACK"); database.close(); }, ${LOCK_MS});
`;

describe("a ledger that another process has locked", () => {
	let home: string;
	let server: ServerProcess;

	before(async function () {
		this.timeout(30_000);
		home = await mkdtemp(join(tmpdir(), "prompt-cost-lock-"));
		server = await startServerProcess({ dataFolder: home });
		await server.open(uri, "python", source);
		assert.equal((await server.lenses(uri)).length, 1);
		const added = await record("promptCost/addCredit", "20", { kind: "top-up" });
		assert.equal(added.ok, true);
	});

	after(async () => {
		await server.stop();
		await rm(home, { recursive: true, force: true });
	});

	function record(method: string, amount: string, more: object = {}): Promise<LedgerResult> {
		return server.connection.sendRequest(method, { account: "openai", amount, ...more });
	}

	/** Asks for lenses one after the other until `ended`; the longest answer in milliseconds, and how many there were. */
	async function measure(ended: () => boolean): Promise<{ longest: number; answers: number }> {
		let [longest, answers] = [0, 0];
		while (!ended()) {
			const start = performance.now();
			const lenses = await server.lenses(uri);
			longest = Math.max(longest, performance.now() - start);
			assert.equal(lenses.length, 1);
			answers++;
		}
		return { longest, answers };
	}

	function isOver(milliseconds: number): () => boolean {
		const end = performance.now() + milliseconds;
		return () => performance.now() > end;
	}

	/** Both measurements of one attempt; `waited` is how long an entry asked for under the lock took to be recorded. */
	async function attempt() {
		const free = await measure(isOver(LOCK_MS));
		const child = spawn(process.execPath, ["-e", holder, join(home, "ledger.db")], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		let isGone = false;
		const exit = once(child, "exit").then(([code]) => {
			isGone = true;
			return code as number | null;
		});
		await once(child.stdout, "data");
		const start = performance.now();
		const recorded = record("promptCost/recordSpend", "0.25").then((result) => ({
			result,
			waited: performance.now() - start,
		}));
		const locked = await measure(() => isGone);
		assert.equal(await exit, 0);
		const { result, waited } = await recorded;
		assert.equal(result.ok, true, "an entry that waited for the lock is recorded");
		return { free, locked, waited };
	}

	it("delays no answer by more than 20 ms while an entry waits two seconds for the lock", async function () {
		this.timeout(60_000);
		const seen: string[] = [];
		for (let count = 1; count <= ATTEMPTS; count++) {
			const { free, locked, waited } = await attempt();
			assert.ok(waited > LOCK_MS / 2, `the entry did not meet the lock: ${waited} ms`);
			assert.ok(locked.answers > 20, `${locked.answers} answers while the ledger was locked`);
			const { accounts }: MoneyView = await server.connection.sendRequest("promptCost/money");
			assert.equal(Number(accounts[0]?.balance), 20 - 0.25 * count);
			if (locked.longest <= free.longest + ALLOWED_MS) return;
			seen.push(`${locked.longest.toFixed(1)} ms, ${free.longest.toFixed(1)} ms without a lock`);
		}
		assert.fail(`The longest answers under a lock: ${seen.join("; ")}`);
	});
});
