import type { Outline } from "../languages/outline.ts";
import { findScope } from "../languages/scope.ts";
import { mightSend } from "../project/callSiteFilter.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { findReachable } from "../project/reachable.ts";
import { findOwnCallSites } from "./ownCallSites.ts";
import { describeWrapper, type FoundCallSite, type Wrapper } from "./wrapper.ts";
import { findWrapperCalls } from "./wrapperCalls.ts";

/** A wrapper may be called by a wrapper, and that by another. */
const MAX_LEVELS = 3;

/** The callers of wrappers in one document, and the wrappers that it declares. */
export interface WrapperFindings {
	readonly callers: readonly FoundCallSite[];
	readonly wrappers: readonly Wrapper[];
}

/** Finds callers of the wrappers that a document declares itself, given its own call sites; also wrappers of wrappers. */
export function findOwnWrapperCalls(
	outline: Outline,
	found: readonly FoundCallSite[],
	project: ProjectIndex | undefined,
): WrapperFindings {
	const callers: FoundCallSite[] = [];
	const wrappers: Wrapper[] = [];
	let fresh = found;
	for (let level = 0; level < MAX_LEVELS && fresh.length > 0; level++) {
		const described = fresh.flatMap((one) => describeWrapper(outline, one) ?? []);
		const starts = new Set(wrappers.map(({ start }) => start));
		const added = level === 0 ? described : described.filter(({ start }) => !starts.has(start));
		wrappers.push(...added);
		fresh = findWrapperCalls(
			outline,
			new Set(added.map(({ name }) => name)),
			(owner, start) =>
				owner.path === outline.path ? added.filter((one) => one.start === start) : [],
			project,
		);
		callers.push(...fresh);
	}
	return { callers, wrappers };
}

/** Finds callers of wrappers that other documents of the project declare. */
export function findForeignWrapperCalls(
	outline: Outline,
	project: ProjectIndex,
	levels = MAX_LEVELS,
): readonly FoundCallSite[] {
	if (levels === 0) return [];
	const names = namesInReach(outline, project);
	return findWrapperCalls(
		outline,
		names,
		(owner, start) =>
			owner.path === outline.path
				? []
				: wrappersOf(owner, project, levels - 1).filter((one) => one.start === start),
		project,
	);
}

/** The wrappers that a document of the project declares; `levels` more files may stand between it and the SDK. */
function wrappersOf(outline: Outline, project: ProjectIndex, levels: number): readonly Wrapper[] {
	return project.remember(outline, `wrappers ${levels}`, () => {
		const own = mightSend(outline.text) ? findOwnCallSites(outline, project).found : [];
		const foreign = findForeignWrapperCalls(outline, project, levels);
		return findOwnWrapperCalls(outline, [...own, ...foreign], project).wrappers;
	});
}

/** The names by which a document may call wrappers of the documents that it reaches. */
function namesInReach(outline: Outline, project: ProjectIndex): ReadonlySet<string> {
	const names = new Set<string>();
	const reached = findReachable(outline, project, mightSend);
	for (const other of reached) for (const name of directNames(other, project)) names.add(name);
	if (names.size === 0) return names;
	for (let level = 1; level < MAX_LEVELS; level++)
		for (const other of reached) for (const name of callersOf(other, names)) names.add(name);
	for (const { local, imported } of outline.imports)
		if (imported === "default" || names.has(imported)) names.add(local);
	return names;
}

function directNames(outline: Outline, project: ProjectIndex): readonly string[] {
	return project.remember(outline, "names of wrappers", () => {
		if (!mightSend(outline.text)) return [];
		const { found } = findOwnCallSites(outline, project);
		return found.flatMap((one) => describeWrapper(outline, one)?.name ?? []);
	});
}

/** The functions of a document that call one of these names. */
function callersOf({ calls, scopes }: Outline, names: ReadonlySet<string>): readonly string[] {
	return calls
		.filter(({ name }) => names.has(name))
		.flatMap(({ nameStart }) => {
			let scope = findScope(scopes, nameStart);
			while (scope.parent !== undefined && (scope.kind !== "function" || scope.name === undefined))
				scope = scope.parent;
			return scope.kind === "function" && scope.name !== undefined
				? [scope.name.slice(scope.name.lastIndexOf(".") + 1)]
				: [];
		});
}
