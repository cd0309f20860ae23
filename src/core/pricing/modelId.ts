import { LOCAL_PROVIDER, type ProviderId } from "./provider.ts";
import { findProviderId, inferProvider, isGateway } from "./providers.ts";

/** A model id as code writes it, taken apart. */
export interface ModelRef {
	/** Who bills it; undefined when neither the caller nor the id tells. */
	readonly provider: ProviderId | undefined;
	/** The id without prefixes that only say who bills it. */
	readonly id: string;
	/** The OpenRouter variant after the colon: `free`, `nitro`, `online`, … */
	readonly variant?: string;
	/** Set where the id names something that no price list can know: an Azure deployment, an opaque profile. */
	readonly opaque?: string;
}

/** Takes a model id apart: `azure/…`, `models/…`, ARNs, `openai:…`, `ollama/…`, `vendor/model:variant`. */
export function parseModelId(model: string, provider?: ProviderId): ModelRef {
	const given =
		provider === undefined ? undefined : (findProviderId(provider) ?? provider.toLowerCase());
	const text = model.trim();
	if (given === LOCAL_PROVIDER) return { provider: given, id: text };
	const path = parseResourcePath(text);
	if (path) return { ...path, provider: path.provider ?? given ?? inferProvider(path.id) };
	const prefixed = splitPrefix(text, given);
	const id = prefixed?.id ?? text;
	const owner = prefixed ? prefixed.provider : (given ?? inferProvider(text));
	// Hugging Face names the host it routes to after a colon: `meta-llama/Llama-3.3-70B-Instruct:together`.
	const routed = owner === "huggingface" ? /^(.+):([a-z][a-z0-9-]*)$/.exec(id) : null;
	if (routed) return { provider: `huggingface_${routed[2]}`, id: routed[1] ?? id };
	const variant =
		owner === "openrouter" || id.includes("/") ? /:([a-z-]+)$/.exec(id)?.[1] : undefined;
	return { provider: owner, id, ...(variant !== undefined && { variant }) };
}

