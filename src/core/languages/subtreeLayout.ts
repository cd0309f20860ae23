// Places in tree-sitter's subtrees (lib/src/subtree.h), in 32-bit words. A subtree is 8 bytes: a small leaf itself (its lowest bit
// is set), or the address of a larger one, whose children stand right before it.
export const PADDING = 1;
export const SIZE = 4;
export const ERROR_COST = 8;
export const CHILD_COUNT = 9;
export const SYMBOL = 10;
export const BITS = 11;
export const DESCENDANT_COUNT = 14;
export const PRODUCTION = 16;
export const SUBTREE_BYTES = 8;

export const INLINE = { visible: 1 << 1, named: 1 << 2, extra: 1 << 3, missing: 1 << 5 } as const;
export const HEAP = { visible: 1 << 0, named: 1 << 1, extra: 1 << 2, missing: 1 << 9 } as const;
/** By how many bits "named" and "extra" stand lower there than in the marks of a node. */
export const INLINE_TO_MARK = 22;
export const HEAP_TO_MARK = 23;

/** How many nodes the tree under a root subtree has at most. */
export function countNodes(root: number, words: Int32Array): number {
	const subtree = words[root >> 2] as number;
	const isLeaf = (subtree & 1) !== 0;
	return 1 + (isLeaf ? 0 : (words[(subtree >> 2) + DESCENDANT_COUNT] as number));
}
