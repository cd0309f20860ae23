import type { Argument, Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, spanOf } from "./lowering.ts";
import { makeClass } from "./makeClass.ts";
import type { Node } from "./syntaxTree.ts";

const INCLUDING = /^(?:include|extend|prepend)$/;

/** The calls that stand in the body itself and name nothing that they are called on. */
function ownCalls(node: Node): readonly Node[] {
	const body = node.childForFieldName("body");
	return (body?.namedChildren ?? []).filter(
		(child) => child.type === "call" && child.childForFieldName("receiver") === null,
	);
}

function nameOf(call: Node, lowering: Lowering): string {
	const method = call.childForFieldName("method");
	return method === null ? "" : lowering.slice(method);
}

/** The modules that a class has through what its body says: `acts_as_chat` makes it a chat of RubyLLM. */
function mixedInto(node: Node, lowering: Lowering): Expression[] {
	const said = node.childForFieldName("body")?.namedChildren ?? [];
	const chat = said.find((child) => {
		const name = child.type === "call" ? child.childForFieldName("method") : child;
		return (
			/^(?:call|identifier)$/.test(child.type) &&
			name !== null &&
			lowering.slice(name) === "acts_as_chat"
		);
	});
	if (chat === undefined) return [];
	const at = spanOf(chat);
	const module: Expression = { kind: "name", name: "::RubyLLM", ...at };
	return [{ kind: "member", object: module, name: "ActsAsChat", nameStart: at.start, ...at }];
}

/** The modules that the class includes. */
function includedIn(calls: readonly Node[], lowering: Lowering): Expression[] {
	return calls
		.filter((call) => INCLUDING.test(nameOf(call, lowering)))
		.flatMap((call) => {
			const lowered = lowering.lower(call);
			return lowered.kind === "call" ? lowered.args.map(({ value }) => value) : [];
		});
}

/** What embeds is set apart from what chats: `embed_with :openai, model: "…"` sets `embed_model`. */
function ofEmbedding(argument: Argument): Argument {
	return { ...argument, name: `embed_${argument.name}` };
}

/** `model "gpt-4o"` sets `model`; `generate_with :openai, model: "gpt-4o"` sets its named arguments too. */
function settingsOf(calls: readonly Node[], lowering: Lowering): Argument[] {
	return calls.flatMap((call): Argument[] => {
		const lowered = lowering.lower(call);
		if (lowered.kind !== "call") return [];
		const first = lowered.args.find(({ name, spread }) => name === undefined && !spread);
		const own = first === undefined ? [] : [{ ...first, name: nameOf(call, lowering) }];
		const named = lowered.args.filter(({ name }) => name !== undefined);
		const isOther = /^embed_/.test(nameOf(call, lowering));
		return [...own, ...(isOther ? named.map(ofEmbedding) : named)];
	});
}

/** Lowers a class or module: what it extends and includes, and what it declares by calls in its body. */
export const lowerClass: LowerNode = (node, lowering) => {
	const base = node.childForFieldName("superclass")?.firstNamedChild ?? null;
	const calls = ownCalls(node);
	return makeClass(
		spanOf(node),
		fieldText(node, "name", lowering),
		[
			...(base === null ? [] : [lowering.lower(base)]),
			...includedIn(calls, lowering),
			...mixedInto(node, lowering),
		],
		() => settingsOf(calls, lowering),
	);
};
