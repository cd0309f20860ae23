import { makeFunction } from "./expression.ts";
import type { ImportedName, Language, Lowering, LowerNode } from "./language.ts";
import { lowerInner, spanOf, unknownAt } from "./lowering.ts";
import { lowerCommand, lowerWord } from "./shellCommand.ts";
import { lowerSubstitution } from "./shellOutput.ts";
import { readParameters } from "./shellParameters.ts";
import { lowerHeredocBody, lowerQuoted } from "./shellText.ts";
import { joinParts, lowerIdentifier, lowerNumber, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const query = `
(command name: (command_name (word) @callee)) @call
(command name: (command_name (simple_expansion (variable_name) @callee)) (#match? @callee "^(curl|CURL)$")) @call
(command name: (command_name (expansion (variable_name) @callee)) (#match? @callee "^(curl|CURL)$")) @call
(command argument: (word) @callee @call (#match? @callee "^(curl|wget|https?|xh)$"))
(command name: (command_name (word) @_source) (#match? @_source "^(source|\\.)$")) @import
(function_definition name: (word) @name) @function
(if_statement) @block
(case_item) @block
(for_statement variable: (variable_name) @target) @loop
(while_statement) @loop
(variable_assignment name: (variable_name) @target value: (_) @value)
(redirected_statement body: (command name: (command_name (word) @_reads) argument: (word) @target .) redirect: (heredoc_redirect (heredoc_body) @value) (#eq? @_reads "read"))
`;

/** `source "$(dirname "$0")/env.sh"`: all names of a script beside this one; its folder is left out. */
function readImports(node: Node, lowering: Lowering): readonly ImportedName[] {
	const script = node.childForFieldName("argument");
	const path = script === null ? "" : lowering.slice(script).replace(/^["']|["']$/g, "");
	const module = path.replace(/^(?:\$\([^)]*\)|\$\{[^}]*\}|\$\w+)\//, "");
	return /^[\w./-]+$/.test(module) ? [{ local: "*", module, imported: "*" }] : [];
}

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
		simple_expansion: (node, lowering) =>
			/^\$[\d@*#?!-]/.test(lowering.slice(node)) ? unknownAt(node) : lowerInner(node, lowering),
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
				() => readParameters(lowering.slice(node)),
				() => [],
			),
	},
};
