import * as z from "zod";
import { allMeters, meterUnits } from "../pricing/meters.ts";
import { parseDecimal } from "../pricing/money.ts";
import type { Meter } from "../pricing/rateCard.ts";
import { isSafeGlob } from "./globs.ts";

// The one definition of the team file `.promptcost.json` and of the personal `config.json`: types, validation and the
// published JSON schema (media/promptcost.schema.json) all come from here.

const isAmount = (text: string): boolean => {
	const parsed = parseDecimal(text);
	return parsed.kind === "decimal" && parsed.decimal.digits >= 0n;
};

const amount = z
	.union([z.number().nonnegative(), z.string()])
	.refine((value) => isAmount(String(value)), 'expected an amount like 0.05 or "0.05"')
	.transform(String);
const isoDate = z.iso.date("expected a date like 2026-11-23");
const fileGlob = z
	.string()
	.min(1)
	.refine(
		isSafeGlob,
		"expected a glob of at most 200 characters and 12 wildcards, inside this folder",
	)
	.meta({ description: "Files by glob, relative to the folder of this file: `src/chat/**`." });
const modelGlob = z.string().min(1).max(200).meta({
	description:
		"A model id; `*` stands for any text: `gpt-4o*`. `openai/gpt-4o*` limits it to a provider.",
});
const tokens = z.int().nonnegative().max(1_000_000_000);
const share = z
	.union([
		z.number().gt(0).max(1),
		z.string().regex(/^(?:100|\d{1,2}(?:\.\d{1,4})?) ?%$/, 'expected a share like 0.15 or "15%"'),
	])
	.transform((value) => (typeof value === "number" ? value : Number.parseFloat(value) / 100));

const rates = z
	.strictObject(
		Object.fromEntries(allMeters.map((meter) => [meter, meterPrice(meter)])) as {
			[meter in Meter]: ReturnType<typeof meterPrice>;
		},
	)
	.meta({ description: "Absolute prices by meter, in dollars unless `currency` says otherwise." });

function meterPrice(meter: Meter) {
	const { unit, per } = meterUnits[meter];
	const each = per === 1 ? `per ${unit}` : `per million ${unit}s`;
	return amount.exactOptional().meta({ description: `Price ${each}.` });
}

const price = z
	.strictObject({
		provider: z.string().optional().meta({ description: "Who bills: openai, azure, bedrock, …" }),
		model: modelGlob.optional(),
		discount: share.optional().meta({
			description: 'How much less than the list price: 0.15 or "15%".',
		}),
		rates: rates.optional(),
		currency: z
			.string()
			.regex(/^[A-Z]{3}$/)
			.optional(),
		from: isoDate.optional().meta({ description: "First day of the contract." }),
		to: isoDate.optional().meta({ description: "First day after the contract." }),
		note: z.string().max(500).optional(),
	})
	.refine((entry) => entry.provider !== undefined || entry.model !== undefined, {
		message: "expected `provider` or `model`: which models does this price apply to?",
	})
	.refine((entry) => (entry.discount === undefined) !== (entry.rates === undefined), {
		message: "expected either `discount` or `rates`",
	})
	.meta({ description: "A negotiated price: a discount on the list price, or absolute rates." });

const site = {
	callSite: fileGlob.optional(),
	model: modelGlob.optional(),
};

