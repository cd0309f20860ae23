/**
 * A value of source code as far as it can be known without running it.
 * `reason` is shown to the user: say in plain words why the value is not knowable ("read from the request at run time").
 */
export type Resolved<T> =
	| { readonly kind: "known"; readonly value: T }
	| { readonly kind: "candidates"; readonly values: readonly T[]; readonly reason: string }
	| { readonly kind: "unknown"; readonly reason: string };
