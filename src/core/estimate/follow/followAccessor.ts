import type { CallExpression, Expression } from "../../languages/expression.ts";
import { isJvm } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import { classAround, findScope, type Scope } from "../../languages/scope.ts";
import { settingsOf } from "../../project/applicationSettings.ts";
import { declarationOf, membersOf } from "../classMembers.ts";
import { fieldGivenBy, memberOfEntry } from "../enumMember.ts";
import { findField } from "../findField.ts";
import type { Followed, Source, Trail } from "../source.ts";
import { thingOf } from "../thing.ts";
import { settingAt } from "./followSetting.ts";

const MAX_NESTING = 5;

/**
 * Follows a call that gives a field of an object of the project's class, in Java and Kotlin: `Model.FAST.getId()`, `record.model()`,
 * and `properties.getModel()` whose getter a library writes. Undefined for any other call.
 */
export function followAccessor(
	source: Source,
	call: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { outline } = source;
	const { callee, args, isNew } = call;
	if (!isJvm(outline.language.id) || isNew || args.length > 0 || callee.kind !== "member")
		return undefined;
	const entry = trail.follow({ expression: callee.object, outline }, depth + 1);
	if (entry.kind === "value" && entry.source.expression.kind === "call") {
		const made = { expression: entry.source.expression, outline: entry.source.outline };
		const key = fieldOf(callee.name, classOf(made), trail);
		const found = key === undefined ? undefined : memberOfEntry(made, key, trail, depth);
		if (found !== undefined) return found;
	}
	const set = followProperty(source, callee, trail);
	if (set !== undefined) return set;
	const owner = ownerOf({ expression: callee.object, outline }, trail);
	const key = owner && isWrittenByLibrary(callee.name, owner, trail);
	if (owner === undefined || key === undefined) return undefined;
	return findField(owner.scope, key, owner.outline, trail, depth + 1);
}

/** A class of the project with the document that declares it. */
interface Owner {
	readonly scope: Scope;
	readonly outline: Outline;
}

/** The class of what an expression stands for. */
function ownerOf(source: Source, trail: Trail): Owner | undefined {
	const thing = thingOf(source, trail);
	return thing?.kind === "object" ? thing : undefined;
}

/** The class that an entry of an enum stands in. */
function classOf({ expression, outline }: Source): Owner | undefined {
	const scope = classAround(findScope(outline.scopes, expression.start));
	return scope && { scope, outline };
}

/** The field that a method of a class gives; by its name alone where the class does not declare it. */
function fieldOf(name: string, owner: Owner | undefined, trail: Trail): string | undefined {
	const declared =
		owner === undefined ? [] : membersOf(owner.scope, name, owner.outline, trail.project);
	const method = declared.find(({ binding }) => binding.kind === "function")?.binding.value;
	return fieldGivenBy(name, method?.kind === "function" ? method.returns : []);
}

/** The field of a getter that no code of the project declares. */
function isWrittenByLibrary(name: string, owner: Owner, trail: Trail): string | undefined {
	if (membersOf(owner.scope, name, owner.outline, trail.project).length > 0) {
		const isField = (declarationOf(owner.scope)?.parameters ?? []).some((one) => one.name === name);
		return isField ? name : undefined;
	}
	return fieldGivenBy(name, []);
}

/** What the application's settings give for a field of a class that is filled from them: `@ConfigurationProperties("ai")`. */
export function followProperty(
	{ expression, outline }: Source,
	member: Expression,
	trail: Trail,
): Followed | undefined {
	if (!isJvm(outline.language.id) || member.kind !== "member") return undefined;
	const settings = settingsOf(trail.project, outline);
	if (settings.size === 0) return undefined;
	const key = keyOf(member, outline, trail, 0);
	return key === undefined ? undefined : settingAt({ expression, outline }, settings, key);
}

/** The key of a field that is filled from settings: its own below that of what holds it. */
function keyOf(
	expression: Expression,
	outline: Outline,
	trail: Trail,
	nesting: number,
): string | undefined {
	if (nesting > MAX_NESTING) return undefined;
	const member = expression.kind === "call" ? expression.callee : expression;
	if (member.kind === "member") {
		const { object } = member;
		const above = keyOf(object, outline, trail, nesting + 1);
		const isField = expression.kind === "member" && nesting > 0;
		const key = above && fieldGivenBy(member.name, []);
		if (above !== undefined || !isField) return key && `${above}.${key}`;
	}
	const owner = ownerOf({ expression, outline }, trail);
	return owner && prefixOf(owner);
}

const PREFIX =
	/@(?:ConfigurationProperties|ConfigMapping|ConfigProperties)\(\s*(?:(?:prefix|value)\s*=\s*)?(?:"([^"$]+)"|\w)/;

/** What the settings of a class begin with, as its annotation says. */
function prefixOf({ scope, outline }: Owner): string | undefined {
	const { start, name } = scope;
	if (name === undefined) return undefined;
	const head = outline.text.slice(start, outline.text.indexOf(name, start));
	return PREFIX.exec(head)?.[1];
}
