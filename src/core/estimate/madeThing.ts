import {
	type CallExpression,
	type Expression,
	type FunctionExpression,
	nameOfCallee,
} from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import { namedClass } from "../languages/jvmClassLiterals.ts";
import type { Outline } from "../languages/outline.ts";
import { type CatalogRow, isRequestOption, isStep } from "../sdks/catalog.ts";
import { findArgument } from "./findArgument.ts";
import { readArguments } from "./requestArguments.ts";
import { holds } from "./rowCondition.ts";
import type { Source, Trail } from "./source.ts";
import { objectOf, type Thing } from "./thingKinds.ts";
import { instanceOfType, thingOfType } from "./typedThing.ts";

/** Says what an expression stands for, one step deeper. */
type Evaluate = (source: Source) => Thing | undefined;

/** Functions that hand back the client that they are given: tracing, patching, contexts. */
const PASSING =
	/^(wrap|observe|instrument|patch|trace|track|from_|with|enter|create_?instructor|monitor|proxy|set_|apply_|configure|prepare|ensure)/i;

/** What a row's call makes; undefined where the row holds only for another argument. */
export function thingMade(
	maker: CatalogRow,
	type: string,
	made: Source,
	callee: Thing | undefined,
	trail: Trail,
	evaluate: Evaluate,
): Thing | undefined {
	const { when, wraps, builder } = maker.row;
	const building = builder === true ? { isBuilding: true } : {};
	if (when === undefined && wraps === undefined)
		return { kind: "instance", maker, type, made, from: callee, path: [], ...building };
	const request = readArguments(made, trail);
	if (!holds(maker.row, request, trail)) return undefined;
	const wrapped = findArgument(request, wraps, trail);
	const from = wrapped === undefined ? callee : (evaluate(wrapped) ?? callee);
	return { kind: "instance", maker, type, made, from, path: [], ...building };
}

/** What is asked of a builder of Java is no builder: `spec.getAdvisors().stream()`. */
const ASKS = /^get[A-Z]/;

/** What a call on a builder gives: the builder with one argument more, or what it was building. */
export function thingBuilt(builder: Thing & { kind: "instance" }, made: Source): Thing | undefined {
	if (isJvm(made.outline.language.id) && ASKS.test(builder.path.at(-1) ?? "")) return undefined;
	const { isBuilding: _, ...built } = builder;
	const next = { ...built, made, path: [] };
	return /^build/i.test(builder.path.at(-1) ?? "") ? next : { ...next, isBuilding: true };
}

/** A call on the way to a method (`chat()`, `threads().runs(id)`, `query(…)`): the thing itself with the path so far. */
export function afterStep(
	thing: Thing & { readonly kind: "instance" },
	{ args }: CallExpression,
	sent: CatalogRow | undefined,
): Thing | undefined {
	if (args.length === 0) return thing;
	if (sent?.row.sends !== undefined) return undefined;
	if (isStep(thing.type, thing.path)) return thing;
	if (!isRequestOption(thing.path.at(-1))) return undefined;
	return { ...thing, path: thing.path.slice(0, -1) };
}

/** What a function gives, at least by its declared type; of objects of several of the project's classes (one for each provider) none can be told. */
export function thingReturned(
	{ returns, result }: FunctionExpression,
	outline: Outline,
	evaluate: Evaluate,
): Thing | undefined {
	const things = returns
		.slice(0, 12)
		.map((expression) => evaluate({ expression, outline }))
		.filter((thing) => thing !== undefined);
	const scopes = new Set(
		things.map((thing) => (thing.kind === "object" ? thing.scope : undefined)),
	);
	if (scopes.size > 1) return undefined;
	const known = things.find(({ kind }) => kind !== "symbol");
	if (known !== undefined) return known;
	return (result && thingOfType({ expression: result, outline }, evaluate)) ?? things[0];
}

/** The client that a tracing or patching function is given and hands back; what a factory makes of a class. */
export function thingPassed(
	source: Source,
	{ callee, args }: CallExpression,
	evaluate: Evaluate,
): Thing | undefined {
	const created = thingOfClass(source, callee, args, evaluate);
	if (created !== undefined) return created;
	const name = nameOfCallee(callee);
	const given = args[0]?.value;
	if (!PASSING.test(name) || given === undefined) return undefined;
	const thing = evaluate({ expression: given, outline: source.outline });
	return thing?.kind === "instance" ? thing : undefined;
}

/** Functions that make, or look up, an object of a class that they are given. */
const OF_CLASS =
	/^(?:create|createClient|createService|getService|service|target|getBean|getInstance|build|newInstance|ref|inject|get|koinInject|instance)$/;

/** What `retrofit.create(Service.class)` and `context.getBean(ChatClient.class)` give. */
function thingOfClass(
	{ outline }: Source,
	callee: Expression,
	args: CallExpression["args"],
	evaluate: Evaluate,
): Thing | undefined {
	const name = nameOfCallee(callee);
	if (!OF_CLASS.test(name)) return undefined;
	for (const { value } of args.slice(0, 3)) {
		const expression = namedClass(value);
		const thing = expression && evaluate({ expression, outline });
		if (thing?.kind === "class") return objectOf(thing);
		if (thing !== undefined) return instanceOfType(thing);
	}
	return undefined;
}
