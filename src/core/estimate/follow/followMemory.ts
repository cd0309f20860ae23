import type { Expression } from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Followed, Source } from "../source.ts";
import { fillingOf } from "./fillIn.ts";

/**
 * What calls and members of one resolution were followed to. Each link of a chain is asked for by several ways: without a memory a
 * chain takes time exponential in its length.
 */
export class FollowMemory {
	readonly #known = new Map<Outline, Map<string, Followed>>();

	/** What is known of a source, else what `compute` gives. */
	of({ expression, outline }: Source, compute: () => Followed): Followed {
		if (!/^(?:call|member|index)$/.test(expression.kind)) return compute();
		const known = this.#known.get(outline) ?? new Map<string, Followed>();
		this.#known.set(outline, known);
		const key = keyOf(expression) + fillingOf(expression);
		const found = known.get(key) ?? compute();
		known.set(key, found);
		return found;
	}
}

/** Tells expressions of one document apart, also those that resolution makes up, which stand where their object does. */
function keyOf(expression: Expression): string {
	const { start, end } = expression;
	let key = `${start} ${end}`;
	let current: Expression = expression;
	for (let links = 0; links < 20; links++) {
		if (current.kind === "call") key += `(${current.callee.end}`;
		else if (current.kind === "member") key += `.${current.name}`;
		else if (current.kind === "index") key += `[${current.key.start}`;
		else return key;
		const inner: Expression = current.kind === "call" ? current.callee : current.object;
		if (inner.start !== start || inner.end !== end) return key;
		current = inner;
	}
	return key;
}
