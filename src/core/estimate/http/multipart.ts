import {
	type CallExpression,
	type Expression,
	makeRecord,
	nameOfCallee,
	type RecordEntry,
} from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import { lowerOutlinedCall } from "../../languages/outlinedCall.ts";
import { findScope, holderOf } from "../../languages/scope.ts";
import { rememberByObject } from "../../rememberByObject.ts";
import type { Source } from "../source.ts";

const MAX_FIELDS = 20;

/** The text fields of a multipart form of Rust as a record: `Form::new().text("model", "whisper-1").part("file", file)`. */
export function multipartChain({ expression, outline }: Source): Expression | undefined {
	if (outline.language.id !== "rust") return undefined;
	const fields: RecordEntry[] = [];
	let current = expression;
	for (let links = 0; current.kind === "call" && links < MAX_FIELDS; links++) {
		const { callee }: CallExpression = current;
		if (callee.kind !== "member") return undefined;
		if (callee.name === "new") return formOf(expression, fields, nameOfCallee(callee.object));
		if (callee.name === "text") fields.push(...fieldOf(current));
		current = callee.object;
	}
	return undefined;
}

function formOf(at: Expression, fields: readonly RecordEntry[], type: string) {
	return type === "Form" && fields.length > 0 ? makeRecord(at, () => fields) : undefined;
}

function fieldOf({ args: [name, given] }: CallExpression): RecordEntry[] {
	return name?.value.kind === "text" && given !== undefined
		? [{ key: name.value.value, value: given.value, spread: false }]
		: [];
}

const fieldCalls = rememberByObject(({ calls }: Outline) =>
	calls.filter(({ name }) => name === "WriteField"),
);

/** What the function around an offset writes into a multipart form of Go: `writer.WriteField("model", "whisper-1")`. */
export function multipartAround(offset: number, outline: Outline): Expression | undefined {
	if (outline.language.id !== "go") return undefined;
	const all = fieldCalls(outline);
	if (all.length === 0) return undefined;
	const { start, end } = holderOf(findScope(outline.scopes, offset));
	const fields = all
		.filter(({ nameStart }) => start <= nameStart && nameStart < end)
		.slice(0, MAX_FIELDS)
		.flatMap((call) => {
			const lowered = lowerOutlinedCall(call, outline);
			return lowered === undefined ? [] : fieldOf(lowered);
		});
	return fields.length === 0 ? undefined : makeRecord({ start: offset, end: offset }, () => fields);
}
