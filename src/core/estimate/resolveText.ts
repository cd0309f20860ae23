import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import { HOLE } from "../sdks/endpoints.ts";
import type { PromptPiece } from "../tokens/prompt.ts";
import { findAppended } from "./appendedItems.ts";
import { readFileText } from "./fileText.ts";
import { type Joined, readJoin, readTagged } from "./joinedText.ts";
import { fillPlaceholders, splitPlaceholders } from "./placeholders.ts";
import { queryPieces } from "./queryText.ts";
import type { Resolved } from "./resolved.ts";
import { type Source, showCode, type Trail } from "./source.ts";

/** What resolved text knows: its pieces in order, and the sources of texts that stand elsewhere than in the call. */
export interface TextReader {
	readonly trail: Trail;
	/** Only spans of this document are given. */
	readonly path: string;
	/** Called with each text or template that the pieces came from. */
	readonly onText?: (source: Source) => void;
}

const MAX_DEPTH = 16;

/** Methods and functions that give back the text they are given, as far as its length matters. */
const KEEPING =
	/^(strip|lstrip|rstrip|trim|trimIndent|trimMargin|trimStart|trimEnd|dedent|cleandoc|stripIndent|format|formatted|sprintf|f|str|String|toString|encode|decode|%|squish|chomp|freeze|strip_heredoc|to_s|to_string|into|to_owned|as_str|replace|replaceAll|from_template|fromTemplate|raw|html|md|text|outdent|PromptTemplate|printf|Sprintf|ToString|Trim|TrimStart|TrimEnd|Replace|Format|ReplaceLineEndings|getValue|asString|value|valueOf|TrimSpace|TrimPrefix|TrimSuffix|TrimLeft|TrimRight|trim_start|trim_end|trim_matches|trim_start_matches|trim_end_matches|Sprint|Errorf|isBlank|ifEmpty|Text|TextPart|TextParts|TextBlock|TextContent|TextContentPart|NewTextBlock|NewBetaTextBlock|NewTextContent|NewPartFromText|NewTextPart|NewContentFromText|FromText|fromText|ofText|CreateTextPart|CreateTextContentPart|CreateInputTextPart|HumanMessagePromptTemplate|TextContentBlock|rtrim|ltrim|trailingslashit|untrailingslashit|esc_url|esc_url_raw|strval|str_replace|add_query_arg)$/;

/** A text in which `HOLE` stands for each value that is known only at run time. */
export function resolveWithHoles(source: Source, trail: Trail): string {
	return resolvePieces(source, { trail, path: "" })
		.map((piece) => (piece.kind === "text" ? piece.text : HOLE))
		.join("");
}

/** The pieces of a text: literals stay text, everything else is a hole with a name and a reason. */
export function resolvePieces(source: Source, reader: TextReader, depth = 0): PromptPiece[] {
	const found = reader.trail.follow(source);
	if (found.kind !== "value") return [holeOf(source, found.reason)];
	const { expression, outline } = found.source;
	const inner = (one: Expression) => resolvePieces({ expression: one, outline }, reader, depth + 1);
	if (depth > MAX_DEPTH) return [holeOf(source, "it is nested too deeply")];
	switch (expression.kind) {
		case "text":
			reader.onText?.(found.source);
			return [textPiece(found.source, expression.value, reader)];
		case "number":
		case "boolean":
			return [{ kind: "text", text: String(expression.value) }];
		case "null":
			return depth === 0 ? [] : [holeOf(source, `${showCode(source)} is known only at run time`)];
		case "template":
			reader.onText?.(found.source);
			return expression.parts.flatMap(inner);
		case "list":
			return expression.items.flatMap((item) => inner(item.value));
		case "call":
			return resolveCallText(expression, found.source, reader, depth);
		default:
			return [holeOf(found.source, `${showCode(found.source)} is known only at run time`)];
	}
}

function textPiece(source: Source, text: string, reader: TextReader): PromptPiece {
	if (source.outline.path !== reader.path) return { kind: "text", text };
	const { start, end } = source.expression;
	return { kind: "text", text, span: { start, end } };
}

function resolveCallText(
	call: CallExpression,
	source: Source,
	reader: TextReader,
	depth: number,
): PromptPiece[] {
	const { callee } = call;
	const { outline } = source;
	const name = nameOfCallee(callee);
	const tagged = readTagged(call);
	if (tagged !== undefined)
		return resolvePieces({ expression: tagged, outline }, reader, depth + 1);
	const joined = readJoin(call);
	if (joined !== undefined) return resolveJoined(joined, source, reader, depth);
	const query = queryPieces(call, source, reader.trail, (one) =>
		resolvePieces(one, reader, depth + 1),
	);
	if (query !== undefined) return query;
	const text = readFileText(source, call, reader.trail);
	if (text !== undefined) return [{ kind: "text", text }];
	if (!KEEPING.test(name)) return [holeOf(source, `${showCode(source)} is known only at run time`)];
	const first = (LAST.test(name) ? call.args.at(-1) : call.args[0])?.value;
	const receiver = callee.kind === "member" ? callee.object : undefined;
	const kept = pickKept(name, receiver, first);
	if (kept === undefined) return [holeOf(source, `${showCode(source)} is known only at run time`)];
	const pieces = resolvePieces({ expression: kept, outline }, reader, depth + 1);
	if (REPLACING.test(name) && kept === receiver)
		return replaceIn(pieces, call, source, reader, depth);
	if (name === "trailingslashit") return [...pieces, { kind: "text", text: "/" }];
	return FORMATTING.test(name)
		? fillPlaceholders(
				pieces.flatMap((piece) => (piece.kind === "text" ? splitPlaceholders(piece) : [piece])),
				call.args.slice(kept === first ? 1 : 0),
				(value) => resolvePieces({ expression: value, outline }, reader, depth + 1),
			)
		: pieces;
}

