import { type CallExpression, type Expression, nameOfCallee } from "../../languages/expression.ts";
import { isManaged } from "../../languages/families.ts";
import { lookUp } from "../../languages/lookup.ts";
import { findCalledFunction } from "../calledFunction.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import { onlyMakes } from "./httpNames.ts";

const MAX_RETURNED = 4;

/** Other languages whose methods often put together what another one sends. */
const GIVING = /^(?:php|ruby)$/;

/** What a function of the project gives that a value is made by: the request of `client.SendAsync(BuildRequest(body))`, PHP's options of one. */
export function returnedBy({ expression, outline }: Source, trail: Trail): readonly Source[] {
	const { id } = outline.language;
	if (!isManaged(id) && !GIVING.test(id)) return [];
	const call = expression.kind === "name" ? declaredValue(expression, outline) : expression;
	if (call?.kind !== "call" || call.isNew || call.callee.kind === "call") return [];
	const callee = { expression: call.callee, outline };
	const called = findCalledFunction(callee, call.args.length, trail);
	if (called === undefined) return [];
	return called.expression.returns
		.slice(0, MAX_RETURNED)
		.filter(({ kind }) => kind === "name" || kind === "call" || (kind === "record" && id === "php"))
		.map((returned) => ({ expression: returned, outline: called.outline }));
}

/** The call of a method of Ruby or PHP that gives a variable its value: what it is given belongs to the request too. */
export function givenTo({ expression, outline }: Source): Source | undefined {
	if (expression.kind !== "name" || !GIVING.test(outline.language.id)) return undefined;
	const value = declaredValue(expression, outline);
	return value?.kind === "call" ? { expression: value, outline } : undefined;
}

/** What a variable is declared with. */
function declaredValue(
	{ name, start }: Expression & { readonly kind: "name" },
	outline: Source["outline"],
): Expression | undefined {
	const declared = lookUp(outline, name, start).find(({ kind }) => kind === "variable");
	return declared?.path === undefined ? declared?.value : undefined;
}

/** True for a chain in which a request begins, or which goes on with one: `client.post(url).bearer_auth(key)`. */
export function beginsRequest({ expression, outline }: Source, trail: Trail, depth = 0): boolean {
	let current: Expression = expression;
	for (let links = 0; current.kind === "call" && links < 50; links++) {
		if (onlyMakes(current, outline.language.id) || isPending(current, outline)) return true;
		if (current.callee.kind !== "member") return false;
		current = current.callee.object;
	}
	if (current.kind !== "name" || depth > 1) return false;
	const before = sourcesOf(trail.follow({ expression: current, outline }));
	return before.some(
		(one) => one.expression !== expression && beginsRequest(one, trail, depth + 1),
	);
}

/** Steps of a client of PHP that is set up and sends nothing yet: `Http::withHeaders($headers)->baseUrl($url)`, `new Client($options)`. */
const PENDING =
	/^(?:baseUrl|withBaseUri|withHeaders|withToken|withOptions|acceptJson|asJson|timeout|retry)$/;

function isPending(call: CallExpression, { language }: Source["outline"]): boolean {
	if (language.id !== "php") return false;
	const name = nameOfCallee(call.callee);
	return call.isNew ? /Client$/.test(name) : PENDING.test(name);
}
