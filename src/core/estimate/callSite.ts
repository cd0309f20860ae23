import type { ProviderId } from "../pricing/provider.ts";
import type { Prompt, RequestFormat, SourceSpan } from "../tokens/prompt.ts";
import type { Steering } from "./directives.ts";
import type { Resolved } from "./resolved.ts";

/** What a request makes or takes; it decides the meters. */
export type Modality =
	| "chat"
	| "embeddings"
	| "image"
	| "transcription"
	| "speech"
	| "moderation"
	| "rerank"
	| "realtime"
	| "video";

/** `wrapper` calls a function of the project that sends a request itself: shown, but outside totals. */
export type CallSiteKind = "call" | "constructor" | "config" | "wrapper";

/** How often one run of the surrounding code sends the request. */
export type Multiplier =
	| { readonly kind: "once" }
	| { readonly kind: "times"; readonly times: number }
	| { readonly kind: "loop"; readonly reason: string };

/** One place in source that sends, or binds the model of, a billable request. */
export interface CallSite {
	readonly kind: CallSiteKind;
	readonly language: string;
	/** The row's SDK id: `openai`, `anthropic`, `vercel-ai`, `langchain`, … */
	readonly sdk: string;
	readonly modality: Modality;
	readonly format: RequestFormat;
	/** The callee's method name: where line and column of reports point to. */
	readonly anchor: SourceSpan;
	/** The whole call expression. */
	readonly span: SourceSpan;
	/** Method or constructor as written, for people: `client.chat.completions.create`. */
	readonly callee: string;
	/** Who bills it: from the SDK, or from a client's base URL. */
	readonly provider: Resolved<ProviderId>;
	/** The model id as the code writes it. */
	readonly model: Resolved<string>;
	/** What the code sends. For audio or image models the prompt is what is spoken or drawn. */
	readonly prompt: Prompt;
	/** The written output cap in tokens; undefined when none is written. */
	readonly maxOutputTokens: Resolved<number> | undefined;
	/** How many answers are asked for (`n`). */
	readonly choices: Resolved<number>;
	readonly multiplier: Multiplier;
	/** Provider-specific arguments that move the price: `service_tier`, image `size` and `quality`, reasoning `effort`, … as written. */
	readonly options: ReadonlyMap<string, Resolved<string>>;
	/** What a comment at the call says of it; its model is in `model` already. */
	readonly steering?: Steering;
}
