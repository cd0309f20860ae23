import {
	type Argument,
	type Expression,
	makeCall,
	makeList,
	makeRecord,
	type RecordEntry,
} from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function lowerArgument(node: Node, lowering: Lowering): Argument {
	const name = node.type === "argument" ? node.childForFieldName("name") : null;
	const value = node.type === "argument" ? (partsOf(node).at(-1) ?? null) : node;
	return {
		name: name === null ? undefined : lowering.slice(name),
		value: lowering.lower(value),
		spread: false,
	};
}

function lowerArguments(list: Node | null | undefined, lowering: Lowering): Argument[] {
	return list == null ? [] : partsOf(list).map((part) => lowerArgument(part, lowering));
}

/** What asks a container, or a section of the settings, for an object by its type. */
const ASKS = /^Get(?:(?:Required)?(?:Keyed)?Service)?$/;

/** Lowers an invocation; `services.GetRequiredService<T>()` stands for a T whose values are not known. */
export const lowerCall: LowerNode = (node, lowering) => {
	const callee = node.childForFieldName("function");
	const asked = callee?.childForFieldName("name") ?? callee;
	if (asked?.type === "generic_name" && ASKS.test(lowering.slice(asked.firstNamedChild ?? asked))) {
		const type = asked.lastNamedChild?.firstNamedChild ?? null;
		return makeRecord(spanOf(node), () => [], lowering.lower(type));
	}
	return makeCall(spanOf(node), lowering.lower(callee), () =>
		lowerArguments(node.childForFieldName("arguments"), lowering),
	);
};

/** `{ Model = "x" }` and `{ ["model"] = "x" }` are entries, `{ {"a", 1} }` too; anything else is an item. */
function lowerEntry(node: Node, lowering: Lowering): RecordEntry | undefined {
	if (node.type === "initializer_expression") {
		const [key, value] = partsOf(node);
		const written = lowering.lower(key ?? null);
		if (written.kind !== "text" || value === undefined) return undefined;
		return { key: written.value, value: lowering.lower(value), spread: false };
	}
	if (node.type !== "assignment_expression") return undefined;
	const left = node.childForFieldName("left");
	const right = lowering.lower(node.childForFieldName("right"));
	if (left === null) return undefined;
	if (left.type === "identifier") return { key: lowering.slice(left), value: right, spread: false };
	const key = lowering.lower(left.firstNamedChild?.firstNamedChild ?? null);
	return { key: key.kind === "text" ? key.value : undefined, value: right, spread: false };
}

function isRecordBody(initializer: Node): boolean {
	const [first] = partsOf(initializer);
	return (
		first?.type === "assignment_expression" ||
		(first?.type === "initializer_expression" && partsOf(first).length === 2)
	);
}

/** Lowers `{ … }` after `new`: a record where it holds entries, else a list. */
export function lowerBody(initializer: Node, lowering: Lowering): Expression {
	const parts = partsOf(initializer);
	const at = spanOf(initializer);
	if (!isRecordBody(initializer))
		return makeList(at, () =>
			parts.map((part) => ({ value: lowering.lower(part), spread: false })),
		);
	return makeRecord(at, () =>
		parts.map((part) => lowerEntry(part, lowering)).filter((entry) => entry !== undefined),
	);
}

const COLLECTIONS = /^(List|Dictionary|HashSet|Collection|IList|IEnumerable|ImmutableList)$/;

/** The type that `new(…)` makes stands at the declaration around it. */
function impliedType(node: Node): Node | null {
	let around = node.parent;
	if (around?.type === "variable_declarator") around = around.parent;
	if (around?.type === "arrow_expression_clause") around = around.parent;
	return around?.childForFieldName("type") ?? around?.childForFieldName("returns") ?? null;
}

/** What is made when it is first asked for: `new Lazy<ChatClient>(() => new ChatClient("gpt-4o", key))`. */
function madeLater(
	node: Node,
	type: Node | null | undefined,
	lowering: Lowering,
): Expression | undefined {
	if (type?.type !== "generic_name" || !/^Lazy\s*</.test(lowering.slice(type))) return undefined;
	const list = partsOf(node).find((part) => part.type === "argument_list");
	const [made] = lowerArguments(list, lowering);
	return made?.value.kind === "function" ? made.value.returns[0] : undefined;
}

/** A construction; entries of its initializer count as named arguments, and a collection is the list or record of its items. */
export const lowerNew: LowerNode = (node, lowering) => {
	const typeNode = node.childForFieldName("type") ?? impliedType(node);
	const later = madeLater(node, typeNode, lowering);
	if (later !== undefined) return later;
	const type = lowering.lower(typeNode);
	const initializer =
		node.childForFieldName("initializer") ??
		partsOf(node).find((part) => part.type === "initializer_expression");
	const name = type.kind === "name" || type.kind === "member" ? type.name : "";
	if (initializer != null && (COLLECTIONS.test(name) || !isRecordBody(initializer)))
		return lowerBody(initializer, lowering);
	const list =
		node.childForFieldName("arguments") ??
		partsOf(node).find((part) => part.type === "argument_list");
	return makeCall(
		spanOf(node),
		type,
		() => {
			const args = lowerArguments(list, lowering);
			if (initializer == null) return args;
			const entries = partsOf(initializer).map((part) => lowerEntry(part, lowering));
			const named = entries.flatMap((entry) =>
				entry?.key === undefined ? [] : [{ name: entry.key, value: entry.value, spread: false }],
			);
			return [...args, ...named];
		},
		true,
	);
};

/** `new { model = "x", prompt }`. */
export const lowerAnonymous: LowerNode = (node, lowering) =>
	makeRecord(spanOf(node), () => {
		const parts = partsOf(node);
		const isKey = (part: Node | undefined) => part?.nextSibling?.type === "=";
		return parts.flatMap((part, index): RecordEntry[] => {
			if (isKey(part)) return [];
			const before = parts[index - 1];
			const value = lowering.lower(part);
			const own = value.kind === "name" || value.kind === "member" ? value.name : undefined;
			const key = before !== undefined && isKey(before) ? lowering.slice(before) : own;
			return [{ key, value, spread: false }];
		});
	});
