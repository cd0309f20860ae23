import type { CallExpression, Expression } from "../../languages/expression.ts";
import { lookUpName } from "../../languages/lookup.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Binding } from "../../languages/scope.ts";
import { makeMember } from "../../languages/syntax.ts";
import type { ProjectIndex } from "../../project/projectIndex.ts";
import { joinBindings } from "../additions.ts";
import { followAndroidText } from "../androidValues.ts";
import { findIterated } from "../callers.ts";
import { type DefaultedRead, declaredDefault, readDefaultedRead } from "../defaultedRead.ts";
import { followDotnetConfig } from "../dotnetConfig.ts";
import { followNamedFile } from "../fileText.ts";
import { findMember } from "../findMember.ts";
import { followFlag } from "../goFlags.ts";
import { isLiteral, withOther, withOverrides } from "../otherwise.ts";
import { followPhpConfig } from "../phpConfig.ts";
import { promisedBy } from "../promised.ts";
import { followRailsConfig } from "../railsConfig.ts";
import { describeGap, type Followed, mergeFollowed, type Source, type Trail } from "../source.ts";
import { modulesHolding } from "../wildcards.ts";
import { followAccessor } from "./followAccessor.ts";
import { followChosen } from "./followChosen.ts";
import { followExport } from "./followExport.ts";
import { followFile } from "./followFile.ts";
import { followFound } from "./followFound.ts";
import { followLoop } from "./followLoop.ts";
import {
	followConstant,
	followInherited,
	followKey,
	followMember,
	readConverted,
} from "./followMember.ts";
import { FollowMemory } from "./followMemory.ts";
import { followOverlaid } from "./followOverlaid.ts";
import { followParameter } from "./followParameter.ts";
import { followParsedFile } from "./followParsedFile.ts";
import { followReturned, followReturns } from "./followReturned.ts";
import { followReadSetting, followSetting } from "./followSetting.ts";
import { followStore } from "./followStore.ts";

const MAX_STEPS = 2000;
const MAX_DEPTH = 24;

/** Starts one resolution; `project` gives the other files. */
export function createTrail(
	project: ProjectIndex | undefined,
	asksCallers = false,
	isStrict = false,
): Trail {
	let steps = 0;
	const memory = new FollowMemory();
	const trail: Trail = {
		project,
		asksCallers,
		isStrict,
		step: () => ++steps <= MAX_STEPS,
		follow: (source, depth = 0) => memory.of(source, () => follow(source, trail, depth)),
		followBinding: (binding, outline, depth) => followBinding(binding, outline, trail, depth),
		followExport: (from, module, name, depth) => followExport(from, module, name, trail, depth),
	};
	return trail;
}

function follow(source: Source, trail: Trail, depth: number): Followed {
	if (depth > MAX_DEPTH || !trail.step())
		return { kind: "gap", reason: "its definition is too deep" };
	const { expression } = source;
	switch (expression.kind) {
		case "name": {
			const found = followName(source, expression.name, trail, depth);
			if (found.kind !== "gap") return found;
			return followConstant(source, trail) ?? followFlag(source, trail, depth) ?? found;
		}
		case "member": {
			const found = followMember(source, expression, trail, depth);
			if (found.kind !== "gap") return found;
			return followRailsConfig(source, trail, depth) ?? followFlag(source, trail, depth) ?? found;
		}
		case "index":
			return (
				findMember(source, trail, depth) ?? followDotnetConfig(source, trail) ?? describeGap(source)
			);
		case "choice":
			return followChoice(source, trail, depth);
		case "call":
			return (
				followFlag(source, trail, depth) ??
				followPhpConfig(source, expression, trail, depth) ??
				followDotnetConfig(source, trail) ??
				followCall(source, expression, trail, depth)
			);
		case "file":
			return followFile(source, expression.path, trail, depth);
		case "unknown":
			return describeGap(source);
		default:
			return { kind: "value", source };
	}
}

/** Follows an expression that stands in the same document. */
function followOther(
	source: Source,
	expression: Expression,
	trail: Trail,
	depth: number,
): Followed {
	return trail.follow({ expression, outline: source.outline }, depth + 1);
}

function followName(source: Source, name: string, trail: Trail, depth: number): Followed {
	const { outline, expression } = source;
	const bindings = lookUpName(outline, name, expression.start);
	if (bindings.length === 0)
		return (
			followInherited(source, name, trail, depth) ??
			followWildcard(source, name.replace(/^::/, ""), trail, depth)
		);
	return joinBindings(bindings, outline, name, (binding) =>
		followBinding(binding, outline, trail, depth),
	);
}

