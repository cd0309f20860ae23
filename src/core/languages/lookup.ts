import type { Outline } from "./outline.ts";
import { type Binding, findScope, holderOf, isInside, type Scope } from "./scope.ts";

/**
 * The bindings that may give a name its value at an offset: one when a single one surely does, several where branches or other
 * functions assign it, none when the document does not bind it. Later assignments in straight code hide earlier ones.
 */
export function lookUp(outline: Outline, name: string, offset: number): readonly Binding[] {
	const here = findScope(outline.scopes, offset);
	const isPath = isNamespace(outline, name, offset);
	let scope: Scope | undefined = here;
	const { sigil } = outline.language;
	let isSameFunction = true;
	while (scope !== undefined) {
		const holder = holderOf(scope);
		const bound = bindingsOf(holder, name, outline);
		const all = isPath ? bound?.filter(({ kind }) => NAMESPACES.has(kind)) : bound;
		if (all !== undefined) {
			const visible = all.filter(
				(binding) =>
					isVisible(binding, here, outline) &&
					!isWithinOwnValue(binding, offset) &&
					(sigil === undefined || isSameKind(binding, offset, outline.text, sigil)),
			);
			const found = isSameFunction ? reaching(visible, here, offset, outline.text) : visible;
			if (found.length > 0) return found;
		}
		scope = holder.parent;
		isSameFunction = false;
	}
	return [];
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
	return fields === undefined ? own : [...(own ?? []), ...fields];
}

function isVisible(binding: Binding, here: Scope, outline: Outline): boolean {
	return (
		!outline.language.blockScoped ||
		!binding.declares ||
		binding.name.includes(".") ||
		isInside(here, binding.block)
	);
}

function isWithinOwnValue({ value, start, kind }: Binding, offset: number): boolean {
	if (kind === "function" || kind === "class" || start > offset) return false;
	return value !== undefined && value.start <= offset && offset < value.end;
}

function reaching(
	visible: readonly Binding[],
	here: Scope,
	offset: number,
	text: string,
): readonly Binding[] {
	const found: Binding[] = [];
	for (let index = visible.length - 1; index >= 0; index--) {
		const binding = visible[index];
		if (binding === undefined || binding.start > offset) continue;
		const isSure = isInside(here, binding.block);
		if (isSure || !isOtherBranch(binding.block, here, text)) found.unshift(binding);
		if (isSure && binding.kind !== "addition") return found;
	}
	return found.length > 0 ? found : visible;
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
