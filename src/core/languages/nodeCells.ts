/** How many numbers one node takes in `SyntaxTree.nodes`. */
export const NODE_SIZE = 5;

/** What the numbers of one node are. */
export const NODE = {
	/** UTF-16 offsets, end exclusive. */
	start: 0,
	end: 1,
	/** -1 for the root. */
	parent: 2,
	/** The node after all that are inside this one. */
	next: 3,
	/** Symbol (16 bits), field number (8 bits), marks. */
	bits: 4,
} as const;

/** Marks of a node, in the upper byte of its bits. */
export const MARK = { named: 1 << 24, extra: 1 << 25, missing: 1 << 26, error: 1 << 27 } as const;

/** The symbol of nodes that hold what the grammar could not read. */
export const ERROR_SYMBOL = 0xffff;

/**
 * Copies nodes with all that is inside them to another place in an array of nodes, `byOffset` further on in the text. Those that are
 * children of the root stay so.
 */
export function copyNodes(
	source: Int32Array,
	first: number,
	count: number,
	target: Int32Array,
	to: number,
	byOffset: number,
): void {
	const byNumber = to - first;
	const end = (first + count) * NODE_SIZE;
	let at = to * NODE_SIZE;
	for (let from = first * NODE_SIZE; from < end; from += NODE_SIZE) {
		const parent = source[from + NODE.parent] as number;
		target[at] = (source[from] as number) + byOffset;
		target[at + NODE.end] = (source[from + NODE.end] as number) + byOffset;
		target[at + NODE.parent] = parent === 0 ? 0 : parent + byNumber;
		target[at + NODE.next] = (source[from + NODE.next] as number) + byNumber;
		target[at + NODE.bits] = source[from + NODE.bits] as number;
		at += NODE_SIZE;
	}
}
