import type { CallExpression, Expression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";

/** What a promise of JavaScript gives, whatever follows when it fails or ends: `client` of `await connect().catch(report)`. */
export function promisedBy(
	{ callee, args }: CallExpression,
	{ language }: Outline,
): Expression | undefined {
	if (callee.kind !== "member" || args.length !== 1 || !isScript(language.id)) return undefined;
	const [given] = args;
	if (callee.name === "resolve" && callee.object.kind === "name")
		return callee.object.name === "Promise" ? given?.value : undefined;
	return /^(?:catch|finally)$/.test(callee.name) ? callee.object : undefined;
}
