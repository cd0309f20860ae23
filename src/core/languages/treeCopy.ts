import type { GrammarTables } from "./grammarTables.ts";
import { ERROR_SYMBOL, MARK, NODE, NODE_SIZE } from "./nodeCells.ts";
import * as layout from "./subtreeLayout.ts";
import type { SubtreeMemo } from "./subtreeMemo.ts";
import type { SyntaxTree } from "./syntaxTree.ts";

// What is kept for each rule around the one whose children are being read, beside its next child.
const FRAME_SIZE = 7;
const END = 1;
/** How many children that are no extras came before. */
const STRUCTURAL = 2;
const RULE = 3;
/** Where the last child ended, in bytes. */
const POSITION = 4;
/** The nearest visible node. */
const OWNER = 5;
/** The field that a hidden rule stands in; -1 for a rule that is a node itself. */
const FIELD = 6;

/** About a tenth of a millisecond. */
const STEPS_PER_LOOK = 4096;

/** Walks the subtrees of one tree from left to right and writes down the visible ones. Used again for the next tree. */
export class TreeCopy {
	#words: Int32Array = new Int32Array(0);
	#tables: GrammarTables | undefined;
	#nodes = new Int32Array(4096 * NODE_SIZE);
	#count = 0;
	#outerFields = new Map<number, readonly number[]>();
	#memo: SubtreeMemo | undefined;

	/** The rules around the present one. */
	#frames = new Int32Array(256 * FRAME_SIZE);
	#frame = 0;

	// The rule whose children are being read.
	#child = 0;
	#end = 0;
	#structural = 0;
	#rule = 0;
	#aliases: Uint16Array | undefined;
	#fields: Uint8Array | undefined;
	#position = 0;
	#isFirst = true;
	#owner = -1;
	#ruleField = 0;
	#isOwner = false;

	// The child that is being read.
	#symbol = 0;
	#padding = 0;
	#size = 0;
	#marks = 0;
	#isVisible = false;
	#field = 0;
	#children = 0;

