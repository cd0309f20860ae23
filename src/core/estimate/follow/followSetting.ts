import type { CallExpression } from "../../languages/expression.ts";
import { isJvm } from "../../languages/families.ts";
import {
	expandSetting,
	type Settings,
	settingNamed,
	settingsOf,
} from "../../project/applicationSettings.ts";
import { pathOf } from "../findMember.ts";
import { type Followed, type Source, type Trail, textInPlaceOf } from "../source.ts";

/** What the application's settings give for a key that `@Value` names. */
export function followSetting(source: Source, key: string, trail: Trail): Followed | undefined {
	const { expression, outline } = source;
	if (!outline.text.startsWith("@", expression.start)) return undefined;
	return settingAt(source, settingsOf(trail.project, outline), key);
}

/** What the application's settings hold for a key, in the place of what reads it; undefined where they do not say. */
export function settingAt(source: Source, settings: Settings, key: string): Followed | undefined {
	const written = settingNamed(settings, key);
	const value = written === undefined ? undefined : expandSetting(settings, written);
	return value === undefined ? undefined : textInPlaceOf(source, value);
}

/** `environment.getProperty("ai.model")` of Spring. */
export function followReadSetting(
	source: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
): Followed | undefined {
	if (callee.kind !== "member" || !/^get(?:Required)?Property$/.test(callee.name)) return undefined;
	const key = args[0]?.value;
	const { outline } = source;
	if (key?.kind !== "text" || !isJvm(outline.language.id)) return undefined;
	if (!/^env(?:ironment)?$/i.test(pathOf(callee.object)?.at(-1) ?? "")) return undefined;
	return settingAt(source, settingsOf(trail.project, outline), key.value);
}
