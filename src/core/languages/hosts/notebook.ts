import {
	findNodeAtLocation,
	type Node as JsonNode,
	type ParseError,
	parseTree,
} from "jsonc-parser";
import { findLanguage, languageOf } from "../languages.ts";
import type { Host, HostedSource, HostPlace, NoSource } from "./host.ts";
import { blankMagics, readShell, readShellVariables } from "./notebookMagics.ts";

/** One string of the file's JSON that source came from; cells hold one string for each line, or one for all. */
interface Piece {
	/** Where its text begins in the joined source. */
	readonly start: number;
	/** Where its characters begin in the file, after the quote. */
	readonly rawStart: number;
	readonly cell: number;
	/** Line of the cell that its first character stands in, 0-based. */
	readonly cellLine: number;
}

/** Above this size a notebook holds its outputs as data, and reading it would stall a scan. */
const MAX_CHARACTERS = 20_000_000;

/**
 * Jupyter notebooks: the code cells of the kernel's language, joined in order to one document, so that names of earlier cells are
 * known in later ones. Lines for IPython itself (`%magic`, `!command`) are blank.
 */
export const notebook: Host = {
	id: "notebook",
	extensions: [".ipynb"],
	editorIds: [],
	readSource,
};

function none(reason: string): NoSource {
	return { kind: "none", reason };
}

function readSource(text: string): HostedSource | NoSource {
	if (text.length > MAX_CHARACTERS) return none("the notebook is larger than 20 MB");
	const root = readJson(text);
	if (root === undefined) return none("the notebook is not valid JSON");
	const names = languageNamesOf(root);
	const language = names.map(findLanguage).find((one) => one !== undefined);
	if (language === undefined) return none(`cells in ${names[0] ?? "no language"} are not read`);
	const pieces: Piece[] = [];
	const sources: string[] = [];
	const commands: string[] = [];
	let hasCommands = false;
	let length = 0;
	for (const [cell, node] of cellsOf(root).entries()) {
		if (valueAt(node, ["cell_type"]) !== "code") continue;
		const own = addPieces(node, cell, length, pieces);
		const isPython = language.id === "python";
		const command = isPython ? readShell(own) : undefined;
		hasCommands ||= command !== undefined;
		sources.push(isPython ? blankMagics(own) : own, "\n");
		commands.push(command ?? readShellVariables(own), "\n");
		length += own.length + 1;
	}
	const placeOf = (offset: number) => findPlace(offset, pieces, text);
	const source: HostedSource = { kind: "source", language, text: sources.join(""), placeOf };
	if (!hasCommands) return source;
	const shell = { ...source, language: languageOf("shell"), text: commands.join("") };
	return { ...source, others: [shell] };
}

/** The notebook as JSON: a slip in it does no harm where cells can be told all the same. */
function readJson(text: string): JsonNode | undefined {
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, { allowEmptyContent: true });
	if (root?.type !== "object") return undefined;
	return errors.length > 0 && cellsOf(root).length === 0 ? undefined : root;
}

function valueAt(node: JsonNode, path: (string | number)[]): unknown {
	return findNodeAtLocation(node, path)?.value;
}

/** What a notebook calls its language, likeliest first; dialects (Coconut) name the language that editors show them as. */
function languageNamesOf(root: JsonNode): string[] {
	const info = ["metadata", "language_info"];
	const names = [
		valueAt(root, [...info, "name"]),
		valueAt(root, ["metadata", "kernelspec", "language"]),
		valueAt(root, [...info, "codemirror_mode", "name"]),
		valueAt(root, [...info, "codemirror_mode"]),
	]
		.filter((name) => typeof name === "string")
		.map((name) => name.toLowerCase());
	if (names.length === 0) return ["python"];
	return names.map((name) => (name === "c#" ? "csharp" : name === "ipython" ? "python" : name));
}

/** Cells of format 4, or of the first worksheet of format 3. */
function cellsOf(root: JsonNode): readonly JsonNode[] {
	const cells =
		findNodeAtLocation(root, ["cells"]) ?? findNodeAtLocation(root, ["worksheets", 0, "cells"]);
	return cells?.children ?? [];
}

function addPieces(cellNode: JsonNode, cell: number, start: number, pieces: Piece[]): string {
	const source =
		findNodeAtLocation(cellNode, ["source"]) ?? findNodeAtLocation(cellNode, ["input"]);
	const strings = source?.type === "array" ? (source.children ?? []) : source ? [source] : [];
	let text = "";
	let cellLine = 0;
	for (const { value, offset, type } of strings) {
		if (type !== "string") continue;
		pieces.push({ start: start + text.length, rawStart: offset + 1, cell, cellLine });
		text += value;
		cellLine += countLines(value, value.length);
	}
	return text;
}

function countLines(text: string, end: number): number {
	let lines = 0;
	for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) lines++;
	return lines;
}

function findPlace(offset: number, pieces: readonly Piece[], raw: string): HostPlace {
	const piece = pieces.findLast((one) => one.start <= offset) ?? {
		start: 0,
		rawStart: 0,
		cell: 0,
		cellLine: 0,
	};
	const { at, lines } = walkEscapes(raw, piece.rawStart, offset - piece.start);
	return {
		line: countLines(raw, at) + 1,
		column: at - raw.lastIndexOf("\n", at - 1),
		cell: piece.cell,
		cellLine: piece.cellLine + lines + 1,
	};
}

/** Walks some characters of a JSON string; gives the offset in the file, and the line ends that were passed. */
function walkEscapes(
	raw: string,
	start: number,
	characters: number,
): { at: number; lines: number } {
	let at = start;
	let lines = 0;
	for (let passed = 0; passed < characters && raw[at] !== '"' && at < raw.length; passed++) {
		if (raw[at] !== "\\") at++;
		else {
			if (raw[at + 1] === "n") lines++;
			at += raw[at + 1] === "u" ? 6 : 2;
		}
	}
	return { at, lines };
}
