import type { Language } from "./language.ts";
import { CAPTURES, matcherOf } from "./outlineQuery.ts";
import { NODE, NODE_SIZE, Node, type SyntaxTree } from "./syntaxTree.ts";
import type { CheckTime } from "./workTime.ts";

type Capture = (typeof CAPTURES)[number];

/** The number of each capture. */
const NUMBERS = Object.fromEntries(CAPTURES.map((name, number) => [name, number])) as {
	readonly [name in Capture]: number;
};

/** All matches of a language's query in one document, in one list of numbers; a view that moves from match to match. */
export class OutlineMatches {
	readonly #tree: SyntaxTree;
	/** Node ids by capture, -1 for none; as many for each match as there are captures. */
	readonly #ids: number[] = [];
	#at = 0;

	constructor(language: Language, tree: SyntaxTree, checkTime?: CheckTime) {
		this.#tree = tree;
		const ids = this.#ids;
		const keep = (captured: Int32Array) => {
			for (let capture = 0; capture < CAPTURES.length; capture++)
				ids.push(captured[capture] as number);
		};
		matcherOf(language, tree.names).findMatches(tree, keep, checkTime);
	}

	get count(): number {
		return this.#ids.length / CAPTURES.length;
	}

	/** From now on the getters tell of this match. */
	moveTo(match: number): void {
		this.#at = match * CAPTURES.length;
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
