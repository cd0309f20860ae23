import type { SharedNodes } from "./keptNodes.ts";
import { copyNodes, MARK, NODE, NODE_SIZE } from "./nodeCells.ts";
import type { SyntaxTree } from "./syntaxTree.ts";

/** Finding a smaller node costs more than reading it again. */
const SMALLEST = 8;
/** What makes a node match a pattern's root: what it is called, not the field that it stands in. */
const IDENTITY = 0xffff | MARK.named;

/**
 * Knows the nodes of a document's last tree by where their subtrees stand in the parser's memory. Parsing after an edit shares every
 * subtree that the edit did not touch, and shared ones never change: what is inside them is copied as it was.
 */
export class SubtreeMemo {
	#subtrees = new Int32Array(4096);
	#before: SyntaxTree | undefined;
	/** Numbers of nodes before the edit, from 1, by a hash of their subtree's address. */
	#table = new Int32Array(4096);
	#runs: number[] = [];

	/** Begins a tree of at most so many nodes; `before` is the tree before the edit, whose subtrees are still in memory. */
	begin(before: SyntaxTree | undefined, room: number): void {
		if (this.#subtrees.length < room) this.#subtrees = new Int32Array(room * 2);
		this.#before = before?.kept && before;
		this.#runs = [];
		if (before?.kept !== undefined) this.#index(before.nodes, before.kept.subtrees);
	}

	/** Notes the subtree of a node; 0 for a leaf. */
	note(id: number, address: number): void {
		this.#subtrees[id] = address;
	}

	/** Writes down what is inside a node where its subtree is shared; gives the number of nodes written. */
	takeOver(id: number, nodes: Int32Array): number {
		const before = this.#before;
		const address = this.#subtrees[id] as number;
		const old = before === undefined ? -1 : this.#find(address);
		if (before?.kept === undefined || old < 0) return 0;
		const theirs = before.nodes;
		const at = id * NODE_SIZE;
		const oldAt = old * NODE_SIZE;
		const count = (theirs[oldAt + NODE.next] as number) - old;
		const byOffset = (nodes[at] as number) - (theirs[oldAt] as number);
		copyNodes(theirs, old + 1, count - 1, nodes, id + 1, byOffset);
		const { subtrees } = before.kept;
		for (let inside = 1; inside < count; inside++)
			this.#subtrees[id + inside] = subtrees[old + inside] as number;
		const [bits, oldBits] = [nodes[at + NODE.bits], theirs[oldAt + NODE.bits]];
		const isSame = (((bits as number) ^ (oldBits as number)) & IDENTITY) === 0;
		if (isSame) this.#addRun(old, id, count);
		else this.#addRun(old + 1, id + 1, count - 1);
		return count - 1;
	}

	/** Fields that the shared nodes have beside their innermost one. */
	*outerFields(): Iterable<[number, readonly number[]]> {
		if (this.#before === undefined || this.#before.outerFields.size === 0) return;
		const runs = this.#runs;
		let run = 0;
		for (const [id, fields] of this.#before.outerFields) {
			while (run < runs.length && id >= (runs[run] as number) + (runs[run + 2] as number)) run += 3;
			const from = runs[run];
			if (from !== undefined && id >= from) yield [id - from + (runs[run + 1] as number), fields];
		}
	}

	/** What a tree of so many nodes is kept with. */
	finish(count: number): {
		readonly subtrees: Int32Array;
		readonly shared: SharedNodes | undefined;
	} {
		const shared = this.#before?.kept && { memo: this.#before.kept.memo, runs: this.#runs };
		this.#before = undefined;
		return { subtrees: this.#subtrees.slice(0, count), shared };
	}

	#addRun(from: number, to: number, count: number): void {
		const runs = this.#runs;
		const last = runs.length - 3;
		const length = runs[last + 2] ?? 0;
		if (last >= 0 && runs[last] === from - length && runs[last + 1] === to - length)
			runs[last + 2] = length + count;
		else runs.push(from, to, count);
	}

	#index(nodes: Int32Array, subtrees: Int32Array): void {
		const slots = 1 << (33 - Math.clz32(subtrees.length));
		if (this.#table.length < slots) this.#table = new Int32Array(slots);
		else this.#table.fill(0);
		const table = this.#table;
		const mask = table.length - 1;
		for (let id = 0; id < subtrees.length; id++) {
			const address = subtrees[id] as number;
			if (address === 0 || (nodes[id * NODE_SIZE + NODE.next] as number) - id < SMALLEST) continue;
			let slot = hash(address) & mask;
			while (table[slot] !== 0) slot = (slot + 1) & mask;
			table[slot] = id + 1;
		}
	}

	#find(address: number): number {
		const table = this.#table;
		const mask = table.length - 1;
		const subtrees = this.#before?.kept?.subtrees;
		for (let slot = hash(address) & mask; ; slot = (slot + 1) & mask) {
			const id = (table[slot] as number) - 1;
			if (id < 0 || subtrees?.[id] === address) return id;
		}
	}
}

function hash(address: number): number {
	return Math.imul(address >>> 3, 0x9e3779b1) >>> 8;
}
