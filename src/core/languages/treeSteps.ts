import type { GrammarNames } from "./syntaxTree.ts";
import type { ChildPattern, NodePattern, TextCondition, TreeQuery } from "./treePattern.ts";

/** A pattern with its names turned into the numbers of one grammar. */
export interface Step {
	/** By symbol, whether a node of it fits; undefined for any. */
	readonly symbols: Uint8Array | undefined;
	readonly isNamed: boolean | undefined;
	readonly captures: readonly number[];
	readonly children: readonly ChildStep[];
	readonly endsAtLast: boolean;
}

export interface ChildStep {
	readonly oneOf: readonly Step[];
	/** 0 for any. */
	readonly field: number;
	readonly isOptional: boolean;
	readonly isNext: boolean;
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

/**
 * The patterns of a query by the symbol of the node that they begin at. Throws where the query names a node type or field that the
 * grammar does not have.
 */
export function compileQuery(
	query: TreeQuery,
	names: GrammarNames,
): readonly (RootGroup | undefined)[] {
	const roots: Root[][] = Array.from({ length: names.types.length }, () => []);
	for (const [pattern, { roots: alternatives, conditions }] of query.patterns.entries())
		for (const alternative of alternatives) {
			const step = compileNode(alternative, names);
			const root = { pattern, step, conditions, mayRepeat: hasUncaptured(step) };
			for (const [symbol, list] of roots.entries())
				if (step.symbols === undefined || step.symbols[symbol] === 1) list.push(root);
		}
	return roots.map((list) => (list.length === 0 ? undefined : groupRoots(list, names)));
}

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
