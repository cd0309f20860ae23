import type { GrammarNames } from "./syntaxTree.ts";
import type { ChildPattern, NodePattern, TextCondition, TreeQuery } from "./treePattern.ts";

/** A node that a pattern asks for, with its names turned into the numbers of one grammar. */
export interface Step {
	/** By symbol, whether a node of it fits; undefined for any. */
	readonly symbols: Uint8Array | undefined;
	readonly isNamed: boolean | undefined;
	readonly captures: readonly number[];
	/** The place where the end of its children is noted, before the places where each child may begin; -1 where it asks for none. */
	readonly places: number;
	/** What is looked for once it fits; undefined where the pattern ends. */
	readonly next: ChildStep | undefined;
}

/** One child that a pattern asks for; places are numbers of a list that a search notes nodes in. */
export interface ChildStep {
	/** Any of them; none where nothing named may follow. */
	readonly oneOf: readonly Step[];
	/** 0 for any. */
	readonly field: number;
	readonly isOptional: boolean;
	readonly isNext: boolean;
	/** The place that holds where the children end. */
	readonly end: number;
	/** The place that holds where it may begin; the one after it is for the next child. */
	readonly from: number;
	/** What is looked for where it is left out. */
	readonly next: ChildStep | undefined;
}

/** Where a match of one pattern begins. */
export interface Root {
	readonly pattern: number;
	readonly step: Step;
	readonly conditions: readonly TextCondition[];
	/** True where the same captures can be reached in two ways. */
	readonly mayRepeat: boolean;
}

/** The patterns that begin at a node of one type. */
export interface RootGroup {
	readonly roots: readonly Root[];
	/** Bits of the roots that ask for no child. */
	readonly childless: number;
	/** By symbol of a child: bits of the roots whose first required child it could be. */
	readonly byChild: Int32Array;
}

/** A query made ready for one grammar. */
export interface CompiledQuery {
	/** By the symbol of the node that patterns begin at. */
	readonly groups: readonly (RootGroup | undefined)[];
	/** How many places one search notes nodes in. */
	readonly placeCount: number;
}

/** Throws where the query names a node type or field that the grammar does not have. */
export function compileQuery(query: TreeQuery, names: GrammarNames): CompiledQuery {
	const compiler = new Compiler(names);
	const roots: RootOfGroup[][] = Array.from({ length: names.types.length }, () => []);
	for (const [pattern, { roots: alternatives, conditions }] of query.patterns.entries())
		for (const node of alternatives) {
			const step = compiler.compileRoot(node);
			const root = { pattern, step, conditions, mayRepeat: hasUncaptured(node), node };
			for (const [symbol, list] of roots.entries())
				if (step.symbols === undefined || step.symbols[symbol] === 1) list.push(root);
		}
	const groups = roots.map((list) => (list.length === 0 ? undefined : groupRoots(list, names)));
	return { groups, placeCount: compiler.placeCount };
}

interface RootOfGroup extends Root {
	readonly node: NodePattern;
}

/** Bits of a number that roots of one node type are told apart by. */
const MAX_ROOTS = 31;

function groupRoots(roots: readonly RootOfGroup[], names: GrammarNames): RootGroup {
	if (roots.length > MAX_ROOTS)
		throw new Error(`More than ${MAX_ROOTS} patterns begin at one node type`);
	const byChild = new Int32Array(names.types.length);
	let childless = 0;
	for (const [index, { node }] of roots.entries()) {
		const required = node.children.find((child) => !child.isOptional);
		if (required === undefined) childless |= 1 << index;
		else for (const { type } of required.oneOf) addBit(byChild, symbolsOf(type, names), 1 << index);
	}
	return { roots, childless, byChild };
}

function addBit(byChild: Int32Array, symbols: Step["symbols"], bit: number): void {
	for (const [symbol, bits] of byChild.entries())
		if (symbols === undefined || symbols[symbol] === 1) byChild[symbol] = bits | bit;
}

function hasUncaptured({ children }: NodePattern): boolean {
	return children.some(({ oneOf }) =>
		oneOf.some((one) => one.captures.length === 0 || hasUncaptured(one)),
	);
}

function symbolsOf(type: string | undefined, { types }: GrammarNames): Uint8Array | undefined {
	if (type === undefined) return undefined;
	const symbols = Uint8Array.from(types, (name) => (name === type ? 1 : 0));
	if (!symbols.includes(1)) throw new Error(`The grammar has no node type ${type}`);
	return symbols;
}

/** Turns patterns into steps from their end to their beginning: each knows the one that comes after it. */
class Compiler {
	readonly #names: GrammarNames;
	/** Of the pattern that has most of them. */
	placeCount = 0;
	#places = 0;

	constructor(names: GrammarNames) {
		this.#names = names;
	}

	compileRoot(pattern: NodePattern): Step {
		this.#places = 0;
		const step = this.#compileNode(pattern, undefined);
		this.placeCount = Math.max(this.placeCount, this.#places);
		return step;
	}

	#compileNode(pattern: NodePattern, after: ChildStep | undefined): Step {
		const { type, isNamed, captures, children, endsAtLast } = pattern;
		const symbols = symbolsOf(type, this.#names);
		if (children.length === 0) return { symbols, isNamed, captures, places: -1, next: after };
		const places = this.#places;
		const first = places + 1;
		this.#places = first + children.length + 1;
		let next = after;
		if (endsAtLast) next = { ...NOTHING, end: places, from: first + children.length, next };
		for (const [index, child] of [...children.entries()].reverse())
			next = this.#compileChild(child, places, first + index, next);
		return { symbols, isNamed, captures, places, next };
	}

	#compileChild(
		{ oneOf, field, isOptional, isNext }: ChildPattern,
		end: number,
		from: number,
		next: ChildStep | undefined,
	): ChildStep {
		const number = field === undefined ? 0 : this.#names.fieldNumbers.get(field);
		if (number === undefined) throw new Error(`The grammar has no field ${field}`);
		const steps = oneOf.map((one) => this.#compileNode(one, next));
		return { oneOf: steps, field: number, isOptional, isNext, end, from, next };
	}
}

const NOTHING = { oneOf: [], field: 0, isOptional: false, isNext: false };
