import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import type { PromptMessage, PromptPiece, PromptRole } from "../tokens/prompt.ts";
import { findAppended } from "./appendedItems.ts";
import { itemsOf } from "./joinedText.ts";
import { namesOf } from "./matchCall.ts";
import { openRecord } from "./openedRecord.ts";
import { resolveMedia } from "./resolveMedia.ts";
import { resolvePieces, resolveText, type TextReader } from "./resolveText.ts";
import type { Source } from "./source.ts";

/** Messages of a request as far as they are written down. */
export interface ResolvedMessages {
	readonly messages: PromptMessage[];
	/** True when more messages may come from a list that is built at run time. */
	openEnded: boolean;
}

const ROLES: { readonly [role: string]: PromptRole } = {
	system: "system",
	developer: "developer",
	user: "user",
	human: "user",
	assistant: "assistant",
	ai: "assistant",
	model: "assistant",
	tool: "tool",
	function: "tool",
};

const MAX_MESSAGES = 500;

/** Reads a list of messages, one message, or a text that is the user's. */
export function resolveMessages(source: Source, reader: TextReader): ResolvedMessages {
	const result: ResolvedMessages = { messages: [], openEnded: false };
	addMessages(source, reader, result, 0);
	const appended = findAppended(source);
	for (const item of appended.items) addItem(item, false, reader, result, 1);
	return appended.isGrowing ? { ...result, openEnded: true } : result;
}

function addMessages(
	source: Source,
	reader: TextReader,
	result: ResolvedMessages,
	depth: number,
): void {
	if (result.messages.length >= MAX_MESSAGES || depth > 8) {
		result.openEnded = true;
		return;
	}
	const found = reader.trail.follow(source);
	if (found.kind !== "value") {
		addText(source, reader, result);
		result.openEnded = true;
		return;
	}
	const { expression, outline } = found.source;
	const items = itemsOf(expression);
	if (items !== undefined) {
		for (const item of items)
			addItem({ expression: item.value, outline }, item.spread, reader, result, depth);
		return;
	}
	const block = messagesInBlock(expression);
	if (block !== undefined) {
		addMessages({ expression: block, outline }, reader, result, depth + 1);
		return;
	}
	const union = unwrapUnion(found.source);
	if (union !== undefined && union.role === undefined) {
		addMessages(union.source, reader, result, depth + 1);
		return;
	}
	const message = readMessage(union?.source ?? found.source, reader);
	if (message !== undefined)
		result.messages.push({ ...message, role: union?.role ?? message.role });
	else addText(found.source, reader, result);
}

/** The calls for messages in a block of Kotlin: `prompt("review") { system("Be brief."); user(text) }`. */
function messagesInBlock(expression: Expression): Expression | undefined {
	const last = expression.kind === "call" ? expression.args.at(-1)?.value : undefined;
	if (last?.kind !== "list") return undefined;
	const isMessage = ({ value }: (typeof last.items)[number]) =>
		value.kind === "call" && Object.hasOwn(ROLES, nameOfCallee(value.callee));
	return last.items.some(isMessage) ? last : undefined;
}

/** Go's unions hold one field: `{OfString: …}` is the text, `{OfUser: …}` a user's message. */
function unwrapUnion({
	expression,
	outline,
}: Source): { readonly source: Source; readonly role: PromptRole | undefined } | undefined {
	if (expression.kind !== "record" || expression.entries.length !== 1) return undefined;
	const [entry] = expression.entries;
	const kind = /^Of([A-Z]\w*)$/.exec(entry?.key ?? "")?.[1];
	if (entry === undefined || kind === undefined) return undefined;
	const role = Object.hasOwn(ROLES, kind.toLowerCase()) ? ROLES[kind.toLowerCase()] : undefined;
	return { source: { expression: entry.value, outline }, role };
}

function addItem(
	item: Source,
	spread: boolean,
	reader: TextReader,
	result: ResolvedMessages,
	depth: number,
): void {
	const found = reader.trail.follow(item);
	if (spread) {
		if (findAppended(item).isGrowing) result.openEnded = true;
		if (found.kind === "value" && itemsOf(found.source.expression) !== undefined)
			addMessages(found.source, reader, result, depth + 1);
		else result.openEnded = true;
		return;
	}
	if (
		found.kind === "value" &&
		found.source.expression.kind === "list" &&
		isPair(found.source.expression)
	) {
		result.messages.push(readPair(found.source, reader));
		return;
	}
	addMessages(item, reader, result, depth + 1);
}

function isPair({ items }: Expression & { kind: "list" }): boolean {
	const [role] = items;
	return items.length === 2 && role?.value.kind === "text" && ROLES[role.value.value] !== undefined;
}

