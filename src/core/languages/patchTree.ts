import { copyNodes, MARK, NODE, NODE_SIZE } from "./nodeCells.ts";
import { SyntaxTree } from "./syntaxTree.ts";
import type { TextChange } from "./textChange.ts";

/** Longer stretches are left to the parser. */
const MAX_WINDOW = 8192;

/** Children of the root around a change: nodes from one to before another, and the text that they and what follows them take. */
interface Window {
	readonly from: number;
	readonly to: number;
	readonly start: number;
	readonly end: number;
	/** The statement before the change that is read again to see whether it is read as before; -1 at the beginning of the text. */
	readonly before: number;
	/** The same after the change; -1 at the end of the text. */
	readonly after: number;
}

/**
 * The tree of a changed text, made by parsing only the top-level statements that the change touches, with one before and one after
 * them. Where those two come out as they were, the parser was in the same state before and after the change, and would have read
 * the rest as it did. Undefined where that is not so, where something could not be read, or where it would not be quicker.
 *
 * The parser's own reuse begins at the change and looks no deeper than the list of statements, so that after a change in a long
 * list of short ones it reads all that follow anew.
 */
export function patchTree(
	before: SyntaxTree,
	text: string,
	change: TextChange,
	parse: (text: string) => SyntaxTree | undefined,
): SyntaxTree | undefined {
	if (before.kept === undefined || hasError(before)) return undefined;
	const window = findWindow(before, change);
	if (window.end - window.start > Math.min(MAX_WINDOW, before.text.length / 2)) return undefined;
	const shift = change.newEnd - change.oldEnd;
	const part = parse(text.slice(window.start, window.end + shift));
	if (part === undefined || hasError(part) || !fits(part, before, window)) return undefined;
	return join(before, part, window, text);
}

function hasError({ nodes }: SyntaxTree): boolean {
	return ((nodes[NODE.bits] as number) & MARK.error) !== 0;
}

function findWindow({ nodes, text }: SyntaxTree, { start, oldEnd }: TextChange): Window {
	const count = nodes.length / NODE_SIZE;
	let before = -1;
	let id = 1;
	for (; id < count && endOf(nodes, id) < start; id = nextOf(nodes, id))
		if (!isExtra(nodes, id) && isNamed(nodes, id) && isLineStart(text, startOf(nodes, id)))
			before = id;
	while (id < count && (startOf(nodes, id) <= oldEnd || isExtra(nodes, id) || !isNamed(nodes, id)))
		id = nextOf(nodes, id);
	const after = id < count ? id : -1;
	if (after >= 0) id = nextOf(nodes, id);
	while (id < count && !isNamed(nodes, id)) id = nextOf(nodes, id);
	return {
		from: Math.max(before, 1),
		to: id,
		start: before < 0 ? 0 : startOf(nodes, before),
		end: id < count ? startOf(nodes, id) : text.length,
		before,
		after: id < count ? after : -1,
	};
}

const startOf = (nodes: Int32Array, id: number) => nodes[id * NODE_SIZE] as number;
const endOf = (nodes: Int32Array, id: number) => nodes[id * NODE_SIZE + NODE.end] as number;
const nextOf = (nodes: Int32Array, id: number) => nodes[id * NODE_SIZE + NODE.next] as number;
const bitsOf = (nodes: Int32Array, id: number) => nodes[id * NODE_SIZE + NODE.bits] as number;
const isExtra = (nodes: Int32Array, id: number) => (bitsOf(nodes, id) & MARK.extra) !== 0;
const isNamed = (nodes: Int32Array, id: number) => (bitsOf(nodes, id) & MARK.named) !== 0;

function isLineStart(text: string, offset: number): boolean {
	return offset === 0 || text.charCodeAt(offset - 1) === 10;
}

/** Whether the statements around the change were read as before. */
function fits(part: SyntaxTree, { nodes }: SyntaxTree, window: Window): boolean {
	const { from, to, before, after } = window;
	const theirs = part.nodes;
	if (bitsOf(theirs, 0) !== bitsOf(nodes, 0)) return false;
	const count = theirs.length / NODE_SIZE;
	if (before >= 0 && !isSameStretch(theirs, 1, nodes, from, nextOf(nodes, from) - from))
		return false;
	return after < 0 || isSameStretch(theirs, count - (to - after), nodes, after, to - after);
}

/** Whether some nodes, children of the root with all inside them, differ in nothing but where they stand. */
function isSameStretch(
	theirs: Int32Array,
	first: number,
	ours: Int32Array,
	from: number,
	count: number,
): boolean {
	if (first < 1 || first + count > theirs.length / NODE_SIZE) return false;
	const byOffset = startOf(ours, from) - startOf(theirs, first);
	const byNumber = from - first;
	for (let inside = 0; inside < count; inside++) {
		const [one, other] = [first + inside, from + inside];
		if (
			startOf(theirs, one) + byOffset !== startOf(ours, other) ||
			endOf(theirs, one) + byOffset !== endOf(ours, other) ||
			nextOf(theirs, one) + byNumber !== nextOf(ours, other) ||
			bitsOf(theirs, one) !== bitsOf(ours, other)
		)
			return false;
	}
	return theirs[first * NODE_SIZE + NODE.parent] === 0;
}

/** Puts the part into the place of the window. */
function join(before: SyntaxTree, part: SyntaxTree, window: Window, text: string): SyntaxTree {
	const { from, to, start, end } = window;
	const old = before.nodes;
	const partCount = part.nodes.length / NODE_SIZE - 1;
	const oldCount = old.length / NODE_SIZE;
	const count = from + partCount + (oldCount - to);
	const nodes = new Int32Array(count * NODE_SIZE);
	nodes.set(old.subarray(0, from * NODE_SIZE));
	const tail = from + partCount;
	const byOffset = text.length - before.text.length;
	copyNodes(part.nodes, 1, partCount, nodes, from, start);
	copyNodes(old, to, oldCount - to, nodes, tail, byOffset);
	const isStart = start === 0 && window.before < 0;
	if (isStart) nodes[NODE.start] = part.nodes[NODE.start] as number;
	const isEnd = end === before.text.length && to === oldCount;
	nodes[NODE.end] = isEnd ? start + endOf(part.nodes, 0) : endOf(old, 0) + byOffset;
	nodes[NODE.next] = count;
	const outerFields = new Map<number, readonly number[]>();
	for (const [id, fields] of before.outerFields) if (id < from) outerFields.set(id, fields);
	for (const [id, fields] of part.outerFields) outerFields.set(id + from - 1, fields);
	for (const [id, fields] of before.outerFields)
		if (id >= to) outerFields.set(id + tail - to, fields);
	return new SyntaxTree(
		text,
		before.names,
		nodes,
		outerFields,
		keep(before, from, to, tail, count),
	);
}

/** What lies outside the window still stands in the parser's last tree. */
function keep(
	{ kept }: SyntaxTree,
	from: number,
	to: number,
	tail: number,
	count: number,
): SyntaxTree["kept"] {
	if (kept === undefined) return undefined;
	const subtrees = new Int32Array(count);
	subtrees.set(kept.subtrees.subarray(1, from), 1);
	subtrees.set(kept.subtrees.subarray(to), tail);
	const runs = [1, 1, from - 1, to, tail, count - tail];
	return { subtrees, memo: {}, shared: { memo: kept.memo, runs } };
}
