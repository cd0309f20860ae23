import type { Sdk } from "./sdk.ts";

/** SDKs of Chinese vendors for .NET: Sdcb's for DashScope, Tencent Cloud's own, and the one of ERNIE Bot. */
export const vendorsDotnet: readonly Sdk[] = [
	{
		id: "dashscope",
		languages: ["csharp"],
		provider: "dashscope",
		modules: ["Sdcb.DashScope*"],
		rows: [
			{ name: "DashScopeClient", makes: "dashscope.net" },
			{
				on: "dashscope.net",
				name: "text_generation.chat|text_generation.chat_streamed|text_generation.chat_async|text_generation.chat_streamed_async",
				sends: "chat",
				format: "chat",
				places: {
					model: "model|#0",
					messages: "messages|#1",
					tools: "parameters.tools|#2.tools",
					cap: "parameters.max_tokens|#2.max_tokens",
				},
			},
			{
				on: "dashscope.net",
				name: "text_embedding.get_embeddings",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "input_texts" },
			},
		],
	},
	{
		id: "tencent-cloud",
		languages: ["csharp"],
		provider: undefined,
		modules: ["TencentCloud.Hunyuan*"],
		rows: [
			{ name: "HunyuanClient", makes: "hunyuan.net" },
			{
				on: "hunyuan.net",
				name: "chat_completions|chat_completions_sync",
				sends: "chat",
				format: "chat",
				places: { model: "model", messages: "messages" },
			},
			{
				on: "hunyuan.net",
				name: "get_embedding|get_embedding_sync",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "input|input_list" },
			},
		],
	},
	{
		id: "ernie-bot",
		languages: ["csharp"],
		provider: "qianfan",
		modules: ["ERNIE_Bot*"],
		rows: [
			{ name: "ERNIEBotClient", makes: "ernie.net" },
			{
				on: "ernie.net",
				name: "chat_async|chat_stream_async",
				sends: "chat",
				format: "chat",
				places: { messages: "messages", system: "system" },
			},
			{
				on: "ernie.net",
				name: "embeddings_async",
				sends: "embeddings",
				format: "text",
				places: { prompt: "input" },
			},
		],
	},
];
