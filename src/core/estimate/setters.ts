import type { CallExpression, Expression } from "../languages/expression.ts";
import type { BuilderStep } from "./laterCalls.ts";

/** True for a setter that adds to a list: `addMessage`, `append_message`, `withMessage`. */
export function isCollecting(name: string): boolean {
	return /^(add|append|push|with_?message$)/i.test(name);
}

/** A construction with setters that need no `build()`: `Request::new(messages).with_system("…")`. */
export function isSetUp([first, ...setters]: readonly BuilderStep[]): boolean {
	const isMade = first?.call.callee.kind === "member" && /^(new|default)$/.test(first.name);
	return isMade && setters.length > 0 && setters.every(({ call }) => call.args.length === 1);
}

const PUTS = /^(?:put|set|add|addProperty|append|accumulate|putIfAbsent)$/;

/** An entry that a map or JSON object is given: `body.put("model", "gpt-4o")`. */
export function readPut({
	callee,
	args,
}: CallExpression): { readonly key: string; readonly value: Expression } | undefined {
	const [key, value] = args;
	if (callee.kind !== "member" || args.length !== 2 || value === undefined) return undefined;
	return PUTS.test(callee.name) && key?.value.kind === "text"
		? { key: key.value.value, value: value.value }
		: undefined;
}
