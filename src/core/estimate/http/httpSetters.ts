import { countUpTo } from "../../languages/countUpTo.ts";
import type { CallExpression, Expression } from "../../languages/expression.ts";
import { isJvm } from "../../languages/families.ts";
import type { Outline, OutlinedCall } from "../../languages/outline.ts";
import { rememberByObject } from "../../rememberByObject.ts";
import { normalizeName } from "../../sdks/normalizeName.ts";

/** A call that sets a part of something: `request.setBody(x)`, `curl_setopt($ch, CURLOPT_POSTFIELDS, $x)`. */
export interface Setter {
	readonly start: number;
	/** What is set, and to what; undefined when it is no call with arguments. */
	read(): { readonly name: string; readonly value: Expression } | undefined;
}

/** One assignment to a field of a name: `request.body = …`. */
export interface FieldAssignment {
	readonly root: string;
	/** Normalised. */
	readonly field: string;
	readonly start: number;
	value(): Expression;
}

/** The assignments of a document to fields of names, in document order; read once. */
export const fieldsOf = rememberByObject(({ scopes }: Outline): readonly FieldAssignment[] =>
	scopes
		.flatMap(({ bindings }) => [...bindings.values()].flat())
		.filter(({ name, kind }) => kind === "variable" && name.includes("."))
		.map((binding): FieldAssignment => {
			const { name, start } = binding;
			const dot = name.lastIndexOf(".");
			const value = () =>
				binding.value ?? { kind: "unknown" as const, what: "value", start, end: start };
			return { root: name.slice(0, dot), field: normalizeName(name.slice(dot + 1)), start, value };
		})
		.sort((a, b) => a.start - b.start),
);

/** Of things in document order those that begin inside a stretch. */
export function between<Thing extends { readonly start: number }>(
	all: readonly Thing[],
	start: number,
	end: number,
): readonly Thing[] {
	const first = countUpTo(all, start);
	return all.slice(first, Math.max(first, countUpTo(all, end - 1)));
}

/** The calls of a document that write to a stream. */
export const writesOf = rememberByObject(({ calls }: Outline): readonly OutlinedCall[] =>
	calls.filter(({ name }) => /^(?:write|writeBytes|print)$/.test(name)),
);

const SETTING = /^(?:set|add|curl_setopt|with|body|json|write|end$|open$|url|uri|content)/i;
const REACH = 80;

/** The calls of a document that set something, by the name that they are called on or are given first; read once. */
export const settersOf = rememberByObject(
	(outline: Outline): ReadonlyMap<string, readonly Setter[]> => {
		const byName = new Map<string, Setter[]>();
		for (const { name, nameStart, node } of outline.calls) {
			const root = SETTING.test(name) ? rootOf(outline, nameStart, name.length) : undefined;
			if (root === undefined) continue;
			const read = () => {
				const call = outline.lowering.lower(node);
				return call.kind === "call" ? readSetter(call, name) : undefined;
			};
			const list = byName.get(root) ?? [];
			list.push({ start: nameStart, read });
			byName.set(root, list);
		}
		return byName;
	},
);

/** The calls of a document that set something, in document order; read once. */
export const settersInOrder = rememberByObject((outline: Outline): readonly Setter[] =>
	[...settersOf(outline).values()].flat().sort((a, b) => a.start - b.start),
);

/** What is given to a step of a chain of Java, `.url(host + path)`, is not what it sets. */
function rootOf({ text, language }: Outline, start: number, length: number): string | undefined {
	const before = /([\p{ID_Start}_][\p{ID_Continue}]*)\s*(?:\.|->|::)$/u;
	const after = /^\(\s*\$?([\p{ID_Start}_][\p{ID_Continue}]*)/u;
	const end = start + length;
	const owner = before.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
	if (owner !== undefined || isJvm(language.id)) return owner;
	return after.exec(text.slice(end, end + REACH))?.[1];
}

function readSetter({ args }: CallExpression, called: string): ReturnType<Setter["read"]> {
	if (called === "open") return readOpened(args);
	const value = args.at(-1)?.value;
	const key = args.length > 1 ? args.at(-2)?.value : undefined;
	const name = key?.kind === "name" ? key.name.replace(/^CURLOPT_/, "") : called;
	return value && { name: normalizeName(name), value };
}

/** `request.open("POST", url, true)`: the address. */
function readOpened(args: CallExpression["args"]): ReturnType<Setter["read"]> {
	const [method, url] = args.map(({ value }) => value);
	const isSent = method?.kind === "text" && /^post$/i.test(method.value);
	return isSent && url !== undefined ? { name: "url", value: url } : undefined;
}
