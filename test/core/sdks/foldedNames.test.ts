import assert from "node:assert/strict";
import { findExport } from "../../../src/core/sdks/catalog.ts";

// Rows match whatever the case and without `_`: a function's row may also be the name of a type that is only data.
const types: { readonly [module: string]: string } = {
	"pydantic_ai.messages": "ModelRequest ModelResponse UserPromptPart ModelMessage",
	"pydantic_ai.direct": "ModelResponse StreamedResponse",
	pydantic_ai: "ModelRequest ModelResponse RunContext Tool ModelSettings",
	openai: "Stream NotGiven APIError Timeout",
	"openai.types": "Completion Embedding Moderation Image CreateEmbeddingResponse",
	"openai.types.chat": "ChatCompletion ChatCompletionMessageParam ChatCompletionChunk",
	"openai.types.responses": "Response ResponseInputParam ParsedResponse",
	anthropic: "APIError RateLimitError NotGiven",
	"anthropic.types": "Message MessageParam Completion TextBlock",
	"google.genai.types":
		"GenerateContentConfig GenerateContentResponse Content Part EmbedContentConfig",
	litellm: "ModelResponse EmbeddingResponse ImageResponse BadRequestError",
	"litellm.types.utils": "ModelResponse Usage Message Choices",
	cohere: "ChatMessage ChatbotMessage EmbedResponse",
	instructor: "Mode OpenAISchema Instructor",
	"langchain_core.messages": "HumanMessage AIMessage SystemMessage",
	"langchain_core.prompts": "ChatPromptTemplate PromptTemplate",
	"llama_index.core.llms": "ChatMessage ChatResponse CompletionResponse",
	dspy: "Signature Prediction Example InputField",
	ai: "ModelMessage UIMessage Tool GenerateTextResult StreamTextResult EmbedResult LanguageModel",
	"@anthropic-ai/sdk": "APIError Messages Message MessageParam",
	"@google/genai": "GenerateContentConfig GenerateContentResponse Content Type",
	"@mistralai/mistralai": "ChatCompletionRequest HTTPClient",
	"github.com/openai/openai-go":
		"ChatCompletion ChatCompletionMessage Error ChatCompletionNewParams",
	"github.com/sashabaranov/go-openai":
		"ChatCompletionRequest ChatCompletionResponse EmbeddingRequest Usage",
	"github.com/anthropics/anthropic-sdk-go": "Message MessageParam MessageNewParams Model",
	"github.com/ollama/ollama/api": "ChatRequest GenerateRequest Message EmbedRequest",
	"github.com/firebase/genkit/go/genkit": "Genkit Plugin",
	"github.com/tmc/langchaingo/llms": "MessageContent Model CallOption ContentResponse",
	"OpenAI.Chat": "ChatMessage ChatCompletion ChatCompletionOptions ChatTool UserChatMessage",
	"OpenAI.Embeddings": "OpenAIEmbedding EmbeddingGenerationOptions",
	"OpenAI.Responses": "ResponseItem OpenAIResponse ResponseCreationOptions",
	"Microsoft.Extensions.AI": "ChatMessage ChatOptions ChatResponse ChatRole Embedding AIFunction",
	"Microsoft.SemanticKernel": "KernelArguments KernelFunction KernelPlugin FunctionResult",
	"Microsoft.Agents.AI": "AgentThread AgentSession AgentRunOptions AgentResponse",
	"Anthropic.SDK.Messaging": "Message MessageParameters MessageResponse SystemMessage",
	OllamaSharp: "Message ChatRequest GenerateRequest OllamaException",
	async_openai: "Chat Completions Responses Embeddings",
	"async_openai.types": "CreateChatCompletionRequest CreateCompletionResponse Embedding Role",
	"rig.completion": "Prompt Chat Completion CompletionRequest Message",
	"rig.embeddings": "Embedding EmbeddingModel",
	genai: "ModelIden ServiceTarget Error",
	"genai.chat": "ChatRequest ChatMessage ChatOptions ChatResponse",
	"ollama_rs.generation.chat": "ChatMessage ChatMessageResponse",
	"langchain_rust.schemas": "Message Document",
	"com.openai.models": "ChatModel ChatCompletion Completion",
	"dev.langchain4j.data.message": "UserMessage AiMessage SystemMessage",
	"org.springframework.ai.chat.messages": "UserMessage SystemMessage",
};

describe("names of types that hold data only", () => {
	for (const [module, names] of Object.entries(types))
		it(`are no requests in ${module}`, () => {
			const taken = names.split(" ").filter((name) => findExport(module, [name])?.row.sends);
			assert.deepEqual(taken, []);
		});
});
