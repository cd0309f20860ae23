import type { CallExpression, Expression } from "../languages/expression.ts";
import { lookUp, lookUpName } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { type Binding, classAround, findScope } from "../languages/scope.ts";
import { findDistinctModule, findExport, isSdkModule } from "../sdks/catalog.ts";
import { findGivenValues } from "./callers.ts";
import { pathOf, scopedConstant } from "./findMember.ts";
import { thingOfResult } from "./leftToSubclasses.ts";
import { likeliestFirst, usedAs } from "./likeliestBindings.ts";
import { afterStep, thingBuilt, thingMade, thingPassed } from "./madeThing.ts";
import {
	isConstruction,
	thingOfMember as memberThing,
	type ThingReader,
	thingInherited,
	thingOfExport,
} from "./projectThings.ts";
import { promisedBy } from "./promised.ts";
import { thingInjected } from "./providedThing.ts";
import { readRequire } from "./required.ts";
import { rowOfCall } from "./rowOfCall.ts";
import type { Source, Trail } from "./source.ts";
import { standInMade } from "./standIns.ts";
import { objectOf, oneOf, rowOf, type Thing, thingOfFullName } from "./thingKinds.ts";
import { modulesHolding, sdkWildcards } from "./wildcards.ts";

const MAX_DEPTH = 24;

/** Stands in a symbol's path for the result of calling it: what `MagicMock()` gives is known to be no client. */
const RESULT = "()";

/** Says what an expression stands for; undefined when that comes from elsewhere. */
export function thingOf(source: Source, trail: Trail, depth = 0): Thing | undefined {
	if (depth > MAX_DEPTH || !trail.step()) return undefined;
	const { expression } = source;
	switch (expression.kind) {
		case "name":
			return thingOfName(source, expression.name, trail, depth);
		case "member":
			return thingOfPath(source, trail, depth) ?? thingOfMember(source, trail, depth);
		case "call":
			return thingOfCall(source, expression, trail, depth);
		case "choice":
			return firstThing(expression.options, source.outline, trail, depth);
		case "record":
			return expression.type && injected(expression.type, source.outline, trail, depth);
		case "function":
			return { kind: "function", source };
		case "class":
			return { kind: "class", declared: expression, outline: source.outline };
		default:
			return undefined;
	}
}

/** What one of several expressions stands for: the first that is known, or in a strict search what all of them are. */
function firstThing(
	options: readonly Expression[],
	outline: Outline,
	trail: Trail,
	depth: number,
): Thing | undefined {
	return oneOf(options, trail, (expression) => thingOf({ expression, outline }, trail, depth + 1));
}

function thingOfName(source: Source, name: string, trail: Trail, depth: number): Thing | undefined {
	const { outline, expression } = source;
	if (outline.language.selfNames.includes(name) || name === "this") {
		const scope = classAround(findScope(outline.scopes, expression.start));
		if (scope !== undefined) return { kind: "object", scope, outline };
	}
	const bindings = usedAs(lookUpName(outline, name, expression.start), source);
	const found = oneOf(likeliestFirst(bindings), trail, (binding) =>
		thingOfBinding(binding, outline, trail, depth),
	);
	if (found !== undefined) return found;
	if (bindings.length > 0) return undefined;
	return (
		thingUnbound(name, outline, trail, depth) ??
		thingInherited(source, name, readerOf(trail), depth)
	);
}

