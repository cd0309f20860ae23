/** What was found out about a kept tree, for the tree after the next edit. */
export interface TreeMemo {
	/** Matches of its language's query (`outlineMatches.ts`). */
	matches?: Int32Array;
}

/** Stretches of nodes that a tree shares with the one before the last edit. */
export interface SharedNodes {
	/** What is known of the tree before the edit. */
	readonly memo: TreeMemo;
	/** In document order, three numbers each: the first node before the edit, the first node now, how many. */
	readonly runs: readonly number[];
}

/** What a tree is kept with until its document is edited. */
export interface KeptNodes {
	/** By node, where its subtree stands in the parser's memory; 0 for leaves. */
	readonly subtrees: Int32Array;
	readonly memo: TreeMemo;
	readonly shared: SharedNodes | undefined;
}
