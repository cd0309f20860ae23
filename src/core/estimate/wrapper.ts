import type { Outline } from "../languages/outline.ts";
import { classAround, findScope, type Scope } from "../languages/scope.ts";
import type { CallSite } from "./callSite.ts";
import { constructionPlaceOf } from "./constructedModel.ts";
import { CONSTRUCTORS } from "./fieldPlace.ts";
import {
	functionAt,
	type GivenPlace,
	parametersOf,
	placeOfExpression,
	readPlace,
} from "./givenPlace.ts";
import type { Source } from "./source.ts";

/** A call site of a document with the texts of its prompt. */
export interface FoundCallSite {
	readonly callSite: CallSite;
	/** What its model argument is, where one is written. */
	readonly modelSource: Source | undefined;
	readonly texts: readonly Source[];
}

/** A function of the project that sends a request with what its callers give it (`ask(prompt, model)`). */
export interface Wrapper {
	/** What callers call. */
	readonly name: string;
	/** The class whose method it is. */
	readonly className: string | undefined;
	readonly outline: Outline;
	/** Where the function starts in its document, and where it ends. */
	readonly start: number;
	readonly end: number;
	readonly callSite: CallSite;
	/** Where callers give the model, if they do. */
	readonly model: GivenPlace | undefined;
	/** Where the constructor of its class is given the model, where the class keeps it. */
	readonly construction: GivenPlace | undefined;
	/** Where the value of a hole comes from, by the hole's name; undefined where it is not the callers'. */
	placeOf(hole: string): GivenPlace | undefined;
}

/** The wrapper that a call site makes of the named function around it; undefined where callers give neither text nor model. */
export function describeWrapper(
	outline: Outline,
	{ callSite, modelSource }: FoundCallSite,
): Wrapper | undefined {
	if (callSite.kind !== "call" && callSite.kind !== "wrapper") return undefined;
	const scope = namedFunctionAround(findScope(outline.scopes, callSite.anchor.start));
	const declared = scope && functionAt(scope, outline);
	const name = scope?.name?.slice(scope.name.lastIndexOf(".") + 1);
	if (scope === undefined || declared === undefined || name === undefined) return undefined;
	if (CONSTRUCTORS.test(name)) return undefined;
	const parameters = parametersOf(scope, declared, outline);
	const placeOf = (text: string) => readPlace(text, parameters);
	const model = modelSource && placeOfExpression(modelSource, outline, placeOf);
	const sendsGiven = callSite.prompt.messages.some(({ content }) =>
		content.some((piece) => piece.kind === "hole" && placeOf(piece.name) !== undefined),
	);
	if (model === undefined && !sendsGiven) return undefined;
	const { start, end } = scope;
	const owner = classAround(scope);
	const construction = modelSource && owner && constructionPlaceOf(modelSource, owner, outline);
	return {
		name,
		className: owner?.name,
		outline,
		start,
		end,
		callSite,
		model,
		construction,
		placeOf,
	};
}

/** The innermost function with a name: what runs inside a callback (`retry(() => …)`) belongs to the function around it. */
function namedFunctionAround(scope: Scope): Scope | undefined {
	let current: Scope | undefined = scope;
	while (current !== undefined && (current.kind !== "function" || current.name === undefined)) {
		if (current.kind === "class") return undefined;
		current = current.parent;
	}
	return current;
}
