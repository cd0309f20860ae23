import { makeField, push } from "./bindings.ts";
import type { Expression } from "./expression.ts";
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

/** `c.base = parsed` of Go gives the field of the type of what the name holds, where this document declares that. */
export function bindFieldOf(
	{ name, start, block, kind, declares }: Bound,
	value: Node | undefined,
	document: ClassesByName,
): void {
	if (document.language.fieldsByName !== false || declares || kind !== "variable") return;
	const [root = "", field, ...more] = name.split(".");
	if (field === undefined || more.length > 0) return;
	const holder = declaredAround(root, block);
	const type = holder?.type ?? (isLiteral(holder, document) ? literalType(holder) : undefined);
	const owner = type?.kind === "name" ? classNamed(type.name, document) : undefined;
	const { lowering } = document;
	if (owner !== undefined) push(owner, makeField(field, start, block, { lowering, value }));
}

/** What declares a name in the function around a place, or in the file. */
function declaredAround(name: string, block: Scope): Binding | undefined {
	let scope: Scope | undefined = holderOf(block);
	while (scope !== undefined) {
		const declared = scope.bindings.get(name)?.find((one) => one.declares);
		if (declared !== undefined) return declared;
		scope = scope.parent;
	}
	return undefined;
}

/** `&Settings{`, told by its text so that other values are not lowered. */
const LITERAL = /^&?[A-Za-z]\w*\s*\{/;

function isLiteral(declared: Binding | undefined, { text }: ClassesByName): boolean {
	const { valueStart = 0, valueEnd = 0 } = declared ?? {};
	return LITERAL.test(text.slice(valueStart, Math.min(valueEnd, valueStart + 80)));
}

function literalType(declared: Binding | undefined): Expression | undefined {
	const { value, path = [] } = declared ?? {};
	return path.length === 0 && value?.kind === "record" ? value.type : undefined;
}
