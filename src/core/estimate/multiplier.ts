import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { findScope, type Scope } from "../languages/scope.ts";
import type { Multiplier } from "./callSite.ts";
import type { Source, Trail } from "./source.ts";

/** How often one run of the surrounding function reaches an offset: loops multiply, as far as their bounds are written. */
export function multiplierAt(outline: Outline, offset: number, trail: Trail): Multiplier {
	let times = 1;
	let scope: Scope | undefined = findScope(outline.scopes, offset);
	while (scope !== undefined && scope.kind !== "function" && scope.kind !== "class") {
		if (scope.kind === "loop" && !isHead(scope, outline, offset)) {
			const turns = turnsOf(scope, outline, trail);
			if (turns === undefined)
				return { kind: "loop", reason: "it runs in a loop whose length is not written" };
			times *= turns;
		}
		scope = scope.parent;
	}
	return times === 1 ? { kind: "once" } : { kind: "times", times };
}

/** What a loop goes over is evaluated once: `await foreach (var x in client.Stream())`. */
function isHead(loop: Scope, outline: Outline, offset: number): boolean {
	const iterated = outline.iterated.get(loop.start)?.();
	return (
		iterated !== undefined &&
		iterated.start <= offset &&
		offset < iterated.end &&
		iterated.start > loop.start
	);
}

function turnsOf(loop: Scope, outline: Outline, trail: Trail): number | undefined {
	const iterated = outline.iterated.get(loop.start);
	if (iterated === undefined) return undefined;
	const found = trail.follow({ expression: iterated(), outline });
	if (found.kind !== "value") return undefined;
	const { expression } = found.source;
	if (expression.kind === "number") return expression.value > 0 ? expression.value : undefined;
	if (expression.kind === "list")
		return expression.items.some((item) => item.spread) ? undefined : expression.items.length;
	const name =
		expression.kind === "call" && expression.callee.kind === "name" && expression.callee.name;
	if (expression.kind !== "call" || (name !== "range" && name !== "through")) return undefined;
	if (lookUp(outline, name, expression.start).length > 0) return undefined;
	return countSteps(
		expression.args.map(({ value }) => numberOf({ expression: value, outline }, trail)),
		name === "through",
	);
}

function numberOf(source: Source, trail: Trail): number {
	const found = trail.follow(source);
	const number = found.kind === "value" ? found.source.expression : undefined;
	return number?.kind === "number" ? number.value : Number.NaN;
}

function countSteps(
	[first = Number.NaN, second, step = 1]: readonly number[],
	inclusive: boolean,
): number | undefined {
	const span = second === undefined ? first : second - first + Number(inclusive);
	const turns = second === undefined ? span : Math.ceil(span / step);
	return Number.isFinite(turns) && turns > 0 ? turns : undefined;
}