function followWildcard(source: Source, name: string, trail: Trail, depth: number): Followed {
	for (const module of modulesHolding(name, source.outline, trail.project)) {
		const found = followExport(source.outline, module, name, trail, depth);
		if (found !== undefined) return found;
	}
	return { kind: "gap", reason: `${name} is not defined in this file` };
}

function followBinding(binding: Binding, outline: Outline, trail: Trail, depth: number): Followed {
	const { kind, name, imported, value } = binding;
	if (imported !== undefined) {
		const { module, imported: original } = imported;
		const found = followExport(outline, module, original, trail, depth);
		const reason = `${name} is imported from ${module}`;
		return found ?? followNamedFile(binding, outline, trail, reason);
	}
	if (kind === "parameter") return followGiven(binding, outline, trail, depth);
	if (value === undefined)
		return followNamedFile(binding, outline, trail, `${name} has no value here`);
	if (kind === "loop") return followLoop(binding, value, outline, trail, depth);
	const isMethod = kind === "function" || (kind === "variable" && binding.path?.length === 0);
	if (isMethod && outline.language.bareCalls === true && value.kind === "function")
		return (
			followReturns(value.returns, outline, trail, depth) ?? {
				kind: "gap",
				reason: `${name} is computed at run time`,
			}
		);
	return followPattern(binding, value, outline, trail, depth);
}

function followPattern(
	binding: Binding,
	value: Expression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed {
	const expression = (binding.path ?? []).reduce<Expression>(
		(object, key) => makeMember(object, object, key),
		value,
	);
	const found = follow({ expression, outline }, trail, depth + 1);
	if (found.kind !== "gap" || binding.default === undefined) return found;
	return follow({ expression: binding.default, outline }, trail, depth + 1);
}

/** A parameter, also of a function that a list's items are given to. */
function followGiven(binding: Binding, outline: Outline, trail: Trail, depth: number): Followed {
	const found = followParameter(binding, outline, trail, depth);
	const iterated = found.kind === "gap" ? findIterated(binding, outline) : undefined;
	if (iterated === undefined) return found;
	return followLoop(binding, iterated.expression, outline, trail, depth);
}

function followChoice(source: Source, trail: Trail, depth: number): Followed {
	const { expression } = source;
	if (expression.kind !== "choice") return { kind: "value", source };
	if (expression.mode === "overlaid")
		return followOverlaid(expression, source, trail, depth) ?? describeGap(source);
	const found = expression.options.map((option) => followOther(source, option, trail, depth));
	if (expression.mode === "either")
		return withOther(mergeFollowed(found, "it depends on a condition"), found, source);
	const first = found.findIndex(
		(one) => one.kind === "several" || (one.kind === "value" && isLiteral(one.source.expression)),
	);
	const chosen = found[first];
	if (chosen !== undefined) return withOverrides(chosen, found.slice(0, first), source);
	return found.find((one) => one.kind === "gap") ?? found[0] ?? describeGap(source);
}

function followCall(source: Source, call: CallExpression, trail: Trail, depth: number): Followed {
	const { outline } = source;
	const told =
		followReadSetting(source, call, trail) ??
		followAndroidText(source, call, trail) ??
		followParsedFile(source, call, trail, depth);
	if (told !== undefined) return told;
	const read = readDefaultedRead(call, outline);
	if (read !== undefined) return followRead(source, call, read, trail, depth);
	const chosen =
		followChosen(source, call, trail, depth) ??
		followFound(source, call, trail, depth) ??
		followStore(source, call, trail, depth);
	if (chosen !== undefined) return chosen;
	const field = followAccessor(source, call, trail, depth);
	if (field !== undefined && field.kind !== "gap") return field;
	const held = heldIn(call, outline);
	if (held !== undefined) return followOther(source, held, trail, depth);
	return followReturned(source, call, trail, depth) ?? { kind: "value", source };
}

/** What stands for a call: the default that it declares, what its promise gives, or what it gives in another type. */
function heldIn(call: CallExpression, outline: Outline): Expression | undefined {
	const declared = declaredDefault(call);
	if (declared !== undefined && declared !== call) return declared;
	return promisedBy(call, outline) ?? readConverted(call, outline);
}

/** A read of configuration: what is written for its key, else its default. */
function followRead(
	source: Source,
	call: CallExpression,
	{ key, default: fallback, reason }: DefaultedRead,
	trail: Trail,
	depth: number,
): Followed {
	const written =
		key === undefined
			? undefined
			: (followKey(source, call, key, trail, depth) ?? followSetting(source, key, trail));
	if (written !== undefined) return written;
	if (fallback === undefined) return { kind: "gap", reason };
	return followOther(source, fallback, trail, depth);
}
