import type { SourceSpan } from "../tokens/prompt.ts";

/** A string literal of a document that is a model's id. */
export interface ModelName {
	readonly id: string;
	/** The id itself, without quotes. */
	readonly span: SourceSpan;
}

/** Shapes of model ids, whoever sells them; a provider prefix (`openai/`, `bedrock:us.anthropic.`) may come before. */
const ID =
	/(["'`])((?:[a-z][\w.-]{0,40}[/:]){0,3}(?:(?:us|eu|apac|global)\.)?(?:(?:anthropic|amazon|meta|mistral|cohere|deepseek|openai|qwen)\.)?(?:gpt-[345o][\w.:-]*|gpt-(?:image|audio|realtime|oss)[\w.:-]*|chatgpt-4o[\w.-]*|o[134](?:-(?:mini|pro|preview|deep-research))?(?:-\d{4}-\d\d-\d\d)?|claude-(?:\d|opus|sonnet|haiku|fable|instant)[\w.@:-]*|gemini-[\w.-]+|gemma-?\d[\w.:-]*|text-embedding-[\w-]+|text-(?:davinci|curie|babbage|ada)-[\w-]+|whisper-[\w-]+|tts-1[\w-]*|dall-e-[23]|omni-moderation-[\w-]+|(?:open-)?(?:mistral|mixtral|codestral|ministral|pixtral|magistral|devstral)-[\w.:-]+|command-(?:r|a|light|nightly)[\w.-]*|embed-(?:english|multilingual|v\d)[\w.-]*|rerank-[\w.-]+|deepseek-(?:chat|reasoner|coder|r1|v\d)[\w.:-]*|grok-[\w.-]+|llama-?[234][\w.:-]*|qwen-?[\d][\w.:-]*|qwq-[\w.-]+|sonar(?:-[\w-]+)?|kimi-[\w.-]+|glm-\d[\w.-]*|titan-[\w.:-]+|nova-(?:micro|lite|pro|premier|canvas|reel|sonic)[\w.:-]*|imagen-[\w.-]+|veo-[\w.-]+|voyage-[\w.-]+|text-embedding-\d+))\1/g;

/** Finds the string literals of a document that are ids of models, by the shape of well-known ids. */
export function findModelNames(text: string): ModelName[] {
	const names: ModelName[] = [];
	for (const match of text.matchAll(ID)) {
		const id = match[2];
		if (id === undefined) continue;
		const start = match.index + 1;
		names.push({ id, span: { start, end: start + id.length } });
	}
	return names;
}

/** True for text that has the shape of a well-known model's id. */
export function isModelId(text: string): boolean {
	ID.lastIndex = 0;
	return text.length < 120 && ID.exec(`"${text}"`)?.[2] === text;
}