function readPair({ expression, outline }: Source, reader: TextReader): PromptMessage {
	const [role, content] = expression.kind === "list" ? expression.items : [];
	return {
		role: (role?.value.kind === "text" && ROLES[role.value.value]) || "user",
		content:
			content === undefined ? [] : resolvePieces({ expression: content.value, outline }, reader),
	};
}

function addText(source: Source, reader: TextReader, result: ResolvedMessages): void {
	result.messages.push({ role: "user", content: resolvePieces(source, reader) });
}

/** The role that a construction or a builder chain names: `HumanMessage(…)`, `SystemMessageArgs::default().content(…).build()`. */
function roleOfCall({ callee }: CallExpression): PromptRole | undefined {
	for (const name of namesOf(callee).reverse()) {
		const role = roleOfName(name);
		if (role !== undefined) return role;
	}
	return undefined;
}

function roleOfName(name: string): PromptRole | undefined {
	const found =
		/^(?:\w*?)(system|developer|user|human|assistant|ai|tool)_?(?:chat)?_?(?:message|prompt|content)?/i.exec(
			name,
		);
	return found?.[1] === undefined || !/message|content|prompt|user|system|assistant/i.test(name)
		? undefined
		: ROLES[found[1].toLowerCase()];
}

/** The role that a text or a constant names: `"user"`, `ChatRole.User`, `openai.ChatMessageRoleUser`. */
function readRole(source: Source, reader: TextReader): PromptRole | undefined {
	const written = resolveText(source, reader.trail);
	const { expression } = source;
	const constant =
		expression.kind === "member" || expression.kind === "name" ? expression.name : "";
	const name = written.kind === "known" ? written.value : constant;
	const found = /(system|developer|user|human|assistant|ai|model|tool|function)$/i.exec(name)?.[1];
	return found === undefined ? undefined : ROLES[found.toLowerCase()];
}

/** `new ChatMessage(ChatRole.User, "…")`, also where the type is implied (`new(ChatRole.User, "…")`). */
function readRoleAndContent(
	{ callee, args, isNew }: CallExpression,
	outline: Source["outline"],
	reader: TextReader,
): PromptMessage | undefined {
	const [role, content] = args;
	const name = nameOfCallee(callee);
	if (role === undefined || content === undefined || role.name !== undefined) return undefined;
	if (!/message|content|turn/i.test(name) && !(isNew && name === "")) return undefined;
	if (!/member|text/.test(role.value.kind)) return undefined;
	const found = readRole({ expression: role.value, outline }, reader);
	return (
		found && {
			role: found,
			content: resolveContent({ expression: content.value, outline }, reader),
		}
	);
}

/** Reads `{role, content}`, `{role, parts}` and constructions such as `HumanMessage("…")`; undefined for anything else. */
function readMessage(source: Source, reader: TextReader): PromptMessage | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "record" && expression.kind !== "call") return undefined;
	const record = openRecord(source, reader.trail)?.entries;
	const pair =
		expression.kind === "call" ? readRoleAndContent(expression, outline, reader) : undefined;
	if (pair !== undefined) return pair;
	const role = record?.get("role");
	const made = expression.kind === "call" ? roleOfCall(expression) : undefined;
	const first =
		expression.kind === "call" && made !== undefined ? expression.args[0]?.value : undefined;
	const content =
		record?.get("content") ??
		record?.get("parts") ??
		record?.get("text") ??
		record?.get("output") ??
		(first === undefined ? undefined : { expression: first, outline });
	if (content === undefined && role === undefined) return undefined;
	const named = role === undefined ? undefined : readRole(role, reader);
	return {
		role: named ?? made ?? "user",
		content: content === undefined ? [] : resolveContent(content, reader),
	};
}

/** Reads the content of a message: a text, or parts of text, images, audio and files. */
export function resolveContent(source: Source, reader: TextReader): PromptPiece[] {
	const found = reader.trail.follow(source);
	if (found.kind !== "value") return resolvePieces(source, reader);
	const { expression, outline } = found.source;
	if (expression.kind === "list")
		return expression.items.flatMap((item) =>
			resolveContent({ expression: item.value, outline }, reader),
		);
	if (expression.kind !== "record" && expression.kind !== "call")
		return resolvePieces(found.source, reader);
	const union = unwrapUnion(found.source);
	if (union !== undefined) return resolveContent(union.source, reader);
	const media = resolveMedia(found.source, reader);
	if (media !== undefined) return [media];
	const record = openRecord(found.source, reader.trail)?.entries;
	const text = record?.get("text") ?? record?.get("content") ?? record?.get("parts");
	return text === undefined ? resolvePieces(found.source, reader) : resolveContent(text, reader);
}
