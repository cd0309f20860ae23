import type { Account, AccountId } from "../../../src/core/spend/account.ts";
import { compareEvents, replay, startReplay, toBalance } from "../../../src/core/spend/balance.ts";
import {
	type AppendResult,
	type EntryQuery,
	type Ledger,
	LedgerFault,
	type ReportedBalance,
	type SpendGroup,
	type SpendQuery,
} from "../../../src/core/spend/ledger.ts";
import { findEntryFault, type LedgerEntry } from "../../../src/core/spend/ledgerEntry.ts";
import { countInputTokens, countOutputTokens } from "../../../src/core/spend/meterTotals.ts";
import { findPreset } from "../../../src/core/spend/presets.ts";

/** A ledger in plain lists, without sums: what the real ones are compared with. */
export class MemoryLedger implements Ledger {
	readonly #accounts = new Map<AccountId, Account>();
	readonly #reports: ReportedBalance[] = [];
	readonly #warnings = new Map<string, { snoozedUntil?: string }>();
	readonly #listeners = new Set<() => void>();
	#entries: LedgerEntry[] = [];

	async state() {
		return { location: "memory", messages: [] };
	}

	async accounts() {
		return [...this.#accounts.values()];
	}

	async putAccount(account: Account) {
		const before = this.#accounts.get(account.id);
		const used = this.#entries.some((entry) => entry.account === account.id);
		if (used && before?.currency !== account.currency) throw new LedgerFault("currency");
		this.#accounts.set(account.id, account);
		this.#tell();
	}

	async append(entries: readonly LedgerEntry[]): Promise<AppendResult> {
		const next = [...this.#entries];
		const repeated: string[] = [];
		for (const entry of entries) {
			const fault = findEntryFault(entry, this.#find(entry.account).currency);
			if (fault !== undefined) throw new LedgerFault(fault);
			if (next.some(({ id, account }) => id === entry.id && account === entry.account)) {
				repeated.push(entry.id);
			} else next.push(entry);
		}
		this.#entries = next;
		this.#tell();
		return { added: entries.length - repeated.length, repeated };
	}

	/** Takes entries as they are: quick for long histories with distinct ids. */
	record(entries: readonly LedgerEntry[]) {
		this.#entries.push(...entries);
	}

	async entries(query: EntryQuery) {
		const { account, from = "0", until = "9", offset = 0 } = query;
		const found = this.#entries
			.filter((entry) => account === undefined || entry.account === account)
			.filter((entry) => entry.at >= from && entry.at < until)
			.filter((entry) => !query.creditsOnly || entry.kind !== "spend")
			.map((entry, seq) => ({ entry, seq }))
			.sort((a, b) =>
				a.entry.at === b.entry.at ? a.seq - b.seq : a.entry.at < b.entry.at ? -1 : 1,
			)
			.map(({ entry }) => entry);
		if (query.order === "newestFirst") found.reverse();
		return found.slice(offset, offset + query.limit);
	}

	async balance(id: AccountId, at: string) {
		const { currency, preset } = this.#find(id);
		const events = this.#entries
			.filter((entry) => entry.account === id && entry.at <= at)
			.map((entry) => ({ ...entry, nano: entry.amount.nano }))
			.sort(compareEvents);
		const state = startReplay();
		replay(state, events, findPreset(preset).orderOfUse, at);
		return toBalance(state, { account: id, currency, at });
	}

	async spendBetween(account: AccountId, instants: readonly string[]) {
		return instants
			.slice(1)
			.map((until, index) =>
				this.#spends({ account, from: instants[index] ?? "", until }).reduce(
					(sum, { amount }) => sum + amount.nano,
					0n,
				),
			);
	}

	async spendBy(query: SpendQuery) {
		const groups = new Map<string, SpendGroup>();
		for (const entry of this.#spends(query)) {
			const keys = Object.fromEntries(query.by.map((name) => [name, entry[name]]));
			const key = JSON.stringify(query.by.map((name) => entry[name] ?? null));
			const before = groups.get(key);
			groups.set(key, {
				keys,
				nano: (before?.nano ?? 0n) + entry.amount.nano,
				entries: (before?.entries ?? 0) + 1,
				inputTokens: (before?.inputTokens ?? 0) + countInputTokens(entry.meters ?? {}),
				outputTokens: (before?.outputTokens ?? 0) + countOutputTokens(entry.meters ?? {}),
			});
		}
		return [...groups.values()].sort((a, b) => Number(b.nano - a.nano));
	}

	async recordReport(report: ReportedBalance) {
		this.#find(report.account);
		this.#reports.push(report);
		this.#tell();
	}

	async lastReport(account: AccountId, at: string) {
		return this.#reports
			.filter((report) => report.account === account && report.at <= at)
			.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
	}

	async raiseWarnings(account: AccountId, keys: readonly string[], at: string) {
		const mine = `${account} `;
		for (const key of [...this.#warnings.keys()]) {
			if (key.startsWith(mine) && !keys.includes(key.slice(mine.length)))
				this.#warnings.delete(key);
		}
		return keys.filter((key) => {
			const before = this.#warnings.get(mine + key);
			const due = before === undefined || (before.snoozedUntil ?? "9") <= at;
			if (due) this.#warnings.set(mine + key, {});
			return due;
		});
	}

	async snoozeWarning(account: AccountId, key: string, until: string) {
		this.#warnings.set(`${account} ${key}`, { snoozedUntil: until });
	}

	async check() {
		return { entries: this.#entries.length, faults: [] };
	}

	onDidChange(listener: () => void) {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	async dispose() {
		this.#listeners.clear();
	}

	#find(id: AccountId): Account {
		const account = this.#accounts.get(id);
		if (account === undefined) throw new LedgerFault(`There is no account ${id}.`);
		return account;
	}

	#spends({ account, from, until }: Omit<SpendQuery, "by">): readonly LedgerEntry[] {
		this.#find(account);
		return this.#entries.filter(
			(entry) =>
				entry.account === account && entry.kind === "spend" && entry.at >= from && entry.at < until,
		);
	}

	#tell() {
		for (const listener of this.#listeners) listener();
	}
}
