import type { CallExpression } from "../languages/expression.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { isSendingName } from "../sdks/catalog.ts";
import type { CalledName } from "./calledName.ts";

/** A sending method that is handed to a function which calls it: `asyncio.to_thread(client.chat.completions.create, model=…)`. */
export interface PassedCall {
	readonly call: OutlinedCall;
	readonly expression: CallExpression;
}

const CALLING = new Set([
	"to_thread",
	"partial",
	"run_in_threadpool",
	"run_in_executor",
	"run_sync",
	"submit",
	"sync_to_async",
	"retry_call",
	"call_with_retry",
	"with_retry",
	"retry",
	"execute",
	"asyncify",
	"wrap_in_async",
	"call_async",
	"run_async",
]);

/** Names that say that a function calls what it is given, and when: `self.retryer(client.messages.create, …)`. */
const CALLING_AGAIN = /retr(?:y|ies|ier)|backoff|throttl|rate_?limit|with_?timeout/i;

/** A sending method that is handed on together with its arguments, whoever calls it: `limited(client.messages.create, **request)`. */
const HANDED_ON =
	/\.(?:completions|messages|responses|embeddings|images|speech|transcriptions|models)\.(?:create|parse|generate|generate_content|embed_content)[ \t]*,/g;

/** Names of functions that give back another function and send nothing: `instructor.patch(create=client.chat.completions.create)`. */
const WRAPPING = /patch|wrap|trace|instrument|observe|decorate/i;

/** How many calls before a place are looked through for the one around it. */
const MAX_BEFORE = 20;

/** True for the name of a function that calls what it is given. */
export function callsGiven(name: string): boolean {
	return CALLING.has(name) || CALLING_AGAIN.test(name);
}

/** The calls of a document that call what they are given; `names` are those of its calls. */
export function findPassing(
	{ text, calls }: Outline,
	names: readonly CalledName[],
): ReadonlySet<OutlinedCall> {
	const found = new Set(calls.filter((_, index) => names[index]?.callsGiven));
	let next = 0;
	for (const { index } of text.matchAll(HANDED_ON)) {
		while ((calls[next]?.nameStart ?? Number.POSITIVE_INFINITY) < index) next++;
		const around = calls
			.slice(Math.max(0, next - MAX_BEFORE), next)
			.findLast(({ node }) => node.startIndex <= index && index < node.endIndex);
		if (around !== undefined) found.add(around);
	}
	return found;
}

/** Reads a call that hands on a sending method as the call of that method; undefined for any other. */
export function readPassedCall(outer: OutlinedCall, outline: Outline): PassedCall | undefined {
	const lowered = lowerOutlinedCall(outer, outline);
	if (lowered === undefined) return undefined;
	const isKnown = CALLING.has(outer.name);
	if (!isKnown && WRAPPING.test(outer.name)) return undefined;
	const index = lowered.args
		.slice(0, 2)
		.findIndex(({ name, value }) => isSender(value) && (isKnown || name === undefined));
	const callee = lowered.args[index]?.value;
	if (callee?.kind !== "member") return undefined;
	const { start, end } = lowered;
	const args = [...lowered.args.slice(index + 1), ...argumentsOfResult(outer, outline)];
	if (args.length === 0 && !isKnown) return undefined;
	return {
		call: { name: callee.name, nameStart: callee.nameStart, node: outer.node },
		expression: { kind: "call", start, end, callee, isNew: false, args },
	};
}

/** What the call of its result is given: `sync_to_async(client.images.generate)(model=…)`. */
function argumentsOfResult({ node }: OutlinedCall, outline: Outline): CallExpression["args"] {
	const around = node.parent;
	if (around?.startIndex !== node.startIndex) return [];
	const applied = outline.lowering.lower(around);
	if (applied.kind !== "call" || applied.callee.end !== node.endIndex) return [];
	return applied.args;
}

function isSender(value: CallExpression["callee"]): boolean {
	return value.kind === "member" && value.object.kind !== "text" && isSendingName(value.name);
}
