import type { ProviderId } from "../pricing/provider.ts";
import { findProviderId } from "../pricing/providers.ts";

const HOSTS: readonly (readonly [RegExp, ProviderId])[] = [
	[/(^|\.)api\.openai\.com$/, "openai"],
	[
		/\.openai\.azure\.com$|\.services\.ai\.azure\.com$|\.cognitiveservices\.azure\.com$|\.inference\.ai\.azure\.com$/,
		"azure",
	],
	[/models\.inference\.ai\.azure\.com$|models\.github\.ai$/, "github"],
	[/(^|\.)api\.anthropic\.com$/, "anthropic"],
	[/generativelanguage\.googleapis\.com$/, "google"],
	[/aiplatform\.googleapis\.com$/, "vertex"],
	[/(^|\.)deepseek\.com$/, "deepseek"],
	[/(^|\.)groq\.com$/, "groq"],
	[/(^|\.)openrouter\.ai$/, "openrouter"],
	[/(^|\.)together\.(xyz|ai)$/, "together"],
	[/(^|\.)fireworks\.ai$/, "fireworks"],
	[/(^|\.)x\.ai$/, "xai"],
	[/(^|\.)mistral\.ai$/, "mistral"],
	[/(^|\.)cohere\.(ai|com)$/, "cohere"],
	[/(^|\.)perplexity\.ai$/, "perplexity"],
	[/(^|\.)cerebras\.ai$/, "cerebras"],
	[/(^|\.)deepinfra\.com$/, "deepinfra"],
	[/(^|\.)moonshot\.(cn|ai)$/, "moonshot"],
	[/(^|\.)bigmodel\.cn$|(^|\.)z\.ai$/, "zhipu"],
	[/dashscope[\w-]*\.aliyuncs\.com$/, "dashscope"],
	[/(^|\.)siliconflow\.(cn|com)$/, "siliconflow"],
	[/(^|\.)sambanova\.ai$/, "sambanova"],
	[/(^|\.)hyperbolic\.xyz$/, "hyperbolic"],
	[/(^|\.)novita\.ai$/, "novita"],
	[/(?:integrate|ai)\.api\.nvidia\.com$/, "nvidia"],
	[/(^|\.)huggingface\.co$/, "huggingface"],
	[/(^|\.)replicate\.com$/, "replicate"],
	[/(^|\.)deepgram\.com$/, "deepgram"],
	[/(^|\.)assemblyai\.com$/, "assemblyai"],
	[/(^|\.)elevenlabs\.io$/, "elevenlabs"],
	[/^api\.cloudflare\.com$/, "cloudflare"],
	[/^oai\.(helicone\.ai|hconeai\.com)$/, "openai"],
	[/^anthropic\.(helicone\.ai|hconeai\.com)$/, "anthropic"],
	[/(^|\.)portkey\.ai$/, "portkey"],
	[/ai-gateway\.vercel\.sh$/, "vercel"],
	[/bedrock[\w-]*\.[\w-]+\.amazonaws\.com$/, "bedrock"],
	[/(^|\.)minimaxi?\.(chat|com|io)$/, "minimax"],
	[/(^|\.)volces\.com$/, "volcengine"],
	[/(^|\.)baidubce\.com$/, "qianfan"],
	[/(^|\.)voyageai\.com$/, "voyage"],
	[/(^|\.)jina\.ai$/, "jina"],
	[/(^|\.)stability\.ai$/, "stability"],
	[/(^|\.)fal\.run$/, "fal"],
	[/(^|\.)bfl\.(ai|ml)$/, "bfl"],
	[/(^|\.)ideogram\.ai$/, "ideogram"],
	[/(^|\.)cartesia\.ai$/, "cartesia"],
	[/(^|\.)ai21\.com$/, "ai21"],
	[/(^|\.)nomic\.ai$/, "nomic"],
	[/ml\.cloud\.ibm\.com$/, "watsonx"],
	[/(^|\.)writer\.com$/, "writer"],
	[/(^|\.)baseten\.co$/, "baseten"],
	[/(^|\.)nebius\.(ai|com)$/, "nebius"],
	[/(^|\.)upstage\.ai$/, "upstage"],
	[/(^|\.)friendli\.ai$/, "friendli"],
	[/(^|\.)avian\.io$/, "avian"],
	[/(^|\.)cloud\.ovh\.net$/, "ovhcloud"],
];

/** Cloudflare's gateway names who serves the request in its path: `…/v1/account/gateway/openai/…`. */
const GATEWAY = /\/\/gateway\.ai\.cloudflare\.com\/v1\/[^/]+\/[^/]+\/([\w-]+)/;

/** The provider that serves a base URL: machines of one's own are local; undefined for a host that is not known. */
export function providerOfUrl(url: string): ProviderId | undefined {
	const host =
		/^(?:[a-z]+:)?\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
	if (
		/^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|.*\.local(host)?|ollama|lmstudio)$/.test(
			host,
		)
	)
		return "local";
	const behind = GATEWAY.exec(url)?.[1];
	if (behind !== undefined) return findProviderId(behind);
	return HOSTS.find(([pattern]) => pattern.test(host))?.[1];
}
