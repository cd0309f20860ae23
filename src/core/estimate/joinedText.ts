import {
	type CallExpression,
	type Expression,
	type ListExpression,
	nameOfCallee,
} from "../languages/expression.ts";

/** A list whose texts are put together, and what comes between them. */
export interface Joined {
	readonly list: Expression;
	readonly separator: Expression | undefined;
}

/** Reads `lines.join("\n")`, `"\n".join(lines)` and `String.join("\n", lines)`; undefined for other calls. */
export function readJoin({ callee, args }: CallExpression): Joined | undefined {
	if (callee.kind !== "member" || !/^[jJ]oin$/.test(callee.name)) return undefined;
	const [first, second] = args.map(({ value }) => value);
	const { object } = callee;
	if (second !== undefined)
		return first?.kind === "text"
			? { list: second, separator: first }
			: first && { list: first, separator: second };
	if (first !== undefined && (object.kind === "text" || first.kind === "list"))
		return { list: first, separator: object.kind === "text" ? object : undefined };
	return { list: unfiltered(object), separator: first };
}

/** `[…].filter(Boolean)` leaves out what is empty, so it holds no more text than the list. */
function unfiltered(list: Expression): Expression {
	if (list.kind !== "call" || list.callee.kind !== "member") return list;
	return /^(filter|flat)$/.test(list.callee.name) ? list.callee.object : list;
}

/** The items of a list literal, of `first.concat(second)`, `[…].filter(Boolean)` and `new MessageBag(…)`; undefined for other expressions. */
export function itemsOf(expression: Expression): ListExpression["items"] | undefined {
	if (expression.kind === "list") return expression.items;
	const whole = unfiltered(expression);
	if (whole !== expression) return [{ value: whole, spread: true }];
	if (expression.kind !== "call") return undefined;
	const { callee, args, isNew } = expression;
	const name = nameOfCallee(callee);
	if (isNew) return /Message(Bag|List|Collection)$/.test(name) ? args : undefined;
	if (callee.kind !== "member" || name !== "concat") return undefined;
	return [callee.object, ...args.map((arg) => arg.value)].map((value) => ({ value, spread: true }));
}

/** What a template tag is given: dedent`…`; undefined for calls with parentheses. */
export function readTagged({ callee, args }: CallExpression): Expression | undefined {
	const [only] = args;
	if (only === undefined || args.length > 1 || !/^(text|template)$/.test(only.value.kind))
		return undefined;
	return only.value.start === callee.end ? only.value : undefined;
}
