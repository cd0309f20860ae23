import { type Argument, type Expression, type Located, makeCall } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { lowerFileText, lowerHeredocOf, lowerOutput } from "./shellOutput.ts";
import { hasBreak, isRun, wordsAfter } from "./shellWords.ts";
import { joinParts, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Options of curl and wget whose value is sent. */
const SENT =
	/^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--(?:post|body)-(?:data|file))$/;
const FORM = /^(?:-F|--form|--form-string)$/;
/** Other options that take a value. */
const VALUED =
	/^(?:-[HXouAebmTwKE]|--(?:header|request|method|output|user|user-agent|referer|cookie|max-time|upload-file|write-out|retry|connect-timeout|retry-delay|config|cert|key|cacert|proxy|output-document|auth|timeout|session))$/;

const SENDER = /^(?:curl|wget|https?|xh|xhs)$/;

/**
 * Lowers a command to a call: what it sends is named, options that say nothing of the request are left out. Its words end with
 * its line, even where the grammar takes the lines after a pipeline for more words of its last command.
 */
export const lowerCommand: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("name")?.firstNamedChild ?? node;
	return callOf(name, wordsAfter(name, node, lowering), node, lowering);
};

/** A word is text, but where it is a command that another one runs (`sudo curl …`) or that begins a line. */
export const lowerWord: LowerNode = (node, lowering) => {
	const command = node.parent;
	const isSender = command?.type === "command" && SENDER.test(lowering.slice(node));
	if (!isSender || !isRun(node, command, lowering))
		return makeText(spanOf(node), lowering.slice(node).replace(/\\(.)/g, "$1"));
	return callOf(node, wordsAfter(node, command, lowering), command, lowering);
};

function callOf(name: Node, words: readonly Node[], command: Node, lowering: Lowering): Expression {
	// A variable may hold the program with its options: `$curl "https://…"`.
	const called = lowering.slice(name).replace(/^\$\{?(\w+)\}?$/, "$1");
	const callee = { kind: "name", name: called, ...spanOf(name) } as const;
	const at = { start: callee.start, end: words.at(-1)?.endIndex ?? callee.end };
	return makeCall(at, callee, () =>
		/^(?:https?|xhs?)$/.test(callee.name)
			? lowerItems(words, callee, lowering)
			: lowerOptions(expandArrays(words, lowering), command, lowering),
	);
}

function lowerOptions(words: readonly Node[], command: Node, lowering: Lowering): Argument[] {
	const args: Argument[] = [];
	const fields: Expression[] = [];
	const add = (role: Role, value: Expression | undefined) => {
		if (value === undefined || role === "flag" || role === "other") return;
		if (role === "field") fields.push(value);
		else args.push({ name: role === "positional" ? undefined : role, value, spread: false });
	};
	for (let index = 0; index < words.length; index++) {
		const word = words[index];
		if (word === undefined) break;
		const { option, value } = splitOption(word, lowering);
		const role = roleOf(option);
		const isAlone = role === "positional" || role === "flag" || value !== undefined;
		if (!isAlone) add(role, lowerGiven(words[++index], role === "data", command, lowering));
		else add(role, value ?? lowering.lower(word));
	}
	if (fields.length > 0) add("data", bodyOf(fields.map(fieldOf)));
	return args;
}

type Role = "data" | "field" | "url" | "other" | "flag" | "positional";

/** What a word of the command line is for: `other` is an option whose value says nothing of the request. */
function roleOf(option: string): Role {
	if (SENT.test(option)) return "data";
	if (FORM.test(option)) return "field";
	if (option === "--url") return "url";
	if (VALUED.test(option)) return "other";
	return option.startsWith("-") ? "flag" : "positional";
}

function positional(value: Expression): Argument {
	return { name: undefined, value, spread: false };
}

/** `--json={…}` and `-d{…}` hold their value themselves. */
function splitOption(word: Node, lowering: Lowering): { option: string; value?: Expression } {
	const text = lowering.slice(word);
	const option = /^--[\w-]+(?==)|^-[dF](?=.)/.exec(text)?.[0];
	if (option === undefined) return { option: text };
	const value = withoutStart(
		lowering.lower(word),
		text[option.length] === "=" ? `${option}=` : option,
	);
	return value === undefined ? { option: text } : { option, value };
}

/** A text without the characters that it begins with; undefined where it begins otherwise. */
function withoutStart(value: Expression, start: string): Expression | undefined {
	const [first, ...rest] = value.kind === "template" ? value.parts : [value];
	if (first?.kind !== "text" || !first.value.startsWith(start)) return undefined;
	const text = makeText(first, first.value.slice(start.length));
	return rest.length === 0 ? text : joinParts(value, [text, ...rest]);
}

