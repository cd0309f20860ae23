import { countUpTo } from "./countUpTo.ts";
import type { Expression } from "./expression.ts";
import type { Outline } from "./outline.ts";
import { type Binding, findScope, holderOf, isInside, type Scope } from "./scope.ts";

/**
 * The bindings that may give a name its value at an offset: one when a single one surely does, several where branches or other
 * functions assign it, none when the document does not bind it. Later assignments in straight code hide earlier ones.
 */
export function lookUp(outline: Outline, name: string, offset: number): readonly Binding[] {
	const here = findScope(outline.scopes, offset);
	const isPath = isNamespace(outline, name, offset) || isType(outline, name, offset);
	let scope: Scope | undefined = here;
	const { sigil } = outline.language;
	let isSameFunction = true;
	while (scope !== undefined) {
		const holder = holderOf(scope);
		const bound = bindingsAt(offset, holder, name, outline);
		const all = isPath ? bound?.filter(({ kind }) => NAMESPACES.has(kind)) : bound;
		if (all !== undefined) {
			const isSeen = (binding: Binding) =>
				isVisible(binding, here, outline) &&
				!isWithinOwnValue(binding, offset) &&
				(sigil === undefined || isSameKind(binding, offset, outline.text, sigil));
			const found = isSameFunction ? reaching(all, isSeen, here, offset, outline.text) : [];
			if (found.length > 0) return found;
			const seen = lastSeen(all, isSeen);
			if (seen.length > 0) return seen;
		}
		scope = holder.parent;
		isSameFunction &&= runsAtOnce(holder, outline);
	}
	return [];
}

/** What a scope binds a name to; nothing in a parameter's own default (`def ask(model=model)` of Python), which is read outside. */
function bindingsAt(
	offset: number,
	scope: Scope,
	name: string,
	outline: Outline,
): readonly Binding[] | undefined {
	const found = bindingsOf(scope, name, outline);
	const first = found?.[0];
	const isDefault = first?.kind === "parameter" && isWithinOwnValue(first, offset);
	return isDefault && outline.language.id === "python" ? undefined : found;
}

/** True for a lambda of Python without a name: what it is given to mostly runs it there. */
function runsAtOnce({ kind, name }: Scope, { language }: Outline): boolean {
	return language.id === "python" && kind === "function" && name === undefined;
}

const NAMESPACES: ReadonlySet<Binding["kind"]> = new Set(["import", "class", "function"]);

/** True where what follows a name says that it stands for a module or type: `openai` in `openai::GPT_4O`. */
function isNamespace({ language, text }: Outline, name: string, offset: number): boolean {
	const { namespaceMark } = language;
	return (
		namespaceMark !== undefined &&
		text.startsWith(name, offset) &&
		text.startsWith(namespaceMark, offset + name.length)
	);
}

const MADE = /\bnew\s+$/;
/** What follows a name that is a type: the name that is declared. */
const DECLARED =
	/\??\s+(?!(?:is|as|switch|and|or|not|when|in|with|where|into|on|equals|orderby|select|from|let|join|group|by|ascending|descending)\b)[A-Za-z_]/y;

/** True where a name of C# stands for a type; a property may have the same name: `Tools = new Tools()`, `Tools Tools { get; }`. */
function isType({ language, text }: Outline, name: string, offset: number): boolean {
	if (language.id !== "csharp" || !text.startsWith(name, offset)) return false;
	DECLARED.lastIndex = offset + name.length;
	if (DECLARED.test(text)) return true;
	return text.charAt(offset - 1) === " " && MADE.test(text.slice(Math.max(0, offset - 6), offset));
}

/** Like `lookUp`; where bare names may read attributes of the object, its fields are asked for too. */
export function lookUpName(outline: Outline, name: string, offset: number): readonly Binding[] {
	const found = lookUp(outline, name, offset);
	if (found.length > 0 || outline.language.bareCalls !== true) return found;
	return lookUp(outline, `this.${name}`, offset);
}

/** A variable and a function of one name are two things where variables have a sigil. */
function isSameKind(
	{ start, kind, name }: Binding,
	offset: number,
	text: string,
	sigil: string,
): boolean {
	if (name.includes(".")) return true;
	const isVariable = text.startsWith(sigil, offset) || text.startsWith(sigil, offset - 1);
	if (kind === "import" || kind === "function" || kind === "class") return !isVariable;
	return isVariable === (text.startsWith(sigil, start) || text.startsWith(sigil, start - 1));
}

/** What a scope binds a name to; a class also through the object itself where methods see its fields by name. */
function bindingsOf(
	{ kind, bindings }: Scope,
	name: string,
	outline: Outline,
): readonly Binding[] | undefined {
	const own = bindings.get(name);
	const { fieldsByName } = outline.language;
	if (kind === "class" && fieldsByName === false) return undefined;
	if (kind !== "class" || fieldsByName !== true) return own;
	const fields = bindings.get(`this.${name}`);
	if (own === undefined || fields === undefined) return own ?? fields;
	return [...own, ...fields].sort((a, b) => a.start - b.start);
}

function isVisible(binding: Binding, here: Scope, outline: Outline): boolean {
	return (
		!outline.language.blockScoped ||
		!binding.declares ||
		binding.name.includes(".") ||
		isInside(here, binding.block)
	);
}

/** Asked without reading the value: a name may be bound thousands of times. */
function isWithinOwnValue(binding: Binding, offset: number): boolean {
	const { start, kind, valueStart = 0, valueEnd = 0 } = binding;
	if (kind === "function" || kind === "class" || start > offset) return false;
	return valueStart <= offset && offset < valueEnd;
}

/** A name with more values than these has no value that could be told. */
const MAX_BINDINGS = 64;

/** The last bindings that are seen, in document order. */
function lastSeen(all: readonly Binding[], isSeen: (binding: Binding) => boolean): Binding[] {
	const found: Binding[] = [];
	for (let index = all.length - 1; index >= 0 && found.length < MAX_BINDINGS; index--) {
		const binding = all[index];
		if (binding !== undefined && isSeen(binding)) found.push(binding);
	}
	return found.reverse();
}

/** The bindings before an offset back to one that surely gives the value, in document order. */
function reaching(
	all: readonly Binding[],
	isSeen: (binding: Binding) => boolean,
	here: Scope,
	offset: number,
	text: string,
): Binding[] {
	const found: Binding[] = [];
	for (let index = countUpTo(all, offset) - 1; index >= 0; index--) {
		const binding = all[index];
		if (binding === undefined || !isSeen(binding)) continue;
		const isSure = isInside(here, binding.block);
		if (isSure || !isOtherBranch(binding.block, here, text)) found.push(binding);
		if (isSure && binding.kind !== "addition") break;
	}
	return found.reverse();
}

const BRANCH = /[\s});]*(?:elif|else|elsif|elseif|except|catch|rescue|case|when|default)\b/y;

/** True when a block is a branch of the same statement whose later branch holds `here`: never both run. */
function isOtherBranch(block: Scope, here: Scope, text: string): boolean {
	let branch: Scope | undefined = block;
	while (branch?.parent !== undefined && !isInside(here, branch.parent)) branch = branch.parent;
	if (branch === undefined || branch.parent === here) return false;
	BRANCH.lastIndex = branch.end;
	return BRANCH.test(text);
}

/** True for a name that is a parameter: what it holds is up to the caller. */
export function isParameter(expression: Expression, outline: Outline): boolean {
	if (expression.kind !== "name") return false;
	const bindings = lookUp(outline, expression.name, expression.start);
	return bindings.length > 0 && bindings.every(({ kind }) => kind === "parameter");
}
