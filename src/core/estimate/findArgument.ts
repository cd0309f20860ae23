import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { rememberByName } from "../rememberByName.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { readBuilderSteps } from "./laterCalls.ts";
import { openRecord } from "./openedRecord.ts";
import { type RequestArguments, readArguments } from "./requestArguments.ts";
import type { Source, Trail } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** The argument at the first of some places that is written, or undefined. `receiver.` asks the calls that made the receiver. */
export function findArgument(
	request: RequestArguments,
	places: string | undefined,
	trail: Trail,
	receiver?: Thing,
): Source | undefined {
	if (places === undefined || places === "") return undefined;
	let empty: Source | undefined;
	for (const { onReceiver, keys } of alternativesOf(places)) {
		const found =
			onReceiver === undefined
				? findAt(request, keys, trail)
				: findOnReceiver(request, onReceiver, trail, receiver);
		if (found !== undefined && !isEmptyText(found)) return found;
		empty ??= found;
	}
	return empty;
}

/** One of several places: the keys to it, or what is asked of the calls that made the receiver. */
interface Place {
	readonly onReceiver: string | undefined;
	readonly keys: readonly string[];
}

const RECEIVER = "receiver.";

/** Rows have a few hundred places, and each call is asked for dozens of them. */
const alternativesOf = rememberByName((places): readonly Place[] =>
	places.split("|").map((place) => ({
		onReceiver: place.startsWith(RECEIVER) ? place.slice(RECEIVER.length) : undefined,
		keys: normalizeFirst(place.split(".")),
	})),
);

function normalizeFirst([first = "", ...rest]: readonly string[]): string[] {
	return [normalizeName(first), ...rest];
}

/** `model: ""` leaves the value to whoever else gives one: an Azure client's deployment. */
function isEmptyText({ expression }: Source): boolean {
	return expression.kind === "text" && expression.value === "";
}

/** What was set on the receiver itself comes before what it was made with. */
function findOnReceiver(
	request: RequestArguments,
	place: string,
	trail: Trail,
	receiver: Thing | undefined,
): Source | undefined {
	const set = request.set.get(normalizeName(place));
	return set ?? findInMakers(receiver, keysOf(place, request, trail), trail);
}

function findInMakers(
	receiver: Thing | undefined,
	keys: readonly string[],
	trail: Trail,
): Source | undefined {
	const [first = "", ...rest] = keys;
	if (first.endsWith("()")) return findInMaker(receiver, first.slice(0, -2), rest, trail);
	let thing = receiver;
	for (let links = 0; thing?.kind === "instance" && links < 8; links++) {
		const request = argumentsOfMaker(thing, trail);
		const found = request && findAt(request, keys, trail);
		if (found !== undefined) return found;
		thing = thing.from;
	}
	if (thing?.kind !== "class") return undefined;
	return findAt(
		readArguments({ expression: thing.declared, outline: thing.outline }, trail),
		keys,
		trail,
	);
}

/** The arguments of the call that made a thing, for a builder those of its whole chain; undefined when only its type is known. */
export function argumentsOfMaker(
	{ made, maker }: Thing & { kind: "instance" },
	trail: Trail,
): RequestArguments | undefined {
	if (made === undefined || maker.row.builder !== true) return made && readArguments(made, trail);
	const names = maker.row.name.split("|").map((name) => lastOf(name.split(".")));
	return readArguments(made, trail, (name) => names.includes(normalizeName(name)));
}

function lastOf(path: readonly string[]): string {
	return normalizeName(path.at(-1) ?? "");
}

/** An argument of the maker with a name: `with_model().#0`. */
function findInMaker(
	receiver: Thing | undefined,
	name: string,
	keys: readonly string[],
	trail: Trail,
): Source | undefined {
	let thing = receiver;
	for (let links = 0; thing?.kind === "instance" && links < 8; links++) {
		const { made, from } = thing;
		if (made?.expression.kind === "call" && isNamed(made.expression, name))
			return findAt(readArguments(made, trail), keys, trail);
		thing = from;
	}
	return undefined;
}