/** What an option is given: `@-` is standard input, `@file` the text of a file. */
function lowerGiven(
	word: Node | undefined,
	isSent: boolean,
	command: Node,
	lowering: Lowering,
): Expression | undefined {
	if (word === undefined) return undefined;
	const value = lowering.lower(word);
	const file = isSent ? withoutStart(value, "@") : undefined;
	if (file === undefined) return value;
	if (file.kind !== "text" || file.value !== "-") return lowerFileText(file, command, lowering);
	return lowerInput(word, command, lowering) ?? value;
}

/** What a command reads: the heredoc of its statement, or the output of the command before it in a pipeline. */
function lowerInput(last: Node, command: Node, lowering: Lowering): Expression | undefined {
	let statement: Node | null = command;
	for (let links = 0; statement !== null && links < 3; links++) {
		const [redirect] = statement.childrenForFieldName("redirect");
		const isOwn = redirect && !hasBreak(lowering.text, last.endIndex, redirect.startIndex);
		const heredoc = isOwn ? lowerHeredocOf(statement, lowering) : undefined;
		if (heredoc !== undefined) return heredoc;
		const before = statement.parent?.type === "pipeline" ? siblingBefore(statement) : undefined;
		if (before !== undefined) return lowerOutput(before, lowering);
		statement = statement.parent;
	}
	return undefined;
}

function siblingBefore({ id, parent }: Node): Node | undefined {
	return parent?.namedChildren.findLast((one) => one.id < id);
}

interface Field {
	readonly key: string;
	readonly value: Expression;
	/** True where the value is JSON by itself. */
	readonly isRaw: boolean;
}

/** `model=whisper-1` of a form. */
function fieldOf(value: Expression): Field | undefined {
	const first = value.kind === "template" ? value.parts[0] : value;
	const start = first?.kind === "text" ? /^([\w.-]+)(:?=)/.exec(first.value) : null;
	const [whole = "", key = "", mark] = start ?? [];
	const rest = start === null ? undefined : withoutStart(value, whole);
	return rest && { key, value: rest, isRaw: mark === ":=" };
}

/** The JSON body that fields stand for. */
function bodyOf(fields: readonly (Field | undefined)[]): Expression {
	const known = fields.filter((field) => field !== undefined);
	const at: Located = known[0]?.value ?? { start: 0, end: 0 };
	const text = (value: string) => makeText({ start: at.start, end: at.start }, value);
	const parts = known.flatMap(({ key, value, isRaw }, index) => {
		const quote = isRaw ? "" : '"';
		const before = `${index === 0 ? "{" : ","}"${key}":${quote}`;
		const inner = value.kind === "text" && !isRaw ? escapeText(value) : value;
		return [text(before), inner, text(quote)];
	});
	return joinParts(at, [...parts, text("}")]);
}

function escapeText({ value, start, end }: Expression & { kind: "text" }): Expression {
	return makeText({ start, end }, JSON.stringify(value).slice(1, -1));
}

/** HTTPie: `http POST example.com/path model=gpt-4o messages:='[…]' Header:value`. */
function lowerItems(
	words: readonly Node[],
	callee: Located & { name?: string },
	lowering: Lowering,
): Argument[] {
	const args: Argument[] = [];
	const fields: (Field | undefined)[] = [];
	for (const word of words) {
		const value = lowering.lower(word);
		const field = fieldOf(value);
		const text = lowering.slice(word);
		if (field !== undefined) fields.push(field);
		else if (/^-|^[A-Z]+$|^[\w-]+:(?!\/\/)/.test(text)) continue;
		else if (args.length === 0) args.push(positional(withScheme(value, callee)));
	}
	if (fields.length > 0) args.push({ name: "data", value: bodyOf(fields), spread: false });
	return args;
}

function withScheme(url: Expression, at: Located): Expression {
	const first = url.kind === "template" ? url.parts[0] : url;
	if (first?.kind !== "text" || /^[a-z]+:\/\//.test(first.value) || !first.value.includes("."))
		return url;
	return joinParts(url, [makeText({ start: at.start, end: at.start }, "https://"), url]);
}

const MAX_WORDS = 200;

/** Puts the words of arrays in the place of `"${args[@]}"`. */
function expandArrays(words: readonly Node[], lowering: Lowering): Node[] {
	return words.flatMap((word) => {
		const name = /^"?\$\{(\w+)\[[@*]\]\}"?$/.exec(lowering.slice(word))?.[1];
		return name === undefined ? [word] : (elementsOf(word, name, lowering) ?? [word]);
	});
}

/** What the assignments before a place put into an array: `args=(…)`, `args+=(…)`. */
function elementsOf(use: Node, name: string, lowering: Lowering): Node[] | undefined {
	const found: Node[] = [];
	for (const one of use.tree.rootNode.descendantsOfType("variable_assignment")) {
		if (one.startIndex >= use.startIndex) break;
		const value = one.childForFieldName("value");
		const target = one.childForFieldName("name");
		if (target === null || value?.type !== "array" || lowering.slice(target) !== name) continue;
		if (target.nextSibling?.type !== "+=") found.length = 0;
		found.push(...partsOf(value));
	}
	return found.length === 0 || found.length > MAX_WORDS ? undefined : found;
}
