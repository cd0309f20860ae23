import { ERROR_SYMBOL, MARK, NODE, NODE_SIZE } from "./nodeCells.ts";
import type { GrammarNames, SyntaxTree } from "./syntaxTree.ts";
import type { TreeQuery } from "./treePattern.ts";
import {
	type ChildStep,
	type CompiledQuery,
	compileQuery,
	type Root,
	type Step,
} from "./treeSteps.ts";
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
	readonly #query: CompiledQuery;
	readonly #captureCount: number;

	/** Throws like `compileQuery`. */
	constructor(query: TreeQuery, names: GrammarNames) {
		this.#captureCount = query.captureNames.length;
		this.#query = compileQuery(query, names);
	}

	/** `checkTime` may end the search by throwing; `stretches` are the nodes that patterns may begin at, all where left out. */
	findMatches(
		tree: SyntaxTree,
		onMatch: OnMatch,
		checkTime = unlimitedTime,
		stretches: Iterable<NodeStretch> = [{ from: 0, to: tree.nodes.length / NODE_SIZE }],
	): void {
		const run = new MatchRun(tree, this.#captureCount, this.#query.placeCount, onMatch, checkTime);
		for (const stretch of stretches) this.#findIn(stretch, tree.nodes, run, checkTime);
	}

	#findIn({ from, to }: NodeStretch, nodes: Int32Array, run: MatchRun, checkTime: CheckTime): void {
		const { groups } = this.#query;
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

class MatchRun {
	readonly #nodes: Int32Array;
	readonly #text: string;
	readonly #captured: Int32Array;
	/** Where the children of matched nodes end, and where the search for the next ones begins. */
	readonly #places: Int32Array;
	readonly #onMatch: OnMatch;
	readonly #checkTime: CheckTime;
	/** How often the children of a node were gone through. */
	#rows = 0;
	#root: Root | undefined;
	#rootId = 0;
	/** How many matches the pattern has at the node. */
	#count = 0;
	/** What the first of them captured. */
	readonly #first: Int32Array;
	/** What they captured, so that none is told twice; made with the second. */
	#told: Set<string> | undefined;

	constructor(
		tree: SyntaxTree,
		captureCount: number,
		placeCount: number,
		onMatch: OnMatch,
		checkTime: CheckTime,
	) {
		this.#nodes = tree.nodes;
		this.#text = tree.text;
		this.#captured = new Int32Array(captureCount).fill(-1);
		this.#first = new Int32Array(captureCount);
		this.#places = new Int32Array(placeCount);
		this.#onMatch = onMatch;
		this.#checkTime = checkTime;
	}

	match(root: Root, id: number): void {
		this.#root = root;
		this.#rootId = id;
		this.#count = 0;
		const at = id * NODE_SIZE;
		const bits = this.#nodes[at + NODE.bits] as number;
		const next = this.#nodes[at + NODE.next] as number;
		if (fits(root.step, bits)) this.#matchNode(root.step, id, next);
	}

	/** Tells of a match; false where a condition on its texts does not hold. */
	#tell(): boolean {
		this.#look();
		const { pattern, conditions, mayRepeat } = this.#root as Root;
		const captured = this.#captured;
		for (const { capture, holds } of conditions)
			if (!holds(this.#textOf(captured[capture] ?? -1))) return false;
		if (!mayRepeat || this.#isNew()) this.#onMatch(captured, pattern, this.#rootId);
		return true;
	}

	/** False for a match that captured what one before it did. */
	#isNew(): boolean {
		if (this.#count++ === 0) {
			this.#first.set(this.#captured);
			this.#told = undefined;
			return true;
		}
		this.#told ??= new Set([this.#first.join()]);
		const { size } = this.#told;
		return this.#told.add(this.#captured.join()).size > size;
	}

	#textOf(id: number): string {
		const at = id * NODE_SIZE;
		return id < 0 ? "" : this.#text.slice(this.#nodes[at], this.#nodes[at + NODE.end]);
	}

	/** Takes a node that fits and goes on with the pattern; true where the whole of it held at least once. */
	#matchNode({ captures, places, next: step }: Step, id: number, next: number): boolean {
		const captured = this.#captured;
		for (const capture of captures) captured[capture] = id;
		if (places >= 0) {
			this.#places[places] = next;
			this.#places[places + 1] = id + 1;
		}
		const held = step === undefined ? this.#tell() : this.#matchChild(step);
		for (const capture of captures) captured[capture] = -1;
		return held;
	}

	#matchChild(child: ChildStep): boolean {
		this.#look();
		const nodes = this.#nodes;
		const places = this.#places;
		const { isNext, from } = child;
		const first = places[from] as number;
		const end = places[child.end] as number;
		if (child.oneOf.length === 0) return !this.#hasNamed(first, end) && this.#goOn(child);
		let held = false;
		for (let id = first; id < end; ) {
			const at = id * NODE_SIZE;
			const next = nodes[at + NODE.next] as number;
			const bits = nodes[at + NODE.bits] as number;
			if (this.#matchAny(child, id, next, bits)) held = true;
			if (isNext && (bits & MARK.named) !== 0) break;
			id = next;
		}
		if (held || !child.isOptional) return held;
		places[from + 1] = first;
		return this.#goOn(child);
	}

	#matchAny({ field, from, oneOf }: ChildStep, id: number, next: number, bits: number): boolean {
		if (field !== 0 && ((bits >> 16) & 0xff) !== field) return false;
		this.#places[from + 1] = next;
		let held = false;
		for (const step of oneOf) if (fits(step, bits) && this.#matchNode(step, id, next)) held = true;
		return held;
	}

	/** Two children of one pattern among ten thousand siblings are a hundred million pairs. */
	#look(): void {
		if (++this.#rows % ROWS_PER_CHECK === 0) this.#checkTime();
	}

	/** Goes on after a child that is left out. */
	#goOn({ next }: ChildStep): boolean {
		return next === undefined ? this.#tell() : this.#matchChild(next);
	}

	#hasNamed(from: number, end: number): boolean {
		const nodes = this.#nodes;
		for (let id = from; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number)
			if (((nodes[id * NODE_SIZE + NODE.bits] as number) & MARK.named) !== 0) return true;
		return false;
	}
}

function fits({ symbols, isNamed }: Step, bits: number): boolean {
	const symbol = bits & 0xffff;
	if (symbols === undefined) {
		if (symbol === ERROR_SYMBOL) return false;
	} else if (symbols[symbol] !== 1) return false;
	return isNamed === undefined || isNamed === ((bits & MARK.named) !== 0);
}
