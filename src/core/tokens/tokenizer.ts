/** A vocabulary that text can be counted in exactly, offline. */
export type Encoding =
	| "o200k_base"
	| "cl100k_base"
	| "p50k_base"
	| "r50k_base"
	| "gemma3"
	| "claude2"
	| "tekken"
	| "deepseek3";

/** A family of models that cut text alike. Those without a vocabulary of their own here are estimated from `encoding`. */
export type TokenizerId =
	| Encoding
	| "claude"
	| "claude-new"
	| "gemini"
	| "llama3"
	| "llama4"
	| "mistral"
	| "mistral-old"
	| "deepseek"
	| "qwen"
	| "cohere"
	| "grok"
	| "nova"
	| "glm"
	| "kimi"
	| "titan"
	| "voyage"
	| "unknown";

/** How text is counted for a model: tokens of `encoding` times `factor`, true within the relative `margin` (0: exact). */
export interface Tokenizer {
	readonly id: TokenizerId;
	readonly encoding: Encoding;
	readonly factor: number;
	readonly margin: number;
	/** For tokens of what is written outside Latin script, instead of `factor`. */
	readonly outsideLatin?: number;
	/** True where every digit is a token, other than in `encoding`. */
	readonly hasSingleDigits?: boolean;
	/** Tokens that a vendor adds to each bare text (embeddings). */
	readonly perText?: number;
}
