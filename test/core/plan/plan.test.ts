import assert from "node:assert/strict";
import { makePlan } from "../../../src/core/plan/plan.ts";
import { type Situation, situations } from "../../../src/core/plan/situations.ts";
import { peakRequestsPerMinute } from "../../../src/core/plan/workload.ts";
import { conversationOf } from "../../../src/core/tokens/conversation.ts";

const tokens = { inputTokens: 500, outputTokens: 200, userTokens: 100 };
const once: Situation = {
	id: "batch",
	description: "ten requests a week",
	perDay: 10,
	daysPerWeek: 1,
	turns: 1,
	hoursPerDay: 1,
	peakFactor: 1,
	low: 1,
	high: 1,
	canWait: true,
};

describe("plan", () => {
	it("sends the whole history with each turn", () => {
		const inputs = conversationOf(tokens, 3, false).map(({ input }) => input);
		assert.deepEqual(inputs, [500, 800, 1_100]);
	});

	it("reads what was said before from the cache once it is long enough", () => {
		const turns = conversationOf({ ...tokens, inputTokens: 1_024 }, 3, true);
		assert.deepEqual(
			turns.map(({ input, cachedInput }) => [input, cachedInput]),
			[
				[1_024, 0],
				[300, 1_024],
				[300, 1_324],
			],
		);
	});

	it("prices a month exactly: gpt-4o at $2.50 and $10 per million", () => {
		const plan = makePlan({
			provider: "openai",
			model: "gpt-4o",
			tokens,
			situation: once,
			at: "2026-11-23",
		});
		assert.equal(plan.kind, "plan");
		// 10 × 365.25 ÷ 12 ÷ 7 = 43.482 requests of 500 × $2.5e-6 + 200 × $1e-5 = $0.00325.
		assert.equal(plan.month.typical, 141_316_500n);
		assert.equal(plan.purchase.credit, 5_000_000_000n);
		assert.equal(plan.purchase.mode, "manual");
		assert.ok(
			plan.savings.some(({ kind, month }) => kind === "batch" && month * 2n === plan.month.typical),
		);
	});

	it("needs the tier whose rate limits allow the peak", () => {
		const [service] = situations.filter(({ id }) => id === "service");
		assert.ok(service);
		const busy = { ...service, perDay: 144, hoursPerDay: 0.002, peakFactor: 1 };
		assert.equal(peakRequestsPerMinute(busy), 1_200);
		const size = { inputTokens: 900, outputTokens: 100, userTokens: 0 };
		const request = {
			provider: "openai",
			model: "gpt-6-astra",
			tokens: size,
			situation: busy,
			at: "2026-11-23",
		};
		const plan = makePlan(request);
		assert.equal(plan.kind, "plan");
		// $500 a month would be enough of Build, but its 1,000,000 tokens a minute are 1,000 such requests.
		assert.equal(plan.tier?.tier.id, "Launch");
		assert.match(plan.tier.because, /1200 requests a minute is above tier Build's 1000 \(tpm\)/);
		const huge = makePlan({ ...request, situation: { ...busy, perDay: 144_000_000 } });
		assert.equal(huge.kind, "plan");
		assert.match(huge.tier?.because ?? "", /above every published monthly limit/);
		assert.equal(plan.purchase.mode, "auto");
	});

	it("says why there is none", () => {
		const plan = makePlan({
			provider: "openai",
			model: "no-such",
			tokens,
			situation: once,
			at: "2026-11-23",
		});
		assert.equal(plan.kind, "unplanned");
	});
});
