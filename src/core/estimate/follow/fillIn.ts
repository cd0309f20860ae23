import { type Expression, makeCall, makeList, makeRecord } from "../../languages/expression.ts";
import { joinParts } from "../../languages/syntax.ts";

/** What one call gives for the parameters of a function, by their names. */
export type Given = ReadonlyMap<string, Expression>;

/** What calls were filled with that stand where the function wrote them. */
const fillings = new WeakMap<Expression, string>();

/** Tells a call apart from others in its place that were filled with something else; empty for one as it is written. */
export function fillingOf(expression: Expression): string {
	return fillings.get(expression) ?? "";
}

function describeGiven(given: Given): string {
	return [...given]
		.map(([name, value]) => {
			const shown = value.kind === "text" ? JSON.stringify(value.value) : String(value.end);
			return `${name}=${value.start},${shown}${fillingOf(value)}`;
		})
		.join(";");
}

/** A returned expression with the arguments of the call in place of parameters: `return default` of `read(key, default)`. */
export function fillIn(expression: Expression, given: Given): Expression {
	return given.size === 0 ? expression : fill(expression, given);
}

function fill(expression: Expression, given: Given): Expression {
	const inner = (one: Expression) => fill(one, given);
	switch (expression.kind) {
		case "name":
			return given.get(expression.name) ?? expression;
		case "choice":
			return { ...expression, options: expression.options.map(inner) };
		case "call": {
			const { callee, args, isNew } = expression;
			const filled = makeCall(
				expression,
				callee,
				() => args.map((arg) => ({ ...arg, value: inner(arg.value) })),
				isNew,
			);
			fillings.set(filled, `${fillingOf(expression)}(${describeGiven(given)})`);
			return filled;
		}
		case "template":
			return joinParts(expression, expression.parts.map(inner));
		case "list":
			return makeList(expression, () =>
				expression.items.map(({ value, spread }) => ({ value: inner(value), spread })),
			);
		case "record":
			return makeRecord(
				expression,
				() => expression.entries.map((one) => ({ ...one, value: inner(one.value) })),
				expression.type,
			);
		default:
			return expression;
	}
}
