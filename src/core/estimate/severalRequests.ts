import type { Resolved } from "./resolved.ts";
import type { FoundCallSite } from "./wrapper.ts";

const SEVERAL = "it sends one of several requests";

/** What one call is that goes to several requests of a wrapper: the first of them, with the models of all as candidates. */
export function asOneCall(sites: readonly FoundCallSite[]): readonly FoundCallSite[] {
	const [first, ...more] = sites;
	if (first === undefined || more.length === 0) return sites;
	const all = sites.map(({ callSite }) => callSite);
	return [
		{
			...first,
			callSite: {
				...first.callSite,
				model: oneOf(all.map(({ model }) => model)),
				provider: agreed(all.map(({ provider }) => provider)),
			},
		},
	];
}

/** The one value that all agree on, else the values as candidates; one that is not known leaves the others candidates. */
function oneOf<T>(all: readonly Resolved<T>[]): Resolved<T> {
	const values = new Set(all.flatMap(valuesOf));
	const [only, ...more] = values;
	if (only === undefined) return all[0] ?? { kind: "unknown", reason: SEVERAL };
	const isSure = more.length === 0 && all.every(({ kind }) => kind === "known");
	return isSure
		? { kind: "known", value: only }
		: { kind: "candidates", values: [...values], reason: SEVERAL };
}

/** The one value that all agree on. */
function agreed<T>(all: readonly Resolved<T>[]): Resolved<T> {
	const found = oneOf(all);
	return found.kind === "candidates" ? { kind: "unknown", reason: SEVERAL } : found;
}

function valuesOf<T>(resolved: Resolved<T>): readonly T[] {
	if (resolved.kind === "known") return [resolved.value];
	return resolved.kind === "candidates" ? resolved.values : [];
}
