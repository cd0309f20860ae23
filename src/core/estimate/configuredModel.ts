import type { Outline } from "../languages/outline.ts";
import type { ProviderId } from "../pricing/provider.ts";
import { expandSetting, settingsOf } from "../project/applicationSettings.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { RowModality, Sdk } from "../sdks/sdk.ts";
import { createTrail } from "./follow/follow.ts";
import { findGemSetting } from "./railsConfig.ts";
import type { Resolved } from "./resolved.ts";
import { resolveText } from "./resolveText.ts";

/** The model that the application's settings name for an SDK's requests of a modality; undefined where they name none. */
export function findConfiguredModel(
	{ settings: keys, modules: [gem = ""] }: Sdk,
	modality: RowModality,
	outline: Outline,
	project: ProjectIndex | undefined,
	provider: ProviderId | undefined,
): Resolved<string> | undefined {
	if (outline.language.id === "ruby")
		return findToldModel(gem, keys?.[modality]?.[0], outline, project);
	const patterns = (keys?.[modality] ?? []).map(patternOf);
	if (patterns.length === 0) return undefined;
	const settings = settingsOf(project, outline);
	const written: { readonly key: string; readonly model: string }[] = [];
	for (const [key, value] of settings) {
		const model = patterns.some((pattern) => pattern.test(key))
			? expandSetting(settings, value)
			: undefined;
		if (model !== undefined && model !== "") written.push({ key, model });
	}
	const ofVendor =
		provider === undefined ? [] : written.filter(({ key }) => namesVendor(key, provider));
	const models = new Set((ofVendor.length > 0 ? ofVendor : written).map(({ model }) => model));
	const [only, ...more] = models;
	if (only === undefined) return undefined;
	if (more.length === 0) return { kind: "known", value: only };
	const reason = "the application's settings name a model for each of several vendors";
	return { kind: "candidates", values: [...models], reason };
}

/** The model that a gem is told where it is configured. */
function findToldModel(
	gem: string,
	key: string | undefined,
	outline: Outline,
	project: ProjectIndex | undefined,
): Resolved<string> | undefined {
	const told = key === undefined ? undefined : findGemSetting(gem, key, outline, project);
	return told && resolveText(told, createTrail(project));
}

/** True where a key names who bills: `spring.ai.mistralai.chat.options.model` for Mistral. */
function namesVendor(key: string, provider: ProviderId): boolean {
	const vendor = VENDORS[provider] ?? provider;
	return key.split(".").some((part) => part.startsWith(vendor));
}

/** How settings spell those whose name differs from ours. */
const VENDORS: { readonly [provider: ProviderId]: string } = { local: "ollama", google: "google" };

/** Keys are those of the rows, never of the workspace: no pattern comes from outside. */
function patternOf(key: string): RegExp {
	const parts = key.split("*").map((part) => part.replaceAll(".", "\\."));
	return new RegExp(`^${parts.join("[\\w-]+(?:\\.[\\w-]+)?")}$`);
}
