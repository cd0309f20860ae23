/** Where a piece of a prompt stands in its document: UTF-16 offsets, end exclusive. */
export interface SourceSpan {
	readonly start: number;
	readonly end: number;
}

/** How closely a model is asked to look at an image (OpenAI's `detail`). */
export type ImageDetail = "low" | "high" | "auto" | "original";

/** One ordered part of a message. A hole is a value known only at run time; a size left out is not known. */
export type PromptPiece =
	/** `isDocument` where the request sends the text as a document beside what is said. */
	| {
			readonly kind: "text";
			readonly text: string;
			readonly span?: SourceSpan;
			readonly isDocument?: true;
	  }
	| { readonly kind: "hole"; readonly name: string; readonly reason: string }
	| {
			readonly kind: "image";
			readonly width?: number;
			readonly height?: number;
			readonly detail?: ImageDetail;
	  }
	| { readonly kind: "audio"; readonly seconds?: number }
	| { readonly kind: "video"; readonly seconds?: number }
	/** `text` is the text layer, where it can be read. */
	| {
			readonly kind: "file";
			readonly mediaType?: string;
			readonly pages?: number;
			readonly text?: string;
	  }
	/** Text that the request gives as token numbers. */
	| { readonly kind: "tokens"; readonly count: number }
	/** Reasoning of an earlier turn sent back: its text, or the decoded size of what hides it (encrypted content, signature). */
	| { readonly kind: "reasoning"; readonly text?: string; readonly hiddenBytes?: number };

/** Who speaks. `prompt` is text without a role: embeddings, speech, image prompts, legacy completions. */
export type PromptRole = "system" | "developer" | "user" | "assistant" | "tool" | "prompt";

/** A call of a tool that an earlier assistant turn made; `argumentsJson` as it was sent. */
export interface ToolCall {
	readonly id?: string;
	readonly name: string;
	readonly argumentsJson: string;
	/** True where the request names the item that made the call (Responses: `id` beside `call_id`). */
	readonly hasItemId?: boolean;
}

/** One turn of a request. */
export interface PromptMessage {
	readonly role: PromptRole;
	readonly name?: string;
	readonly content: readonly PromptPiece[];
	readonly toolCalls?: readonly ToolCall[];
	/** For role `tool`: which call this answers. */
	readonly toolCallId?: string;
	/** True where the request marks a cache breakpoint in or after this message. */
	readonly cacheBreakpoint?: boolean;
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
	/** For a custom tool: the grammar its input must follow. */
	readonly grammar?: string;
	/** True where the request marks a cache breakpoint after this tool. */
	readonly cacheBreakpoint?: boolean;
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
	/** True where tools stand in OpenAI's old `functions` field. */
	readonly hasOldFunctions?: boolean;
	/** `auto` and absent cost nothing; a named function costs its name (FORMULAS.md 1.2). */
	readonly toolChoice?: "auto" | "none" | "required" | { readonly name: string };
	readonly outputSchema?: {
		readonly name?: string;
		readonly description?: string;
		readonly schema: Json;
	};
	/** True where the answer must be JSON, with a schema or without. */
	readonly hasJsonOutput?: boolean;
	/** Reasoning that the request asks for, where asking adds tokens. */
	readonly thinking?: "enabled" | "adaptive" | "pro";
	/** True when the request tells the model its budget of tokens (Anthropic `task_budget`). */
	readonly hasTaskBudget?: boolean;
	/** True when citations of documents are asked for. */
	readonly hasCitations?: boolean;
	readonly parallelToolCalls?: boolean;
	/** What the request adds that its body does not show, in words for the user: server tools, stored state, remote media. */
	readonly uncounted?: readonly string[];
	/** True when messages come from a list that is built at run time, so more of them may follow. */
	readonly openEnded: boolean;
}
