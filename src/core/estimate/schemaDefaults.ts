import {
	type CallExpression,
	type Expression,
	nameOfCallee,
	type RecordExpression,
} from "../languages/expression.ts";
import type { Followed, Source, Trail } from "./source.ts";

const PARSING =
	/^(parse|parseAsync|safeParse|safeParseAsync|validateSync|validate|cast|create|decode)$/;
const ENVIRONMENT = /^(createEnv|cleanEnv|envsafe|parseEnv|validateEnv|makeEnv|defineEnv)$/;
const SECTIONS = ["server", "client", "shared"];
const MAX_LINKS = 30;

/**
 * A member of what a schema lets through: `z.object({ MODEL: z.string().default("gpt-4o") }).parse(process.env).MODEL`, also
 * of validated environments (`createEnv({ server: {…} })`, `cleanEnv(process.env, {…})`); undefined for other calls.
 */
export function memberOfSchema(
	source: Source,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "call") return undefined;
	const { callee } = expression;
	const name = nameOfCallee(expression.callee);
	const isParsed = callee.kind === "member" && PARSING.test(name);
	if (isParsed && /^(data|value|output)$/.test(key)) return { kind: "value", source };
	const declared = isParsed
		? findInChain({ expression: callee.object, outline }, key, trail, depth)
		: ENVIRONMENT.test(name)
			? findInSections(expression, key, source, trail, depth)
			: undefined;
	if (declared === undefined) return undefined;
	const fallback = defaultOf(declared.expression);
	if (fallback === undefined)
		return { kind: "gap", reason: `${key} is given at run time and its schema has no default` };
	return trail.follow({ expression: fallback, outline: declared.outline }, depth + 1);
}

/** Looks through the chain of calls that made a schema, from its end: `z.object({…}).extend({…}).strict()`. */
function findInChain(schema: Source, key: string, trail: Trail, depth: number): Source | undefined {
	const followed = trail.follow(schema, depth + 1);
	if (followed.kind !== "value") return undefined;
	const { expression, outline } = followed.source;
	let current: Expression | undefined = expression;
	for (let links = 0; current?.kind === "call" && links < MAX_LINKS; links++) {
		const found = findInRecord(current.args[0]?.value, key, followed.source, trail, depth);
		if (found !== undefined) return found;
		current = current.callee.kind === "member" ? current.callee.object : undefined;
	}
	return current?.kind === "name" && current !== expression
		? findInChain({ expression: current, outline }, key, trail, depth + 1)
		: undefined;
}

function findInSections(
	{ args }: CallExpression,
	key: string,
	source: Source,
	trail: Trail,
	depth: number,
): Source | undefined {
	for (const { value } of args) {
		const own = findInRecord(value, key, source, trail, depth);
		if (own !== undefined) return own;
		for (const section of SECTIONS) {
			const inner = findInRecord(value, section, source, trail, depth);
			const found = inner && findInRecord(inner.expression, key, inner, trail, depth);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

function findInRecord(
	value: Expression | undefined,
	key: string,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): Source | undefined {
	if (value === undefined || !/record|name|member/.test(value.kind)) return undefined;
	const followed = trail.follow({ expression: value, outline }, depth + 1);
	if (followed.kind !== "value" || followed.source.expression.kind !== "record") return undefined;
	const entry = entryOf(followed.source.expression, key);
	return entry && { expression: entry, outline: followed.source.outline };
}

function entryOf({ entries }: RecordExpression, key: string): Expression | undefined {
	return entries.find((entry) => entry.key === key)?.value;
}

/** The default that a field's schema declares: `z.string().default("x")`, `v.optional(v.string(), "x")`, `str({ default: "x" })`. */
function defaultOf(schema: Expression): Expression | undefined {
	let current: Expression | undefined = schema;
	for (let links = 0; current?.kind === "call" && links < MAX_LINKS; links++) {
		const { args, callee }: CallExpression = current;
		const name = nameOfCallee(current.callee);
		const first = args[0]?.value;
		if (/^(default|prefault|catch|withDefault)$/.test(name)) return first;
		if (/^(optional|nullish|withDefault)$/.test(name) && args.length > 1) return args[1]?.value;
		const named = first?.kind === "record" ? entryOf(first, "default") : undefined;
		if (named !== undefined) return named;
		current = callee.kind === "member" ? callee.object : undefined;
	}
	return undefined;
}
