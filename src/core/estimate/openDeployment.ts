import type { Estimate } from "./estimate.ts";
import { isModelId } from "./modelNames.ts";

/** Names that a deployment of Azure has after its model. */
const FAMILY =
	/gpt-?\d|gpt-(?:image|audio|realtime|oss)|^o[134]\b|phi|llama|mi[ns]tral|codestral|cohere|command|deepseek|grok|claude|gemma|flux|sora|dall-?e|whisper|tts|\bada\b|davinci|babbage|curie|embedding-(?:3|ada)|embed-|router|computer-use|jais|kimi|qwen|nova/i;

/** Why a call names no model but a deployment of Azure, whose model stands in no file; undefined for other calls. */
export function describeOpenDeployment({ site, models }: Estimate): string | undefined {
	const [only] = models;
	if (site.model.kind !== "known" || only?.provider !== "azure") return undefined;
	if (only.price.kind !== "unpriced") return undefined;
	const { value } = site.model;
	return isModelId(value) || FAMILY.test(value) ? undefined : only.price.reason;
}