/** Cloud resource names: Bedrock ARNs, Vertex publisher paths, Gemini's `models/…`. */
function parseResourcePath(text: string): ModelRef | undefined {
	if (text.startsWith("arn:aws")) {
		const id = text.slice(text.lastIndexOf("/") + 1);
		if (/:(?:foundation-model|inference-profile)\//.test(text)) return { provider: "bedrock", id };
		return {
			provider: "bedrock",
			id: text,
			opaque: "this ARN does not say which model stands behind it: name it under `aliases`",
		};
	}
	const last = text.slice(text.lastIndexOf("/") + 1);
	if (/^(?:projects\/.*\/)?publishers\/[^/]+\/models\/[^/]+$/.test(text))
		return { provider: "vertex", id: last };
	if (/^(?:projects|endpoints)\//.test(text)) {
		return {
			provider: "vertex",
			id: text,
			opaque: "a tuned Vertex endpoint: name its base model under `aliases`",
		};
	}
	if (/^(?:models|tunedModels)\//.test(text)) return { provider: undefined, id: last };
	return undefined;
}

/** `openai/gpt-4o`, `openai:gpt-4o`, `bedrock/us-east-1/anthropic.…`: a known provider before the first separator. */
function splitPrefix(
	text: string,
	given: ProviderId | undefined,
): { provider: ProviderId; id: string } | undefined {
	const separator = /^([\w.-]+)([/:])(.+)$/.exec(text);
	const [, name = "", sign, rest = ""] = separator ?? [];
	const named = findProviderId(name);
	if (!named || (sign === ":" && /^ft$/i.test(name))) return undefined;
	if (given !== undefined && named !== given) return undefined;
	// On a gateway the vendor is part of the id (`openai/gpt-oss-120b` at Groq): only its own name is a prefix.
	if (given !== undefined && isGateway(given) && named !== given) return undefined;
	if (named === "bedrock") return { provider: named, id: rest.slice(rest.lastIndexOf("/") + 1) };
	const inner =
		named === "vertex" || named === "azure" ? rest.slice(rest.lastIndexOf("/") + 1) : rest;
	return { provider: named, id: inner };
}

const isoDate = "20\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const compactDate = "20\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
const datedSuffix = new RegExp(`-(?:${isoDate}|${compactDate})$`);
/** Gemini's previews: `-preview-05-20`, `-preview-09-2025`, `-exp-0827`, and stable numbers `-001`. */
const geminiSuffix = /-(?:(?:preview|exp)(?:-\d{2}-\d{2}(?:\d{2})?|-\d{4})?|00\d)$/;

/** A Bedrock inference profile's region: `us.anthropic.…`. Not `global.`, which is priced differently. */
const bedrockRegion = /^(?:us|us-gov|eu|apac|jp|au|ca|in|sa|me|af|mx)\.([a-z0-9]+\.)/;

/**
 * The exact ids to look a model up under, most specific first. Only suffixes that never change a price are taken off:
 * dates, `-latest`, `@version`, `-v1:0`. Nothing is matched by substring.
 */
export function lookupIds(ref: ModelRef): readonly string[] {
	const ids = new Set<string>();
	const add = (id: string): void => {
		ids.add(id);
		ids.add(id.replace(/(\d)\.(\d)/g, "$1-$2"));
	};
	const id = ref.id.toLowerCase();
	add(id);
	if (id.startsWith("ft:")) return fineTuneIds(id);
	const stem = stripVariant(id, ref.variant);
	for (const form of strippedForms(stem)) add(form);
	return [...ids];
}

/** `ft:gpt-4o-mini-2024-07-18:org:suffix:id` is priced as `ft:gpt-4o-mini`, never as its base model. */
function fineTuneIds(id: string): readonly string[] {
	const base = (id.split(":")[1] ?? "").replace(/-(?:0613|1106|0125)$/, "");
	return [...new Set([id, ...strippedForms(base).map((form) => `ft:${form}`)])];
}

/** Routing hints do not change the model; `free` and `extended` do. */
function stripVariant(id: string, variant: string | undefined): string {
	const isRouting =
		variant !== undefined && /^(?:nitro|floor|exacto|online|thinking|beta)$/.test(variant);
	return isRouting ? id.slice(0, -variant.length - 1) : id;
}

function strippedForms(stem: string): string[] {
	const forms = [stem];
	const push = (next: string): void => {
		if (next !== "" && !forms.includes(next)) forms.push(next);
	};
	for (let i = 0; i < forms.length && forms.length < 16; i++) {
		const form = forms[i] ?? "";
		push(form.replace(/:\d+(?::\d+k)?$/, ""));
		push(form.replace(/-v\d+$/, ""));
		if (form.includes("@")) {
			push(form.replace(/@(\d{8})$/, "-$1"));
			push(form.replace(/@[\w-]+$/, ""));
		}
		push(form.replace(datedSuffix, ""));
		// `gemini-pro-latest` is not `gemini-pro`: only a numbered model keeps its price under `-latest`.
		if (/\d/.test(form)) push(form.replace(/-latest$/, ""));
		push(form.replace(bedrockRegion, "$1"));
		push(form.replace(/^anthropic\.(?=claude-)/, ""));
		if (/(?:^|\/)gemini-/.test(form)) push(form.replace(geminiSuffix, ""));
	}
	return forms;
}

/** A model's name without what a reseller puts before or after it: `us.anthropic.claude-opus-5-v1:0` → `claude-opus-5-v1`. */
export const bareModelId = (id: string): string =>
	id
		.slice(id.lastIndexOf("/") + 1)
		.replace(/^(?:[a-z-]+\.)?(?:anthropic|openai|mistral|cohere|deepseek)\./, "")
		.replace(/:.*$/, "");
