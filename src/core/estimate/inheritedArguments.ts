import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { fillIn } from "./follow/fillIn.ts";
import { argumentsByParameter } from "./follow/followReturned.ts";
import { type RequestArguments, readArguments } from "./requestArguments.ts";
import type { Source, Trail } from "./source.ts";
import { constructorOf, findSuperCall } from "./superCall.ts";
import { scopeOfClass, type Thing } from "./thingKinds.ts";

/**
 * What the constructor of an SDK's class is given by a class of the project that extends it: the arguments of `super().__init__(…)`,
 * with what the call gives in place of the class's own parameters. `written` is what the call itself gives.
 */
export function readInherited(
	{ expression, outline }: Source,
	written: RequestArguments,
	thing: Thing & { readonly kind: "class" },
	trail: Trail,
): RequestArguments {
	const scope = scopeOfClass(thing);
	const sent = scope && findSuperCall(scope, thing.outline);
	if (scope === undefined || expression.kind !== "call") return written;
	if (sent === undefined)
		return {
			...written,
			named: new Map([...declaredFields(scope, thing.outline), ...written.named]),
		};
	const declared = constructorOf(scope);
	const isSameFile = thing.outline === outline;
	const { selfNames } = outline.language;
	const given =
		declared === undefined || !isSameFile
			? new Map<string, never>()
			: argumentsByParameter(expression, declared, selfNames);
	const args = sent.args.map((arg) => ({ ...arg, value: fillIn(arg.value, given) }));
	const inherited = readArguments({ expression: { ...sent, args }, outline: thing.outline }, trail);
	const [first, second] = isSameFile
		? [written.named, inherited.named]
		: [inherited.named, written.named];
	return {
		positional: inherited.positional.length > 0 ? inherited.positional : written.positional,
		named: new Map([...first, ...second]),
		gap: written.gap ?? inherited.gap,
		set: written.set,
	};
}

/** What the body of a class of Python sets: `model_name: str = "gpt-4o"` of a `class Ours(ChatOpenAI)`. */
function declaredFields(scope: Scope, outline: Outline): [string, Source][] {
	if (outline.language.id !== "python") return [];
	return [...scope.bindings].flatMap(([name, bindings]): [string, Source][] => {
		const last = bindings.at(-1);
		if (last?.kind !== "variable" || last.value === undefined || name.includes(".")) return [];
		return [[normalizeName(name), { expression: last.value, outline }]];
	});
}
