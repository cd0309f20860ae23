import * as jsonc from "jsonc-parser";
import type * as z from "zod";
import { nearestIds } from "../pricing/nearestIds.ts";
import { type TeamFile, teamFileSchema } from "./schema.ts";
import { MAX_TEAM_FILE_LENGTH } from "./teamFileName.ts";

/** A mistake in a team file. Offsets are UTF-16, end exclusive; line and column are 1-based. */
export interface TeamProblem {
	readonly message: string;
	readonly start: number;
	readonly end: number;
	readonly line: number;
	readonly column: number;
	readonly severity: "error" | "warning";
}

/** A parsed team file: `value` is undefined when there is any error, so that the last good one stays in force. */
export interface ParsedTeamFile {
	readonly value: TeamFile | undefined;
	readonly problems: readonly TeamProblem[];
	/** The syntax tree, for diagnostics that need places of values; undefined when the text was not parsed. */
	readonly tree: jsonc.Node | undefined;
	/** Line and column (1-based) of an offset. */
	readonly locate: (offset: number) => { readonly line: number; readonly column: number };
}

/** Deepest nesting that is parsed: the schema itself needs five levels. */
const MAX_DEPTH = 32;
/** More problems than these help nobody. */
const MAX_PROBLEMS = 100;

/** Parses a team file (JSON with comments and trailing commas). Never throws; every mistake is a problem with its place. */
export function parseTeamFile(text: string): ParsedTeamFile {
	const problems: TeamProblem[] = [];
	const locate = locator(text);
	const report: Report = (message, start, end, severity = "error") => {
		if (problems.length < MAX_PROBLEMS) {
			problems.push({ message, start, end, ...locate(start), severity });
		}
	};
	const result = (value?: TeamFile, tree?: jsonc.Node): ParsedTeamFile => ({
		value,
		problems,
		tree,
		locate,
	});
	if (text.length > MAX_TEAM_FILE_LENGTH) {
		report(`the file is larger than ${MAX_TEAM_FILE_LENGTH / 1_000_000} MB`, 0, 1);
		return result();
	}
	const deep = findTooDeep(text);
	if (deep !== undefined) {
		report(`nested more than ${MAX_DEPTH} levels deep`, deep, deep + 1);
		return result();
	}
	if (text.trim() === "") {
		report("the file is empty: expected { … }", 0, 1);
		return result();
	}
	const errors: jsonc.ParseError[] = [];
	const tree = jsonc.parseTree(text, errors, { allowTrailingComma: true });
	for (const { error, offset, length } of errors) {
		report(syntaxMessages[error] ?? "invalid JSON", offset, offset + Math.max(1, length));
	}
	if (!tree) return result();
	checkKeys(tree, report);
	if (problems.length > 0) return result(undefined, tree);
	const parsed = teamFileSchema.safeParse(jsonc.getNodeValue(tree));
	if (parsed.success) return result(parsed.data, tree);
	for (const issue of parsed.error.issues) reportIssue(issue, tree, report);
	return result(undefined, tree);
}

type Report = (message: string, start: number, end: number, severity?: "error" | "warning") => void;

const syntaxMessages: { readonly [code in number]: string } = {
	1: "invalid character",
	2: "invalid number",
	3: "expected a property name in double quotes",
	4: "expected a value",
	5: "expected a colon",
	6: "expected a comma",
	7: "expected }",
	8: "expected ]",
	9: "expected the end of the file",
	10: "unterminated comment",
	11: "unterminated string",
	12: "unterminated number",
	13: "invalid Unicode escape",
	14: "invalid escape character",
	16: "invalid character",
};

function findTooDeep(text: string): number | undefined {
	const scanner = jsonc.createScanner(text, true);
	let depth = 0;
	for (let kind = scanner.scan(); kind !== 17 /* end of file */; kind = scanner.scan()) {
		if (kind === 1 || kind === 3) depth++;
		else if (kind === 2 || kind === 4) depth--;
		if (depth > MAX_DEPTH) return scanner.getTokenOffset();
	}
	return undefined;
}

const poisoned = new Set(["__proto__", "constructor", "prototype"]);

function checkKeys(node: jsonc.Node, report: Report): void {
	if (node.type === "object") {
		const seen = new Set<string>();
		for (const property of node.children ?? []) {
			const key = property.children?.[0];
			if (!key) continue;
			const name = String(key.value);
			const end = key.offset + key.length;
			if (poisoned.has(name)) report(`the key "${name}" is not allowed`, key.offset, end);
			else if (seen.has(name))
				report(`the key "${name}" stands twice in this object`, key.offset, end);
			seen.add(name);
		}
	}
	for (const child of node.children ?? []) checkKeys(child, report);
}

function reportIssue(issue: z.core.$ZodIssue, tree: jsonc.Node, report: Report): void {
	const path = issue.path.filter((step) => typeof step !== "symbol");
	const node = findNode(tree, path) ?? tree;
	if (issue.code === "unrecognized_keys") {
		for (const key of issue.keys) {
			const place = keyOf(node, key) ?? node;
			report(unknownKey(key, path), place.offset, place.offset + place.length);
		}
		return;
	}
	const message = issue.code === "invalid_union" ? unionMessage(issue) : plainMessage(issue);
	const where = path.length === 0 ? "" : ` (${path.join(".")})`;
	report(`${message}${where}`, node.offset, node.offset + node.length);
}

function unknownKey(key: string, path: readonly (string | number)[]): string {
	const known = path.length === 0 ? Object.keys(teamFileSchema.shape) : [];
	const [nearest] = nearestIds(
		key,
		known.map((name) => name.toLowerCase()),
	);
	const meant = known.find((name) => name.toLowerCase() === nearest);
	return `unknown key "${key}"${meant === undefined ? "" : `: did you mean "${meant}"?`}`;
}

function plainMessage(issue: z.core.$ZodIssue): string {
	return issue.message.replace(/^Invalid input: /, "");
}

/** Of a union the most particular complaint helps most: the branch that came furthest. */
function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
	const branches = issue.errors.flat();
	const particular = branches.find(
		(inner) => inner.code === "custom" || inner.code === "invalid_format",
	);
	const chosen = particular ?? branches.find((inner) => inner.path.length > 0);
	if (chosen) return plainMessage(chosen);
	const expected = branches.flatMap((inner) =>
		inner.code === "invalid_type" ? [inner.expected] : [],
	);
	return expected.length > 0
		? `expected ${[...new Set(expected)].join(" or ")}`
		: plainMessage(issue);
}

/** The deepest existing node on a path. */
function findNode(tree: jsonc.Node, path: readonly (string | number)[]): jsonc.Node | undefined {
	for (let length = path.length; length >= 0; length--) {
		const node = jsonc.findNodeAtLocation(tree, path.slice(0, length));
		if (node) return node;
	}
	return undefined;
}

const keyOf = (node: jsonc.Node, key: string): jsonc.Node | undefined =>
	node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[0];

/** Counts lines once for many offsets. */
function locator(text: string): (offset: number) => { line: number; column: number } {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let line = starts.findLastIndex((start) => start <= offset);
		if (line < 0) line = 0;
		return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
	};
}
