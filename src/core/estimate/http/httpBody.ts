import { type Expression, makeRecord, type RecordEntry } from "../../languages/expression.ts";
import { readJsonText } from "../jsonText.ts";
import type { OpenRecord } from "../laterEntries.ts";
import { openRecord } from "../openedRecord.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import type { RequestPart } from "./httpRequest.ts";
import { multipartAround, multipartChain } from "./multipart.ts";

const KEYS =
	"model messages input prompt contents inputs instances query texts text inputtext message textprompts transcript imagerequest modelid setup session inputaudiotranscription".split(
		" ",
	);
const NAMES =
	/^(?:json|data|body|content|payload|form|multipart|postfields|bodyvalue|stringcontent|formdata|params|variables)$/;

/** Finds the JSON body among the parts of a request; undefined when it is put together at run time. */
export function findBody(parts: readonly RequestPart[], trail: Trail): OpenRecord | undefined {
	const named = parts.filter(({ name }) => name !== undefined && NAMES.test(name));
	for (const { source } of [...named, ...parts]) {
		const body = bodyOf(source, trail, 0);
		if (body !== undefined) return body;
	}
	return writtenBody(parts, trail);
}

/** The form that a function writes field by field. */
function writtenBody(parts: readonly RequestPart[], trail: Trail): OpenRecord | undefined {
	for (const { source } of parts) {
		const { expression, outline } = source;
		const form = multipartAround(expression.start, outline);
		if (form !== undefined) return onlyBody(openRecord({ expression: form, outline }, trail));
	}
	return undefined;
}

/** Opens what a body or message is: an object, JSON text, or what serialises one; undefined when it is none of a model's. */
export function openBody(source: Source, trail: Trail): OpenRecord | undefined {
	return bodyOf(source, trail, 0);
}

/** Opens what a request's body is: an object, JSON text, or what serialises one. */
function bodyOf(source: Source, trail: Trail, depth: number): OpenRecord | undefined {
	const [followed] = depth > 5 ? [] : sourcesOf(trail.follow(source));
	if (followed === undefined) return undefined;
	const { expression, outline } = followed;
	switch (expression.kind) {
		case "list": {
			const form = formOf(expression.items.map(({ value }) => value));
			return onlyBody(openRecord(form ? { expression: form, outline } : source, trail));
		}
		case "text":
		case "template": {
			const json = readJsonText(expression);
			return json && onlyBody(openRecord({ expression: json, outline }, trail));
		}
		case "record":
			return onlyBody(openRecord(source, trail));
		case "call": {
			const form = multipartChain(followed);
			if (form !== undefined) return onlyBody(openRecord({ expression: form, outline }, trail));
			return (
				onlyBody(openRecord(source, trail)) ??
				bodyInside(
					[
						...expression.args.slice(0, 3).map((arg) => arg.value),
						...(expression.callee.kind === "member" ? [expression.callee.object] : []),
					],
					followed,
					trail,
					depth,
				)
			);
		}
		default:
			return undefined;
	}
}

/** The fields of a multipart form that is written as a list: `[['name' => 'model', 'contents' => 'whisper-1']]`. */
function formOf(parts: readonly Expression[]): Expression | undefined {
	const fields = parts.flatMap((part): RecordEntry[] => {
		if (part.kind !== "record") return [];
		const at = (key: string) => part.entries.find((entry) => entry.key === key)?.value;
		const [name, value] = [at("name"), at("contents")];
		return name?.kind === "text" && value !== undefined
			? [{ key: name.value, value, spread: false }]
			: [];
	});
	const [first] = fields;
	return first && makeRecord(first.value, () => fields);
}

function bodyInside(
	expressions: readonly Expression[],
	{ outline }: Source,
	trail: Trail,
	depth: number,
): OpenRecord | undefined {
	for (const expression of expressions) {
		const body = bodyOf({ expression, outline }, trail, depth + 1);
		if (body !== undefined) return body;
	}
	return undefined;
}

function onlyBody(record: OpenRecord | undefined): OpenRecord | undefined {
	return record !== undefined && KEYS.some((key) => record.entries.has(key)) ? record : undefined;
}
