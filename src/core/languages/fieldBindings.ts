import { makeField, push } from "./bindings.ts";
import type { Language, Lowering } from "./language.ts";
import { readName } from "./lowering.ts";
import { startOfTests } from "./rustTests.ts";
import { type Binding, classAround, findScope, holderOf, type Scope } from "./scope.ts";
import type { Node } from "./syntaxTree.ts";

/** A place that gives a name its value, before its nodes are known. */
export type Bound = Pick<Binding, "name" | "start" | "kind" | "block" | "declares">;

/** A document whose classes can be asked for by name. */
export interface ClassesByName {
	readonly language: Language;
	readonly text: string;
	readonly lowering: Lowering;
	readonly scopes: readonly Scope[];
	/** Made when all classes are named. */
	classes: Map<string | undefined, Scope> | undefined;
}

function classNamed(name: string | undefined, document: ClassesByName): Scope | undefined {
	document.classes ??= new Map(
		document.scopes.filter(({ kind }) => kind === "class").map((scope) => [scope.name, scope]),
	);
	return document.classes.get(name);
}

/** `Bot{model: "x"}` gives the field of the class that is declared in this document. */
export function bindField(
	field: Node,
	type: Node,
	value: Node | undefined,
	document: ClassesByName,
): void {
	const { text, scopes, lowering } = document;
	const block = findScope(scopes, field.startIndex);
	const className = readName(text, type.startIndex);
	const owner = classNamed(className === "Self" ? classAround(block)?.name : className, document);
	const start = field.startIndex;
	if (owner === undefined || start > startOfTests(document)) return;
	push(owner, makeField(readName(text, start), start, block, { lowering, value }));
}

/** `c.base = parsed` in a method of Go gives the field of the receiver's type, where this document declares that. */
export function bindReceiverField(
	{ name, start, block, kind, declares }: Bound,
	value: Node | undefined,
	document: ClassesByName,
): void {
	if (document.language.fieldsByName !== false || declares || kind !== "variable") return;
	const [root = "", field, ...more] = name.split(".");
	if (field === undefined || more.length > 0) return;
	const method = holderOf(block);
	const receiver = method.bindings.get(root)?.[0];
	const { text, lowering } = document;
	if (receiver === undefined || !RECEIVES.test(text.slice(method.start, receiver.start))) return;
	const owner =
		receiver.type?.kind === "name" ? classNamed(receiver.type.name, document) : undefined;
	if (owner !== undefined) push(owner, makeField(field, start, block, { lowering, value }));
}

const RECEIVES = /^func\s*\(\s*$/;