const fields = {
	$schema: z.string().optional(),
	extends: z
		.array(
			z.union([
				z.string().min(1),
				z.strictObject({
					url: z.url({ protocol: /^https$/, error: "expected an https address" }),
					sha256: z.string().regex(/^[0-9a-fA-F]{64}$/, "expected 64 hexadecimal digits"),
				}),
			]),
		)
		.max(20)
		.optional()
		.meta({
			description:
				"Files whose values this one builds on, later ones first in rank: a relative path, a package in node_modules, or an https address pinned by its sha256.",
		}),
	currency: z
		.strictObject({
			code: z.string().regex(/^[A-Z]{3}$/, "expected an ISO 4217 code like EUR"),
			perDollar: amount
				.refine((value) => Number(value) > 0, "expected an amount above zero")
				.meta({ description: "How much of it one US dollar is." }),
			asOf: isoDate.meta({ description: "The day of that rate." }),
		})
		.optional()
		.meta({ description: "The currency that costs are shown in, with a dated rate." }),
	prices: z.array(price).max(1000).optional(),
	aliases: z
		.record(
			z.string().min(1),
			z.union([
				z.string().min(1),
				z.strictObject({ provider: z.string().optional(), model: z.string().min(1) }),
			]),
		)
		.optional()
		.meta({
			description: "Names that are no model ids (Azure deployments, gateway names) → model.",
		}),
	outputTokens: z
		.union([tokens, z.array(z.strictObject({ ...site, tokens })).max(1000)])
		.optional()
		.meta({ description: "Expected output tokens of a call; later entries win." }),
	holes: z
		.union([
			z.record(z.string().min(1), tokens),
			z
				.array(z.strictObject({ ...site, name: z.string().min(1).max(200).optional(), tokens }))
				.max(1000),
		])
		.optional()
		.meta({
			description:
				'Expected tokens of values known only at run time, by name (`*` stands for any text): `{"document": 4000, "*": 200}`.',
		}),
	workloads: z
		.array(
			z.strictObject({
				...site,
				callsPerDay: z.number().nonnegative().max(1e12),
				turns: z.int().min(1).max(10_000).optional().meta({
					description: "Turns of a conversation, each sending all before it again.",
				}),
				cachedShare: share.optional().meta({
					description: "How much of the input is read from the prompt cache.",
				}),
				serviceTier: z.enum(["standard", "batch", "flex", "priority", "ultrafast"]).optional(),
			}),
		)
		.max(1000)
		.optional()
		.meta({ description: "How often call sites run; later entries win." }),
	budgets: z
		.array(
			z
				.strictObject({
					per: z.enum(["call", "callSite", "month"]).meta({
						description: "One call; one call site per month; everything per month.",
					}),
					amount,
					...site,
					project: z.string().min(1).max(200).optional().meta({
						description:
							"With `per: month`: only spend that was recorded for this project (`prompt-cost credit spend … --project`).",
					}),
				})
				.refine(({ per, project }) => project === undefined || per === "month", {
					message: "expected `per` to be month: a project's budget is of its recorded spend",
				}),
		)
		.max(1000)
		.optional(),
	rules: z
		.strictObject({
			allowedModels: z.array(modelGlob).max(1000).optional(),
			bannedModels: z
				.array(
					z.union([
						modelGlob,
						z.strictObject({
							model: modelGlob,
							reason: z.string().max(500).optional(),
							use: z.string().optional(),
						}),
					]),
				)
				.max(1000)
				.optional(),
			maxCostPerCall: amount.optional(),
			maxContextShare: share.optional().meta({
				description: 'How full a context window may get: 0.8 or "80%".',
			}),
			requireOutputCap: z.boolean().optional().meta({
				description: "Every call must write its maximum of output tokens.",
			}),
		})
		.optional(),
	accounts: z
		.array(z.string().min(1))
		.max(100)
		.optional()
		.meta({ description: "Accounts whose balance is shown." }),
};

/** The team file, all keys optional, unknown keys refused. */
export const teamFileSchema = z.strictObject(fields).meta({
	title: "Prompt Cost team file",
	description:
		"Negotiated prices, model aliases, expected sizes, workloads, budgets and rules of a team.",
});

/** A valid team file: amounts as decimal strings, shares as fractions. */
export type TeamFile = z.output<typeof teamFileSchema>;

/** The keys a team file may have, in the order they are documented. */
export const teamFileKeys: readonly string[] = Object.keys(fields);

/** The published JSON schema of the team file: what editors complete and check while typing. */
export const teamFileJsonSchema = (): object => ({
	...z.toJSONSchema(teamFileSchema, { io: "input", target: "draft-7" }),
	allowComments: true,
	allowTrailingCommas: true,
});
