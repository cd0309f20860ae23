// Writes to one ledger from 8 processes that are killed at random: `npm run torture -- ledger [kills] [seed]`.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SqliteLedger } from "../../src/node/ledgerSqlite.ts";

const writerPath = fileURLToPath(new URL("writer.ts", import.meta.url));

/** What a run came to; all but `kills`, `acknowledged` and `recorded` must be empty. */
export interface TortureResult {
	readonly kills: number;
	readonly acknowledged: number;
	readonly recorded: number;
	readonly lost: readonly string[];
	readonly doubled: readonly string[];
	readonly faults: readonly string[];
	readonly messages: readonly string[];
	readonly complaints: readonly string[];
}

class Writer {
	readonly acknowledged: string[] = [];
	complaint = "";
	readonly #child: ChildProcess;
	readonly #closed: Promise<unknown>;
	#onProgress = () => {};
	#rest = "";

	constructor(folder: string, name: string, shared: number) {
		this.#child = spawn(process.execPath, [writerPath, folder, name, String(shared)], {
			stdio: ["ignore", "pipe", "pipe"],
		});
		this.#closed = once(this.#child, "close");
		this.#child.stdout?.on("data", (data: Buffer) => {
			// A line that the kill cut short was not acknowledged to anyone.
			const lines = (this.#rest + String(data)).split("\n");
			this.#rest = lines.pop() ?? "";
			for (const line of lines) this.acknowledged.push(...line.split(" "));
			this.#onProgress();
		});
		this.#child.stderr?.on("data", (data: Buffer) => {
			this.complaint += String(data);
		});
	}

	/** Lets it acknowledge some entries, then kills it at a random moment of its work. */
	async killAfter(entries: number, restMs: number): Promise<void> {
		const enough = new Promise<void>((resolve) => {
			this.#onProgress = () => {
				if (this.acknowledged.length >= entries) resolve();
			};
		});
		await Promise.race([enough, this.#closed]);
		setTimeout(() => this.#child.kill("SIGKILL"), restMs);
		await this.#closed;
	}
}

/** Runs `processes` chains of writers until `kills` are killed, then looks at the ledger. */
export async function torture(
	kills: number,
	processes: number,
	seed: number,
): Promise<TortureResult> {
	const folder = mkdtempSync(join(tmpdir(), "ledger-torture-"));
	const random = randomFrom(seed);
	const acknowledged: string[] = [];
	const complaints: string[] = [];
	let started = 0;
	const ledger = new SqliteLedger({ dataFolder: folder, now: () => new Date() });
	try {
		await ledger.putAccount({
			id: "openai",
			provider: "openai",
			name: "OpenAI",
			currency: "USD",
			preset: "openai",
			zone: "UTC",
		});
		const runChain = async () => {
			while (started < kills) {
				const number = started++;
				const writer = new Writer(folder, `w${number}`, Math.floor(number / processes) * 100_000);
				await writer.killAfter(1 + Math.floor(random() * 60), random() * 20);
				acknowledged.push(...writer.acknowledged);
				if (writer.complaint !== "") complaints.push(writer.complaint);
			}
		};
		await Promise.all(Array.from({ length: processes }, runChain));
		return { kills: started, complaints, ...(await inspect(ledger, acknowledged)) };
	} finally {
		await ledger.dispose();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function inspect(ledger: SqliteLedger, acknowledged: readonly string[]) {
	const limit = Number.MAX_SAFE_INTEGER;
	const ids = (await ledger.entries({ order: "oldestFirst", limit })).map((entry) => entry.id);
	const recorded = new Set(ids);
	const { faults } = await ledger.check();
	const { nano } = await ledger.balance("openai", "2027-01-01T00:00:00.000Z");
	const wrongBalance = nano === -BigInt(ids.length) ? [] : [`the balance is ${nano}`];
	return {
		acknowledged: acknowledged.length,
		recorded: ids.length,
		lost: acknowledged.filter((id) => !recorded.has(id)),
		doubled: findDoubled(ids),
		faults: [...faults, ...wrongBalance],
		messages: (await ledger.state()).messages,
	};
}

function findDoubled(ids: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	return ids.filter((id) => seen.has(id) || !seen.add(id));
}

function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Runs from the command line; true when nothing was lost, doubled or broken. */
export async function runLedger(kills: number, seed = Date.now() % 1_000_000): Promise<boolean> {
	console.log(`kills ${kills}, seed ${seed}`);
	const started = performance.now();
	const { lost, doubled, faults, messages, complaints, ...counts } = await torture(kills, 8, seed);
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(JSON.stringify(counts), `${seconds} s`);
	console.log(`lost ${lost.length}, doubled ${doubled.length}, faults ${faults.length}`);
	const troubles = [...lost, ...doubled, ...faults, ...messages, ...complaints];
	for (const trouble of troubles) console.error(trouble);
	return troubles.length === 0;
}
