import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CliWorld } from "./cliRun.ts";

describe("prompt-cost and the ledger", () => {
	let world: CliWorld;
	beforeEach(() => {
		world = new CliWorld();
	});
	afterEach(() => world.dispose());

	const run = (line: string) => world.run(line.split(" "));
	const ok = async (line: string) => {
		const { code, stdout, stderr } = await run(line);
		assert.equal(code, 0, stderr);
		return stdout;
	};

	it("says what to do first when there is no account", async () => {
		assert.match(await ok("balance"), /credit add 50 --account openai/);
		assert.deepEqual(JSON.parse(await ok("balance --format json")).accounts, []);
	});

	it("makes a preset account on first use, and records an id once", async () => {
		assert.match(await ok("credit add 50 --account openai --id a"), /\$50\.00/);
		assert.match(await ok("credit add 50 --account openai --id a"), /already; nothing changed/);
		const [account] = JSON.parse(await ok("balance --format json")).accounts;
		assert.equal(account.recorded.balance, "50");
		assert.equal(account.recorded.lots[0].expires, "2027-11-23T12:00:00.000Z");
	});

	for (const amount of [
		"1e999",
		"-5",
		"50,00",
		"0",
		"abc",
		"1e12",
		"0.0000000001",
		"NaN",
		"Infinity",
	]) {
		it(`refuses the amount ${amount} in one line, and records nothing`, async () => {
			const { code, stderr } = await run(`credit add ${amount} --account openai`);
			assert.equal(code, 2);
			assert.match(stderr, /^prompt-cost: [^\n]+\n$/);
			assert.deepEqual(JSON.parse(await ok("balance --format json")).accounts, []);
		});
	}

	for (const [line, message] of [
		["credit add 5 --account openai --at 1850-01-01", /not a date or time between 2000 and 2199/],
		["credit add 5 --account openai --at 2026-02-30", /not a date/],
		["credit add 5 --account openai --expires 2026-01-01", /expire before it begins/],
		["credit add 5 --account nobody", /account add nobody/],
		["credit add 5 --account openai --expires someday", /2027-11-23T14:30Z or never/],
		["credit add 5 --account a/b", /account add NAME --preset custom/],
		["credit add 5 --account openai --kind gift", /--kind is one of/],
		["balance --account nobody", /There is no account "nobody"/],
		["balance --format xml", /--format is one of/],
		["account add x --zone Mars/Olympus", /no time zone/],
		["account add x --currency dollars", /no currency code/],
		["account add x --recharge-below 5", /needs both/],
		["account add ../x", /no account name/],
		["history --limit many", /whole number/],
		["plan", /--model/],
		["plan --model no-such-model --provider openai", /There is no plan/],
		["credit spend --account openai --model gpt-4o", /Give an amount/],
		["ledger import missing.jsonl", /missing\.jsonl cannot be used/],
	] as const) {
		it(`answers "${line}" with what to do`, async () => {
			const { code, stderr } = await run(line);
			assert.equal(code, 2);
			assert.match(stderr, message);
			assert.equal(stderr.trimEnd().split("\n").length, 1);
			assert.deepEqual(JSON.parse(await ok("account list --format json")).accounts, []);
		});
	}

	it("says on which day a balance holds that is still to come", async () => {
		const said = await ok("credit add 5 --account openai --at 2100-01-01");
		assert.match(said, /Balance on 2100-01-01, which is still to come: \$5\.00/);
	});

	it("says that there are no entries", async () => {
		assert.equal(await ok("history"), "No entries.\n");
	});

	it("prices a spend by model and tokens", async () => {
		await ok("credit add 10 --account openai");
		await ok(
			"credit spend --account openai --model gpt-4o --input 176 --cached-input 1024 --output 300",
		);
		const [account] = JSON.parse(await ok("balance --format json")).accounts;
		assert.equal(account.recorded.balance, "9.99528");
		const history = JSON.parse(await ok("history --by model --format json"));
		const [spend] = history.accounts[0].spend;
		const expected = {
			name: "gpt-4o",
			spent: "0.00472",
			entries: 1,
			inputTokens: 1200,
			outputTokens: 300,
		};
		assert.deepEqual(spend, expected);
	});

	it("keeps accounts in their own currency, and settings as they were told", async () => {
		await ok(
			"account add deepseek --currency CNY --low-balance 20 --recharge-below 10 --recharge-to 100",
		);
		await ok("account set deepseek --name Team --no-recharge");
		const [account] = JSON.parse(await ok("account list --format json")).accounts;
		assert.equal(account.currency, "CNY");
		assert.equal(account.name, "Team");
		assert.equal(account.thresholds.lowBalance, "20");
		assert.equal(account.autoRecharge, undefined);
		await ok("credit add 15 --account deepseek");
		const [standing] = JSON.parse(await ok("balance --format json")).accounts;
		assert.equal(standing.warnings[0].kind, "low-balance");
		assert.match(
			(await run("account set deepseek --currency USD")).stderr,
			/currency cannot change/,
		);
	});

	it("gives back what it exported, as JSON lines and as CSV in FOCUS columns", async () => {
		await ok("credit add 50 --account openai --id =cmd|calc --at 2026-01-01");
		await ok("account add mine --currency EUR");
		await ok("credit add 5 --kind grant --account mine --id g --expires 2026-12-01");
		await ok(
			"credit spend 0.000000001 --account openai --model gpt-4o --input 12 --output 3 --project p --call-site a.ts:1 --id s",
		);
		await ok("credit reconcile 40 --account openai --id r");
		const before = await ok("ledger export");
		for (const file of ["out.jsonl", "out.csv"]) {
			assert.match(await ok(`ledger export ${file}`), /Wrote 4 entries/);
			assert.match(await ok(`ledger import ${file}`), /Recorded 0 entries; 4 were there already/);
			const other = new CliWorld();
			try {
				writeFileSync(path.join(other.folder, file), readFileSync(path.join(world.folder, file)));
				const { stdout, code, stderr } = await other.run(["ledger", "import", file]);
				assert.equal(code, 0, stderr);
				assert.match(stdout, /Recorded 4 entries/);
				const after = (await other.run(["ledger", "export"])).stdout;
				const entries = (text: string) =>
					text
						.split("\n")
						.filter((line) => line.includes('"entry"'))
						.sort();
				assert.deepEqual(
					entries(after).map((line) => JSON.parse(line)),
					entries(before).map((line) => JSON.parse(line)),
				);
				assert.match((await other.run(["ledger", "check"])).stdout, /is sound: 4 entries/);
			} finally {
				other.dispose();
			}
		}
		const csv = readFileSync(path.join(world.folder, "out.csv"), "utf8");
		assert.match(csv, /^BilledCost,EffectiveCost,/);
		assert.ok(!/(^|,)=cmd/m.test(csv), "no cell is a formula");
		assert.match((await run("ledger export out.csv")).stderr, /exists already/);
	});

	it("imports all of a file or nothing, and names the line", async () => {
		const good = JSON.stringify({
			type: "entry",
			id: "a",
			account: "openai",
			kind: "spend",
			at: "2026-01-01T00:00:00.000Z",
			amount: "1",
			currency: "USD",
		});
		for (const bad of [
			"{",
			"[]",
			good.replace('"1"', "1"),
			good.replace("spend", "gift"),
			good.replace("USD", "EUR"),
			good.replace("2026-01-01T", "2026-01-99T"),
			good.replace('"entry"', '"budget"'),
			good.replace("{", '{"model":5,'),
			good.replace("{", '{"meters":{"input":"5"},'),
			good.replace("{", '{"meters":{"output":-1},'),
		]) {
			writeFileSync(path.join(world.folder, "bad.jsonl"), `${good}\n\n${bad}\n`);
			const { code, stderr } = await run("ledger import bad.jsonl");
			assert.equal(code, 2);
			assert.match(stderr, /Nothing was recorded: line 3/);
			assert.deepEqual(JSON.parse(await ok("balance --format json")).accounts, []);
		}
	});

	it("warns once when all accounts together reach the team file's monthly budget", async () => {
		const team = { budgets: [{ per: "month", amount: "20" }] };
		writeFileSync(path.join(world.folder, ".promptcost.json"), JSON.stringify(team));
		for (const account of ["openai", "anthropic"]) {
			await ok(`credit add 50 --account ${account}`);
			await ok(`credit spend 8.50 --account ${account}`);
		}
		const { accounts } = JSON.parse(await ok("balance --format json"));
		const messages = accounts.flatMap((account: { warnings: { message: string }[] }) =>
			account.warnings.map(({ message }) => message),
		);
		assert.equal(messages.length, 1);
		assert.match(messages[0], /^\$17\.00 of the monthly budget of .*promptcost\.json of \$20\.00/);
	});

	it("says what is wrong with a budget instead of passing it by", async () => {
		const team = { budgets: [{ per: "month", amount: "20,00" }] };
		writeFileSync(path.join(world.folder, ".promptcost.json"), JSON.stringify(team));
		await ok("credit add 50 --account openai");
		const { code, stderr } = await run("balance");
		assert.equal(code, 0);
		assert.match(stderr, /^prompt-cost: \.promptcost\.json:1:\d+: error: /);
	});

	it("counts spend in the team's own currency towards the budget, at the dated rate", async () => {
		const team = {
			budgets: [{ per: "month", amount: "20" }],
			currency: { code: "CNY", perDollar: "7.5", asOf: "2026-11-20" },
		};
		writeFileSync(path.join(world.folder, ".promptcost.json"), JSON.stringify(team));
		await ok("account add deepseek --currency CNY");
		await ok("credit add 500 --account deepseek");
		await ok("credit spend 75 --account deepseek");
		const messages = async () => {
			const { accounts } = JSON.parse(await ok("balance --format json"));
			return accounts.flatMap((account: { warnings: { message: string }[] }) =>
				account.warnings.map(({ message }) => message),
			);
		};
		// 75 CNY are $10 of $20; with no dollar account the budget is shown in CNY.
		const [alone] = await messages();
		assert.match(
			alone,
			/^CN¥75\.00 of the monthly budget .* at 7\.5 CNY a dollar \(2026-11-20\) of CN¥150\.00/,
		);
		await ok("credit add 50 --account openai");
		await ok("credit spend 7 --account openai");
		const together = await messages();
		assert.equal(together.length, 1);
		assert.match(together[0], /^\$17\.00 of the monthly budget .* of \$20\.00/);
	});

	it("leaves spend in a currency without a rate out of the budget", async () => {
		const team = { budgets: [{ per: "month", amount: "20" }] };
		writeFileSync(path.join(world.folder, ".promptcost.json"), JSON.stringify(team));
		await ok("account add deepseek --currency CNY");
		await ok("credit add 500 --account deepseek");
		await ok("credit spend 75 --account deepseek");
		const { accounts } = JSON.parse(await ok("balance --format json"));
		assert.deepEqual(accounts[0].warnings, []);
	});

	for (const [amount, charged, fee] of [
		["10", "10.80", "0.80"],
		["20", "21.10", "1.10"],
		["14.55", "15.36", "0.81"],
	]) {
		it(`says that OpenRouter charges the card $${charged} for $${amount} of credit`, async () => {
			const told = await ok(`credit add ${amount} --account openrouter --id a`);
			assert.ok(told.includes(`charges the card $${charged}:`), told);
			assert.ok(told.includes(`a fee of $${fee} (5.5 %, at least $0.80)`), told);
			const [account] = JSON.parse(await ok("balance --format json")).accounts;
			assert.equal(Number(account.recorded.balance), Number(amount));
			assert.doesNotMatch(await ok(`credit add ${amount} --account openrouter --id a`), /charges/);
		});
	}

	it("names no fee for a grant or a provider that takes none, and warns below the minimum", async () => {
		assert.doesNotMatch(await ok("credit add 5 --account openrouter --kind grant"), /charges/);
		assert.doesNotMatch(await ok("credit add 5 --account openai"), /charges/);
		const { code, stderr } = await run("credit add 4.99 --account openai");
		assert.equal(code, 0);
		assert.match(stderr, /OpenAI sells credit from \$5\.00 on\. Recorded as typed/);
	});

	it("forecasts with a band, and says when the history is too short", async () => {
		await ok("credit add 100 --account openai --at 2026-10-01 --expires never");
		for (let day = 1; day <= 22; day++) {
			const at = `2026-11-${String(day).padStart(2, "0")}T12:00Z`;
			await ok(`credit spend 2 --account openai --model gpt-4o --at ${at}`);
		}
		const early = JSON.parse(await ok("forecast --at 2026-11-04 --format json")).accounts[0];
		assert.equal(early.forecast, null);
		assert.match(early.reason, /too little history/);
		const { forecast, parts, spentThisMonth } = JSON.parse(
			await ok("forecast --by model --format json"),
		).accounts[0];
		assert.equal(spentThisMonth, "44");
		assert.equal(forecast.perDay, "2");
		assert.ok(Math.abs(Number(forecast.monthEnd.middle) - 59) < 0.1, forecast.monthEnd.middle);
		assert.equal(forecast.runOut.middle, "2026-12-21");
		assert.equal(parts[0].name, "gpt-4o");
		const [account] = JSON.parse(await ok("balance --format json")).accounts;
		assert.ok(Math.abs(account.runwayDays - 28) < 0.2, String(account.runwayDays));
	});

	it("plans credit for every situation", async () => {
		for (const situation of ["chatbot", "batch", "service", "load-test"]) {
			const plan = JSON.parse(
				await ok(`plan --model gpt-4o --situation ${situation} --format json`),
			);
			const [low, typical, high] = ["low", "typical", "high"].map((name) =>
				Number(plan.costPerMonth[name]),
			);
			assert.ok(low !== undefined && typical !== undefined && high !== undefined);
			assert.ok(0 < low && low < typical && typical < high);
			assert.ok(Number(plan.purchase.credit) >= high);
			assert.ok(plan.purchase.reason.length > 10);
			assert.match(await ok(`plan --model gpt-4o --situation ${situation}`), /credit to buy/);
		}
	});

	describe("plan and the rates of a tier", () => {
		const asked = "plan --model gpt-4o --situation service --input 1000 --output 500";
		const planned = async (more: string) => JSON.parse(await ok(`${asked} --format json ${more}`));

		it("says how many calls the account's tier allows, and which limit binds", async () => {
			await ok("credit add 50 --account openai");
			await ok("account set openai --tier 1");
			const { rate, peakPerMinute } = await planned("--at 2026-09-24");
			// 30,000 tokens a minute by 1,500 a call.
			assert.deepEqual(
				[rate.account, rate.tier, rate.tierBasis, rate.callsPerMinute, rate.binding, rate.limit],
				["openai", "1", "told", 20, "tpm", 30_000],
			);
			assert.equal(peakPerMinute, 30);
			assert.match(rate.warning, /about 30 calls, tier 1 allows 20: 30,000 tokens a minute/);
			assert.match(rate.source, /^https:/);
			const table = await ok(`${asked} --at 2026-09-24`);
			assert.match(table, /20 calls a minute in tier 1 of openai \(as you set it\)/);
			assert.match(table, /^warning/m);
		});

		it("warns of a workload just above the rate, not of one at it", async () => {
			await ok("credit add 50 --account openai");
			await ok("account set openai --tier 1");
			const at = "--at 2026-09-24 --peak-factor 2";
			// 14,400 calls in 24 hours are ten a minute, twenty in the busiest.
			assert.equal((await planned(`${at} --calls-per-day 14400`)).rate.warning, null);
			assert.notEqual((await planned(`${at} --calls-per-day 14500`)).rate.warning, null);
		});

		it("says why a rate is not known, and begins no ledger for the question", async () => {
			const { rate } = await planned("--per-day 10");
			assert.equal(rate.callsPerMinute, null);
			assert.match(rate.reason, /no account of openai.*account add openai/);
			assert.equal(existsSync(path.join(world.dataFolder, "ledger.db")), false);
		});

		it("takes the calls of a day from the team file's workload", async () => {
			const team = { workloads: [{ model: "gpt-4o", callsPerDay: 2880 }] };
			writeFileSync(path.join(world.folder, ".promptcost.json"), JSON.stringify(team));
			const request = { model: "gpt-4o", messages: [{ role: "user", content: "Hi" }] };
			writeFileSync(path.join(world.folder, "calls.jsonl"), JSON.stringify(request));
			world.assetFolder = path.join(import.meta.dirname, "../../dist");
			const line = "plan calls.jsonl --situation service --format json";
			const { peakPerMinute, situation } = JSON.parse(await ok(line));
			assert.equal(situation.perDay, 2880);
			assert.equal(peakPerMinute, 6);
			assert.equal(JSON.parse(await ok(`${line} --per-day 100`)).situation.perDay, 100);
		});

		it("plans each call of a source file, and says why one has no plan", async () => {
			world.assetFolder = path.join(import.meta.dirname, "../../dist");
			const call = (model: string) =>
				`client.chat.completions.create(model=${model}, max_tokens=500, messages=[{"role": "user", "content": "Hi"}])`;
			const source = `import sys\nfrom openai import OpenAI\nclient = OpenAI()\n${call('"gpt-4o"')}\n${call("sys.argv[1]")}\n`;
			writeFileSync(path.join(world.folder, "app.py"), source);
			await ok("credit add 50 --account openai");
			await ok("account set openai --tier 1");
			const { plans } = JSON.parse(await ok("plan app.py --at 2026-09-24 --format json"));
			assert.equal(plans.length, 2);
			assert.equal(plans[0].callSite, "app.py:4");
			assert.equal(plans[0].rate.tier, "1");
			assert.ok(plans[0].rate.callsPerMinute > 0);
			assert.deepEqual(Object.keys(plans[1]), ["callSite", "unplanned"]);
			assert.equal((await run("plan app.py --per-day 1 --calls-per-day 2")).code, 2);
			const text = await ok("plan app.py --at 2026-09-24");
			assert.match(text, /^app\.py:4\n/);
			assert.match(text, /\napp\.py:5: The model of app\.py:5 is not known/);
		});

		it("refuses two counts of a day and another provider's account", async () => {
			assert.match((await run(`${asked} --per-day 1 --calls-per-day 2`)).stderr, /not both/);
			await ok("credit add 50 --account anthropic");
			const { code, stderr } = await run(`${asked} --account anthropic`);
			assert.equal(code, 2);
			assert.match(stderr, /one of anthropic; the model is billed by openai/);
		});
	});
});
