import {
	type CallExpression,
	type Expression,
	type MemberExpression,
	nameOfCallee,
} from "../../languages/expression.ts";
import { isParameter } from "../../languages/lookup.ts";
import type { Outline } from "../../languages/outline.ts";
import { classAround, findScope, type Scope } from "../../languages/scope.ts";
import { makeMember } from "../../languages/syntax.ts";
import { followBuildConfig } from "../androidValues.ts";
import { basesOf } from "../classMembers.ts";
import { resolveConstant } from "../constants.ts";
import { followDotnetConfig, followDotnetOption } from "../dotnetConfig.ts";
import { findField } from "../findField.ts";
import { findMember } from "../findMember.ts";
import { followKeptSetting } from "../keptSettings.ts";
import { describeGap, type Followed, type Source, type Trail, textInPlaceOf } from "../source.ts";
import { thingOf } from "../thing.ts";
import { objectOf } from "../thingKinds.ts";
import { followProperty } from "./followAccessor.ts";
import { followTyped } from "./followTyped.ts";
import { followVariant } from "./followVariant.ts";

/** Follows `object.name`: an entry, a field of the project's own class, or a constant of an SDK. */
export function followMember(
	source: Source,
	{ object, name }: MemberExpression,
	trail: Trail,
	depth: number,
): Followed {
	const set = followProperty(source, source.expression, trail) ?? followBuildConfig(source, trail);
	if (set !== undefined) return set;
	const found = findMember(source, trail, depth);
	if (found !== undefined && found.kind !== "gap") return found;
	const { outline } = source;
	const configured = followConfigured(source, object, name, trail);
	if (configured !== undefined) return configured;
	const isKnownField = found !== undefined && isSelf(object, outline);
	const own =
		isKnownField || isParameter(object, outline)
			? undefined
			: thingOf({ expression: object, outline }, trail);
	const field =
		own?.kind === "object" ? findField(own.scope, name, own.outline, trail, depth + 1) : undefined;
	return (
		field ??
		followConstant(source, trail) ??
		followTyped(object, name, outline, trail, depth) ??
		followVariant(source, trail, depth) ??
		found ??
		describeGap(source)
	);
}

/** A bare name of Ruby that no binding makes: an attribute that the class around has from what it is made of. */
export function followInherited(
	{ expression, outline }: Source,
	name: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { bareCalls, id } = outline.language;
	if (!(bareCalls === true && /^[a-z_]/.test(name)) && id !== "csharp") return undefined;
	const around = classAround(findScope(outline.scopes, expression.start));
	if (around === undefined || (id === "csharp" && !mayInherit(around, expression)))
		return undefined;
	const found = findField(around, name, outline, trail, depth + 1);
	return found?.kind === "gap" ? undefined : found;
}

/** True where a name stands in a class that has bases, and is none of them. */
function mayInherit(around: Scope, { start, end }: Expression): boolean {
	const bases = basesOf(around);
	return bases.length > 0 && !bases.some((base) => base.start <= start && end <= base.end);
}

/** What the settings of an application of C# give. */
function followConfigured(
	source: Source,
	object: Expression,
	name: string,
	trail: Trail,
): Followed | undefined {
	const { outline } = source;
	if (outline.language.id !== "csharp" || isSelf(object, outline)) return undefined;
	const found = thingOf({ expression: object, outline }, trail);
	const holder = found?.kind === "class" ? objectOf(found) : found;
	return holder?.kind === "object"
		? followDotnetOption(holder, name, source, trail)
		: followDotnetConfig(source, trail);
}

/** `self.model`: all that sets the field has been asked already. */
function isSelf(object: Expression, outline: Outline): boolean {
	return object.kind === "name" && outline.language.selfNames.includes(object.name);
}

/** A constant of an SDK that stands for a model's id: `openai.ChatModelGPT4o`, `ChatModel.GPT_4O`. */
export function followConstant(source: Source, trail: Trail): Followed | undefined {
	const value = resolveConstant(source, trail);
	return value === undefined ? undefined : textInPlaceOf(source, value);
}

/** Methods of a text of C# that give it as it is. */
const KEEPING = /^(?:Trim|ToString)$/;

/** What a call of one argument gives in another type: `openai.String("x")`, `ModelId("x")`. */
export function readConverted(
	{ callee, args }: CallExpression,
	outline: Outline,
): Expression | undefined {
	const name = nameOfCallee(callee);
	const { converting, fieldsByName, id } = outline.language;
	if (id === "csharp" && args.length === 0 && callee.kind === "member" && KEEPING.test(name))
		return callee.object;
	if (args.length !== 1 || converting?.test(name) !== true) return undefined;
	const owner = callee.kind === "member" ? callee.object : undefined;
	if (owner !== undefined && owner.kind !== "name") return undefined;
	if (owner !== undefined && fieldsByName === true && !/^[A-Z]/.test(owner.name)) return undefined;
	return args[0]?.value;
}

/** `settings.get("model", "x")` on a record that is written down. */
export function followKey(
	{ outline }: Source,
	call: CallExpression,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (call.callee.kind !== "member") return undefined;
	const { object } = call.callee;
	const expression = makeMember(call, object, key);
	const found = findMember({ expression, outline }, trail, depth);
	if (found !== undefined) return found;
	const held = trail.follow({ expression: object, outline }, depth + 1);
	return held.kind === "value" ? followKeptSetting(held.source, key, trail, depth) : undefined;
}