	/**
	 * Copies the tree whose root subtree stands at an address; undefined when that went on until `isLate`. A memo, begun for this
	 * tree, notes its subtrees and gives what is inside of those that it knows.
	 */
	copy(
		root: number,
		tables: GrammarTables,
		words: Int32Array,
		isLate: () => boolean = () => false,
		memo?: SubtreeMemo,
	): Pick<SyntaxTree, "nodes" | "outerFields"> | undefined {
		this.#words = words;
		this.#tables = tables;
		this.#memo = memo;
		this.#outerFields = new Map();
		const needed = layout.countNodes(root, words) * NODE_SIZE;
		if (this.#nodes.length < needed) this.#nodes = new Int32Array(needed * 2);
		this.#count = 0;
		this.#frame = 0;
		// At first, a rule around the root.
		this.#child = root;
		this.#end = root + layout.SUBTREE_BYTES;
		this.#owner = -1;
		this.#isOwner = false;
		this.#ruleField = 0;
		this.#enterRule(0, 0);
		this.#isFirst = false;
		for (let step = 1; ; step++) {
			if (step % STEPS_PER_LOOK === 0 && isLate()) return undefined;
			if (this.#child !== this.#end) this.#readChild();
			else if (!this.#leave()) break;
		}
		const nodes = this.#nodes.slice(0, this.#count * NODE_SIZE);
		return { nodes, outerFields: this.#outerFields };
	}

	#enterRule(rule: number, position: number): void {
		this.#rule = rule;
		this.#aliases = this.#tables?.aliases[rule];
		this.#fields = this.#tables?.fields[rule];
		this.#structural = 0;
		this.#position = position;
		this.#isFirst = true;
	}

	#readChild(): void {
		const at = this.#child;
		this.#child = at + layout.SUBTREE_BYTES;
		const word = this.#words[at >> 2] as number;
		if ((word & 1) !== 0) this.#readLeaf(word, this.#words[(at >> 2) + 1] as number);
		else this.#readBranch(word >> 2);
		this.#field = this.#ruleField;
		if ((this.#marks & MARK.extra) === 0) this.#readRole();
		const start = this.#isFirst ? this.#position : this.#position + this.#padding;
		this.#isFirst = false;
		this.#position = start + this.#size;
		if (this.#owner < 0) this.#isVisible = true;
		const node = this.#isVisible ? this.#write(start) : this.#owner;
		if (this.#memo !== undefined && this.#isVisible) this.#takeOver(word, node, this.#memo);
		if (this.#children > 0) this.#enter(word, start, node);
	}

	/** What is inside a node that was there before the last edit is not read again. */
	#takeOver(word: number, node: number, memo: SubtreeMemo): void {
		memo.note(node, this.#children > 0 ? word : 0);
		if (this.#children === 0) return;
		const count = memo.takeOver(node, this.#nodes);
		if (count === 0) return;
		this.#children = 0;
		this.#count += count;
		this.#nodes[node * NODE_SIZE + NODE.next] = this.#count;
	}

	#readLeaf(word: number, second: number): void {
		this.#symbol = (word >> 8) & 0xff;
		this.#padding = (second >> 16) & 0xff;
		this.#size = second >>> 24;
		this.#children = 0;
		this.#isVisible = (word & layout.INLINE.visible) !== 0;
		const marks = (word & (layout.INLINE.named | layout.INLINE.extra)) << layout.INLINE_TO_MARK;
		const isMissing = (word & layout.INLINE.missing) !== 0;
		this.#marks = isMissing ? marks | MARK.missing | MARK.error : marks;
	}

	#readBranch(heap: number): void {
		const words = this.#words;
		const bits = words[heap + layout.BITS] as number;
		this.#symbol = (words[heap + layout.SYMBOL] as number) & 0xffff;
		this.#padding = words[heap + layout.PADDING] as number;
		this.#size = words[heap + layout.SIZE] as number;
		this.#children = words[heap + layout.CHILD_COUNT] as number;
		this.#isVisible = (bits & layout.HEAP.visible) !== 0;
		let marks = (bits & (layout.HEAP.named | layout.HEAP.extra)) << layout.HEAP_TO_MARK;
		if ((bits & layout.HEAP.missing) !== 0) marks |= MARK.missing;
		if (words[heap + layout.ERROR_COST] !== 0) marks |= MARK.error;
		this.#marks = marks;
	}

	/** What the rule makes of its child: another name for it, and a field. */
	#readRole(): void {
		const index = this.#structural++;
		const alias = this.#aliases === undefined ? 0 : (this.#aliases[index] ?? 0);
		if (alias !== 0) this.#rename(alias);
		const own = this.#fields === undefined ? 0 : (this.#fields[index] ?? 0);
		if (own === 0) return;
		const outer = this.#field;
		if (outer !== 0 && outer !== own && this.#isVisible) this.#addOuterField(outer);
		this.#field = own;
	}

	#rename(alias: number): void {
		this.#symbol = alias;
		this.#isVisible = true;
		const isNamed = this.#tables?.isNamed[alias] === 1;
		this.#marks = isNamed ? this.#marks | MARK.named : this.#marks & ~MARK.named;
	}

	/** Writes the child down as a node and gives its number. */
	#write(start: number): number {
		const nodes = this.#nodes;
		const id = this.#count++;
		const at = id * NODE_SIZE;
		const symbol = this.#symbol;
		const shown =
			symbol === ERROR_SYMBOL ? symbol : (this.#tables?.publicSymbols[symbol] as number);
		nodes[at] = start >> 1;
		nodes[at + NODE.end] = this.#position >> 1;
		nodes[at + NODE.parent] = this.#owner;
		nodes[at + NODE.next] = this.#count;
		nodes[at + NODE.bits] = shown | (this.#field << 16) | this.#marks;
		return id;
	}

	/** Goes on with the children of what was just read. */
	#enter(word: number, start: number, owner: number): void {
		if (this.#frame + FRAME_SIZE > this.#frames.length) {
			const frames = new Int32Array(this.#frames.length * 2);
			frames.set(this.#frames);
			this.#frames = frames;
		}
		const frames = this.#frames;
		const frame = this.#frame;
		frames[frame] = this.#child;
		frames[frame + END] = this.#end;
		frames[frame + STRUCTURAL] = this.#structural;
		frames[frame + RULE] = this.#rule;
		frames[frame + POSITION] = this.#position;
		frames[frame + OWNER] = this.#owner;
		frames[frame + FIELD] = this.#isOwner ? -1 : this.#ruleField;
		this.#frame = frame + FRAME_SIZE;
		this.#child = word - this.#children * layout.SUBTREE_BYTES;
		this.#end = word;
		this.#owner = owner;
		this.#isOwner = this.#isVisible;
		this.#ruleField = this.#isVisible ? 0 : this.#field;
		this.#enterRule((this.#words[(word >> 2) + layout.PRODUCTION] as number) >>> 16, start);
	}

	/** Goes back to the rule around; false when there is none. */
	#leave(): boolean {
		if (this.#isOwner) this.#nodes[this.#owner * NODE_SIZE + NODE.next] = this.#count;
		if (this.#frame === 0) return false;
		const frames = this.#frames;
		const frame = this.#frame - FRAME_SIZE;
		this.#frame = frame;
		this.#child = frames[frame] as number;
		this.#end = frames[frame + END] as number;
		this.#owner = frames[frame + OWNER] as number;
		const field = frames[frame + FIELD] as number;
		this.#isOwner = field < 0;
		this.#ruleField = Math.max(field, 0);
		this.#enterRule(frames[frame + RULE] as number, frames[frame + POSITION] as number);
		this.#structural = frames[frame + STRUCTURAL] as number;
		this.#isFirst = false;
		return true;
	}

	#addOuterField(field: number): void {
		const fields = this.#outerFields.get(this.#count) ?? [];
		this.#outerFields.set(this.#count, [...fields, field]);
	}
}
