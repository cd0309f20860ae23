import { type CallExpression, nameOfCallee } from "../languages/expression.ts";
import type { PromptPiece } from "../tokens/prompt.ts";
import { type Source, showCode, type Trail } from "./source.ts";

/** Functions and classes that write a record as the query of an address. */
const WRITING = /^(?:URLSearchParams|urlencode|http_build_query|encode_www_form)$/;
/** Modules of JavaScript whose `stringify` does so. */
const MODULES = /^(?:qs|querystring)$/;

/** True for a call that writes a record as a query: `new URLSearchParams({ model: "nova-3" })`, `urlencode(params)`. */
export function writesQuery({ callee }: CallExpression): boolean {
	const name = nameOfCallee(callee);
	if (WRITING.test(name)) return true;
	if (name !== "stringify" || callee.kind !== "member") return false;
	return callee.object.kind === "name" && MODULES.test(callee.object.name);
}

/** The query that such a call writes, `model=nova-3&language=en`; undefined where its record is put together at run time. */
export function queryPieces(
	call: CallExpression,
	{ outline }: Source,
	trail: Trail,
	read: (value: Source) => readonly PromptPiece[],
): PromptPiece[] | undefined {
	const given = writesQuery(call) ? call.args[0]?.value : undefined;
	const found = given && trail.follow({ expression: given, outline });
	if (found?.kind !== "value") return undefined;
	const { expression, outline: owner } = found.source;
	if (expression.kind === "text") return [...read(found.source)];
	if (expression.kind !== "record") return undefined;
	return expression.entries.flatMap(({ key, value, spread }, index): PromptPiece[] => {
		const source = { expression: value, outline: owner };
		const between = index === 0 ? "" : "&";
		if (spread || key === undefined)
			return [textPiece(between), { kind: "hole", name: showCode(source), reason: OPEN }];
		return [textPiece(`${between}${encode(key)}=`), ...read(source).map(encoded)];
	});
}

const OPEN = "it is put together at run time";

function textPiece(text: string): PromptPiece {
	return { kind: "text", text };
}

function encode(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

function encoded(piece: PromptPiece): PromptPiece {
	return piece.kind === "text" ? textPiece(encode(piece.text)) : piece;
}
