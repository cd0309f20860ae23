import { expandSetting, settingsOf } from "../../project/applicationSettings.ts";
import type { Followed, Source, Trail } from "../source.ts";

/** What the application's settings give for a key that `@Value` names. */
export function followSetting(
	{ expression, outline }: Source,
	key: string,
	trail: Trail,
): Followed | undefined {
	if (!outline.text.startsWith("@", expression.start)) return undefined;
	const settings = settingsOf(trail.project, outline);
	const written = settings.get(key);
	const value = written === undefined ? undefined : expandSetting(settings, written);
	if (value === undefined) return undefined;
	const { start, end } = expression;
	return { kind: "value", source: { expression: { kind: "text", value, start, end }, outline } };
}
