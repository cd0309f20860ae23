import { LOCAL_PROVIDER, type ProviderId } from "./provider.ts";

/** Names that code, SDKs, gateways and OpenTelemetry use for a provider (lower case), besides its own id. */
const otherNames: { readonly [provider in ProviderId]: readonly string[] } = {
	openai: ["openai-chat", "openai-responses", "text-completion-openai"],
	anthropic: ["claude"],
	google: [
		"gemini",
		"google-ai",
		"google-gla",
		"googleai",
		"google_genai",
		"google-genai",
		"gcp.gemini",
		"google-generative-ai",
		"gcp.gen_ai",
	],
	vertex: [
		"vertexai",
		"vertex_ai",
		"vertex-ai",
		"google-vertex",
		"google_vertexai",
		"gcp.vertex_ai",
		"vertex_ai_beta",
		"google-vertex-anthropic",
	],
	azure: [
		"azure_ai",
		"azure-openai",
		"azure_openai",
		"azureopenai",
		"azure.ai.openai",
		"azure.ai.inference",
		"azure-ai",
		"microsoft-foundry",
		"foundry",
	],
	bedrock: [
		"aws",
		"aws-bedrock",
		"amazon-bedrock",
		"amazon_bedrock",
		"aws.bedrock",
		"bedrock_converse",
		"amazon",
		"sagemaker",
	],
	mistral: ["mistralai", "mistral_ai"],
	cohere: ["cohere_chat", "cohereai"],
	xai: ["x-ai", "x_ai", "grok"],
	deepseek: ["deepseek-ai"],
	together: ["together_ai", "togetherai", "together-ai"],
	fireworks: ["fireworks_ai", "fireworks-ai", "fireworksai"],
	openrouter: ["open-router"],
	moonshot: ["moonshotai", "moonshot-ai", "kimi"],
	voyage: ["voyageai", "voyage-ai"],
	zhipu: ["zhipuai", "bigmodel"],
	zai: ["z-ai", "z.ai"],
	perplexity: ["perplexity-ai", "pplx"],
	litellm: ["litellm-proxy", "litellm_proxy"],
	portkey: [],
	vercel: ["vercel-ai-gateway", "vercel_ai_gateway", "ai-gateway"],
	groq: ["groqcloud"],
	cerebras: [],
	cloudflare: ["workers-ai", "cloudflare-workers-ai"],
	minimax: [],
	novita: ["novita-ai"],
	huggingface: ["hf"],
	nebius: [],
	"github-copilot": ["github_copilot", "copilot"],
	[LOCAL_PROVIDER]: [
		"ollama",
		"ollama_chat",
		"ollama-chat",
		"lmstudio",
		"lm_studio",
		"lm-studio",
		"llamafile",
		"llamacpp",
		"llama-cpp",
		"localhost",
		"docker-model-runner",
	],
};

const byName = new Map<string, ProviderId>();
for (const [provider, names] of Object.entries(otherNames)) {
	for (const name of [provider, ...names]) byName.set(name, provider);
}

/** The canonical id of a provider as code names it: `gemini` and `gcp.gemini` are `google`. Unknown names: undefined. */
export function findProviderId(name: string): ProviderId | undefined {
	return byName.get(name.trim().toLowerCase());
}

/** Providers that resell many vendors' models and whose ids hold the vendor: `vendor/model`. */
const gateways = new Set<ProviderId>([
	"openrouter",
	"vercel",
	"together",
	"fireworks",
	"groq",
	"cloudflare",
	"novita",
	"huggingface",
	"baseten",
	"doubleword",
	"quicksilverpro",
	"litellm",
	"portkey",
	"nebius",
	"github-copilot",
	"cerebras",
	"ovhcloud",
	"avian",
	"modal",
]);

/** Whether a provider's model ids may themselves contain a vendor and a slash. */
export const isGateway = (provider: ProviderId): boolean =>
	gateways.has(provider) || provider.startsWith("huggingface_");

/** Where else a provider's model may be listed, in order: Azure sells OpenAI's models at OpenAI's list price. */
export const fallbackProviders: { readonly [provider in ProviderId]: readonly ProviderId[] } = {
	azure: ["openai", "anthropic", "deepseek", "xai", "moonshot", "mistral", "cohere"],
	vertex: ["google", "mistral"],
	// Hugging Face passes the prices of the hosts it routes to on as they are.
	sambanova: ["huggingface_sambanova"],
	hyperbolic: ["huggingface_hyperbolic"],
	nebius: ["huggingface_nebius"],
	nscale: ["huggingface_nscale"],
	zhipu: ["zai"],
};

/** Gateways that bill each vendor's list price without a mark-up of their own. */
export const passesListPrices: ReadonlySet<ProviderId> = new Set(["vercel", "litellm", "portkey"]);

/** Id families that one vendor alone sells under its own name. gpt-oss, Llama, Qwen and the like are priced per host. */
const families: readonly (readonly [ProviderId, RegExp])[] = [
	[
		"bedrock",
		/^(?:arn:aws|(?:[a-z]{2,4}(?:-gov)?\.|global\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21|openai|qwen|deepseek|writer|nvidia|google|stability)\.[a-z])/,
	],
	["vertex", /^claude-[\w.-]+@/],
	[
		"openai",
		/^(?:(?:gpt-(?!oss)|gpt4|chatgpt-|text-embedding-(?:3-|ada)|whisper-1$|tts-1|dall-e-|omni-moderation|text-moderation|(?:text-)?davinci|babbage-002|codex-mini|computer-use-|sora-|ft:(?:gpt|o\d|davinci|babbage))|o[134](?:-|$))/,
	],
	["anthropic", /^claude-/],
	[
		"google",
		/^(?:models\/)?(?:gemini-|imagen-|veo-|learnlm-|text-embedding-00|embedding-001|gemini-embedding)/,
	],
	[
		"mistral",
		/^(?:mistral-|ministral-|codestral|devstral|magistral-|pixtral-|voxtral-|open-mi[sx]tral)/,
	],
	["deepseek", /^deepseek-(?:chat|reasoner|coder$|v\d+-(?:pro|flash))/],
	["xai", /^grok-/],
	["cohere", /^(?:command(?:-|$)|embed-(?:v4|english|multilingual)|rerank-|c4ai-aya)/],
	["perplexity", /^sonar(?:-|$)/],
	["voyage", /^(?:voyage-|rerank-2)/],
	["moonshot", /^(?:kimi-|moonshot-)/],
	["zhipu", /^glm-/],
	["minimax", /^(?:minimax-m|m2-her$)/],
	["cloudflare", /^@cf\//],
	["fireworks", /^accounts\/fireworks\//],
];

/** Who sells a bare model id, where its family tells it unambiguously. */
export function inferProvider(model: string): ProviderId | undefined {
	const id = model.trim().toLowerCase();
	return families.find(([, family]) => family.test(id))?.[0];
}
