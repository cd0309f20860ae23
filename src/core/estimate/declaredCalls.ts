import type { CallExpression } from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { mightSend } from "../project/callSiteFilter.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { findReachable } from "../project/reachable.ts";
import { type AiServiceMethod, aiServicesOf, describeService } from "./aiServices.ts";
import { findCalledFunction } from "./calledFunction.ts";
import { createTrail } from "./follow/follow.ts";
import { type DeclaredRequest, declaredRequestsOf } from "./http/declaredRequests.ts";
import { describeRequest } from "./http/describeRequest.ts";
import { findBody } from "./http/httpBody.ts";
import { collectParts } from "./http/httpRequest.ts";
import type { CallMatch } from "./matchCall.ts";
import { findModelSource, readCallSite } from "./readCallSite.ts";
import type { Source } from "./source.ts";
import type { FoundCallSite } from "./wrapper.ts";

/** A method of an interface whose calls send. */
type Declared = DeclaredRequest | AiServiceMethod;

/** Finds the calls of methods that interfaces of the document itself, or of those that it reaches, declare as requests. */
export function findDeclaredCalls(
	outline: Outline,
	project: ProjectIndex | undefined,
	scope: "own" | "foreign",
): readonly FoundCallSite[] {
	if (!isJvm(outline.language.id)) return [];
	const requests = new Map<string, Declared>();
	const names = new Set<string>();
	for (const owner of ownersOf(outline, project, scope))
		for (const request of [
			...declaredRequestsOf(owner, project),
			...aiServicesOf(owner, project),
		]) {
			requests.set(`${owner.path} ${request.start}`, request);
			names.add(request.name);
		}
	if (names.size === 0) return [];
	return outline.calls
		.filter(({ name }) => names.has(name))
		.flatMap((call) => readCall(call, outline, requests, project) ?? []);
}

function ownersOf(
	outline: Outline,
	project: ProjectIndex | undefined,
	scope: "own" | "foreign",
): readonly Outline[] {
	if (scope === "own") return [outline];
	return project === undefined ? [] : findReachable(outline, project, mightSend);
}

function readCall(
	call: OutlinedCall,
	outline: Outline,
	requests: ReadonlyMap<string, Declared>,
	project: ProjectIndex | undefined,
): FoundCallSite | undefined {
	const expression = lowerOutlinedCall(call, outline);
	if (expression === undefined) return undefined;
	const trail = createTrail(project, true, true);
	const callee = { expression: expression.callee, outline };
	const called = findCalledFunction(callee, expression.args.length, trail);
	const request = called && requests.get(`${called.outline.path} ${called.expression.start}`);
	if (request === undefined) return undefined;
	const source = { expression, outline } as const;
	const match = describe(request, source, project);
	const texts: Source[] = [];
	const callSite = readCallSite(source, call.nameStart, match, project, (used) => texts.push(used));
	return callSite && { callSite, texts, modelSource: findModelSource(match, project) };
}

/** What a call of a declared method sends. */
function describe(
	request: Declared,
	source: Source & { readonly expression: CallExpression },
	project: ProjectIndex | undefined,
): CallMatch & { readonly kind: "match" } {
	if (!("endpoint" in request)) return describeService(request, source.expression, source.outline);
	const body = findBody(collectParts(source, createTrail(project)), createTrail(project));
	return describeRequest(request.endpoint, body);
}
