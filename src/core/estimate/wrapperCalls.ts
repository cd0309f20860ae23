import { type CallExpression, type Expression, makeCall } from "../languages/expression.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { makeMember } from "../languages/syntax.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { Prompt, PromptMessage, PromptPiece } from "../tokens/prompt.ts";
import { findCalledFunction } from "./calledFunction.ts";
import { constructionOf } from "./constructedModel.ts";
import { createTrail } from "./follow/follow.ts";
import type { GivenPlace } from "./givenPlace.ts";
import { checkPlaceholder } from "./modelPlaceholder.ts";
import { multiplierAt } from "./multiplier.ts";
import type { Resolved } from "./resolved.ts";
import { resolveMessages } from "./resolveMessages.ts";
import { resolvePieces, resolveText, type TextReader } from "./resolveText.ts";
import { asOneCall } from "./severalRequests.ts";
import type { Source, Trail } from "./source.ts";
import type { FoundCallSite, Wrapper } from "./wrapper.ts";

/** Gives the wrappers that start at an offset of a document of the project. */
export type WrappersAt = (outline: Outline, start: number) => readonly Wrapper[];

const MAX_CALLERS = 200;

/**
 * Finds the calls of wrappers among the calls of a document with these names: each is a call site of kind `wrapper`, with the
 * request as that caller makes it.
 */
export function findWrapperCalls(
	outline: Outline,
	names: ReadonlySet<string>,
	wrappersAt: WrappersAt,
	project: ProjectIndex | undefined,
): readonly FoundCallSite[] {
	if (names.size === 0) return [];
	return outline.calls
		.filter((call) => names.has(call.name))
		.slice(0, MAX_CALLERS)
		.flatMap((call) => {
			const lowered = lowerOutlinedCall(call, outline);
			if (lowered === undefined) return [];
			const callee = { expression: lowered.callee, outline };
			const called = findCalledFunction(
				callee,
				lowered.args.length,
				createTrail(project, true, true),
			);
			if (called === undefined) return [];
			const { start, end } = called.expression;
			if (called.outline.path === outline.path && isWithin(call.nameStart, start, end)) return [];
			const given = called.isExtension === true ? asStaticCall(lowered) : lowered;
			return asOneCall(
				wrappersAt(called.outline, start).map((wrapper) =>
					readCaller(call, given, wrapper, outline, project),
				),
			);
		});
}

/** An extension method's call with what it is called on as its first argument. */
function asStaticCall(call: CallExpression): CallExpression {
	const { callee, args, isNew } = call;
	if (callee.kind !== "member") return call;
	const receiver = { name: undefined, value: callee.object, spread: false };
	return makeCall(call, callee, () => [receiver, ...args], isNew);
}

function isWithin(offset: number, start: number, end: number): boolean {
	return start <= offset && offset < end;
}

function readCaller(
	call: OutlinedCall,
	lowered: CallExpression,
	wrapper: Wrapper,
	outline: Outline,
	project: ProjectIndex | undefined,
): FoundCallSite {
	const texts: Source[] = [];
	const reader: TextReader = {
		trail: createTrail(project),
		path: outline.path,
		onText: (source) => texts.push(source),
	};
	const trail = createTrail(project, true);
	const { callSite } = wrapper;
	const giver = (place: GivenPlace | undefined) => place && readGiven(lowered, place, outline);
	const model = giver(wrapper.model) ?? readConstructed(lowered, wrapper, outline, trail);
	const { start, end } = lowered;
	const prompt = fillPrompt(callSite.prompt, (hole) => giver(wrapper.placeOf(hole)), reader);
	return {
		texts,
		modelSource: model,
		callSite: {
			...callSite,
			kind: "wrapper",
			language: outline.language.id,
			anchor: { start: call.nameStart, end: call.nameStart + call.name.length },
			span: { start, end },
			callee: outline.text.slice(lowered.callee.start, lowered.callee.end).slice(-80),
			model: model === undefined ? callSite.model : resolveGivenModel(model, trail),
			prompt: wrapper.outline === outline ? prompt : withoutForeignSpans(prompt, callSite.prompt),
			multiplier: multiplierAt(outline, start, trail),
		},
	};
}

/** The model that a caller gives; one that is used only on a condition is one candidate. */
function resolveGivenModel(source: Source, trail: Trail): Resolved<string> {
	const model = checkPlaceholder(resolveText(source, trail));
	const found = trail.follow(source);
	if (found.kind !== "value" || found.unless === undefined || model.kind !== "known") return model;
	return { kind: "candidates", values: [model.value], reason: found.unless };
}

/** The model that the object was made with whose method is called. */
function readConstructed(
	call: CallExpression,
	{ construction, className }: Wrapper,
	outline: Outline,
	trail: Trail,
): Source | undefined {
	if (construction === undefined) return undefined;
	const made = constructionOf(call, className, { outline, trail });
	return made && readGiven(made.call, construction, made.outline);
}

/** What a call gives at a place: the argument by name or position, and the member of it. */
function readGiven(
	{ args }: CallExpression,
	{ parameter, index, path }: GivenPlace,
	outline: Outline,
): Source | undefined {
	const named = args.find(
		(arg) => arg.name === parameter || (arg.name !== undefined && arg.name === path[0]),
	);
	const positional = args.filter((arg) => arg.name === undefined);
	const isSpread = positional.slice(0, index + 1).some((arg) => arg.spread);
	const value = named?.value ?? (isSpread ? undefined : positional[index]?.value);
	if (value === undefined) return undefined;
	const rest = named !== undefined && named.name !== parameter ? path.slice(1) : path;
	return leavesOut(value, rest)
		? undefined
		: {
				expression: rest.reduce<Expression>(
					(object, name) => makeMember(object, object, name),
					value,
				),
				outline,
			};
}

/** True for a record that is written down and has no such entry: the wrapper's own default holds. */
function leavesOut(value: Expression, [key]: readonly string[]): boolean {
	return (
		key !== undefined &&
		value.kind === "record" &&
		value.entries.every((entry) => !entry.spread && entry.key !== key)
	);
}

type Giver = (hole: string) => Source | undefined;

/** Puts what a caller gives into the holes of the wrapper's prompt; a parameter that is the whole list gives its messages. */
function fillPrompt(prompt: Prompt, giver: Giver, reader: TextReader): Prompt {
	const messages = prompt.messages.flatMap((message): readonly PromptMessage[] => {
		const [only, ...more] = message.content;
		const whole = only?.kind === "hole" && more.length === 0 ? giver(only.name) : undefined;
		if (whole !== undefined && prompt.openEnded) return resolveMessages(whole, reader).messages;
		return [
			{ ...message, content: message.content.flatMap((piece) => fill(piece, giver, reader)) },
		];
	});
	return { ...prompt, messages };
}

function fill(piece: PromptPiece, giver: Giver, reader: TextReader): readonly PromptPiece[] {
	const source = piece.kind === "hole" ? giver(piece.name) : undefined;
	return source === undefined ? [piece] : resolvePieces(source, reader);
}

/** Spans of the wrapper's own text say nothing about the caller's document. */
function withoutForeignSpans(prompt: Prompt, foreign: Prompt): Prompt {
	const pieces = new Set(foreign.messages.flatMap(({ content }) => content));
	const messages = prompt.messages.map((message) => ({
		...message,
		content: message.content.map(
			(piece): PromptPiece =>
				piece.kind === "text" && pieces.has(piece) ? { kind: "text", text: piece.text } : piece,
		),
	}));
	return { ...prompt, messages };
}
