import type { Language } from "./language.ts";
import { NODE, NODE_SIZE } from "./nodeCells.ts";
import { CAPTURES, matcherOf } from "./outlineQuery.ts";
import { Node, type SyntaxTree } from "./syntaxTree.ts";
import type { NodeStretch } from "./treeMatcher.ts";
import { type CheckTime, unlimitedTime } from "./workTime.ts";

type Capture = (typeof CAPTURES)[number];

/** The number of each capture. */
const NUMBERS = Object.fromEntries(CAPTURES.map((name, number) => [name, number])) as {
	readonly [name in Capture]: number;
};

/** How many numbers one match takes: the node that its pattern began at, and the captured ones. */
const SIZE = 1 + CAPTURES.length;

/** Room for the first matches. */
const ROOM = 64 * SIZE;

/** All matches of a language's query in one document, in one list of numbers; a view that moves from match to match. */
export class OutlineMatches {
	readonly #tree: SyntaxTree;
	/** Node ids, -1 for none; matches in the order of the nodes that they began at. */
	#ids: Int32Array;
	#length = 0;
	#at = 0;

	/** Of a tree that was kept over an edit, only what the edit changed is searched. */
	constructor(language: Language, tree: SyntaxTree, checkTime: CheckTime = unlimitedTime) {
		this.#tree = tree;
		const known = tree.kept?.shared?.memo.matches;
		this.#ids = new Int32Array((known?.length ?? 0) + ROOM);
		const keep = (captured: Int32Array, _: number, root: number) => this.#keep(captured, root);
		const matcher = matcherOf(language, tree.names);
		matcher.findMatches(tree, keep, checkTime, this.#unknownNodes(known));
		if (tree.kept !== undefined) tree.kept.memo.matches = this.#ids.subarray(0, this.#length);
	}

	#keep(captured: Int32Array, root: number): void {
		this.#makeRoom(SIZE);
		const ids = this.#ids;
		let at = this.#length;
		ids[at++] = root;
		for (let capture = 0; capture < CAPTURES.length; capture++)
			ids[at++] = captured[capture] as number;
		this.#length = at;
	}

	#makeRoom(more: number): void {
		const needed = this.#length + more;
		if (needed <= this.#ids.length) return;
		const ids = new Int32Array(needed * 2);
		ids.set(this.#ids);
		this.#ids = ids;
	}

	/** The stretches of nodes whose matches are not known; known ones are added on the way. */
	*#unknownNodes(known: Int32Array | undefined): Iterable<NodeStretch> {
		const { nodes, kept } = this.#tree;
		const { runs = [] } = kept?.shared ?? {};
		let from = 0;
		let match = 0;
		for (let run = 0; known !== undefined && run < runs.length; run += 3) {
			const [first = 0, to = 0, count = 0] = [runs[run], runs[run + 1], runs[run + 2]];
			if (from < to) yield { from, to };
			while (match < known.length && (known[match] as number) < first) match += SIZE;
			const start = match;
			while (match < known.length && (known[match] as number) < first + count) match += SIZE;
			this.#takeOver(known.subarray(start, match), to - first);
			from = to + count;
		}
		yield { from, to: nodes.length / NODE_SIZE };
	}

	#takeOver(known: Int32Array, shift: number): void {
		this.#makeRoom(known.length);
		const ids = this.#ids;
		const to = this.#length;
		for (let at = 0; at < known.length; at++) {
			const id = known[at] as number;
			ids[to + at] = id < 0 ? id : id + shift;
		}
		this.#length = to + known.length;
	}

	get count(): number {
		return this.#length / SIZE;
	}

	/** From now on the getters tell of this match. */
	moveTo(match: number): void {
		this.#at = match * SIZE + 1;
	}

	has(capture: Capture): boolean {
		return (this.#ids[this.#at + NUMBERS[capture]] as number) >= 0;
	}

	node(capture: Capture): Node | undefined {
		const id = this.#ids[this.#at + NUMBERS[capture]] as number;
		return id < 0 ? undefined : new Node(this.#tree, id);
	}

	/** Where a captured node begins; it must be there. */
	startOf(capture: Capture): number {
		return this.#tree.nodes[
			(this.#ids[this.#at + NUMBERS[capture]] as number) * NODE_SIZE
		] as number;
	}

	/** Where a captured node ends; it must be there. */
	endOf(capture: Capture): number {
		const id = this.#ids[this.#at + NUMBERS[capture]] as number;
		return this.#tree.nodes[id * NODE_SIZE + NODE.end] as number;
	}
}
