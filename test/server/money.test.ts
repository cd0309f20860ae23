import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Hover } from "vscode-languageserver-protocol/node";
import type {
	AccountView,
	CreditPreview,
	DocumentProvidersResult,
	LedgerResult,
	MoneyView,
	MoneyWarning,
} from "../../src/protocol.ts";
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

describe("accounts and budgets in the language server", () => {
	let home: string;
	let folder: string;
	let server: ServerProcess;

	const send = <Result>(method: string, params: object): Promise<Result> =>
		server.connection.sendRequest(method, params);
	const view = (): Promise<MoneyView> => server.connection.sendRequest("promptCost/money");

	before(async function () {
		this.timeout(20_000);
		home = await mkdtemp(join(tmpdir(), "prompt-cost-accounts-"));
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-team-"));
		const budgets = [
			{ per: "month", amount: 10, project: "search" },
			{ per: "month", amount: 1000 },
		];
		await writeFile(join(folder, ".promptcost.json"), JSON.stringify({ budgets }));
		server = await startServerProcess({ dataFolder: home, folders: [folder] });
	});

	after(async () => {
		await server.stop();
		await rm(home, { recursive: true, force: true });
		await rm(folder, { recursive: true, force: true });
	});

	it("previews credit: fee, minimum and expiry, without recording anything", async () => {
		const preview = (account: string, amount: string, more = {}) =>
			send<CreditPreview>("promptCost/previewCredit", {
				account,
				amount,
				kind: "top-up",
				...more,
			});
		assert.match((await preview("openrouter", "10")).charge ?? "", /charges the card \$10\.80/);
		const small = await preview("openai", "3", { at: "2026-02-03" });
		assert.equal(small.objection, "OpenAI sells credit from $5.00 on.");
		assert.equal(small.expires, "2027-02-03T00:00:00.000Z");
		const late = await preview("openai", "30", { at: "2026-02-03", expires: "2026-01-01" });
		assert.match(late.fault ?? "", /expire before it begins/);
		assert.match((await preview("openai", "30", { at: "soon" })).fault ?? "", /no date/);
		assert.deepEqual((await view()).accounts, []);
	});

	it("records credit that was given earlier, with its own expiry", async () => {
		const result = await send<LedgerResult>("promptCost/addCredit", {
			account: "openai",
			amount: "5",
			kind: "grant",
			at: "2026-11-01",
			expires: "2199-01-31",
		});
		assert.equal(result.message, "Balance: $5.00.");
		const [account] = (await view()).accounts;
		assert.deepEqual(account?.lots, [
			{ kind: "grant", remaining: "5", expires: "2199-01-31T00:00:00.000Z" },
		]);
	});

	it("changes settings, refuses those that make no sense, and makes accounts of one's own", async () => {
		const change = (account: string, settings: object) =>
			send<LedgerResult>("promptCost/changeAccount", { account, settings });
		assert.equal((await change("openai", { monthlyCap: "80", runway: "3" })).ok, true);
		const refused = await change("openai", { rechargeBelow: "5" });
		assert.equal(refused.ok, false);
		assert.match(refused.message, /needs both/);
		assert.equal((await change("openai", { zone: "Mars/Olympus" })).ok, false);
		assert.equal((await change("acme", { name: "Acme", currency: "EUR" })).ok, true);
		const { accounts } = await view();
		const [acme, openai] = accounts.toSorted((one, other) => (one.id < other.id ? -1 : 1));
		assert.equal(acme?.currency, "EUR");
		assert.equal(openai?.settings.monthlyCap, "80");
		assert.equal(openai?.settings.runway, "3");
		assert.ok(openai?.settings.tiers.includes("Build"));
		assert.ok(openai?.outlook.some((line) => line.startsWith("Too little history")));
		assert.equal((await change("openai", { monthlyCap: "" })).ok, true);
		const cleared = (await view()).accounts.find(({ id }) => id === "openai");
		assert.equal(cleared?.settings.monthlyCap, undefined);
	});

	it("watches the team file's budgets, of one project and of everything", async () => {
		await promisify(execFile)(
			process.execPath,
			[cli, "credit", "spend", "9", "--account", "openai", "--project", "search"],
			{ env: { ...process.env, PROMPT_COST_HOME: home } },
		);
		const { accounts } = await view();
		const messages = accounts.flatMap(({ warnings }) => warnings.map(({ message }) => message));
		const ofBudgets = messages.filter((message) => message.includes("budget"));
		assert.equal(ofBudgets.length, 1, messages.join("\n"));
		assert.match(ofBudgets[0] ?? "", /^\$9\.00 of the monthly budget for search of .* of \$10\.00/);
	});

	it("tells who bills the calls of a document, the most calls first", async () => {
		const uri = pathToFileURL(join(folder, "both.py")).href;
		const text = [
			"from anthropic import Anthropic",
			"from openai import OpenAI",
			'Anthropic().messages.create(model="claude-opus-4-1", max_tokens=9, messages=[{"role": "user", "content": "a"}])',
			'OpenAI().responses.create(model="gpt-4o", input="a")',
			'OpenAI().responses.create(model="gpt-4o", input="b")',
		].join("\n");
		await server.connection.sendNotification("textDocument/didOpen", {
			textDocument: { uri, languageId: "python", version: 1, text },
		});
		const { providers } = await send<DocumentProvidersResult>("promptCost/documentProviders", {
			uri,
		});
		assert.deepEqual(providers, ["openai", "anthropic"]);
	});

	it("says in the hover how often the tier allows the call, and when the workload is above it", async () => {
		const uri = pathToFileURL(join(folder, "busy.py")).href;
		const text = [
			"from openai import OpenAI",
			"# prompt-cost: calls=5000000/day",
			'OpenAI().chat.completions.create(model="gpt-6-sol", messages=[{"role": "user", "content": "a"}])',
		].join("\n");
		await send("promptCost/changeAccount", { account: "openai", settings: { tier: "Build" } });
		await server.connection.sendNotification("textDocument/didOpen", {
			textDocument: { uri, languageId: "python", version: 1, text },
		});
		const hover = await send<Hover>("textDocument/hover", {
			textDocument: { uri },
			position: { line: 2, character: 28 },
		});
		const value = (hover.contents as { value: string }).value;
		assert.match(
			value,
			/Tier Build of OpenAI \(as you set it\) allows [\d,]+ of these calls a minute/,
		);
		assert.match(value, /⚠ The busiest minute has about/);
	});
});
