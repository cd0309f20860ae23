import {
	ERROR_SYMBOL,
	type GrammarNames,
	MARK,
	NODE,
	NODE_SIZE,
	type SyntaxTree,
} from "./syntaxTree.ts";
import type { ChildPattern, NodePattern, TextCondition, TreeQuery } from "./treePattern.ts";
import { type CheckTime, unlimitedTime } from "./workTime.ts";

/**
 * Called with what each capture of a match holds, by its number: the id of a node, or -1. The list is used again for the next match.
 * All of it is inside `root`, the node that the pattern began at.
 */
export type OnMatch = (captured: Int32Array, pattern: number, root: number) => void;

/** Nodes from one to before another. */
export type NodeStretch = { readonly from: number; readonly to: number };

/** A pattern with its names turned into the numbers of one grammar. */
interface Step {
	/** By symbol, whether a node of it fits; undefined for any. */
	readonly symbols: Uint8Array | undefined;
	readonly isNamed: boolean | undefined;
	readonly captures: readonly number[];
	readonly children: readonly ChildStep[];
	readonly endsAtLast: boolean;
}

interface ChildStep {
	readonly oneOf: readonly Step[];
	/** 0 for any. */
	readonly field: number;
	readonly isOptional: boolean;
	readonly isNext: boolean;
}

interface Root {
	readonly pattern: number;
	readonly step: Step;
	readonly conditions: readonly TextCondition[];
	/** True where the same captures can be reached in two ways. */
	readonly mayRepeat: boolean;
}

/** The patterns that begin at a node of one type. */
interface RootGroup {
	readonly roots: readonly Root[];
	/** Bits of the roots that ask for no child. */
	readonly childless: number;
	/** By symbol of a child: bits of the roots whose first required child it could be. */
	readonly byChild: Int32Array;
}

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
		const roots: Root[][] = Array.from({ length: names.types.length }, () => []);
		for (const [pattern, { roots: alternatives, conditions }] of query.patterns.entries())
			for (const alternative of alternatives) {
				const step = compileNode(alternative, names);
				const root = { pattern, step, conditions, mayRepeat: hasUncaptured(step) };
				for (const [symbol, list] of roots.entries())
					if (step.symbols === undefined || step.symbols[symbol] === 1) list.push(root);
			}
		this.#groups = roots.map((list) => (list.length === 0 ? undefined : groupRoots(list, names)));
	}

	/** `checkTime` may end the search by throwing; `stretches` are the nodes that patterns may begin at, all where left out. */
	findMatches(
		tree: SyntaxTree,
		onMatch: OnMatch,
		checkTime = unlimitedTime,
		stretches: Iterable<NodeStretch> = [{ from: 0, to: tree.nodes.length / NODE_SIZE }],
	): void {
		const run = new MatchRun(tree, this.#captureCount, onMatch);
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

/** Bits of a number that roots of one node type are told apart by. */
const MAX_ROOTS = 31;

function groupRoots(roots: readonly Root[], { types }: GrammarNames): RootGroup {
	if (roots.length > MAX_ROOTS)
		throw new Error(`More than ${MAX_ROOTS} patterns begin at one node type`);
	const byChild = new Int32Array(types.length);
	let childless = 0;
	for (const [index, { step }] of roots.entries()) {
		const required = step.children.find((child) => !child.isOptional);
		if (required === undefined) childless |= 1 << index;
		else for (const one of required.oneOf) addBit(byChild, one.symbols, 1 << index);
	}
	return { roots, childless, byChild };
}

function addBit(byChild: Int32Array, symbols: Step["symbols"], bit: number): void {
	for (const [symbol, bits] of byChild.entries())
		if (symbols === undefined || symbols[symbol] === 1) byChild[symbol] = bits | bit;
}

function hasUncaptured({ children }: Step): boolean {
	return children.some(({ oneOf }) =>
		oneOf.some((one) => one.captures.length === 0 || hasUncaptured(one)),
	);
}

function compileNode(pattern: NodePattern, names: GrammarNames): Step {
	const { type, isNamed, captures, children, endsAtLast } = pattern;
	let symbols: Uint8Array | undefined;
	if (type !== undefined) {
		symbols = Uint8Array.from(names.types, (name) => (name === type ? 1 : 0));
		if (!symbols.includes(1)) throw new Error(`The grammar has no node type ${type}`);
	}
	return {
		symbols,
		isNamed,
		captures,
		children: children.map((child) => compileChild(child, names)),
		endsAtLast,
	};
}

function compileChild(child: ChildPattern, names: GrammarNames): ChildStep {
	const { oneOf, field, isOptional, isNext } = child;
	const number = field === undefined ? 0 : names.fieldNumbers.get(field);
	if (number === undefined) throw new Error(`The grammar has no field ${field}`);
	return { oneOf: oneOf.map((one) => compileNode(one, names)), field: number, isOptional, isNext };
}

/** Goes on with the rest of a pattern; true where the whole pattern held at least once. */
type Rest = () => boolean;

class MatchRun {
	readonly #nodes: Int32Array;
	readonly #text: string;
	readonly #captured: Int32Array;
	readonly #onMatch: OnMatch;
	/** What the matches of one pattern at one node captured, so that none is told twice. */
	#told = new Set<string>();

	constructor(tree: SyntaxTree, captureCount: number, onMatch: OnMatch) {
		this.#nodes = tree.nodes;
		this.#text = tree.text;
		this.#captured = new Int32Array(captureCount).fill(-1);
		this.#onMatch = onMatch;
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
