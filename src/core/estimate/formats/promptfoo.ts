import type { ProviderId } from "../../pricing/provider.ts";
import { findProviderId } from "../../pricing/providers.ts";
import { asList, asNumber, asObject, asText } from "../../tokens/jsonValue.ts";
import type { Json, Prompt } from "../../tokens/prompt.ts";
import type { CallSite, Modality, Multiplier } from "../callSite.ts";
import type { Resolved } from "../resolved.ts";
import { type DocumentFormat, makeConfigSite, makeFindings } from "./format.ts";
import { readTemplates } from "./githubModels.ts";
import { resolveSetting } from "./settings.ts";
import { makePrompt } from "./templateText.ts";
import { readYaml, type YamlDocument } from "./yamlDocument.ts";

/**
 * Promptfoo's configurations (https://www.promptfoo.dev/docs/configuration/reference): each provider is one call site, which is
 * sent once for every prompt and test case.
 */
export const promptfoo: DocumentFormat = {
	id: "promptfoo",
	bindsModel: true,
	matches: (path) => /(^|\/)promptfooconfig[\w.-]*\.(ya?ml|json)$/i.test(path),
	find: (text) => {
		const yaml = readYaml(text);
		return makeFindings(text, yaml === undefined ? [] : findProviders(yaml));
	},
};

/** What comes between the provider and the model: `openai:chat:gpt-4o`. */
const MODALITIES: { readonly [type: string]: Modality } = {
	chat: "chat",
	completion: "chat",
	responses: "chat",
	messages: "chat",
	converse: "chat",
	"text-generation": "chat",
	embedding: "embeddings",
	embeddings: "embeddings",
	"feature-extraction": "embeddings",
	image: "image",
	moderation: "moderation",
	realtime: "realtime",
	transcription: "transcription",
	speech: "speech",
};

function findProviders(yaml: YamlDocument): CallSite[] {
	const key = yaml.root["providers"] === undefined ? "targets" : "providers";
	const listed = yaml.root[key];
	const prompt = readPrompts(yaml.root["prompts"]);
	const multiplier = multiplierOf(yaml.root["prompts"], yaml.root["tests"]);
	const one = (value: Json, path: (string | number)[]) =>
		readProvider(value, path, yaml, prompt, multiplier);
	const found =
		typeof listed === "string"
			? [one(listed, [key])]
			: asList(listed).map((value, index) => one(value, [key, index]));
	return found.filter((site) => site !== undefined);
}

function readProvider(
	value: Json,
	path: (string | number)[],
	yaml: YamlDocument,
	prompt: Prompt,
	multiplier: Multiplier,
): CallSite | undefined {
	const settings = asObject(value);
	const [mapped] = Object.keys(settings ?? {});
	const isMap = settings !== undefined && settings["id"] === undefined;
	const id = asText(settings?.["id"]) ?? (isMap ? mapped : asText(value));
	const parsed = id === undefined ? undefined : parseProvider(id);
	if (id === undefined || parsed === undefined) return undefined;
	const own = isMap ? asObject(settings[mapped ?? ""]) : settings;
	const config = asObject(own?.["config"]);
	const whole = yaml.spanOf(path) ?? { start: 0, end: 0 };
	return makeConfigSite({
		sdk: "promptfoo",
		language: "yaml",
		callee: id,
		anchor: yaml.spanOf([...path, "id"]) ?? whole,
		span: whole,
		provider: parsed.provider,
		model: resolveSetting(parsed.model),
		modality: parsed.modality,
		prompt,
		maxOutputTokens: asNumber(
			config?.["max_tokens"] ?? config?.["max_completion_tokens"] ?? config?.["max_output_tokens"],
		),
		multiplier,
	});
}

/** What is no model: scripts, files, addresses, and promptfoo's own helpers. */
const NO_MODEL =
	/^(?:file|exec|python|javascript|package|golang|ruby|script|https?|wss?|webhook|browser|echo|promptfoo|sequence|mcp|manual-input|simulated-user|openclaw)$/;

/** Names of providers that only promptfoo uses. */
const NAMES: { readonly [name: string]: ProviderId } = {
	azureopenai: "azure",
	"cloudflare-ai": "cloudflare",
	palm: "google",
	localai: "local",
	github: "github",
	alibaba: "dashscope",
	"openai-codex": "openai",
};

/** Takes `provider:type:model` apart; undefined for scripts, files and addresses. */
function parseProvider(id: string) {
	const [name = "", ...rest] = id.split(":");
	const [type = ""] = rest;
	const modality = MODALITIES[type];
	const model = (modality === undefined ? rest : rest.slice(1)).join(":");
	if (!/^[a-z][\w-]*$/.test(name) || NO_MODEL.test(name)) return undefined;
	if (model === "" || type.startsWith("//")) return undefined;
	const known = NAMES[name] ?? findProviderId(name);
	const provider: Resolved<ProviderId> =
		known === undefined
			? { kind: "unknown", reason: `${name} is not a known provider` }
			: { kind: "known", value: known };
	return { provider, model, modality: modality ?? guessModality(model) };
}

function guessModality(model: string): Modality {
	return /embed|^voyage/.test(model) ? "embeddings" : "chat";
}

function readPrompts(prompts: Json | undefined): Prompt {
	const [first] = typeof prompts === "string" ? [prompts] : asList(prompts);
	const raw = asText(first) ?? asText(asObject(first)?.["raw"]) ?? asText(asObject(first)?.["id"]);
	if (raw === undefined) return makePrompt([]);
	if (/^file:\/\/|^[\w./-]+\.(txt|json|ya?ml|py|js|ts|md|j2)(:\w+)?$/.test(raw.trim()))
		return makePrompt([{ role: "user", text: `{{${raw.trim().replace(/[^\w./-]/g, "")}}}` }]);
	const messages = /^\s*\[\s*\{/.test(raw)
		? asList(readYaml(`messages: ${raw}`)?.root["messages"])
		: [];
	return messages.length > 0
		? readTemplates({ messages })
		: makePrompt([{ role: "user", text: raw }]);
}

/** A run sends every prompt with every test case. */
function multiplierOf(prompts: Json | undefined, tests: Json | undefined): Multiplier {
	const promptCount = Math.max(1, asList(prompts).length);
	const cases = asList(tests);
	const isOpen =
		typeof tests === "string" ||
		cases.some((one) => typeof one === "string" || hasSeveralValues(one));
	if (isOpen) return { kind: "loop", reason: "it is sent once for each test case" };
	const times = promptCount * Math.max(1, cases.length);
	return times === 1 ? { kind: "once" } : { kind: "times", times };
}

/** A variable with a list of values makes a case of each. */
function hasSeveralValues(test: Json): boolean {
	return Object.values(asObject(asObject(test)?.["vars"]) ?? {}).some(Array.isArray);
}
