import { Worker } from "node:worker_threads";
import type { Account, AccountId } from "../core/spend/account.ts";
import type { AccountBalance } from "../core/spend/balance.ts";
import {
	type AppendResult,
	type EntryQuery,
	type Ledger,
	type LedgerCheck,
	LedgerFault,
	type LedgerState,
	type ReportedBalance,
	type SpendGroup,
	type SpendQuery,
} from "../core/spend/ledger.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import type { LedgerReply, LedgerRequest, RemoteMethod } from "../core/spend/ledgerMessages.ts";

/** Where the ledger lives, and the built `ledgerWorker` file. */
export interface LedgerLocation {
	readonly dataFolder: string;
	readonly workerPath: string;
}

interface Pending {
	readonly resolve: (result: never) => void;
	readonly reject: (error: Error) => void;
}

/**
 * The SQLite ledger in a thread of its own: no method ever blocks the caller's event loop. The thread starts with the
 * first call, and again after it died; calls that it took with it reject.
 */
export function openLedger(location: LedgerLocation): Ledger {
	return new LedgerClient(location);
}

class LedgerClient implements Ledger {
	readonly #location: LedgerLocation;
	readonly #pending = new Map<number, Pending>();
	readonly #listeners = new Set<() => void>();
	#worker: Worker | undefined;
	#lastId = 0;
	#disposed = false;

	constructor(location: LedgerLocation) {
		this.#location = location;
	}

	state(): Promise<LedgerState> {
		return this.#call("state");
	}
	accounts(): Promise<readonly Account[]> {
		return this.#call("accounts");
	}
	putAccount(account: Account): Promise<void> {
		return this.#call("putAccount", account);
	}
	append(entries: readonly LedgerEntry[]): Promise<AppendResult> {
		return this.#call("append", entries);
	}
	entries(query: EntryQuery): Promise<readonly LedgerEntry[]> {
		return this.#call("entries", query);
	}
	balance(account: AccountId, at: string): Promise<AccountBalance> {
		return this.#call("balance", account, at);
	}
	spendBy(query: SpendQuery): Promise<readonly SpendGroup[]> {
		return this.#call("spendBy", query);
	}
	spendBetween(account: AccountId, instants: readonly string[]): Promise<readonly bigint[]> {
		return this.#call("spendBetween", account, instants);
	}
	recordReport(report: ReportedBalance): Promise<void> {
		return this.#call("recordReport", report);
	}
	lastReport(account: AccountId, at: string): Promise<ReportedBalance | undefined> {
		return this.#call("lastReport", account, at);
	}
	raiseWarnings(account: AccountId, keys: readonly string[], at: string) {
		return this.#call<readonly string[]>("raiseWarnings", account, keys, at);
	}
	snoozeWarning(account: AccountId, key: string, until: string): Promise<void> {
		return this.#call("snoozeWarning", account, key, until);
	}
	check(): Promise<LedgerCheck> {
		return this.#call("check");
	}

	onDidChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Lets the thread finish what it was asked, then ends it. */
	async dispose(): Promise<void> {
		this.#disposed = true;
		this.#listeners.clear();
		const worker = this.#worker;
		if (worker === undefined) return;
		await new Promise<void>((resolve) => {
			worker.once("exit", () => resolve());
			this.#post(worker, { method: "dispose" });
		});
	}

	#call<T>(method: RemoteMethod, ...values: readonly unknown[]): Promise<T> {
		if (this.#disposed) return Promise.reject(new Error("the ledger was disposed"));
		this.#worker ??= this.#start();
		const worker = this.#worker;
		const id = ++this.#lastId;
		return new Promise<T>((resolve, reject) => {
			this.#pending.set(id, { resolve, reject });
			worker.ref();
			this.#post(worker, { id, method, values });
		});
	}

	#post(worker: Worker, request: LedgerRequest): void {
		worker.postMessage(request);
	}

	#start(): Worker {
		const { dataFolder, workerPath } = this.#location;
		const worker = new Worker(workerPath, { workerData: { dataFolder } });
		worker.on("message", (reply: LedgerReply) => this.#receive(reply));
		worker.on("error", (error: Error) => this.#failAll(worker, error));
		worker.on("exit", () => this.#failAll(worker, new Error("the ledger's thread ended")));
		return worker;
	}

	#receive(reply: LedgerReply): void {
		if ("event" in reply) {
			for (const listener of this.#listeners) listener();
			return;
		}
		const pending = this.#pending.get(reply.id);
		if (pending === undefined) return;
		this.#pending.delete(reply.id);
		// A ledger nobody waits for must not keep the process alive.
		if (this.#pending.size === 0) this.#worker?.unref();
		if ("result" in reply) pending.resolve(reply.result as never);
		else if ("fault" in reply) pending.reject(new LedgerFault(reply.fault));
		else pending.reject(new Error(`the ledger's thread failed: ${reply.bug}`));
	}

	#failAll(worker: Worker, error: Error): void {
		const wasInUse = this.#worker === worker;
		if (wasInUse) this.#worker = undefined;
		for (const { reject } of this.#pending.values()) reject(error);
		this.#pending.clear();
		// Who listens is told to look again: that starts a new thread, which hears of changes anew.
		if (wasInUse && !this.#disposed) for (const listener of this.#listeners) listener();
	}
}
