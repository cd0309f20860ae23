import {
	type Argument,
	type Expression,
	makeCall,
	makeRecord,
	type RecordEntry,
} from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { lowerIdentifier, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Methods that give what they are called on, as far as its value matters. */
const KEEPING =
	/^(freeze|dup|clone|presence|itself|to_sym|to_h|to_a|compact|with_indifferent_access|symbolize_keys|deep_symbolize_keys|stringify_keys|deep_dup|html_safe|first|value!)$/;
/** Methods without arguments that are calls and not reads of an attribute. */
const ACTING =
	/^(new|call|strip|lstrip|rstrip|chomp|squish|strip_heredoc|to_s|to_json|complete|generate|generate_now|generate_later|prompt_now|prompt_later|build|default)$/;

/** Lowers a call; without arguments it is a member, for `client.chat` reads like an attribute. */
export const lowerCall: LowerNode = (node, lowering) => {
	const method = node.childForFieldName("method");
	const receiver = node.childForFieldName("receiver");
	const list = node.childForFieldName("arguments");
	const sent = sentName(method, list, lowering);
	const name = sent ?? (method === null ? "call" : lowering.slice(method));
	const nameStart = method?.startIndex ?? node.startIndex;
	const nameEnd = method?.endIndex ?? nameStart + name.length;
	if (receiver !== null && KEEPING.test(name) && list === null) return lowering.lower(receiver);
	if (receiver?.type === "self" && name === "class") return lowering.lower(receiver);
	if (receiver !== null && /^(?:deep_)?(?:merge|reverse_merge)!?$/.test(name))
		return lowerMerge(node, receiver, list, lowering);
	const callee: Expression =
		receiver === null
			? { kind: "name", name, start: nameStart, end: nameEnd }
			: {
					kind: "member",
					object: lowering.lower(receiver),
					name,
					nameStart,
					start: node.startIndex,
					end: nameEnd,
				};
	const hasBlock = node.childForFieldName("block") !== null;
	if (list === null && !hasBlock && !isAction(name, receiver)) return callee;
	return makeCall(
		spanOf(node),
		callee,
		() => [
			...(list === null ? [] : partsOf(list))
				.slice(sent === undefined ? 0 : 1)
				.flatMap((part) => lowerArgument(part, lowering)),
			...(name === "fetch" ? lowerDefault(node, lowering) : []),
		],
		name === "new",
	);
};

/** The method that `client.send(:chat, parameters: …)` calls. */
function sentName(method: Node | null, list: Node | null, lowering: Lowering): string | undefined {
	if (method === null || list === null || !SENDING.test(lowering.slice(method))) return undefined;
	const first = list.firstNamedChild;
	return first?.type === "simple_symbol" ? lowering.slice(first).slice(1) : undefined;
}

const SENDING = /^(?:public_|__)?send(?:__)?$/;

/** What a block gives where nothing is found: `ENV.fetch("MODEL") { "gpt-4o" }`. */
function lowerDefault(node: Node, lowering: Lowering): Argument[] {
	const body = node.childForFieldName("block")?.childForFieldName("body") ?? null;
	return body === null ? [] : [{ name: "default", value: lowering.lower(body), spread: false }];
}

/** A method of a class is called where nothing else tells: `RubyLLM.chat`. */
function isAction(name: string, receiver: Node | null): boolean {
	return ACTING.test(name) || (receiver?.type === "constant" && /^(chat|context)$/.test(name));
}

function lowerMerge(node: Node, receiver: Node, list: Node | null, lowering: Lowering): Expression {
	return makeRecord(spanOf(node), () => {
		const entries = list === null ? [] : partsOf(list).map((part) => lowerEntry(part, lowering));
		return [{ key: undefined, value: lowering.lower(receiver), spread: true }, ...entries];
	});
}

function lowerArgument(node: Node, lowering: Lowering): Argument[] {
	if (node.type === "block_argument") return [];
	if (node.type === "pair" || node.type === "hash_splat_argument") {
		const { key, value, spread } = lowerEntry(node, lowering);
		return [{ name: key, value, spread }];
	}
	const spread = node.type === "splat_argument";
	const value = lowering.lower(spread ? node.firstNamedChild : node);
	return [{ name: undefined, value, spread }];
}

/** Lowers `key: value`, `"key" => value` and `**rest`. */
export function lowerEntry(node: Node, lowering: Lowering): RecordEntry {
	if (node.type !== "pair") {
		const inner = node.type === "hash_splat_argument" ? node.firstNamedChild : node;
		return { key: undefined, value: lowering.lower(inner), spread: true };
	}
	const key = node.childForFieldName("key");
	const value = node.childForFieldName("value");
	const name = readKey(key, lowering);
	if (value === null && key !== null)
		return { key: name, value: lowerIdentifier(key, lowering), spread: false };
	return { key: name, value: lowering.lower(value), spread: false };
}

function readKey(node: Node | null, lowering: Lowering): string | undefined {
	if (node === null) return undefined;
	if (node.type === "hash_key_symbol") return lowering.slice(node);
	const key = lowering.lower(node);
	return key.kind === "text" ? key.value : undefined;
}
