import type { ProviderId } from "../../pricing/provider.ts";
import { findProviderId } from "../../pricing/providers.ts";
import { asNumber, asObject, asText, type JsonObject } from "../../tokens/jsonValue.ts";
import type { Modality } from "../callSite.ts";
import { providerOfModel } from "../providerOfModel.ts";
import type { Resolved } from "../resolved.ts";
import { type DocumentFormat, fileNameOf, makeConfigSite, makeFindings } from "./format.ts";
import { splitFrontMatter } from "./frontMatter.ts";
import { promptDocument } from "./plainPrompt.ts";
import { resolveSetting } from "./settings.ts";
import { makePrompt, splitRoles } from "./templateText.ts";
import { readYaml, type YamlDocument } from "./yamlDocument.ts";

const ROLE =
	/^[ \t]*#?[ \t]*(system|developer|user|assistant|function|tool)(?:\[[^\]\n]*\])?[ \t]*:[ \t]*$/gim;

const MODALITIES: { readonly [api: string]: Modality } = {
	embedding: "embeddings",
	embeddings: "embeddings",
	image: "image",
};

/** Prompty files (https://prompty.ai): settings with the model, then messages under `system:`, `user:`, … */
export const prompty: DocumentFormat = {
	id: "prompty",
	bindsModel: true,
	matches: (path) => /\.prompty$/i.test(path),
	find: (text, path) => {
		const parts = splitFrontMatter(text);
		const yaml = parts && readYaml(parts.yaml, parts.yamlStart);
		const found = yaml && findModel(yaml);
		if (parts === undefined || yaml === undefined || found === undefined)
			return promptDocument(text, path, parts);
		const settings = asObject(yaml.root["model"]) ?? {};
		const model = resolveSetting(found.written);
		return makeFindings(text, [
			makeConfigSite({
				sdk: "prompty",
				language: "prompty",
				callee: fileNameOf(path),
				anchor: found.anchor,
				span: { start: 0, end: text.length },
				provider: providerOf(settings, model),
				model,
				modality: MODALITIES[asText(settings["api"] ?? settings["apiType"]) ?? ""] ?? "chat",
				prompt: makePrompt(splitRoles(parts.body, ROLE, "system")),
				maxOutputTokens: capOf(settings),
				choices: asNumber(asObject(settings["parameters"])?.["n"]),
			}),
		]);
	},
};

/** Where versions 1 and 2 of the format write the model. */
const MODEL_PATHS = [
	["model", "configuration", "azure_deployment"],
	["model", "configuration", "model"],
	["model", "configuration", "model_name"],
	["model", "configuration", "name"],
	["model", "connection", "deployment"],
	["model", "id"],
	["model"],
] as const;

function findModel(yaml: YamlDocument) {
	for (const path of MODEL_PATHS) {
		const written = asText(path.reduce<JsonObject[string] | undefined>(stepInto, yaml.root));
		if (written === undefined || written === "") continue;
		return { written, anchor: yaml.spanOf(path) ?? { start: 0, end: 0 } };
	}
	return undefined;
}

function stepInto(value: JsonObject[string] | undefined, key: string) {
	return asObject(value)?.[key];
}

function providerOf(settings: JsonObject, model: Resolved<string>): Resolved<ProviderId> {
	const configured =
		asText(asObject(settings["configuration"])?.["type"]) ?? asText(settings["provider"]);
	const { azure_deployment: deployment, azure_endpoint: endpoint } =
		asObject(settings["configuration"]) ?? {};
	if (configured === undefined)
		return deployment === undefined && endpoint === undefined
			? providerOfModel(model)
			: { kind: "known", value: "azure" };
	const named = /azure|foundry|serverless/i.test(configured) ? "azure" : findProviderId(configured);
	if (named !== undefined) return { kind: "known", value: named };
	return { kind: "unknown", reason: `${configured} is not a known provider` };
}

function capOf(settings: JsonObject): number | undefined {
	const parameters = asObject(settings["parameters"]);
	return (
		asNumber(parameters?.["max_tokens"] ?? parameters?.["max_completion_tokens"]) ??
		asNumber(asObject(settings["options"])?.["maxOutputTokens"])
	);
}
