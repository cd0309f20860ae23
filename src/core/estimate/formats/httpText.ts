import type { SourceSpan } from "../../tokens/prompt.ts";

/** One request of a `.http` file, the file's own variables filled in. */
export interface HttpRequest {
	/** Upper case. */
	readonly method: string;
	readonly url: string;
	readonly body: string;
	/** The method, or the address where no method is written. */
	readonly anchor: SourceSpan;
	readonly span: SourceSpan;
}

const VARIABLE = /^[ \t]*@([\w.-]+)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/gm;
const SEPARATOR = /^[ \t]*###.*$/gm;
const REQUEST_LINE =
	/^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+)?((?:https?:\/\/|\{\{|\/)\S*)/;
const MAX_NESTED_VARIABLES = 5;

/** Splits a file at its `###` lines into requests; blocks without a request line are left out. */
export function splitRequests(text: string): HttpRequest[] {
	const variables = new Map<string, string>();
	for (const [, name = "", value = ""] of text.matchAll(VARIABLE)) variables.set(name, value);
	const starts = [
		0,
		...[...text.matchAll(SEPARATOR)].map((match) => match.index + match[0].length),
	];
	return starts.flatMap((start, index) => {
		const next = starts[index + 1];
		const end = next === undefined ? text.length : text.lastIndexOf("###", next);
		const request = readRequest(text.slice(start, end), start, variables);
		return request === undefined ? [] : [request];
	});
}

function readRequest(
	block: string,
	offset: number,
	variables: ReadonlyMap<string, string>,
): HttpRequest | undefined {
	const lines = block.split("\n");
	let at = 0;
	for (const [index, line] of lines.entries()) {
		const match = REQUEST_LINE.exec(line);
		if (match !== null) {
			const [whole, method, url = ""] = match;
			const rest = lines.slice(index + 1);
			const start = offset + at;
			return {
				method: method ?? "GET",
				url: fillIn(url + continuedAddress(rest), variables),
				body: fillIn(bodyOf(rest), variables),
				anchor: { start, end: start + (method ?? whole).length },
				span: { start, end: offset + block.trimEnd().length },
			};
		}
		if (!/^\s*(#|\/\/|@|$)/.test(line)) return undefined;
		at += line.length + 1;
	}
	return undefined;
}

/** Query parameters on lines of their own. */
function continuedAddress(lines: readonly string[]): string {
	let address = "";
	for (const line of lines) {
		if (!/^\s+[?&/]/.test(line)) break;
		address += line.trim();
	}
	return address;
}

/** What follows the first empty line; comments before it belong to the head. */
function bodyOf(lines: readonly string[]): string {
	const empty = lines.findIndex((line) => line.trim() === "");
	return empty < 0 ? "" : lines.slice(empty + 1).join("\n");
}

function fillIn(text: string, variables: ReadonlyMap<string, string>): string {
	let filled = text;
	for (let pass = 0; pass < MAX_NESTED_VARIABLES; pass++) {
		const next = filled.replace(
			/\{\{\s*([\w.-]+)\s*\}\}/g,
			(whole, name: string) => variables.get(name) ?? whole,
		);
		if (next === filled || next.length > text.length * 20 + 10_000) break;
		filled = next;
	}
	return filled;
}
