import type { Expression, TextExpression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import { joinParts, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers `$(…)` and backticks to what the command inside writes. */
export const lowerSubstitution: LowerNode = (node, lowering) => {
	const inner = node.firstNamedChild;
	if (inner === null) return unknownAt(node);
	if (inner.type !== "file_redirect") return lowerOutput(inner, lowering);
	const file = inner.lastNamedChild;
	return file === null ? unknownAt(node) : lowerFileText(lowering.lower(file), node, lowering);
};

/** What a statement writes, where that is written down: `echo`, `printf`, `cat` of a heredoc or file, a program of `jq -n`. */
export function lowerOutput(statement: Node, lowering: Lowering): Expression {
	if (statement.type === "redirected_statement") {
		const body = statement.childForFieldName("body");
		return (
			lowerHeredocOf(statement, lowering) ??
			(body === null ? unknownAt(statement) : lowerOutput(body, lowering))
		);
	}
	if (statement.type === "pipeline") {
		const last = statement.lastNamedChild;
		return last === null ? unknownAt(statement) : lowerOutput(last, lowering);
	}
	return statement.type === "command" ? lowerWritten(statement, lowering) : unknownAt(statement);
}

function lowerWritten(command: Node, lowering: Lowering): Expression {
	const name = lowering.slice(command.childForFieldName("name") ?? command);
	const words = command
		.childrenForFieldName("argument")
		.filter((word) => name === "jq" || !/^-\w+$/.test(lowering.slice(word)));
	if (name === "jq") return lowerJq(command, words, lowering);
	if (name === "printf") return lowerPrintf(command, words, lowering);
	const [only, ...more] = words;
	if (only === undefined || more.length > 0 || !/^(?:echo|cat)$/.test(name))
		return unknownAt(command);
	const value = lowering.lower(only);
	return name === "cat" ? lowerFileText(value, command, lowering) : value;
}

/** The heredoc or here-string that a statement reads, or undefined. */
export function lowerHeredocOf(statement: Node, lowering: Lowering): Expression | undefined {
	const redirects = statement.childrenForFieldName("redirect");
	const here = redirects.find((one) => one.type === "herestring_redirect")?.lastNamedChild;
	if (here !== undefined && here !== null) return lowering.lower(here);
	const redirect = redirects.find((one) => one.type === "heredoc_redirect");
	const body = redirect && partsOf(redirect).find((one) => one.type === "heredoc_body");
	return body && lowering.lower(body);
}

/** The text of a file: what the script wrote into it before, else the file of the project. */
export function lowerFileText(path: Expression, use: Node, lowering: Lowering): Expression {
	const name = lowering.text.slice(path.start, path.end).replace(/["'@]/g, "");
	let written: Node | undefined;
	for (const redirect of use.tree.rootNode.descendantsOfType("file_redirect")) {
		if (redirect.startIndex >= use.startIndex) break;
		const target = redirect.lastNamedChild;
		if (target === null || redirect.firstChild?.type === "<") continue;
		if (lowering.slice(target).replace(/["']/g, "") === name) written = redirect;
	}
	const statement = written?.parent;
	return statement
		? lowerOutput(statement, lowering)
		: { kind: "file", path, start: path.start, end: path.end };
}

/** `printf '{"model": "%s"}' "$MODEL"`. */
function lowerPrintf(
	at: Node,
	[format, ...values]: readonly Node[],
	lowering: Lowering,
): Expression {
	const text = format === undefined ? undefined : lowering.lower(format);
	if (text?.kind !== "text") return text ?? unknownAt(at);
	let next = 0;
	const decoded = text.value.replace(/\\n/g, "\n").replace(/\\(["'\\])/g, "$1");
	const parts = decoded.split(/(%%|%[-\d.]*[sdbqif])/).map((part, index): Expression => {
		if (index % 2 === 0) return partOf(text, part);
		return part === "%%" ? partOf(text, "%") : lowering.lower(values[next++] ?? null);
	});
	return joinParts(spanOf(at), parts);
}

function partOf({ start, end }: TextExpression, value: string): Expression {
	return makeText({ start, end }, value);
}

function lowerJq(at: Node, words: readonly Node[], lowering: Lowering): Expression {
	const isProgram = ({ type }: Node, index: number) =>
		/^(?:raw_string|string)$/.test(type) &&
		!isVariable(words[index - 1]) &&
		!isVariable(words[index - 2]);
	const isVariable = (word: Node | undefined) =>
		word !== undefined && VARIABLE.test(lowering.slice(word));
	const program = words.find(isProgram);
	if (program === undefined) return unknownAt(at);
	const values = variablesOf(words, lowering);
	const span = spanOf(program);
	const parts = lowering
		.slice(program)
		.slice(1, -1)
		.split(/\$(\w+)/)
		.map((part, index) =>
			index % 2 === 0 ? makeText(span, part) : (values.get(part) ?? unknownAt(at)),
		);
	return joinParts(span, parts);
}

const VARIABLE = /^--(?:arg|argjson|rawfile|slurpfile)$/;

/** What the options of `jq` give its program: `--arg model "$MODEL"`. */
function variablesOf(words: readonly Node[], lowering: Lowering): ReadonlyMap<string, Expression> {
	const values = new Map<string, Expression>();
	for (const [index, word] of words.entries()) {
		const option = lowering.slice(word);
		const [name, value] = [words[index + 1], words[index + 2]];
		if (name === undefined || value === undefined || !VARIABLE.test(option)) continue;
		const isFile = option.endsWith("file");
		values.set(lowering.slice(name), isFile ? unknownAt(value) : lowering.lower(value));
	}
	return values;
}
