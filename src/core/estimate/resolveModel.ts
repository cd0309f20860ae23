import type { CatalogRow } from "../sdks/catalog.ts";
import { findArgument } from "./findArgument.ts";
import { type RequestArguments, readArguments } from "./requestArguments.ts";
import type { Resolved } from "./resolved.ts";
import { resolveText } from "./resolveText.ts";
import { describeGap, type Source, type Trail } from "./source.ts";
import { thingOf } from "./thing.ts";
import type { Thing } from "./thingKinds.ts";

/** The model of a request, and what stands for it where that is an object of an SDK. */
export interface ResolvedModel {
	readonly model: Resolved<string>;
	/** The thing that the model argument is: it tells the provider; a row that `sends` has been counted at its binding. */
	readonly thing: Thing | undefined;
}

const PLACEHOLDER =
	/^$|^[<{[(].*[>}\])]$|\b(your|my)[-_ ]|^(your|my)\b|placeholder|^x{3,}|^\.\.\.|^(model|deployment)[-_ ]?(name|id)?$|^test-?model$|^todo/i;

/** Says which model a request names. */
export function resolveModel(
	{ row }: CatalogRow,
	request: RequestArguments,
	receiver: Thing | undefined,
	trail: Trail,
): ResolvedModel {
	const places = row.places?.model;
	const source = findArgument(request, places, trail, receiver);
	if (source === undefined) {
		if (row.defaultModel !== undefined)
			return { model: { kind: "known", value: row.defaultModel }, thing: undefined };
		const reason =
			request.gap ?? "no model is written: the library's default or its configuration decides";
		return { model: { kind: "unknown", reason }, thing: undefined };
	}
	return resolveModelSource(source, trail, 0);
}

function resolveModelSource(source: Source, trail: Trail, depth: number): ResolvedModel {
	const found = trail.follow(source);
	if (found.kind === "value" && found.source.expression.kind === "call") {
		const thing = thingOf(found.source, trail);
		if (thing?.kind === "instance" && depth < 6) return modelOfThing(thing, trail, depth);
	}
	if (found.kind === "gap") {
		const thing = thingOf(source, trail);
		if (thing?.kind === "instance" && depth < 6) return modelOfThing(thing, trail, depth);
	}
	if (found.kind === "value" && found.source.expression.kind === "list")
		return {
			model: { kind: "unknown", reason: "several models are tried in turn" },
			thing: undefined,
		};
	const model = resolveText(source, trail);
	if (model.kind === "known" && PLACEHOLDER.test(model.value))
		return {
			model: { kind: "unknown", reason: `"${model.value}" is a placeholder` },
			thing: undefined,
		};
	if (model.kind === "unknown" && found.kind === "gap")
		return { model: { kind: "unknown", reason: found.reason }, thing: undefined };
	return { model, thing: undefined };
}

function modelOfThing(
	thing: Thing & { kind: "instance" },
	trail: Trail,
	depth: number,
): ResolvedModel {
	const places = thing.maker.row.places?.model;
	const made = thing.made;
	const unknown: Resolved<string> = {
		kind: "unknown",
		reason: "the object that holds the model is made elsewhere",
	};
	if (made === undefined || places === undefined) return { model: unknown, thing };
	const argument = findArgument(readArguments(made, trail), places, trail, thing.from);
	if (argument === undefined) return { model: describeUnknown(made), thing };
	const inner = resolveModelSource(argument, trail, depth + 1);
	return { model: inner.model, thing: inner.thing ?? thing };
}

function describeUnknown(source: Source): Resolved<string> {
	const gap = describeGap(source);
	return { kind: "unknown", reason: gap.kind === "gap" ? gap.reason : "no model is written" };
}
