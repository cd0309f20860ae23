import type { Expression } from "../languages/expression.ts";
import type { ProviderId } from "../pricing/provider.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { RequestPlaces } from "../sdks/sdk.ts";
import type { CallSite } from "./callSite.ts";
import { findConfiguredModel } from "./configuredModel.ts";
import { isCountedHere } from "./countedHere.ts";
import { findArgument } from "./findArgument.ts";
import { createTrail } from "./follow/follow.ts";
import { withoutForeign } from "./foreignDefault.ts";
import type { CallMatch } from "./matchCall.ts";
import { modalityOf, namesOfModalities } from "./modalityOfModel.ts";
import { multiplierAt } from "./multiplier.ts";
import type { Resolved } from "./resolved.ts";
import { isUnwritten, type ResolvedModel, resolveModel } from "./resolveModel.ts";
import { resolvePrompt } from "./resolvePrompt.ts";
import { resolveProvider } from "./resolveProvider.ts";
import { resolveNumber, resolveText } from "./resolveText.ts";
import type { Source, Trail } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/**
 * Reads the values of a matched call; undefined when its model is an object that is a call site of its own.
 * `onText` is called with each text that the prompt is made of.
 */
export function readCallSite(
	source: Source,
	nameStart: number,
	match: Matched,
	project: ProjectIndex | undefined,
	onText: (source: Source) => void,
): CallSite | undefined {
	const trail = createTrail(project, true);
	const { found, receiver, request } = match;
	const { row, sdk } = found;
	const { expression, outline } = source;
	if (row.sends === undefined || expression.kind !== "call") return undefined;
	const places = row.places ?? {};
	const written = modelOf(match, trail);
	const mayBeConfigured =
		row.kind !== "constructor" && row.ofRecord !== true && isUnwritten(written);
	const configured = mayBeConfigured
		? findConfiguredModel(sdk, row.sends, outline, project, knownProvider(match, written, trail))
		: undefined;
	const told = configured === undefined ? written : { ...written, model: configured };
	const place = findArgument(request, places.model, trail, receiver);
	const model = withoutForeign(told, place, providerOf(match, told, trail));
	if (!isCountedHere(match, model, source, trail)) return undefined;
	const find = (place: string | undefined) => findArgument(request, place, trail, receiver);
	const cap = find(places.cap);
	const choices = find(places.choices);
	return {
		kind: row.kind ?? "call",
		language: outline.language.id,
		sdk: sdkOf(receiver) ?? sdk.id,
		modality: modalityOf(
			row,
			row.sends,
			model.model,
			namesOfModalities(find(places.modalities), trail),
		),
		format: row.format ?? "chat",
		anchor: { start: nameStart, end: nameStart + nameLength(expression.callee) },
		span: { start: expression.start, end: expression.end },
		callee: shownCallee(outline.text.slice(expression.callee.start, expression.callee.end)),
		provider: providerOf(match, model, trail),
		model: model.model,
		prompt: resolvePrompt(places, request, receiver, {
			trail: createTrail(project),
			path: outline.path,
			onText,
		}),
		maxOutputTokens:
			cap === undefined || cap.expression.kind === "null" ? undefined : resolveNumber(cap, trail),
		choices: choices === undefined ? { kind: "known", value: 1 } : resolveNumber(choices, trail),
		multiplier: multiplierAt(outline, expression.start, trail),
		options: resolveOptions(places, find, trail),
	};
}

/** What the model argument of a matched call is, where one is written. */
export function findModelSource(
	{ found, receiver, request }: Matched,
	project: ProjectIndex | undefined,
): Source | undefined {
	return findArgument(request, found.row.places?.model, createTrail(project), receiver);
}

type Matched = CallMatch & { readonly kind: "match" };

function modelOf({ found, request, receiver, model }: Matched, trail: Trail): ResolvedModel {
	if (model !== undefined) return { model, thing: undefined };
	return resolveModel(found, request, receiver, trail);
}

function providerOf(
	{ found, request, receiver, provider }: Matched,
	model: ResolvedModel,
	trail: Trail,
): Resolved<ProviderId> {
	return provider ?? resolveProvider(found, request, receiver, model, trail);
}

function knownProvider(match: Matched, model: ResolvedModel, trail: Trail): ProviderId | undefined {
	const provider = providerOf(match, model, trail);
	return provider.kind === "known" ? provider.value : undefined;
}

function resolveOptions(
	places: RequestPlaces,
	find: (place: string) => Source | undefined,
	trail: Trail,
): Map<string, Resolved<string>> {
	const options = new Map<string, Resolved<string>>();
	for (const [option, place] of Object.entries(places.options ?? {})) {
		const written = find(place);
		if (written !== undefined && written.expression.kind !== "null")
			options.set(option, resolveText(written, trail));
	}
	return options;
}

/** The SDK whose constructor began the chain that made the receiver: Groq's client has OpenAI's methods. */
function sdkOf(receiver: Thing | undefined): string | undefined {
	let thing = receiver;
	let id: string | undefined;
	for (let links = 0; thing?.kind === "instance" && links < 8; links++) {
		id = thing.maker.sdk.id;
		thing = thing.from;
	}
	return id;
}

function nameLength(callee: Expression): number {
	return callee.kind === "name" || callee.kind === "member" ? callee.name.length : 1;
}

function shownCallee(text: string): string {
	const flat = text.replace(/\s+/g, "");
	return flat.length > 80 ? `…${flat.slice(-79)}` : flat;
}
