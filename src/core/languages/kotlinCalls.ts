import { type Argument, type Expression, makeCall, makeList, nameOfCallee } from "./expression.ts";
import { classLiteral } from "./jvmClassLiterals.ts";
import { readCollection } from "./jvmCollections.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { joinParts, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers one argument of a call. */
export function lowerArgument(node: Node, lowering: Lowering): Argument {
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
	const statements = partsOf(lambda);
	const calls = statements.filter((statement) => isPart(statement, lowering));
	const settings = statements.flatMap((statement) => readSetting(statement, lowering) ?? []);
	if (calls.length > 0)
		settings.push({ name: "parts", value: listOf(lambda, calls, lowering), spread: false });
	return settings;
}

/** True for a call of the builder itself that puts no named entry into it. */
function isPart(statement: Node, lowering: Lowering): boolean {
	if (statement.type !== "call_expression" || readEntry(statement, lowering) !== undefined)
		return false;
	return statement.firstNamedChild?.type === "identifier";
}

function readSetting(statement: Node, lowering: Lowering): Argument | undefined {
	if (statement.type === "assignment") {
		const left = statement.childForFieldName("left");
		if (left?.type !== "identifier") return undefined;
		const value = lowering.lower(statement.childForFieldName("right"));
		return { name: lowering.slice(left), value, spread: false };
	}
	if (statement.type !== "call_expression") return undefined;
	const entry = readEntry(statement, lowering);
	if (entry !== undefined) return entry;
	const [target, given] = partsOf(statement);
	if (target?.type !== "identifier") return undefined;
	const value = valueOfSetting(given, lowering);
	return value && { name: lowering.slice(target), value, spread: false };
}

/** `put("model", "gpt-4o")` of a JSON object or map, and `putJsonArray("messages") { … }`. */
function readEntry(statement: Node, lowering: Lowering): Argument | undefined {
	const [target, given] = partsOf(statement);
	const lambda = given?.type === "annotated_lambda" ? given.firstNamedChild : null;
	const call = lambda !== null && target?.type === "call_expression" ? target : statement;
	const [callee, list] = partsOf(call);
	if (callee?.type !== "identifier" || list?.type !== "value_arguments") return undefined;
	if (!/^(put|putJsonArray|putJsonObject|addProperty)$/.test(lowering.slice(callee)))
		return undefined;
	const [first, second] = partsOf(list);
	const key = first === undefined ? undefined : lowerArgument(first, lowering).value;
	if (key?.kind !== "text") return undefined;
	const value = second === undefined ? undefined : lowerArgument(second, lowering).value;
	if (value !== undefined) return { name: key.value, value, spread: false };
	return lambda === null
		? undefined
		: { name: key.value, value: blockValue(callee, lambda, lowering), spread: false };
}

function blockValue(callee: Node, lambda: Node, lowering: Lowering): Expression {
	const at = spanOf(lambda);
	if (lowering.slice(callee) !== "putJsonObject") return listOf(lambda, partsOf(lambda), lowering);
	return makeCall(at, { kind: "name", name: "buildJsonObject", ...spanOf(callee) }, () =>
		lowerSettings(lambda, lowering),
	);
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

/** `JSONObject().apply { put("model", "gpt-4o") }` is the construction with what the block sets. */
function withSettings(node: Node, made: Expression, lambda: Node, lowering: Lowering): Expression {
	if (made.kind !== "call") return made;
	return makeCall(
		spanOf(node),
		made.callee,
		() => [...made.args, ...lowerSettings(lambda, lowering)],
		made.isNew,
	);
}

function lowerBlock(
	node: Node,
	callee: Expression,
	lambda: Node,
	lowering: Lowering,
): Expression | undefined {
	const name = nameOfCallee(callee);
	if (callee.kind === "member" && HANDING_ON.test(name))
		return withSettings(node, callee.object, lambda, lowering);
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
			...reifiedClass(callee, parts, lowering),
			...settingsAfter(lambda ?? blockAfter(node), lowering),
		]),
	);
};

/** Functions that make or look up an object of the type that they are given. */
const REIFIED = /^(?:create|inject|get|ref|getBean|koinInject|instance)$/;

/** `retrofit.create<Service>()` is given its class. */
function reifiedClass(
	callee: Expression,
	parts: readonly Node[],
	lowering: Lowering,
): readonly Argument[] {
	const name = nameOfCallee(callee);
	const given = REIFIED.test(name)
		? parts.find(({ type }) => type === "type_arguments")
		: undefined;
	const type = given?.firstNamedChild?.lastNamedChild;
	return type == null
		? []
		: [{ name: undefined, value: classLiteral(lowering.lower(type)), spread: false }];
}

/** `f(a) { … }` is one call for Kotlin and two for the grammar. */
function lowerWithBlock(node: Node, target: Node, lambda: Node, lowering: Lowering): Expression {
	const call = lowering.lower(target);
	if (call.kind !== "call") return call;
	const block = lowerBlock(node, call.callee, lambda, lowering);
	if (block !== undefined) return block;
	return makeCall(spanOf(node), call.callee, () => call.args);
}

/** The block of `f(a) { … }`, which the grammar puts into a call around that of `f(a)`. */
function blockAfter(node: Node): Node | null {
	const around = node.parent;
	if (around?.type !== "call_expression" || around.firstNamedChild?.id !== node.id) return null;
	const last = around.lastNamedChild;
	return last?.type === "annotated_lambda" ? last.firstNamedChild : null;
}

function settingsAfter(block: Node | null, lowering: Lowering): Argument[] {
	return block === null ? [] : lowerSettings(block, lowering);
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
