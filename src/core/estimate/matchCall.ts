import type { Expression } from "../languages/expression.ts";
import { lookUpName } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import type { ProviderId } from "../pricing/provider.ts";
import {
	type CatalogRow,
	findEvident,
	isInsideSdk,
	isOfSdk,
	normalizePath,
} from "../sdks/catalog.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { classOfSuper, isCountedAtSuper, namesModel } from "./boundBySuper.ts";
import { isHandedOn, rowHandedOn } from "./handedOn.ts";
import { readInherited } from "./inheritedArguments.ts";
import { type RequestArguments, readArguments } from "./requestArguments.ts";
import { findRowOfRequest } from "./requestType.ts";
import type { Resolved } from "./resolved.ts";
import { holds } from "./rowCondition.ts";
import type { Source, Trail } from "./source.ts";
import {
	isInMockSetup,
	isOfFake,
	isOfStandIn,
	isStandInClass,
	isStandInThing,
} from "./standIns.ts";
import { thingOf } from "./thing.ts";
import { rowOfCallee, type Thing } from "./thingKinds.ts";

/** A call that a row describes, or one that looks so and is not. */
export type CallMatch =
	| {
			readonly kind: "match";
			readonly found: CatalogRow;
			/** What the method is called on. */
			readonly receiver: Thing | undefined;
			readonly request: RequestArguments;
			/** Who bills it, where something else than client and row tells so. */
			readonly provider?: Resolved<ProviderId>;
			/** The model, where something else than the arguments tells so. */
			readonly model?: Resolved<string>;
	  }
	| { readonly kind: "miss"; readonly reason: string };

/**
 * Matches a call with the rows of SDKs: by what its receiver is, else by a method path that is evidence itself. `readChain` gives
 * the whole chain of calls that begins with this one.
 */
export function matchCall(
	source: Source,
	trail: Trail,
	readChain: () => Source,
): CallMatch | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "call" || isOfFake(namesOf(expression.callee), outline)) return undefined;
	const bound = classOfSuper(expression, outline);
	if (bound !== undefined && !namesModel(expression)) return undefined;
	const thing = bound ?? thingOf({ expression: expression.callee, outline }, trail);
	const found = rowOfCallee(thing, (base) => thingOf(base, trail)) ?? rowHandedOn(thing, trail);
	if (found !== undefined)
		return matchRow(source, found, thing, trail, bound === undefined ? readChain : undefined);
	if (isStandInThing(thing)) return undefined;
	return matchEvident(source, trail);
}

/**
 * Matches a call of what a row describes; undefined where it sends nothing of its own. Without `readChain` the arguments are all that
 * a class gives the one that it extends.
 */
function matchRow(
	source: Source,
	found: CatalogRow,
	thing: Thing | undefined,
	trail: Trail,
	readChain: (() => Source) | undefined,
): CallMatch | undefined {
	const isSent = found.row.sends !== undefined && !isInMockSetup(source);
	if (!isSent || isStandInClass(thing) || isCountedAtSuper(thing, source.outline)) return undefined;
	const receiver = thing?.kind === "instance" ? thing : undefined;
	if (receiver !== undefined && isHandedOn(source, receiver, trail)) return undefined;
	const written =
		found.row.builder && readChain !== undefined
			? readArguments(readChain(), trail, () => false)
			: readArguments(source, trail);
	const isConstructed = thing?.kind === "class" && readChain !== undefined;
	const request = isConstructed ? readInherited(source, written, thing, trail) : written;
	const isOpen = thing?.kind === "symbol" && thing.isOneOfSeveral === true;
	return { kind: "match", found, receiver, request, ...(isOpen ? MADE_BY_SUBCLASSES : {}) };
}

const LEFT_OPEN = { kind: "unknown", reason: "a subclass decides which class is made" } as const;
const MADE_BY_SUBCLASSES = { provider: LEFT_OPEN, model: LEFT_OPEN };

function matchEvident(source: Source, trail: Trail): CallMatch | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "call") return undefined;
	const { callee } = expression;
	const path = namesOf(callee);
	if (path.length < 2 || isOfStandIn(path, outline)) return undefined;
	if (outline.language.id === "csharp" && isOfHost(callee, outline)) return undefined;
	const modules = outline.imports.map((one) => one.module);
	if (outline.language.importsTypes === true && !modules.some(isInsideSdk)) return undefined;
	const typed = findRowOfRequest(expression, outline, trail);
	const rows = findEvident(path).filter(({ sdk }) => isOfLanguage(sdk, outline));
	if (typed === undefined && rows.length === 0) return undefined;
	if (isOwn(callee, outline, trail) || isInMockSetup(source)) return undefined;
	const request = readArguments(source, trail);
	const likeliest = preferImported(rows, modules);
	const isSpread = expression.args.some(({ spread }) => spread);
	const found =
		typed ??
		likeliest.find((one) => isEvident(one, request, modules) && holds(one.row, request, trail)) ??
		likeliest.find(
			(one) =>
				mayBeEvident(one, path, request, modules, isSpread) && holds(one.row, request, trail),
		);
	if (found !== undefined) return { kind: "match", found, receiver: undefined, request };
	if (longestNameCount(rows, path) < 2) return undefined;
	return {
		kind: "miss",
		reason: `${path.join(".")} looks like a request, but where its client comes from is not known`,
	};
}

