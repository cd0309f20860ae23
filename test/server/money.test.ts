import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AccountView, LedgerResult, MoneyView, MoneyWarning } from "../../src/protocol.ts";
import { type ServerProcess, startServerProcess } from "./serverProcess.ts";

const cli = fileURLToPath(new URL("../../dist/cliEntry.cjs", import.meta.url));

/** Two servers on one data folder, as two windows have them. */
describe("balances in the language server", () => {
	let home: string;
	let first: ServerProcess;
	let second: ServerProcess;
	const warnings: MoneyWarning[] = [];

	async function viewOf(server: ServerProcess): Promise<MoneyView> {
		return server.connection.sendRequest("promptCost/money");
	}
	async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
		const end = Date.now() + 8_000;
		while (!(await holds())) {
			if (Date.now() > end) assert.fail("Waited in vain.");
			await setImmediate();
		}
	}
	const send = (method: string, params: object): Promise<LedgerResult> =>
		first.connection.sendRequest(method, params);
	const account = async (server: ServerProcess): Promise<AccountView> => {
		const [only] = (await viewOf(server)).accounts;
		assert.ok(only);
		return only;
	};

	before(async function () {
		this.timeout(20_000);
		home = await mkdtemp(join(tmpdir(), "prompt-cost-money-"));
		first = await startServerProcess({ dataFolder: home });
		second = await startServerProcess({ dataFolder: home });
		for (const server of [first, second]) {
			server.connection.onNotification("promptCost/moneyWarning", (warning: MoneyWarning) => {
				warnings.push(warning);
			});
		}
	});

	after(async () => {
		await Promise.all([first.stop(), second.stop()]);
		await rm(home, { recursive: true, force: true });
	});

	it("has no account at first, and offers the presets", async () => {
		const view = await viewOf(first);
		assert.deepEqual(view.accounts, []);
		assert.ok(view.presets.some(({ id }) => id === "openai"));
	});

	it("makes a preset's account when credit is first added", async () => {
		const result = await send("promptCost/addCredit", {
			account: "openai",
			amount: "20",
			kind: "top-up",
		});
		assert.deepEqual(result, { ok: true, message: "Balance: $20.00." });
		assert.equal((await account(first)).balance, "20");
	});

	it("shows the other window's entries, and those of the command line, within two seconds", async () => {
		const told: MoneyView[] = [];
		second.connection.onNotification("promptCost/moneyChanged", (view: MoneyView) => {
			told.push(view);
		});
		const started = Date.now();
		await send("promptCost/recordSpend", { account: "openai", amount: "1.50" });
		await until(() => told.some((view) => view.accounts[0]?.balance === "18.5"));
		assert.ok(Date.now() - started < 2_000);
		await promisify(execFile)(
			process.execPath,
			[cli, "credit", "spend", "0.5", "--account", "openai"],
			{
				env: { ...process.env, PROMPT_COST_HOME: home },
			},
		);
		await until(async () => (await account(first)).balance === "18");
	});

	it("refuses amounts that make no sense, in words", async () => {
		for (const amount of ["1e999", "-5", "50,00", "", "NaN"]) {
			const result = await send("promptCost/addCredit", {
				account: "openai",
				amount,
				kind: "top-up",
			});
			assert.equal(result.ok, false, amount);
			assert.match(result.message, /amount/i);
		}
		assert.equal((await account(first)).balance, "18");
	});

	it("warns once over all windows when the balance falls below its threshold, and when it is gone", async () => {
		assert.deepEqual(warnings, []);
		await send("promptCost/recordSpend", { account: "openai", amount: "16.50" });
		await until(() => warnings.length > 0);
		await send("promptCost/recordSpend", { account: "openai", amount: "0.10" });
		await viewOf(second);
		assert.deepEqual(
			warnings.map(({ key, severity }) => [key, severity]),
			[["low-balance", "warning"]],
		);
		await send("promptCost/recordSpend", { account: "openai", amount: "3" });
		await until(() => warnings.some(({ severity }) => severity === "error"));
		assert.equal((await account(first)).balance, "-1.6");
	});

	it("reconciles to what the provider shows, keeps that apart, and says the likely reasons", async () => {
		const result = await send("promptCost/reconcile", { account: "openai", shown: "7.25" });
		assert.equal(result.ok, true);
		assert.match(result.message, /^Balance: \$7\.25\. Likely: /);
		const view = await account(first);
		assert.equal(view.balance, "7.25");
		assert.equal(view.reported?.balance, "7.25");
		assert.equal(view.lastEntries[0]?.kind, "reconciliation");
	});
});
