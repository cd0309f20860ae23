import { type Argument, type Expression, makeCall, makeFunction } from "./expression.ts";
import type { ImportedName, Language, Lowering, LowerNode } from "./language.ts";
import { lowerInner, spanOf } from "./lowering.ts";
import { lowerHeredocBody, lowerHeredocOf, lowerQuoted, lowerSubstitution } from "./shellText.ts";
import { joinParts, lowerIdentifier, lowerNumber, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const query = `
(command name: (command_name (word) @callee)) @call
(command name: (command_name (word) @_source) (#match? @_source "^(source|\\.)$")) @import
(function_definition name: (word) @name) @function
(if_statement) @block
(case_item) @block
(for_statement variable: (variable_name) @target) @loop
(while_statement) @loop
(variable_assignment name: (variable_name) @target value: (_) @value)
`;

/** Options of curl that take a value; what is sent is named, others are left out. */
const SENT = /^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json)$/;
const VALUED =
	/^(?:-[HXouAebmFTwKEx]|--(?:header|request|output|user|user-agent|referer|cookie|max-time|form|upload-file|write-out|retry|connect-timeout|retry-delay|config|cert|key|cacert|proxy|form-string|fail-with-body-retry))$/;

function sentName(option: string): string | undefined {
	if (SENT.test(option)) return "data";
	return option === "--url" ? "url" : undefined;
}

function lowerOptions(node: Node, lowering: Lowering): Argument[] {
	const words = node.childrenForFieldName("argument");
	const args: Argument[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index];
		if (word === undefined) break;
		const option = lowering.slice(word);
		const name = sentName(option);
		const next = words[index + 1];
		if (name !== undefined || VALUED.test(option)) index++;
		if (name !== undefined && next !== undefined)
			args.push({ name, value: lowerSent(next, node, lowering), spread: false });
		else if (!option.startsWith("-"))
			args.push({ name: undefined, value: lowering.lower(word), spread: false });
	}
	return args;
}

/** `@-` sends standard input: the heredoc of the statement. */
function lowerSent(value: Node, command: Node, lowering: Lowering): Expression {
	if (!/^["']?@-["']?$/.test(lowering.slice(value)) || command.parent === null)
		return lowering.lower(value);
	return lowerHeredocOf(command.parent, lowering) ?? lowering.lower(value);
}

const lowerCommand: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("name")?.firstNamedChild ?? node;
	const callee: Expression = { kind: "name", name: lowering.slice(name), ...spanOf(name) };
	return makeCall(spanOf(node), callee, () => lowerOptions(node, lowering));
};

/** `source "$(dirname "$0")/env.sh"`: all names of a script beside this one; its folder is left out. */
function readImports(node: Node, lowering: Lowering): readonly ImportedName[] {
	const script = node.childForFieldName("argument");
	const path = script === null ? "" : lowering.slice(script).replace(/^["']|["']$/g, "");
	const module = path.replace(/^(?:\$\([^)]*\)|\$\{[^}]*\}|\$\w+)\//, "");
	return /^[\w./-]+$/.test(module) ? [{ local: "*", module, imported: "*" }] : [];
}

const lowerWord: LowerNode = (node, lowering) =>
	makeText(spanOf(node), lowering.slice(node).replace(/\\(.)/g, "$1"));

/** `${MODEL:-gpt-4o}` is the variable, else the text behind `:-`. */
const lowerExpansion: LowerNode = (node, lowering) => {
	const [name, fallback] = partsOf(node);
	const value = lowering.lower(name ?? null);
	const operator = node.childForFieldName("operator")?.type ?? "";
	if (fallback === undefined || !/^:?[-=]$/.test(operator)) return value;
	const at = { start: fallback.startIndex, end: node.endIndex - 1 };
	const isPlain = !/["'$`]/.test(lowering.text.slice(at.start, at.end));
	const other = isPlain
		? makeText(at, lowering.text.slice(at.start, at.end))
		: lowering.lower(fallback);
	return { kind: "choice", mode: "fallback", options: [value, other], ...spanOf(node) };
};

/** Shell scripts: only commands that send requests are looked at. */
export const shell: Language = {
	id: "shell",
	extensions: [".sh", ".bash", ".zsh", ".ksh"],
	editorIds: ["shellscript"],
	grammar: "tree-sitter-bash.wasm",
	query,
	selfNames: [],
	blockScoped: false,
	lineComment: "#",
	readImports,
	readPattern: () => undefined,
	lower: {
		command: lowerCommand,
		word: lowerWord,
		number: lowerNumber,
		variable_name: lowerIdentifier,
		simple_expansion: lowerInner,
		expansion: lowerExpansion,
		string: lowerQuoted,
		raw_string: (node, lowering) => makeText(spanOf(node), lowering.slice(node).slice(1, -1)),
		ansi_c_string: (node, lowering) => makeText(spanOf(node), lowering.slice(node).slice(2, -1)),
		heredoc_body: lowerHeredocBody,
		command_substitution: lowerSubstitution,
		concatenation: (node, lowering) =>
			joinParts(
				spanOf(node),
				partsOf(node).map((part) => lowering.lower(part)),
			),
		function_definition: (node, lowering) =>
			makeFunction(
				spanOf(node),
				lowering.slice(node.childForFieldName("name") ?? node),
				() => [],
				() => [],
			),
	},
};
