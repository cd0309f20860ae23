import type { CallExpression, FunctionExpression } from "../languages/expression.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { findScope, type Scope } from "../languages/scope.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { Prompt, PromptMessage, PromptPiece } from "../tokens/prompt.ts";
import type { CallSite } from "./callSite.ts";
import { createTrail } from "./follow.ts";
import { multiplierAt } from "./multiplier.ts";
import { resolveMessages } from "./resolveMessages.ts";
import { resolvePieces, resolveText, type TextReader } from "./resolveText.ts";
import type { Source } from "./source.ts";

/** A call site of a document with the texts of its prompt. */
export interface FoundCallSite {
	readonly callSite: CallSite;
	/** What its model argument is, where one is written. */
	readonly modelSource: Source | undefined;
	readonly texts: readonly Source[];
}

const MAX_CALLERS = 50;

/**
 * Finds the callers of functions that send a request with what they are given (`ask(prompt, model="…")`), in the same document:
 * each is a call site of kind `wrapper` with the request as that caller makes it.
 */
export function findWrapperCalls(
	outline: Outline,
	{ callSite, modelSource }: FoundCallSite,
	project: ProjectIndex | undefined,
): readonly FoundCallSite[] {
	const scope = functionAround(findScope(outline.scopes, callSite.anchor.start));
	const declared = scope && findFunction(scope, outline);
	if (scope?.name === undefined || declared === undefined || callSite.kind !== "call") return [];
	const parameters = parametersOf(declared, outline);
	const model = modelSource?.expression.kind === "name" ? modelSource.expression.name : undefined;
	const flows = (name: string | undefined) => name !== undefined && parameters.includes(name);
	if (!flows(model) && !callSite.prompt.messages.some((one) => one.content.some(isHoleOf(flows))))
		return [];
	const name = scope.name.replace(/^this\./, "");
	const wrapped: Wrapped = { callSite, model: flows(model) ? model : undefined, parameters };
	return outline.calls
		.filter((call) => call.name === name && !isWithin(call.nameStart, scope))
		.slice(0, MAX_CALLERS)
		.flatMap((call) => readCaller(call, declared, wrapped, outline, project));
}

interface Wrapped {
	readonly callSite: CallSite;
	/** The parameter that is the model. */
	readonly model: string | undefined;
	readonly parameters: readonly string[];
}

function isHoleOf(flows: (name: string) => boolean): (piece: PromptPiece) => boolean {
	return (piece) => piece.kind === "hole" && flows(piece.name);
}

function isWithin(offset: number, scope: Scope): boolean {
	return scope.start <= offset && offset < scope.end;
}

function functionAround(scope: Scope): Scope | undefined {
	let current: Scope | undefined = scope;
	while (current !== undefined && current.kind !== "function") current = current.parent;
	return current;
}

function findFunction(scope: Scope, outline: Outline): FunctionExpression | undefined {
	const node = outline.functions.get(scope.start);
	const lowered = node && outline.lowering.lower(node);
	return lowered?.kind === "function" ? lowered : undefined;
}

function parametersOf({ parameters }: FunctionExpression, { language }: Outline): string[] {
	const names = parameters.map((parameter) => parameter.name);
	return names[0] !== undefined && language.selfNames.includes(names[0]) ? names.slice(1) : names;
}

function readCaller(
	call: OutlinedCall,
	declared: FunctionExpression,
	wrapped: Wrapped,
	outline: Outline,
	project: ProjectIndex | undefined,
): FoundCallSite[] {
	const lowered = lowerOutlinedCall(call, outline);
	if (lowered === undefined) return [];
	const trail = createTrail(project, true);
	const target = trail.follow({ expression: lowered.callee, outline });
	if (target.kind !== "value" || target.source.expression.kind !== "function") return [];
	if (target.source.outline !== outline || target.source.expression.start !== declared.start)
		return [];
	const given = readGiven(lowered, wrapped.parameters, outline);
	const texts: Source[] = [];
	const reader: TextReader = {
		trail: createTrail(project),
		path: outline.path,
		onText: (source) => texts.push(source),
	};
	const { callSite } = wrapped;
	const model = wrapped.model === undefined ? undefined : given.get(wrapped.model);
	const { start, end } = lowered;
	return [
		{
			texts,
			modelSource: model,
			callSite: {
				...callSite,
				kind: "wrapper",
				anchor: { start: call.nameStart, end: call.nameStart + call.name.length },
				span: { start, end },
				callee: outline.text.slice(lowered.callee.start, lowered.callee.end).slice(-80),
				model: model === undefined ? callSite.model : resolveText(model, trail),
				prompt: fillPrompt(callSite.prompt, given, reader),
				multiplier: multiplierAt(outline, start, trail),
			},
		},
	];
}

function readGiven(
	{ args }: CallExpression,
	parameters: readonly string[],
	outline: Outline,
): ReadonlyMap<string, Source> {
	const given = new Map<string, Source>();
	let index = 0;
	for (const { name, value, spread } of args) {
		const parameter = name ?? parameters[index];
		if (name === undefined) index++;
		if (!spread && parameter !== undefined) given.set(parameter, { expression: value, outline });
	}
	return given;
}

/** Puts what a caller gives into the holes of the wrapper's prompt; a parameter that is the whole list gives its messages. */
function fillPrompt(
	prompt: Prompt,
	given: ReadonlyMap<string, Source>,
	reader: TextReader,
): Prompt {
	const messages = prompt.messages.flatMap((message): readonly PromptMessage[] => {
		const [only, ...more] = message.content;
		const whole = only?.kind === "hole" && more.length === 0 ? given.get(only.name) : undefined;
		if (whole !== undefined && prompt.openEnded) return resolveMessages(whole, reader).messages;
		return [
			{ ...message, content: message.content.flatMap((piece) => fill(piece, given, reader)) },
		];
	});
	return { ...prompt, messages };
}

function fill(
	piece: PromptPiece,
	given: ReadonlyMap<string, Source>,
	reader: TextReader,
): readonly PromptPiece[] {
	const source = piece.kind === "hole" ? given.get(piece.name) : undefined;
	return source === undefined ? [piece] : resolvePieces(source, reader);
}
