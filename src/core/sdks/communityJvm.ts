import type { Row, RowModality, Sdk } from "./sdk.ts";

const LANGUAGES = ["java", "kotlin"];

/** What a builder of Baidu's SDK begins, and how its request is sent. */
const QIANFAN: readonly (readonly [name: string, sends: RowModality])[] = [
	["chat_completion", "chat"],
	["completion", "chat"],
	["embedding", "embeddings"],
	["text_2_image", "image"],
	["image_2_text", "chat"],
	["rerank", "rerank"],
];

/** Baidu's own SDK of Qianfan: a builder for each kind of request. */
const qianfan: Sdk = {
	id: "qianfan",
	languages: LANGUAGES,
	provider: "qianfan",
	modules: ["com.baidubce.qianfan*"],
	rows: [
		{ name: "Qianfan|QianfanV2", makes: "qianfan.java" },
		{ on: "qianfan.java", name: "v2", makes: "qianfan.java" },
		...QIANFAN.flatMap(([name, sends]): Row[] => [
			{ on: "qianfan.java", name, makes: `qianfan.${name}`, builder: true },
			{
				on: `qianfan.${name}`,
				name: "execute|execute_stream",
				sends,
				format: name === "chat_completion" ? "chat" : "text",
				places: {
					model: "receiver.model",
					messages: name === "chat_completion" ? "receiver.messages" : "",
					prompt: "receiver.prompt|receiver.input|receiver.query",
					cap: "receiver.max_output_tokens",
				},
			},
		]),
	],
};

/** A community client of iFlytek's Spark. */
const spark4j: Sdk = {
	id: "xunfei-spark4j",
	languages: LANGUAGES,
	provider: undefined,
	modules: ["io.github.briqt.spark4j*"],
	rows: [
		{ name: "SparkClient", makes: "spark4j" },
		{
			on: "spark4j",
			name: "chat_sync|chat_stream",
			sends: "chat",
			format: "chat",
			places: { model: "model", messages: "messages" },
		},
	],
};

/** Hutool's module for models. */
const hutoolAi: Sdk = {
	id: "hutool-ai",
	languages: LANGUAGES,
	provider: undefined,
	modules: ["cn.hutool.ai*"],
	rows: [
		{
			name: "AIServiceFactory.getAIService|AIUtil.getAIService|AIUtil.getHutoolService|AIUtil.getDeepSeekService|AIUtil.getDoubaoService|AIUtil.getGrokService|AIUtil.getOpenAIService|AIUtil.getOllamaService",
			makes: "hutool.ai",
		},
		{
			name: "AIService|HutoolService|DeepSeekService|DoubaoService|GrokService|OpenaiService|OllamaService",
			makes: "hutool.ai",
		},
		{
			name: "AIUtil.chat",
			sends: "chat",
			format: "chat",
			places: { model: "#0.model", messages: "#1" },
		},
		{
			on: "hutool.ai",
			name: "chat|chat_vision|chat_reasoning",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.#0.model", messages: "#0" },
		},
		{
			on: "hutool.ai",
			name: "embedding_text|embedding",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.#0.model", prompt: "#0" },
		},
		{
			on: "hutool.ai",
			name: "images_generations",
			sends: "image",
			format: "text",
			places: { model: "receiver.#0.model", prompt: "#0" },
		},
	],
};

/** Kinds of models of Solon: the method that sends, or that begins a request. */
const SOLON: readonly (readonly [name: string, begins: string, sends: RowModality])[] = [
	["ChatModel", "prompt", "chat"],
	["EmbeddingModel", "input", "embeddings"],
	["RerankingModel", "input", "rerank"],
	["ImageModel", "prompt", "image"],
	["GenerateModel", "prompt", "image"],
];

/** The models of Solon, a framework for applications. */
const solonAi: Sdk = {
	id: "solon-ai",
	languages: LANGUAGES,
	provider: undefined,
	modules: ["org.noear.solon.ai*"],
	rows: SOLON.flatMap(([name, begins, sends]): Row[] => [
		{ name, makes: `solon.${name}` },
		{ name: `${name}.of`, makes: `solon.${name}`, builder: true, baseUrl: "#0|api_url" },
		{ on: `solon.${name}`, name: begins, makes: `solon.request.${name}`, builder: true },
		{
			on: `solon.request.${name}`,
			name: "call|stream",
			sends,
			format: sends === "chat" ? "chat" : "text",
			places: {
				model: "receiver.model",
				[sends === "chat" ? "messages" : "prompt"]: `receiver.${begins}|receiver.#0`,
			},
		},
		...(sends === "embeddings" || sends === "rerank"
			? [
					{
						on: `solon.${name}`,
						name: "embed|rerank",
						sends,
						format: "text",
						places: { model: "receiver.model", prompt: "#0" },
					} as const,
				]
			: []),
	]),
};

/** Vendors whose models Agents-Flex names in classes: `QwenChatModel`, made from a configuration. */
const FLEX =
	"OpenAI Qwen Ollama Deepseek DeepSeek LiteLLM Spark Moonshot Chatglm Coze Gitee Siliconflow Volcengine Tencent Qianfan".split(
		" ",
	);

function flexNames(...endings: readonly string[]): string {
	return FLEX.flatMap((vendor) => endings.map((ending) => vendor + ending)).join("|");
}

/** Agents-Flex: a model is made from a configuration that names it. */
const agentsFlex: Sdk = {
	id: "agents-flex",
	languages: LANGUAGES,
	provider: undefined,
	modules: ["com.agentsflex*"],
	rows: [
		{ name: `ChatModel|Llm|${flexNames("ChatModel", "Llm")}`, makes: "flex.chat" },
		{
			name: flexNames("ChatConfig.builder", "LlmConfig.builder"),
			makes: "flex.chat",
			builder: true,
			baseUrl: "endpoint",
		},
		{
			on: "flex.chat",
			name: "chat|chat_stream",
			sends: "chat",
			format: "chat",
			places: { model: "#1.model|receiver.model|receiver.#0.model", messages: "#0" },
		},
		{ name: `EmbeddingModel|${flexNames("EmbeddingModel")}`, makes: "flex.embedding" },
		{
			on: "flex.embedding",
			name: "embed",
			sends: "embeddings",
			format: "text",
			places: { model: "#1.model|receiver.#0.model", prompt: "#0" },
		},
		{ name: "RerankModel|DefaultRerankModel|GiteeRerankModel", makes: "flex.rerank" },
		{
			on: "flex.rerank",
			name: "rerank",
			sends: "rerank",
			format: "text",
			places: { model: "receiver.#0.model", prompt: "#0" },
		},
		{ name: `ImageModel|${flexNames("ImageModel")}`, makes: "flex.image" },
		{
			on: "flex.image",
			name: "generate|generate_and_wait",
			sends: "image",
			format: "text",
			places: { model: "#0.model|receiver.#0.model", prompt: "#0.prompt" },
		},
	],
};

/** Clients of several vendors' models that are in common use in China. */
export const communityJvm: readonly Sdk[] = [qianfan, spark4j, hutoolAi, solonAi, agentsFlex];
