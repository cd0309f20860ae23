import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import type { BuilderStep } from "./laterCalls.ts";

/** True for a setter that adds to a list: `addMessage`, `append_message`, `withMessage`. */
export function isCollecting(name: string): boolean {
	return /^(add|append|push|with_?message$)/i.test(name);
}

/**
 * A construction with setters that need no `build()`: `Request::new(messages).with_system("…")`, or a bean of Java:
 * `request = new Request(); request.setModel("…")`.
 */
export function isSetUp([first, ...setters]: readonly BuilderStep[]): boolean {
	if (first === undefined || setters.length === 0) return false;
	const { callee, isNew } = first.call;
	if (isNew && callee.kind === "name") return setters.some(({ name }) => /^set[A-Z]/.test(name));
	const isMade = callee.kind === "member" && /^(new|default)$/.test(first.name);
	return isMade && setters.every(({ call }) => call.args.length === 1);
}

const PUTS =
	/^(?:put|set|add|addProperty|append|accumulate|putIfAbsent|Add|TryAdd|AddField|AddParameter|addFormDataPart|addTextBody)$/;

/** An entry that a map or JSON object is given: `body.put("model", "gpt-4o")`. */
export function readPut({
	callee,
	args,
}: CallExpression): { readonly key: string; readonly value: Expression } | undefined {
	const [key, value] = args;
	if (callee.kind !== "member" || key === undefined || value === undefined) return undefined;
	if (args.length > 3 || !PUTS.test(callee.name)) return undefined;
	const part = partOfForm(key.value, value.value);
	if (part !== undefined || args.length > 2) return part;
	return key.value.kind === "text" ? { key: key.value.value, value: value.value } : undefined;
}

/** A part of a form of C#, whose name comes after what it holds: `form.Add(new StringContent(model), "model")`. */
function partOfForm(
	content: Expression,
	name: Expression,
): { readonly key: string; readonly value: Expression } | undefined {
	if (content.kind !== "call" || !content.isNew || name.kind !== "text") return undefined;
	const value = nameOfCallee(content.callee) === "StringContent" ? content.args[0]?.value : content;
	return value && { key: name.value, value };
}