const HOST = /^(?:I?HostApplicationBuilder|WebApplicationBuilder|IDistributedApplicationBuilder)$/;
const MAKES_HOST = /^(?:Host|WebApplication|DistributedApplication)\.Create/;

/** True in C# for a method of the class that is extended: what overrides it hands a request on. */
export function isOfBase(callee: Expression, { language, text }: Outline): boolean {
	if (language.id !== "csharp" || callee.kind !== "member") return false;
	return text.slice(callee.object.start, callee.object.end) === "base";
}

/**
 * True in C# for what a class calls on the one that it extends (it hands a request on), and for methods of an application's builder:
 * those of SDKs are methods of kernels and collections of services.
 */
function isOfHost(callee: Expression, outline: Outline): boolean {
	if (callee.kind !== "member") return false;
	if (isOfBase(callee, outline)) return true;
	if (callee.object.kind !== "name") return false;
	const { name, start } = callee.object;
	return lookUpName(outline, name, start).some(({ type, valueStart = 0, valueEnd = 0 }) => {
		const isTyped = type?.kind === "name" && HOST.test(type.name);
		return isTyped || MAKES_HOST.test(outline.text.slice(valueStart, valueEnd));
	});
}

function isOfLanguage({ languages }: CatalogRow["sdk"], outline: Source["outline"]): boolean {
	return languages === undefined || languages.includes(outline.language.id);
}

/** True when a method is called on an object of a class that the project declares itself, and that does not hand all calls on. */
function isOwn(callee: Expression, outline: Outline, trail: Trail): boolean {
	if (callee.kind !== "member") return false;
	const thing = thingOf({ expression: callee.object, outline }, trail);
	return thing?.kind === "object" && !thing.scope.bindings.has("__getattr__");
}

/** How many names of the path the rows agree with: one name alone (`send`) is too common to be worth a word. */
function longestNameCount(rows: readonly CatalogRow[], path: readonly string[]): number {
	const last = normalizePath(path.slice(-2));
	return rows.some(({ row }) =>
		row.name.split("|").some((name) => normalizePath(name.split(".").slice(-2)) === last),
	)
		? 2
		: 1;
}

function preferImported(rows: readonly CatalogRow[], modules: readonly string[]): CatalogRow[] {
	const isImported = ({ sdk }: CatalogRow) => modules.some((module) => isOfSdk(sdk, module));
	return [...rows].sort((a, b) => Number(isImported(b)) - Number(isImported(a)));
}

function isEvident(
	{ row, sdk }: CatalogRow,
	request: RequestArguments,
	modules: readonly string[],
): boolean {
	const { evidence = "" } = row;
	return evidence.split("|").some((alternative) => {
		const isGiven = request.positional.length > 0 || request.gap !== undefined;
		if (alternative === "*") return isGiven;
		const isImported = () => modules.some((module) => isOfSdk(sdk, module));
		if (alternative === "@imported") return (isGiven || request.named.size > 0) && isImported();
		return alternative
			.split("&")
			.every((name) =>
				name === "@imported" ? isImported() : request.named.has(normalizeName(name)),
			);
	});
}

/**
 * True where names that would be evidence may stand among the arguments that are put together at run time, beside a model that is seen
 * or in a spread: `client.embeddings.create(**params)` in a file that imports the SDK.
 */
function mayBeEvident(
	one: CatalogRow,
	path: readonly string[],
	{ named, gap }: RequestArguments,
	modules: readonly string[],
	isSpread: boolean,
): boolean {
	const { evidence = "" } = one.row;
	const isOpen = gap !== undefined || isSpread;
	if (!isOpen || evidence === "" || longestNameCount([one], path) < 2) return false;
	const isSeen = named.has("model") && evidence.split(/[|&]/).includes("model");
	const isHidden = isSpread && named.size === 0;
	return (isSeen || isHidden) && modules.some((module) => isOfSdk(one.sdk, module));
}

/** The names of a callee from left to right, calls in between left out: `a.b().c` gives `a b c`. */
export function namesOf(callee: Expression): string[] {
	const names: string[] = [];
	let current: Expression | undefined = callee;
	for (let links = 0; current !== undefined && links < 50; links++) {
		if (current.kind === "member") {
			names.push(current.name);
			current = current.object;
		} else if (current.kind === "call") current = current.callee;
		else if (current.kind === "index") current = current.object;
		else {
			names.push(current.kind === "name" ? current.name : "");
			current = undefined;
		}
	}
	return names.reverse();
}
