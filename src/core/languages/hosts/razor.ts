import { languageOf } from "../languages.ts";
import type { Host, HostedSource } from "./host.ts";

/**
 * Razor components and pages, as C#: what stands in `@code`, `@functions` and `@{ … }`, and what `@using` and `@inject` name.
 * Offsets stay those of the file; line ends do not, where a directive gives its place to another word.
 */
export const razor: Host = {
	id: "razor",
	extensions: [".razor", ".cshtml"],
	editorIds: ["razor", "aspnetcorerazor"],
	readSource,
};

/** C# that takes the place of a stretch of the file that is as long. */
interface Stretch {
	readonly start: number;
	readonly code: string;
}

function readSource(text: string): HostedSource {
	const stretches = [...directivesOf(text), ...blocksOf(text)].sort((a, b) => a.start - b.start);
	const blank = text.replace(/[^\r\n]/g, " ");
	let code = "";
	for (const stretch of stretches) {
		if (stretch.start < code.length) continue;
		code += blank.slice(code.length, stretch.start) + stretch.code;
	}
	const source = code + blank.slice(code.length);
	return { kind: "source", language: languageOf("csharp"), text: source, placeOf: undefined };
}

const DIRECTIVE = /^[ \t]*@(using|inject)[ \t]+(\S[^\r\n]*?);?[ \t]*$/gm;

/** `@using A.B` is a using directive, `@inject IChatClient Chat` declares a name: the `@` makes room for the semicolon. */
function directivesOf(text: string): Stretch[] {
	return [...text.matchAll(DIRECTIVE)].map((match) => {
		const [whole, keyword = "", named = ""] = match;
		const at = whole.indexOf("@");
		const between = whole.slice(at + 1 + keyword.length, whole.indexOf(named, at));
		const head = keyword === "using" ? keyword : " ".repeat(keyword.length);
		return { start: match.index + at, code: `${head}${between}${named};` };
	});
}

const BLOCK = /^[ \t]*@(code|functions)?\s*\{/gm;

/** What makes members of a component members of a class. It ends before the brace, so it may begin before the directive. */
const CLASS_HEAD = "class C";

function blocksOf(text: string): Stretch[] {
	const found: Stretch[] = [];
	let end = 0;
	for (const match of text.matchAll(BLOCK)) {
		const brace = match.index + match[0].length - 1;
		if (brace < end) continue;
		const body = text.slice(brace, endOfBlock(text, brace)).replace(MARKUP, blankLine);
		const start = brace - (match[1] === undefined ? 0 : CLASS_HEAD.length);
		const hasRoom = start >= end && match[1] !== undefined;
		found.push(hasRoom ? { start, code: CLASS_HEAD + body } : { start: brace, code: body });
		end = brace + body.length;
	}
	return found;
}

/** Lines of markup between statements. */
const MARKUP = /^[ \t]*<\/?[a-zA-Z!][^\r\n]*>[ \t]*$/gm;

function blankLine(line: string): string {
	return " ".repeat(line.length);
}

/** Strings, characters and comments of C#, in which a brace is none. */
const TOKEN =
	/"""[\s\S]*?"""|\$?@\$?"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\[^'\n]*|[^'\\\n])'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}]|[^"'/{}@$]+|[\s\S]/gy;

/** Where the block ends that begins with a brace; at the end of the file where it is not closed. */
function endOfBlock(text: string, brace: number): number {
	let depth = 0;
	TOKEN.lastIndex = brace;
	for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
		if (token[0] === "{") depth++;
		if (token[0] === "}" && --depth === 0) return TOKEN.lastIndex;
	}
	return text.length;
}
