import type { Prompt, PromptMessage, PromptPiece, PromptRole } from "../../tokens/prompt.ts";

/** How a template marks what is filled in: by double braces alone, by VS Code's variables, or in any way that is in use. */
export type TemplateSyntax = "any" | "double" | "vscode";

const DOUBLE = /\{\{\{?([\s\S]{0,300}?)\}\}\}?|\{%[\s\S]{0,300}?%\}|\{#[\s\S]{0,1000}?#\}/.source;

/** The placeholders of Handlebars, Jinja, Mustache, f-strings (`{x}`) and shells (`${x}`), and of VS Code's prompt files. */
const PLACEHOLDERS: { readonly [syntax in TemplateSyntax]: RegExp } = {
	any: new RegExp(`${DOUBLE}|\\$\\{([^{}\\n]{1,200})\\}|\\{([A-Za-z_][\\w.]{0,80})\\}`, "g"),
	double: new RegExp(DOUBLE, "g"),
	vscode: /\$\{((?:input|workspaceFolder|selection|selectedText|file)[^{}\n]{0,200})\}/g,
};

/** Tags that steer the template and put nothing into the text. */
const STEERING = /^\s*(?:[#/!^>&]|else\b|~)/;

/** Splits template text into text and holes. Where a text has double braces, single ones are plain text. */
export function splitTemplate(text: string, syntax: TemplateSyntax = "any"): PromptPiece[] {
	const pieces: PromptPiece[] = [];
	const hasDouble = text.includes("{{");
	let from = 0;
	for (const match of text.matchAll(PLACEHOLDERS[syntax])) {
		const [whole, double, dollar, single] = match;
		if (single !== undefined && hasDouble) continue;
		addText(pieces, text.slice(from, match.index));
		from = match.index + whole.length;
		const name = double ?? dollar ?? single;
		if (name !== undefined && !STEERING.test(name))
			pieces.push({ kind: "hole", name: nameIn(name), reason: "it is filled in at run time" });
	}
	addText(pieces, text.slice(from));
	return pieces;
}

function addText(pieces: PromptPiece[], text: string): void {
	if (text !== "") pieces.push({ kind: "text", text });
}

/** `input | upper` is `input`, `env:NAME` is `NAME`. */
function nameIn(placeholder: string): string {
	return /(?:env:)?\s*([\w.[\]-]+)/.exec(placeholder)?.[1] ?? placeholder.trim();
}

/** One stretch of a template that a role speaks. */
export interface RoleSection {
	readonly role: PromptRole;
	readonly text: string;
}

const ROLES: { readonly [name: string]: PromptRole } = {
	system: "system",
	developer: "developer",
	user: "user",
	human: "user",
	assistant: "assistant",
	ai: "assistant",
	model: "assistant",
	function: "tool",
	tool: "tool",
};

/** The role that a file names so; `user` for names that are none. */
export function roleOf(name: string | undefined): PromptRole {
	return ROLES[name?.toLowerCase() ?? ""] ?? "user";
}

/** Cuts a template at its role marks; `mark` matches one, its first group is the role. Text before the first is `first`'s. */
export function splitRoles(text: string, mark: RegExp, first: PromptRole): RoleSection[] {
	const sections: RoleSection[] = [];
	let role = first;
	let from = 0;
	for (const match of text.matchAll(mark)) {
		sections.push({ role, text: text.slice(from, match.index) });
		role = roleOf(match[1]);
		from = match.index + match[0].length;
	}
	sections.push({ role, text: text.slice(from) });
	return sections
		.map((section) => ({ ...section, text: section.text.trim() }))
		.filter((section) => section.text !== "");
}

/** A prompt of sections, each split at its placeholders. */
export function makePrompt(
	sections: readonly RoleSection[],
	openEnded = false,
	syntax: TemplateSyntax = "double",
): Prompt {
	const messages = sections.map(
		({ role, text }): PromptMessage => ({ role, content: splitTemplate(text, syntax) }),
	);
	return { messages, tools: [], openEnded };
}
