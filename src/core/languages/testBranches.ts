import type { Lowering } from "./language.ts";
import type { Node } from "./syntaxTree.ts";

/** Conditions that hold only while JavaScript's tests run: `isTestEnvironment`, `process.env.NODE_ENV === "test"`. */
const TESTING =
	/^\(*\s*(!?)\s*\(*(?:is_?(?:Test|Mock|E2E)\w*\b|use_?Mocks?\w*\b|import\.meta\.vitest\b|process\.env\.(?:\w*(?:VITEST|JEST|PLAYWRIGHT|MOCK)\w*\b|NODE_ENV\s*[!=]={1,2}\s*["']test["']))/i;
const MAX_CONDITION = 120;

/** Says what a condition has to do with tests: it holds only in them, never in them, or nothing. */
function sideOfTests(condition: Node | null, lowering: Lowering): "only" | "never" | undefined {
	if (condition === null || condition.endIndex - condition.startIndex > MAX_CONDITION)
		return undefined;
	const match = TESTING.exec(lowering.slice(condition));
	if (match === null) return undefined;
	return match[1] === "!" || match[0].includes("!=") ? "never" : "only";
}

/** The parts of a conditional expression that a program may take outside of its tests. */
export function partsOutsideTests(node: Node, lowering: Lowering): readonly (Node | null)[] {
	const side = sideOfTests(node.childForFieldName("condition"), lowering);
	const [consequence, alternative] = ["consequence", "alternative"].map((field) =>
		node.childForFieldName(field),
	);
	if (side === "only") return [alternative ?? null];
	return side === "never" ? [consequence ?? null] : [consequence ?? null, alternative ?? null];
}

const FUNCTION = /^(?:arrow_function|function\w*|generator_function\w*|method_definition)$/;

/** True for a statement of a function itself, not of one inside its body, that is reached outside of tests. */
export function isReached(node: Node, body: Node, lowering: Lowering): boolean {
	let inner = node;
	let outer = node.parent;
	while (outer !== null && outer.startIndex >= body.startIndex) {
		if (FUNCTION.test(outer.type) || isTestBranch(inner, outer, lowering)) return false;
		inner = outer;
		outer = outer.parent;
	}
	return true;
}

function isTestBranch(inner: Node, outer: Node, lowering: Lowering): boolean {
	if (outer.type !== "if_statement") return false;
	const side = sideOfTests(outer.childForFieldName("condition"), lowering);
	const isFirst = inner.startIndex === outer.childForFieldName("consequence")?.startIndex;
	return side === (isFirst ? "only" : "never");
}
