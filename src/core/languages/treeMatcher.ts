import { ERROR_SYMBOL, MARK, NODE, NODE_SIZE } from "./nodeCells.ts";
import type { GrammarNames, SyntaxTree } from "./syntaxTree.ts";
import type { TreeQuery } from "./treePattern.ts";
import { compileQuery, type Root, type RootGroup, type Step } from "./treeSteps.ts";
import { type CheckTime, unlimitedTime } from "./workTime.ts";

/**
 * Called with what each capture of a match holds, by its number: the id of a node, or -1. The list is used again for the next match.
 * All of it is inside `root`, the node that the pattern began at.
 */
export type OnMatch = (captured: Int32Array, pattern: number, root: number) => void;

/** Nodes from one to before another. */
export type NodeStretch = { readonly from: number; readonly to: number };

/**
 * Finds the places of a tree where the patterns of a query hold, in document order. As in tree-sitter, a pattern holds once for each way
 * in which its captures can be filled, and an optional part is left out only where it cannot be filled.
 */
export class TreeMatcher {
	readonly #groups: readonly (RootGroup | undefined)[];
	readonly #captureCount: number;

	/** Throws where the query names a node type or field that the grammar does not have. */
	constructor(query: TreeQuery, names: GrammarNames) {
		this.#captureCount = query.captureNames.length;
		this.#groups = compileQuery(query, names);
	}

	/** `checkTime` may end the search by throwing; `stretches` are the nodes that patterns may begin at, all where left out. */
	findMatches(
		tree: SyntaxTree,
		onMatch: OnMatch,
		checkTime = unlimitedTime,
		stretches: Iterable<NodeStretch> = [{ from: 0, to: tree.nodes.length / NODE_SIZE }],
	): void {
		const run = new MatchRun(tree, this.#captureCount, onMatch, checkTime);
		for (const stretch of stretches) this.#findIn(stretch, tree.nodes, run, checkTime);
	}

	#findIn({ from, to }: NodeStretch, nodes: Int32Array, run: MatchRun, checkTime: CheckTime): void {
		const groups = this.#groups;
		for (let at = from * NODE_SIZE + NODE.bits, id = from; id < to; at += NODE_SIZE, id++) {
			if (id % NODES_PER_CHECK === 0) checkTime();
			const group = groups[(nodes[at] as number) & 0xffff];
			if (group === undefined) continue;
			let possible = group.childless;
			const end = nodes[at + NODE.next - NODE.bits] as number;
			for (let child = id + 1; child < end; ) {
				const place = child * NODE_SIZE;
				possible |= group.byChild[(nodes[place + NODE.bits] as number) & 0xffff] ?? 0;
				child = nodes[place + NODE.next] as number;
			}
			for (let index = 0; possible !== 0; index++, possible >>>= 1)
				if ((possible & 1) !== 0) run.match(group.roots[index] as Root, id);
		}
	}
}

/** About a tenth of a millisecond. */
const NODES_PER_CHECK = 256;
/** Where each of them is ten thousand children long, some milliseconds. */
const ROWS_PER_CHECK = 64;

/** Goes on with the rest of a pattern; true where the whole pattern held at least once. */
type Rest = () => boolean;

class MatchRun {
	readonly #nodes: Int32Array;
	readonly #text: string;
	readonly #captured: Int32Array;
	readonly #onMatch: OnMatch;
	readonly #checkTime: CheckTime;
	/** How often the children of a node were gone through. */
	#rows = 0;
	/** What the matches of one pattern at one node captured, so that none is told twice. */
	#told = new Set<string>();

	constructor(tree: SyntaxTree, captureCount: number, onMatch: OnMatch, checkTime: CheckTime) {
		this.#nodes = tree.nodes;
		this.#text = tree.text;
		this.#captured = new Int32Array(captureCount).fill(-1);
		this.#onMatch = onMatch;
		this.#checkTime = checkTime;
	}

	match(root: Root, id: number): void {
		if (root.mayRepeat) this.#told = new Set();
		this.#matchNode(root.step, id, () => this.#tell(root, id));
	}

	#tell({ pattern, conditions, mayRepeat }: Root, id: number): boolean {
		const captured = this.#captured;
		for (const { capture, holds } of conditions)
			if (!holds(this.#textOf(captured[capture] ?? -1))) return false;
		if (mayRepeat) {
			const key = captured.join();
			if (this.#told.has(key)) return true;
			this.#told.add(key);
		}
		this.#onMatch(captured, pattern, id);
		return true;
	}

	#textOf(id: number): string {
		const at = id * NODE_SIZE;
		return id < 0 ? "" : this.#text.slice(this.#nodes[at], this.#nodes[at + NODE.end]);
	}

	#matchNode(step: Step, id: number, rest: Rest): boolean {
		if (!this.#fits(step, id)) return false;
		const { captures, children } = step;
		const captured = this.#captured;
		for (const capture of captures) captured[capture] = id;
		const held = children.length === 0 ? rest() : this.#matchChildren(step, 0, id, id + 1, rest);
		for (const capture of captures) captured[capture] = -1;
		return held;
	}

	#fits({ symbols, isNamed }: Step, id: number): boolean {
		const bits = this.#nodes[id * NODE_SIZE + NODE.bits] as number;
		const symbol = bits & 0xffff;
		if (symbols === undefined) {
			if (symbol === ERROR_SYMBOL) return false;
		} else if (symbols[symbol] !== 1) return false;
		return isNamed === undefined || isNamed === ((bits & MARK.named) !== 0);
	}

	/** Matches the child patterns from one on, with siblings that begin at `from`. */
	#matchChildren(step: Step, index: number, parent: number, from: number, rest: Rest): boolean {
		// Two children of one pattern among ten thousand siblings are a hundred million pairs.
		if (++this.#rows % ROWS_PER_CHECK === 0) this.#checkTime();
		const child = step.children[index];
		if (child === undefined)
			return step.endsAtLast && this.#hasNamed(from, parent) ? false : rest();
		const nodes = this.#nodes;
		const end = nodes[parent * NODE_SIZE + NODE.next] as number;
		let held = false;
		for (let id = from; id < end; ) {
			const next = nodes[id * NODE_SIZE + NODE.next] as number;
			const bits = nodes[id * NODE_SIZE + NODE.bits] as number;
			if (child.field === 0 || ((bits >> 16) & 0xff) === child.field) {
				const goOn = () => this.#matchChildren(step, index + 1, parent, next, rest);
				held = this.#matchAny(child.oneOf, id, goOn) || held;
			}
			if (child.isNext && (bits & MARK.named) !== 0) break;
			id = next;
		}
		if (held || !child.isOptional) return held;
		return this.#matchChildren(step, index + 1, parent, from, rest);
	}

	#matchAny(steps: readonly Step[], id: number, rest: Rest): boolean {
		let held = false;
		for (const step of steps) if (this.#matchNode(step, id, rest)) held = true;
		return held;
	}

	#hasNamed(from: number, parent: number): boolean {
		const nodes = this.#nodes;
		const end = nodes[parent * NODE_SIZE + NODE.next] as number;
		for (let id = from; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number)
			if (((nodes[id * NODE_SIZE + NODE.bits] as number) & MARK.named) !== 0) return true;
		return false;
	}
}
