import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import type { Source } from "./source.ts";

/** Languages whose records are often merged with what callers give: `array_merge($defaults, $options)`, `defaults.merge(options)`. */
const MERGING = /^(?:php|ruby)$/;

/** The entry whose value decides what a request costs. */
const DECIDING = "model";

/** True where what is spread over a record's entries, and is not written down, may hold the one that decides. */
export function mayOverlay({ expression, outline }: Source): boolean {
	if (!MERGING.test(outline.language.id)) return false;
	return expression.kind !== "call" || mayGive(expression);
}

/** Functions that give some keys of a record, all but some, or those that hold something. */
const SOME = /^(?:slice|only|pick|extract!?)$/;
const OTHERS = /^(?:except|without|forget)$/;
const FILLED = /^(?:array_filter|compact_blank|reject|select|filter)$/;

function mayGive({ callee, args }: CallExpression): boolean {
	const name = nameOfCallee(callee);
	const isNamed = args.some(({ value }) => namesDeciding(value));
	if (SOME.test(name)) return isNamed;
	if (OTHERS.test(name)) return !isNamed;
	const [first] = args;
	return !(FILLED.test(name) && first?.value.kind === "record" && !isNamed);
}

function namesDeciding(value: Expression): boolean {
	if (value.kind === "text") return value.value === DECIDING;
	if (value.kind === "list") return value.items.some((item) => namesDeciding(item.value));
	return value.kind === "record" && value.entries.some(({ key }) => key === DECIDING);
}

/** An entry of a record over which something is spread that may hold it too. */
export function overlay(key: string, entry: Source, over: Source | undefined): Source {
	const { expression, outline } = entry;
	if (over === undefined || key !== DECIDING || over.outline !== outline) return entry;
	const { start, end } = expression;
	const { expression: object } = over;
	return {
		expression: {
			kind: "choice",
			mode: "overlaid",
			options: [
				{ kind: "member", object, name: key, nameStart: object.end, start, end },
				expression,
			],
			start,
			end,
		},
		outline,
	};
}