/** The texts of a list with the separator between them; lines that are pushed to it before count as well. */
function resolveJoined(
	{ list, separator }: Joined,
	source: Source,
	reader: TextReader,
	depth: number,
): PromptPiece[] {
	const { outline } = source;
	const found = reader.trail.follow({ expression: list, outline });
	if (found.kind !== "value" || found.source.expression.kind !== "list")
		return [holeOf(source, `${showCode(source)} is known only at run time`)];
	const owner = found.source.outline;
	const appended = findAppended({ expression: list, outline });
	const written = found.source.expression.items.map(({ value }) => ({
		expression: value,
		outline: owner,
	}));
	const between =
		separator === undefined
			? []
			: resolvePieces({ expression: separator, outline }, reader, depth + 1);
	const pieces = [...written, ...appended.items].flatMap((item, index) => [
		...(index === 0 ? [] : between),
		...resolvePieces(item, reader, depth + 1),
	]);
	return appended.isGrowing ? [...pieces, holeOf(source, "it grows in a loop")] : pieces;
}

const REPLACING = /^(replace|replaceAll|Replace)$/;

/** `template.replace("{name}", name)`: what is replaced is no text of the prompt. */
function replaceIn(
	pieces: readonly PromptPiece[],
	{ args }: CallExpression,
	{ outline }: Source,
	reader: TextReader,
	depth: number,
): PromptPiece[] {
	const [sought, given] = args.map(({ value }) => value);
	if (sought?.kind !== "text" || given === undefined || sought.value === "") return [...pieces];
	const filled = resolvePieces({ expression: given, outline }, reader, depth + 1);
	return pieces.flatMap((piece): readonly PromptPiece[] => {
		if (piece.kind !== "text" || !piece.text.includes(sought.value)) return [piece];
		return piece.text
			.split(sought.value)
			.flatMap((text, index): readonly PromptPiece[] => [
				...(index === 0 ? [] : filled),
				...(text === "" ? [] : [{ kind: "text", text } as const]),
			]);
	});
}

/** Functions of PHP that are given the text last. */
const LAST = /^(?:str_replace|add_query_arg)$/;

function pickKept(
	name: string,
	receiver: Expression | undefined,
	first: Expression | undefined,
): Expression | undefined {
	const isMethod =
		receiver !== undefined && /text|template|name|member|index|call/.test(receiver.kind);
	if (first !== undefined && (TAKING.test(name) || isStatic(receiver))) return first;
	return isMethod ? receiver : first;
}

const TAKING =
	/^(dedent|cleandoc|from_template|fromTemplate|Sprintf|sprintf|printf|str|String|raw|from|text|TrimSpace|Sprint|Text\w*|New(?:Beta)?Text\w*|NewPartFromText|NewContentFromText|FromText|fromText|ofText|Create\w*Part)$/;

/** `String.format("…", x)`: the text is an argument and not the receiver. */
function isStatic(receiver: Expression | undefined): boolean {
	return receiver?.kind === "name" && /^([sS]tring|MessageFormat|fmt|strings)$/.test(receiver.name);
}

const FORMATTING =
	/^(format|Format|%|sprintf|formatted|Sprintf|from_template|fromTemplate|PromptTemplate)$/;

function holeOf(source: Source, reason: string): PromptPiece {
	return { kind: "hole", name: showCode(source), reason };
}

/** The text of a source when all of it is known. */
export function resolveText(source: Source, trail: Trail): Resolved<string> {
	const found = trail.follow(source);
	if (found.kind === "gap") return { kind: "unknown", reason: found.reason };
	const sources = found.kind === "value" ? [found.source] : found.sources;
	const texts = new Set<string>();
	for (const one of sources) {
		const pieces = resolvePieces(one, { trail, path: "" });
		const hole = pieces.find((piece) => piece.kind === "hole");
		if (hole?.kind === "hole") {
			if (found.kind === "value") return { kind: "unknown", reason: hole.reason };
			continue;
		}
		texts.add(pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""));
	}
	const [only, ...more] = texts;
	if (only === undefined) return { kind: "unknown", reason: "it is known only at run time" };
	if (more.length === 0) return { kind: "known", value: only };
	return {
		kind: "candidates",
		values: [...texts],
		reason: found.kind === "several" ? found.reason : "",
	};
}

/** More tokens or answers are no request's: a digit too many, or -1 for "no limit". */
const LARGEST_NUMBER = 1e12;

/** The number of a source when it is known: a count from 0. */
export function resolveNumber(source: Source, trail: Trail): Resolved<number> {
	const found = trail.follow(source);
	if (found.kind === "gap") return { kind: "unknown", reason: found.reason };
	const sources = found.kind === "value" ? [found.source] : found.sources;
	const numbers = sources.flatMap(({ expression }) => {
		if (expression.kind !== "number" && expression.kind !== "text") return [];
		if (expression.kind === "text" && !/^\d+$/.test(expression.value)) return [];
		const value = Number(expression.value);
		return value >= 0 && value <= LARGEST_NUMBER ? [value] : [];
	});
	const [only, ...more] = numbers;
	if (only === undefined || numbers.length < sources.length)
		return { kind: "unknown", reason: "it is known only at run time" };
	if (more.length === 0) return { kind: "known", value: only };
	return {
		kind: "candidates",
		values: numbers,
		reason: found.kind === "several" ? found.reason : "",
	};
}
