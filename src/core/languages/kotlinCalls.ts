import { type Argument, type Expression, makeCall, makeList } from "./expression.ts";
import { readCollection } from "./jvmCollections.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { joinParts, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

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

/**
 * What a trailing lambda sets on the builder that it is given: `{ model = ModelId("x"); user { content = "hi" } }`. A block in it
 * is the list of the calls that it holds; the calls themselves are also its `parts`, in order.
 */
function lowerSettings(lambda: Node, lowering: Lowering): Argument[] {
	const settings: Argument[] = [];
	const calls: Node[] = [];
	for (const statement of partsOf(lambda)) {
		if (statement.type === "assignment") {
			const left = statement.childForFieldName("left");
			if (left?.type !== "identifier") continue;
			const value = lowering.lower(statement.childForFieldName("right"));
			settings.push({ name: lowering.slice(left), value, spread: false });
		} else if (statement.type === "call_expression") {
			const [target, given] = partsOf(statement);
			if (target?.type !== "identifier") continue;
			calls.push(statement);
			const value = valueOfSetting(given, lowering);
			if (value !== undefined)
				settings.push({ name: lowering.slice(target), value, spread: false });
		}
	}
	if (calls.length > 0)
		settings.push({ name: "parts", value: listOf(lambda, calls, lowering), spread: false });
	return settings;
}

function valueOfSetting(given: Node | undefined, lowering: Lowering): Expression | undefined {
	if (given?.type === "value_arguments") {
		const [first] = partsOf(given);
		return first && lowerArgument(first, lowering).value;
	}
	const block = given?.type === "annotated_lambda" ? given.firstNamedChild : null;
	return block === null ? undefined : listOf(block, partsOf(block), lowering);
}

function listOf(at: Node, statements: readonly Node[], lowering: Lowering): Expression {
	const calls = statements.filter((statement) => statement.type === "call_expression");
	return makeList(spanOf(at), () =>
		calls.map((call) => ({ value: lowering.lower(call), spread: false })),
	);
}

/** Functions whose value is that of their block. */
const BLOCKS =
	/^(lazy|run|runBlocking|withContext|coroutineScope|supervisorScope|async|runCatching|remember|synchronized)$/;

/** Calls that hand on what they are called on, whatever their block does with it. */
const HANDING_ON = /^(apply|also|onEach|takeIf)$/;

/** `buildString { append("a"); append(b) }`, where the block only appends. */
function lowerBuiltString(node: Node, lambda: Node, lowering: Lowering): Expression {
	const appended = partsOf(lambda).map((statement) => lowering.lower(statement));
	const parts = appended.flatMap((call) => {
		if (call.kind !== "call" || call.callee.kind !== "name") return [call];
		const value = call.args[0]?.value;
		if (!/^append(Line)?$/.test(call.callee.name)) return [call];
		const line = makeText(call, "\n");
		const own = value === undefined ? [] : [value];
		return call.callee.name === "appendLine" ? [...own, line] : own;
	});
	return joinParts(spanOf(node), parts);
}

function lowerBlock(
	node: Node,
	callee: Expression,
	lambda: Node,
	lowering: Lowering,
): Expression | undefined {
	const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
	if (callee.kind === "member" && HANDING_ON.test(name)) return callee.object;
	if (name === "buildString") return lowerBuiltString(node, lambda, lowering);
	if (!BLOCKS.test(name) || lambda.lastNamedChild === null) return undefined;
	return lowering.lower(lambda.lastNamedChild);
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
	const block = lambda === null ? undefined : lowerBlock(node, callee, lambda, lowering);
	if (block !== undefined) return block;
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
	const block = lowerBlock(node, call.callee, lambda, lowering);
	if (block !== undefined) return block;
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
