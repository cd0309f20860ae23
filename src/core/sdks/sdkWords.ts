/**
 * Patterns without which no file holds a call site: module names of SDKs, method names that are evidence by themselves, hosts and
 * paths of HTTP endpoints. Callers of a project's own wrappers hold none of them.
 */
const words: readonly string[] = [
	"openai|OpenAI|OpenAi|anthropic|Anthropic|[gG]en[aA][iI]\\b|generativeai|generative-ai|generative_models|GenerativeModel",
	"generateContent|generate_content|GenerateContent|embed_?[cC]ontent|vertexai|Vertex|aiplatform|firebase/",
	"[lL]ang[cC]hain|lite_?llm|[mM]istral|[cC]ohere|[gG]roq|together|[bB]edrock|[iI]nvoke_?[mM]odel|[cC]onverse",
	"ollama|Ollama|llama|Llama|ai-sdk|[\"']ai[\"']|ai/rsc|npm:ai|ai-gateway|workers-ai|vercel-provider",
	"instructor|[gG]enkit|\\bagents\\b|agent_framework|mastra|pydantic_ai|dspy|ax-llm|[sS]emantic_?[kK]ernel|haystack",
	"crewai|autogen|\\bag2\\b|\\bagno\\b|\\bphi\\.|google[./]adk|smolagents|strands|voyageai|\\bxai|zhipu|\\bzai\\b|dashscope",
	"huggingface|cerebras|fireworks|perplexity|sambanova|portkey|writerai|ai21|volcengine|openrouter|langfuse|posthog",
	"completions|Completions|\\bresponses\\.|messages\\.(?:create|stream|parse|tool)|v1/(?:messages|responses|moderations)",
	"rerank|embeddings|Embeddings|moderations|images\\.(?:generate|edit|create)|images/(?:gen|edit)|audio[./](?:speech|trans)",
	"realtime|chat\\.(?:complete|stream|parse)|agents\\.complete|\\bfim\\.|threads\\.|conversations\\.|[mM]odelId|model_id",
	"models\\.(?:generate|embed|edit)|live\\.connect|chats\\.create|api/(?:chat|generate|embed)",
	"langroid|marvin|controlflow|guidance|outlines|txtai|embedchain|mirascope|\\bswarm|agency_swarm|[\"'\\s]camel|beeai|letta|lagent|upsonic|praisonai|_agents|azure\\.ai",
	"cloudwego|deepseek|[sS]emantic[kK]ernel|ChatClient|CompleteChat|GetChatCompletions|springframework\\.ai|dev\\.langchain4j|aallam|koog|Mscc\\.|Azure\\.AI|Betalgo|Extensions\\.AI|GenerativeAI",
];

const pattern = new RegExp(words.join("|"));

/** True unless a text surely holds no call site; cheap, so that most files need no parser. */
export function mightContainCallSites(text: string): boolean {
	return pattern.test(text);
}