function isNamed(call: CallExpression, name: string): boolean {
	return normalizeName(nameOfCallee(call.callee)) === normalizeName(name);
}

/** The keys of a place; `$0` stands for the text of the call's first argument. */
function keysOf(place: string, request: RequestArguments, trail: Trail): string[] {
	const keys = place.split(".").map((key) => {
		if (key !== "$0") return key;
		const first = request.positional[0];
		const found = first && trail.follow(first);
		const text = found?.kind === "value" ? found.source.expression : undefined;
		return text?.kind === "text" ? text.value : key;
	});
	return normalizeFirst(keys);
}

/** A request object is no value by itself: its keys are named arguments. */
function positionalAt(
	{ positional }: RequestArguments,
	index: number,
	mayBeObject: boolean,
): Source | undefined {
	const source = positional[index];
	return source?.expression.kind === "record" && !mayBeObject ? undefined : source;
}

/** The first key is a normalised name. */
function findAt(
	request: RequestArguments,
	[first = "", ...rest]: readonly string[],
	trail: Trail,
): Source | undefined {
	let found = first.startsWith("#")
		? positionalAt(request, Number(first.slice(1)), rest.length > 0)
		: request.named.get(first);
	for (const key of rest) {
		if (found === undefined) return undefined;
		found = findInside(found, key, trail);
	}
	return found;
}

/** What a member was taken from: of `assistant.id` the assistant, also where a name holds the member. */
function holderOf({ expression, outline }: Source): Source | undefined {
	const member = expression.kind === "name" ? memberNamed(expression, outline) : expression;
	return member?.kind === "member" ? { expression: member.object, outline } : undefined;
}

function memberNamed(
	{ name, start }: Expression & { kind: "name" },
	outline: Outline,
): Expression | undefined {
	const [only, ...more] = lookUp(outline, name, start);
	return more.length === 0 && only?.path === undefined ? only?.value : undefined;
}

/** A key of a request object, an item of a list, or a key of what `JSON.stringify` and the like are given; an empty key gives that itself. */
export function findInside(source: Source, key: string, trail: Trail): Source | undefined {
	if (key === "@") return holderOf(source);
	const followed = trail.follow(source);
	const found = followed.kind === "value" ? findInLiteral(followed.source, key, trail) : undefined;
	if (found !== undefined || key === "") return found;
	return openRecord(source, trail)?.entries.get(normalizeName(key));
}

function findInLiteral(
	{ expression, outline }: Source,
	key: string,
	trail: Trail,
): Source | undefined {
	const place = (value: Expression | undefined) => value && { expression: value, outline };
	if (expression.kind === "list") return place(expression.items[Number(key)]?.value);
	if (expression.kind !== "call") return undefined;
	if (key.startsWith("#"))
		return place(positionalOf(constructionOf(expression, outline), Number(key.slice(1))));
	if (!SERIALIZING.test(nameOfCallee(expression.callee))) return undefined;
	const inner = place(positionalOf(expression, 0));
	return inner === undefined || key === "" ? inner : findInside(inner, key, trail);
}

/** The construction that a chain of setters begins with: `Request::new(model, prompt)` of `Request::new(model, prompt).options(o)`. */
function constructionOf(chain: CallExpression, outline: Outline): CallExpression {
	const steps = readBuilderSteps({ expression: chain, outline });
	return steps.find(({ name }) => /^new(?:_|$)/.test(name))?.call ?? chain;
}

function positionalOf({ args }: CallExpression, index: number): Expression | undefined {
	return args.filter(({ name }) => name === undefined)[index]?.value;
}

const SERIALIZING =
	/^(dumps|stringify|encode|to_json|json|json_encode|generate|TextEncoder|bytes|from|fromUtf8String|Marshal|MarshalIndent|NewReader|NewBuffer|NewBufferString|Serialize|SerializeToUtf8Bytes|SerializeObject|SerializeToNode|FromString|FromObjectAsJson|GetBytes|MemoryStream|StringContent|writeValueAsString|writeValueAsBytes|toJson|encodeToString|ofString|toRequestBody|create|valueToTree|JsonObject|JSONObject)$/;
