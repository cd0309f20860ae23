import type { CallExpression, FunctionExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { classAround, findScope, type Scope } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";
import type { CatalogRow } from "../sdks/catalog.ts";
import { basesOf } from "./classMembers.ts";
import { thingReturned } from "./madeThing.ts";
import type { Source } from "./source.ts";
import { rowOf, type Thing } from "./thingKinds.ts";

type SymbolThing = Thing & { readonly kind: "symbol" };

const MAX_CLASSES = 40;

/** What a call of a function of the project gives, also where that is left to subclasses. */
export function thingOfResult(
	call: CallExpression,
	called: FunctionExpression,
	outline: Outline,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	return (
		thingReturned(called, outline, evaluate) ??
		thingLeftToSubclasses(call, called, outline, evaluate)
	);
}

/**
 * The SDK's class that a method gives which a class of Python leaves to those that extend it in the same document: `self._class()` of
 * a base, whose subclasses return `ChatOpenAI` and `ChatAnthropic`. Undefined where they give anything else than classes of one SDK
 * that send alike.
 */
function thingLeftToSubclasses(
	{ callee }: CallExpression,
	{ returns, start }: FunctionExpression,
	outline: Outline,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	if (outline.language.id !== "python" || returns.length > 0 || callee.kind !== "member")
		return undefined;
	const base = classAround(findScope(outline.scopes, start))?.name;
	if (base === undefined) return undefined;
	const given = (subclasses(outline).get(base) ?? [])
		.slice(0, MAX_CLASSES)
		.flatMap(({ bindings }) => bindings.get(callee.name) ?? [])
		.flatMap(({ value }) => (value?.kind === "function" ? value.returns : []))
		.map((expression) => evaluate({ expression, outline }));
	return sharedBy(given);
}

/** Of classes whose rows are known the first, marked as one of several where they differ. */
function sharedBy(given: readonly (Thing | undefined)[]): SymbolThing | undefined {
	const symbols = given.filter((thing): thing is SymbolThing => thing?.kind === "symbol");
	const known = symbols.flatMap((thing) => {
		const found = rowOf(thing);
		return found?.row.kind === "constructor" ? [{ thing, found }] : [];
	});
	const [first, ...more] = known;
	if (first === undefined || !more.every(({ found }) => sendsAlike(found, first.found)))
		return undefined;
	const isOne = more.every(({ found }) => found.row === first.found.row);
	return isOne ? first.thing : { ...first.thing, isOneOfSeveral: true };
}

function sendsAlike(one: CatalogRow, other: CatalogRow): boolean {
	return one.sdk === other.sdk && one.row.sends === other.row.sends;
}

/** The classes of a document by the names of those that they extend; read once. */
const subclasses = rememberByObject(
	({ scopes }: Outline): ReadonlyMap<string, readonly Scope[]> => {
		const pairs = scopes
			.filter(({ kind }) => kind === "class")
			.flatMap((scope) =>
				basesOf(scope).flatMap((base) =>
					base.kind === "name" ? [{ name: base.name, scope }] : [],
				),
			);
		const byName = Map.groupBy(pairs, ({ name }) => name);
		return new Map([...byName].map(([name, all]) => [name, all.map(({ scope }) => scope)]));
	},
);
