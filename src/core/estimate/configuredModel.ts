import type { Outline } from "../languages/outline.ts";
import { expandSetting, settingsOf } from "../project/applicationSettings.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { RowModality, Sdk } from "../sdks/sdk.ts";
import type { Resolved } from "./resolved.ts";

/** The model that the application's settings name for an SDK's requests of a modality; undefined where they name none. */
export function findConfiguredModel(
	{ settings: keys }: Sdk,
	modality: RowModality,
	outline: Outline,
	project: ProjectIndex | undefined,
): Resolved<string> | undefined {
	const patterns = (keys?.[modality] ?? []).map(patternOf);
	if (patterns.length === 0) return undefined;
	const settings = settingsOf(project, outline);
	const models = new Set<string>();
	for (const [key, value] of settings) {
		const model = patterns.some((pattern) => pattern.test(key))
			? expandSetting(settings, value)
			: undefined;
		if (model !== undefined && model !== "") models.add(model);
	}
	const [only, ...more] = models;
	if (only === undefined) return undefined;
	if (more.length === 0) return { kind: "known", value: only };
	const reason = "the application's settings name a model for each of several vendors";
	return { kind: "candidates", values: [...models], reason };
}

/** Keys are those of the rows, never of the workspace: no pattern comes from outside. */
function patternOf(key: string): RegExp {
	const parts = key.split("*").map((part) => part.replaceAll(".", "\\."));
	return new RegExp(`^${parts.join("[\\w-]+(?:\\.[\\w-]+)?")}$`);
}
