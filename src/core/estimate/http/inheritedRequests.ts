import type { CallExpression } from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Binding, Scope } from "../../languages/scope.ts";
import { holdsWord } from "../../project/modules/declared.ts";
import type { ProjectIndex } from "../../project/projectIndex.ts";
import { type Endpoint, findEndpoint, mayHoldEndpoint } from "../../sdks/endpoints.ts";
import { calledNameReader } from "../calledName.ts";
import { basesOf, scopeOfDeclared } from "../classMembers.ts";
import { isTestFile } from "../countedHere.ts";
import { createTrail } from "../follow/follow.ts";
import type { OpenRecord } from "../laterEntries.ts";
import { findModelSource, readCallSite } from "../readCallSite.ts";
import type { Source, Trail } from "../source.ts";
import type { FoundCallSite } from "../wrapper.ts";
import { describeRequest } from "./describeRequest.ts";
import { openBody } from "./httpBody.ts";
import { urlsOf } from "./httpUrl.ts";

/** Languages whose classes are often made from one that sends for them. */
const INHERITING = /^(?:ruby|php)$/;

/** What a body holds that a model is asked. */
const ASKED = ["messages", "contents", "input", "prompt"];

/** A method that gives an expression. */
interface Giving {
	readonly binding: Binding;
	readonly given: Source;
}

/**
 * Finds the requests that a class sends through the one that it is made from: its methods give the address and the body, and a method
 * of the other class asks both and sends. Each such class is one call, which stands at the method that gives the body.
 */
export function findInheritedRequests(
	outline: Outline,
	project: ProjectIndex | undefined,
): readonly FoundCallSite[] {
	const mayInherit = INHERITING.test(outline.language.id) && mayHoldEndpoint(outline.text);
	if (!mayInherit || isTestFile(outline.path)) return [];
	return outline.scopes.flatMap((scope) =>
		scope.kind === "class" ? (requestOf(scope, outline, project) ?? []) : [],
	);
}

function requestOf(
	scope: Scope,
	outline: Outline,
	project: ProjectIndex | undefined,
): FoundCallSite | undefined {
	if (basesOf(scope).length === 0) return undefined;
	const trail = createTrail(project);
	const giving = givingOf(scope, outline);
	for (const { binding: address, given } of giving) {
		const endpoint = endpointOf(given, trail);
		const body = endpoint && bodyBeside(address, giving, scope, outline, trail);
		if (endpoint !== undefined && body !== undefined)
			return readRequest(body.binding, endpoint, body.record, outline, project);
	}
	return undefined;
}

/** The method that gives the body of a request whose address another one gives. */
function bodyBeside(
	address: Binding,
	giving: readonly Giving[],
	scope: Scope,
	outline: Outline,
	trail: Trail,
): { readonly binding: Binding; readonly record: OpenRecord } | undefined {
	for (const { binding, given } of giving) {
		const record = binding === address ? undefined : openBody(given, trail);
		if (record === undefined || !ASKED.some((key) => record.entries.has(key))) continue;
		if (isSentByBase(scope, [address.name, binding.name], outline, trail))
			return { binding, record };
	}
	return undefined;
}

/** The methods of a class, by what they give at their end. */
function givingOf({ bindings }: Scope, outline: Outline): readonly Giving[] {
	return [...bindings.values()].flatMap(([binding]): Giving[] => {
		const given =
			binding?.kind === "function" && binding.value?.kind === "function"
				? binding.value.returns.at(-1)
				: undefined;
		return binding === undefined || given === undefined
			? []
			: [{ binding, given: { expression: given, outline } }];
	});
}

function endpointOf(given: Source, trail: Trail): Endpoint | undefined {
	if (!/text|template/.test(given.expression.kind)) return undefined;
	for (const url of urlsOf(given, trail)) {
		const endpoint = /^https?:/.test(url) ? findEndpoint(url) : undefined;
		if (endpoint !== undefined) return endpoint;
	}
	return undefined;
}

/** True where one method of a class that this one is made from asks these methods and sends a request. */
function isSentByBase(
	scope: Scope,
	names: readonly string[],
	outline: Outline,
	trail: Trail,
): boolean {
	return basesOf(scope).some((base) => {
		const parent = trail.follow({ expression: base, outline });
		if (parent.kind !== "value") return false;
		const { expression, outline: owner } = parent.source;
		const held = scopeOfDeclared(expression, owner);
		return held !== undefined && [...held.bindings.values()].flat().some(sends(names, owner));
	});
}

function sends(names: readonly string[], { text, calls, language }: Outline) {
	const readName = calledNameReader(language.id);
	return ({ kind, valueStart: start = 0, valueEnd: end = 0 }: Binding): boolean => {
		if (kind !== "function") return false;
		const written = text.slice(start, end);
		return (
			names.every((name) => holdsWord(written, name)) &&
			calls.some(
				({ name, nameStart }) => nameStart > start && nameStart < end && readName(name).isHttp,
			)
		);
	};
}

function readRequest(
	{ name, start, value }: Binding,
	endpoint: Endpoint,
	body: OpenRecord,
	outline: Outline,
	project: ProjectIndex | undefined,
): FoundCallSite | undefined {
	const callee = { kind: "name", name, start, end: start + name.length } as const;
	const at = { start: value?.start ?? start, end: value?.end ?? callee.end };
	const expression: CallExpression = { kind: "call", callee, args: [], isNew: false, ...at };
	const match = describeRequest(endpoint, body);
	const texts: Source[] = [];
	const callSite = readCallSite({ expression, outline }, start, match, project, (used) =>
		texts.push(used),
	);
	return callSite && { callSite, texts, modelSource: findModelSource(match, project) };
}
