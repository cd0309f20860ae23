import type { KeptNodes } from "./keptNodes.ts";
import { ERROR_SYMBOL, MARK, NODE, NODE_SIZE } from "./nodeCells.ts";

/** Names that a grammar gives to node types and fields, by the numbers that trees hold. */
export interface GrammarNames {
	/** Node type names by public symbol; an error node has none. */
	readonly types: readonly (string | undefined)[];
	/** Field names by field number, from 1. */
	readonly fields: readonly (string | undefined)[];
	readonly fieldNumbers: ReadonlyMap<string, number>;
}

/**
 * A parsed document as one array of numbers in document order (each node before what is inside it): reading it crosses no border
 * to WebAssembly, and it stays valid when the parser's own tree is deleted.
 */
export class SyntaxTree {
	readonly text: string;
	readonly names: GrammarNames;
	/** `NODE_SIZE` numbers for each node. */
	readonly nodes: Int32Array;
	/** Fields that grammar rules give to a node beside its innermost one; most trees have none. */
	readonly outerFields: ReadonlyMap<number, readonly number[]>;
	/** Only for documents that are being edited. */
	readonly kept: KeptNodes | undefined;

	constructor(
		text: string,
		names: GrammarNames,
		nodes: Int32Array,
		outerFields: ReadonlyMap<number, readonly number[]>,
		kept?: KeptNodes,
	) {
		this.text = text;
		this.names = names;
		this.nodes = nodes;
		this.outerFields = outerFields;
		this.kept = kept;
	}

	get rootNode(): Node {
		return new Node(this, 0);
	}
}

/** One node of a syntax tree: a view that is made when asked for. Two views of one node have the same `id`. */
export class Node {
	readonly tree: SyntaxTree;
	/** The node's place in document order. */
	readonly id: number;

	constructor(tree: SyntaxTree, id: number) {
		this.tree = tree;
		this.id = id;
	}

	get startIndex(): number {
		return this.tree.nodes[this.id * NODE_SIZE] as number;
	}

	get endIndex(): number {
		return this.tree.nodes[this.id * NODE_SIZE + NODE.end] as number;
	}

	get #bits(): number {
		return this.tree.nodes[this.id * NODE_SIZE + NODE.bits] as number;
	}

	get #next(): number {
		return this.tree.nodes[this.id * NODE_SIZE + NODE.next] as number;
	}

	get type(): string {
		return this.tree.names.types[this.#bits & 0xffff] || "ERROR";
	}

	get isNamed(): boolean {
		return (this.#bits & MARK.named) !== 0;
	}

	/** True for what may stand anywhere, such as comments. */
	get isExtra(): boolean {
		return (this.#bits & MARK.extra) !== 0;
	}

	/** True for what the parser put in because it had to be there. */
	get isMissing(): boolean {
		return (this.#bits & MARK.missing) !== 0;
	}

	get isError(): boolean {
		return (this.#bits & 0xffff) === ERROR_SYMBOL;
	}

	/** True where something inside could not be read. */
	get hasError(): boolean {
		return (this.#bits & MARK.error) !== 0;
	}

	get text(): string {
		return this.tree.text.slice(this.startIndex, this.endIndex);
	}

	get parent(): Node | null {
		const parent = this.tree.nodes[this.id * NODE_SIZE + NODE.parent] as number;
		return parent < 0 ? null : new Node(this.tree, parent);
	}

	get children(): Node[] {
		return this.#collect(0);
	}

	get namedChildren(): Node[] {
		return this.#collect(MARK.named);
	}

	/** Children that have all of some marks. */
	#collect(marks: number): Node[] {
		const { nodes } = this.tree;
		const found: Node[] = [];
		const end = this.#next;
		for (let id = this.id + 1; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number)
			if (((nodes[id * NODE_SIZE + NODE.bits] as number) & marks) === marks)
				found.push(new Node(this.tree, id));
		return found;
	}

	get firstChild(): Node | null {
		return this.id + 1 < this.#next ? new Node(this.tree, this.id + 1) : null;
	}

	get firstNamedChild(): Node | null {
		return this.namedChild(0);
	}

	get lastNamedChild(): Node | null {
		const { nodes } = this.tree;
		const end = this.#next;
		let last = -1;
		for (let id = this.id + 1; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number)
			if (((nodes[id * NODE_SIZE + NODE.bits] as number) & MARK.named) !== 0) last = id;
		return last < 0 ? null : new Node(this.tree, last);
	}

	/** The named child with a number, from 0. */
	namedChild(index: number): Node | null {
		const { nodes } = this.tree;
		const end = this.#next;
		let left = index;
		for (let id = this.id + 1; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number)
			if (((nodes[id * NODE_SIZE + NODE.bits] as number) & MARK.named) !== 0 && left-- === 0)
				return new Node(this.tree, id);
		return null;
	}

	get nextSibling(): Node | null {
		return this.#following(0);
	}

	get nextNamedSibling(): Node | null {
		return this.#following(MARK.named);
	}

	#following(marks: number): Node | null {
		const { nodes } = this.tree;
		const parent = nodes[this.id * NODE_SIZE + NODE.parent] as number;
		if (parent < 0) return null;
		const end = nodes[parent * NODE_SIZE + NODE.next] as number;
		for (let id = this.#next; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number)
			if (((nodes[id * NODE_SIZE + NODE.bits] as number) & marks) === marks)
				return new Node(this.tree, id);
		return null;
	}

	/** The first child that stands in a field. */
	childForFieldName(name: string): Node | null {
		const field = this.tree.names.fieldNumbers.get(name);
		if (field === undefined) return null;
		const { nodes, outerFields } = this.tree;
		const end = this.#next;
		for (let id = this.id + 1; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number) {
			const own = ((nodes[id * NODE_SIZE + NODE.bits] as number) >> 16) & 0xff;
			if (own === field || outerFields.get(id)?.includes(field)) return new Node(this.tree, id);
		}
		return null;
	}

	/** All children that stand in a field. */
	childrenForFieldName(name: string): Node[] {
		const field = this.tree.names.fieldNumbers.get(name);
		if (field === undefined) return [];
		const { nodes } = this.tree;
		const found: Node[] = [];
		const end = this.#next;
		for (let id = this.id + 1; id < end; id = nodes[id * NODE_SIZE + NODE.next] as number) {
			const own = ((nodes[id * NODE_SIZE + NODE.bits] as number) >> 16) & 0xff;
			if (own === field) found.push(new Node(this.tree, id));
		}
		return found;
	}

	/** This node and all inside it that are of some types, in document order. */
	descendantsOfType(types: string | readonly string[]): Node[] {
		const { nodes, names } = this.tree;
		const found: Node[] = [];
		const end = this.#next;
		for (let id = this.id; id < end; id++) {
			const type = names.types[(nodes[id * NODE_SIZE + NODE.bits] as number) & 0xffff] ?? "ERROR";
			if (typeof types === "string" ? type === types : types.includes(type))
				found.push(new Node(this.tree, id));
		}
		return found;
	}

	/** The smallest node that spans an offset. */
	descendantForIndex(offset: number): Node {
		const { nodes } = this.tree;
		let around = this.id;
		let id = around + 1;
		let end = this.#next;
		while (id < end) {
			const next = nodes[id * NODE_SIZE + NODE.next] as number;
			if ((nodes[id * NODE_SIZE] as number) > offset) break;
			if (offset < (nodes[id * NODE_SIZE + NODE.end] as number)) {
				around = id;
				end = next;
				id++;
			} else id = next;
		}
		return new Node(this.tree, around);
	}
}
