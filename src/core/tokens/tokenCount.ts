/** How far a count can be trusted: `exact` needs a public tokenizer; `estimated` carries a margin. */
export type Exactness = "exact" | "estimated";

/** A number of tokens. `margin` is relative (0.15 = ±15 %) and 0 exactly when the count is `exact`. */
export interface TokenCount {
	readonly tokens: number;
	readonly exactness: Exactness;
	readonly margin: number;
}