/** A name that the document does not bind: of an SDK imported whole, of the project, or a global module. */
function thingUnbound(
	written: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Thing | undefined {
	const isGlobal = outline.language.globalModules?.test(written) === true;
	/** `\OpenAI` of PHP and `::OpenAI` of Ruby name what no namespace around hides. */
	const name = written.replace(/^::/, "");
	const symbol: Thing = { kind: "symbol", module: name.replace(/^\\/, ""), path: [] };
	if (isGlobal && isSdkModule(symbol.module)) return symbol;
	const known = isGlobal
		? undefined
		: sdkWildcards(outline).findLast((module) => findExport(module, [name]) !== undefined);
	if (known !== undefined) return { kind: "symbol", module: known, path: [name] };
	for (const module of modulesHolding(name, outline, trail.project)) {
		const found = thingOfExport(outline, module, name, readerOf(trail), depth);
		if (found !== undefined) return found;
	}
	const distinct = outline.language.id === "csharp" ? findDistinctModule(name) : undefined;
	if (distinct !== undefined) return { kind: "symbol", module: distinct, path: [name] };
	const submodule =
		outline.language.id === "rust"
			? thingOfExport(outline, name, "*", readerOf(trail), depth)
			: undefined;
	return submodule ?? (isGlobal ? symbol : undefined);
}

function readerOf(trail: Trail): ThingReader {
	return {
		trail,
		of: (source, depth) => thingOf(source, trail, depth),
		ofBinding: (binding, outline, depth) => thingOfBinding(binding, outline, trail, depth),
	};
}

/** Where a bare name calls a method, it stands for what the method returns. */
function called(thing: Thing | undefined, trail: Trail, depth: number): Thing | undefined {
	if (thing?.kind !== "function" || thing.source.outline.language.bareCalls !== true) return thing;
	const { expression, outline } = thing.source;
	const returns = expression.kind === "function" ? expression.returns : [];
	return firstThing(returns, outline, trail, depth + 1) ?? thing;
}

function thingOfBinding(
	binding: Binding,
	outline: Outline,
	trail: Trail,
	depth: number,
): Thing | undefined {
	const { imported, value, type, path = [] } = binding;
	if (imported !== undefined) return thingOfImport(imported, outline, trail, depth);
	if (binding.kind === "loop") return undefined;
	const bound =
		value === undefined ? undefined : thingOf({ expression: value, outline }, trail, depth + 1);
	const made = called(bound, trail, depth);
	const member = path.reduce<Thing | undefined>(
		(thing, key) => thing && memberThing(thing, key, readerOf(trail), depth),
		made,
	);
	/** What a call of something unknown gives: a written type says more. */
	const isResult = member?.kind === "symbol" && member.path.at(-1) === RESULT;
	if (member !== undefined && !(isResult && type !== undefined)) return member;
	const typed = type && injected(type, outline, trail, depth, binding);
	return typed ?? member ?? thingGiven(binding, outline, trail, depth);
}

/** A thing known by its type, or what a container injects for it. */
function injected(
	type: Expression,
	outline: Outline,
	trail: Trail,
	depth: number,
	binding?: Binding,
): Thing | undefined {
	const evaluate = (one: Source) => thingOf(one, trail, depth + 1);
	return thingInjected({ expression: type, outline }, binding, trail.project, evaluate);
}

/** What callers in the same document give for a parameter. */
function thingGiven(
	binding: Binding,
	outline: Outline,
	trail: Trail,
	depth: number,
): Thing | undefined {
	const given = binding.kind === "parameter" ? findGivenValues(binding, outline) : undefined;
	return oneOf(given ?? [], trail, (one) => thingOf(one, trail, depth + 1));
}

function thingOfImport(
	imported: NonNullable<Binding["imported"]>,
	outline: Outline,
	trail: Trail,
	depth: number,
): Thing {
	const { module, imported: name } = imported;
	const symbol: Thing = { kind: "symbol", module, path: name === "*" ? [] : [name] };
	if (QUALIFIED.has(outline.language.id) && rowOf(symbol) !== undefined) return symbol;
	return thingOfExport(outline, module, name, readerOf(trail), depth) ?? symbol;
}

/** Languages whose module names are the same for everybody: an SDK stays itself in the repository that holds its source. */
const QUALIFIED: ReadonlySet<string> = new Set(["java", "kotlin", "csharp", "php", "go"]);

/** What a path holds that is set as a whole; a method that is replaced only later (`client.chat = logged`) is the client's own. */
function thingOfPath(source: Source, trail: Trail, depth: number): Thing | undefined {
	const { outline, expression } = source;
	const path = pathOf(expression);
	if (path === undefined || path[0] === undefined) return undefined;
	const root = outline.language.selfNames.includes(path[0]) ? "this" : path[0];
	const bindings = lookUp(outline, [root, ...path.slice(1)].join("."), expression.start);
	const isLater = root !== "this" && (bindings[0]?.start ?? 0) > expression.start;
	const before = isLater ? thingOfMember(source, trail, depth) : undefined;
	if (before !== undefined) return before;
	const found = oneOf(bindings, trail, (one) => thingOfBinding(one, outline, trail, depth));
	return found ?? thingOfFullName(source, path);
}

function thingOfMember(source: Source, trail: Trail, depth: number): Thing | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "member") return undefined;
	const object = thingOf({ expression: expression.object, outline }, trail, depth + 1);
	const found = object && memberThing(object, expression.name, readerOf(trail), depth);
	if (found !== undefined && (found.kind !== "symbol" || isSdkModule(found.module))) return found;
	const constant = scopedConstant(source);
	if (constant === undefined) return found;
	return thingOfExport(outline, undefined, constant, readerOf(trail), depth + 1) ?? found;
}

/** A module that `require` gives: of the project, or an SDK's. */
function thingRequired(module: string, outline: Outline, trail: Trail, depth: number): Thing {
	const own = thingOfExport(outline, module, "*", readerOf(trail), depth);
	return own ?? { kind: "symbol", module, path: [] };
}

function thingOfCall(
	source: Source,
	call: CallExpression,
	trail: Trail,
	depth: number,
): Thing | undefined {
	const deeper = (inner: Source) => thingOf(inner, trail, depth + 1);
	const promised = promisedBy(call, source.outline);
	if (promised !== undefined) return deeper({ expression: promised, outline: source.outline });
	const required = readRequire(call);
	if (required !== undefined) return thingRequired(required, source.outline, trail, depth);
	const standIn = standInMade(call);
	if (standIn !== undefined) return standIn;
	const thing = thingOf({ expression: call.callee, outline: source.outline }, trail, depth + 1);
	if (thing?.kind === "instance" && thing.isBuilding === true) return thingBuilt(thing, source);
	const found = rowOfCall(source, thing, deeper);
	if (found?.row.makes !== undefined)
		return thingMade(found, found.row.makes, source, thing, trail, deeper);
	if (thing?.kind === "class") return objectOf(thing);
	if (thing?.kind === "object" && isConstruction(call)) return thing;
	if (thing?.kind === "function" && thing.source.expression.kind === "function")
		return thingOfResult(call, thing.source.expression, thing.source.outline, deeper);
	const stepped = thing?.kind === "instance" ? afterStep(thing, call, found) : undefined;
	if (stepped !== undefined) return stepped;
	const passed = thingPassed(source, call, deeper);
	if (passed !== undefined || thing?.kind !== "symbol") return passed;
	return { ...thing, path: [...thing.path, RESULT] };
}
