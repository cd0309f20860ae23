import type { Node } from "web-tree-sitter";
import { type Argument, type Expression, makeCall } from "./expression.ts";
import { readCollection } from "./jvmCollections.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";

function lowerArgument(node: Node, lowering: Lowering): Argument {
	const parts = partsOf(node);
	const isNamed = parts.length > 1 && parts[0]?.nextSibling?.type === "=";
	const value = parts.at(-1) ?? null;
	const spread = value?.type === "spread_expression";
	return {
		name: isNamed && parts[0] !== undefined ? lowering.slice(parts[0]) : undefined,
		value: lowering.lower(spread ? value.firstNamedChild : value),
		spread,
	};
}

/** What a trailing lambda sets on the builder that it is given: `{ model = ModelId("x"); user { content = "hi" } }`. */
function lowerSettings(lambda: Node, lowering: Lowering): Argument[] {
	return partsOf(lambda).flatMap((statement): Argument[] => {
		if (statement.type === "assignment") {
			const left = statement.childForFieldName("left");
			if (left?.type !== "identifier") return [];
			const value = lowering.lower(statement.childForFieldName("right"));
			return [{ name: lowering.slice(left), value, spread: false }];
		}
		return [];
	});
}

/** Lowers a call; `lazy { x }`, `run { x }` and the like are what their block gives. */
export const lowerKotlinCall: LowerNode = (node, lowering) => {
	const parts = partsOf(node);
	const [target] = parts;
	const list = parts.find((part) => part.type === "value_arguments");
	const lambda = parts.find((part) => part.type === "annotated_lambda")?.firstNamedChild ?? null;
	if (target?.type === "call_expression" && list === undefined && lambda !== null)
		return lowerWithBlock(node, target, lambda, lowering);
	const callee: Expression = lowering.lower(target ?? null);
	const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
	if (lambda !== null && /^(lazy|run|runBlocking)$/.test(name) && lambda.lastNamedChild !== null)
		return lowering.lower(lambda.lastNamedChild);
	return readCollection(
		makeCall(spanOf(node), callee, () => [
			...(list === undefined ? [] : partsOf(list).map((part) => lowerArgument(part, lowering))),
			...(lambda === null ? [] : lowerSettings(lambda, lowering)),
		]),
	);
};

/** `f(a) { … }` is one call for Kotlin and two for the grammar. */
function lowerWithBlock(node: Node, target: Node, lambda: Node, lowering: Lowering): Expression {
	const call = lowering.lower(target);
	if (call.kind !== "call") return call;
	return makeCall(spanOf(node), call.callee, () => [
		...call.args,
		...lowerSettings(lambda, lowering),
	]);
}

/** `"a" to b` is a call of `to`; other infix calls mean nothing here. */
export const lowerInfix: LowerNode = (node, lowering) => {
	const [left, name, right] = partsOf(node);
	if (name === undefined || lowering.slice(name) !== "to")
		return { kind: "unknown", what: "infix", ...spanOf(node) };
	const args = [left, right].map((part) => ({
		name: undefined,
		value: lowering.lower(part ?? null),
		spread: false,
	}));
	return makeCall(spanOf(node), { kind: "name", name: "to", ...spanOf(name) }, () => args);
};
