/** Where a piece of a prompt stands in its document: UTF-16 offsets, end exclusive. */
export interface SourceSpan {
	readonly start: number;
	readonly end: number;
}

/** How closely a model is asked to look at an image (OpenAI's `detail`). */
export type ImageDetail = "low" | "high" | "auto" | "original";

/** One ordered part of a message. A hole is a value known only at run time; a size left out is not known. */
export type PromptPiece =
	| { readonly kind: "text"; readonly text: string; readonly span?: SourceSpan }
	| { readonly kind: "hole"; readonly name: string; readonly reason: string }
	| {
			readonly kind: "image";
			readonly width?: number;
			readonly height?: number;
			readonly detail?: ImageDetail;
	  }
	| { readonly kind: "audio"; readonly seconds?: number }
	| { readonly kind: "video"; readonly seconds?: number }
	| { readonly kind: "file"; readonly mediaType?: string; readonly pages?: number };

/** Who speaks. `prompt` is text without a role: embeddings, speech, image prompts, legacy completions. */
export type PromptRole = "system" | "developer" | "user" | "assistant" | "tool" | "prompt";

/** A call of a tool that an earlier assistant turn made; `argumentsJson` as it was sent. */
export interface ToolCall {
	readonly id?: string;
	readonly name: string;
	readonly argumentsJson: string;
}

/** One turn of a request. */
export interface PromptMessage {
	readonly role: PromptRole;
	readonly name?: string;
	readonly content: readonly PromptPiece[];
	readonly toolCalls?: readonly ToolCall[];
	/** For role `tool`: which call this answers. */
	readonly toolCallId?: string;
}

/** A JSON value as a parser gives it. */
export type Json =
	| null
	| boolean
	| number
	| string
	| readonly Json[]
	| { readonly [key: string]: Json };

/** A function the model may call. `parameters` is its JSON Schema, or undefined when it is not known. */
export interface ToolDefinition {
	readonly name: string;
	readonly description?: string;
	readonly parameters?: Json;
}

/**
 * Which request format is sent; it decides what the request adds to its text.
 * `chat` is OpenAI Chat Completions and all that imitate it; `text` is a bare prompt without messages.
 */
export type RequestFormat = "chat" | "responses" | "anthropic" | "gemini" | "bedrock" | "text";

/** What a request sends: all that is billed as input, in the order it is sent. */
export interface Prompt {
	readonly messages: readonly PromptMessage[];
	readonly tools: readonly ToolDefinition[];
	/** `auto` and absent cost nothing; a named function costs its name (FORMULAS.md 1.2). */
	readonly toolChoice?: "auto" | "none" | "required" | { readonly name: string };
	readonly outputSchema?: {
		readonly name?: string;
		readonly description?: string;
		readonly schema: Json;
	};
	/** True when messages come from a list that is built at run time, so more of them may follow. */
	readonly openEnded: boolean;
}
