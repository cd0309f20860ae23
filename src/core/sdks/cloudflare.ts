import type { RequestPlaces, Row, RowModality, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "#0",
	system: "instructions",
	messages: "messages|prompt|input|#1.messages|#1.prompt",
	tools: "tools",
	cap: "max_tokens|max_output_tokens",
};

const text: RequestPlaces = { model: "#0", prompt: "text|prompt|query|input" };

/** What the models of Workers AI that are not for chat do, by how their ids begin. */
const KINDS: readonly (readonly [RowModality, string])[] = [
	["embeddings", "@cf/baai/bge-reranker*"],
	["embeddings", "@cf/baai/*"],
	["embeddings", "@cf/google/embeddinggemma*"],
	["embeddings", "@cf/qwen/qwen3-embedding*"],
	["image", "@cf/stabilityai/*"],
	["image", "@cf/black-forest-labs/*"],
	["image", "@cf/bytedance/*"],
	["image", "@cf/lykon/*"],
	["image", "@cf/runwayml/*"],
	["image", "@cf/leonardo/*"],
	["transcription", "@cf/openai/whisper*"],
	["transcription", "@cf/deepgram/nova*"],
	["speech", "@cf/myshell-ai/*"],
	["speech", "@cf/deepgram/aura*"],
];

/** The binding `AI` of a Worker, as `env.AI.run("@cf/…", {…})`: its model's id tells what it does. */
function runRows(name: string, evidence: string): Row[] {
	const special = KINDS.map(
		([sends, id]): Row => ({
			on: "cloudflare",
			name,
			sends: id.includes("reranker") ? "rerank" : sends,
			format: "text",
			places: text,
			evidence,
			when: { place: "#0", text: id },
		}),
	);
	return [
		...special,
		{
			on: "cloudflare",
			name,
			sends: "chat",
			format: "chat",
			places: chat,
			evidence,
			...(name.startsWith("env.") ? {} : { when: { place: "#0", text: "@cf/*" } }),
		},
	];
}

/** Cloudflare Workers AI. */
export const cloudflare: Sdk = {
	id: "cloudflare",
	provider: "cloudflare",
	modules: ["@cloudflare/ai"],
	rows: [
		{ name: "Ai", makes: "cloudflare" },
		...runRows("env.ai.run", "*"),
		...runRows("ai.run", "*"),
	],
};
