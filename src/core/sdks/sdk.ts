import type { ProviderId } from "../pricing/provider.ts";

/** The modalities and formats are those of call sites; they stand here as text so that rows stay plain data. */
export type RowModality =
	| "chat"
	| "embeddings"
	| "image"
	| "transcription"
	| "speech"
	| "moderation"
	| "rerank"
	| "realtime"
	| "video";

/**
 * Where an argument stands: names separated by `|`, tried in order. A name is a named argument, or a key of the request object;
 * `a.b` goes into nested objects; `#0` is the first positional argument. Case, `_` and the prefixes `set`/`with` do not matter.
 */
export type Places = string;

/** Where a request's parts stand in the arguments of the call, or of the calls that made its receiver. */
export interface RequestPlaces {
	readonly model?: Places;
	/** A list of messages, or a text that is the user's message. */
	readonly messages?: Places;
	/** Text in its own argument that comes before the messages. */
	readonly system?: Places;
	/** Text (or a list of texts) without a role: embeddings, speech, image prompts, legacy completions. */
	readonly prompt?: Places;
	readonly tools?: Places;
	readonly toolChoice?: Places;
	readonly schema?: Places;
	readonly cap?: Places;
	readonly choices?: Places;
	/** What the answer is to hold (`["AUDIO"]`), where one method makes text, images and speech. */
	readonly modalities?: Places;
	/** Price-moving options: name of the option → where it stands. */
	readonly options?: { readonly [option: string]: Places };
}

/** One thing of an SDK: a constructor, factory or sending method. */
export interface Row {
	/** The type tag of the receiver (what another row `makes`); without it the name is an export of the SDK's modules. */
	readonly on?: string;
	/** Names or method paths separated by `|`: `OpenAI|AsyncOpenAI`, `chat.completions.create`. Case and `_` do not matter. */
	readonly name: string;
	/** The type tag of what the call returns. */
	readonly makes?: string;
	/** Set where calling it sends (or binds the model of) a billable request. */
	readonly sends?: RowModality;
	/** True where the model's id tells the modality: one method sends text, texts to embed, images. */
	readonly modalityOfModel?: boolean;
	readonly format?: "chat" | "responses" | "anthropic" | "gemini" | "bedrock" | "text";
	/** `constructor` binds a model to an object; its sends are not counted again. */
	readonly kind?: "call" | "constructor";
	readonly places?: RequestPlaces;
	/** Who bills it where that is not the SDK's provider. */
	readonly provider?: ProviderId;
	/** Where a base URL stands in a client's constructor. */
	readonly baseUrl?: Places;
	/** Arguments (normalised names) that tell who bills: `{endpoint: "azure"}`. */
	readonly providerFrom?: { readonly [argument: string]: ProviderId };
	/** True where what the call returns collects the arguments of the calls chained to it, up to `build()`. */
	readonly builder?: boolean;
	/**
	 * Set where the name tells the SDK by itself, whatever it is called on: when a call without arguments begins a request of Rust
	 * (`client.converse_stream()`), or one with arguments makes what sends in JavaScript (`clients.get(key).getGenerativeModel({ model })`).
	 */
	readonly begins?: "rust" | "script";
	/** The model's id when none is written (only where the SDK documents a fixed one as part of its method's meaning). */
	readonly defaultModel?: string;
	/** The row holds only when the argument at this place has this text (`boto3.client("bedrock-runtime")`), or begins with it: `@cf/*`. */
	readonly when?: { readonly place: Places; readonly text: string };
	/** The argument that is a client of another SDK, which this call wraps: it tells the provider. */
	readonly wraps?: Places;
	/** Set where the model is the end of a resource name, which must hold this text: `projects/…/publishers/google/models/text-bison`. */
	readonly modelIn?: string;
	/** The row is no call site when one of these arguments (`|` between them) is written: `response_id` picks up an earlier answer. */
	readonly silentWith?: string;
	/** True where the row is a call site only when its model argument is written; `any` where it may be any object that describes a model. */
	readonly needsModel?: boolean | "any";
	/** True where the row is a call site only for an object that no code makes, and whose model the application's settings name. */
	readonly configured?: boolean;
	/** True where a record of a database sends, which holds its own model: the application's settings do not name it. */
	readonly ofRecord?: boolean;
	/**
	 * Set where the method path is evidence by itself, for receivers that come from elsewhere: arguments that must be there,
	 * alternatives separated by `|`, all of several separated by `&`; empty for none; `*` for any positional one; `@imported` where
	 * the file imports the SDK besides, also as one of several (`@imported&model`).
	 */
	readonly evidence?: string;
	/** True for a type whose name tells the SDK by itself, in languages whose projects may import for all files (C#). */
	readonly distinct?: boolean;
	/**
	 * Types of its request, separated by `|`, in languages that write them (Go, C#): a call of the method's last name that is given
	 * one sends it, whatever it is called on.
	 */
	readonly request?: string;
	/** True where the path is made of everyday words: it is evidence only in files that name an SDK besides. */
	readonly common?: boolean;
}

/** One SDK: its modules and rows. */
export interface Sdk {
	readonly id: string;
	/** Who bills by default; undefined where the model's id or another argument tells it. */
	readonly provider: ProviderId | undefined;
	/** Set where its method paths are evidence by themselves in some languages only: Ruby's `chat(parameters: …)`. */
	readonly languages?: readonly string[];
	/** Modules, packages or namespaces; `x*` stands for all that start with x. */
	readonly modules: readonly string[];
	readonly rows: readonly Row[];
	/**
	 * Keys of the application's settings that name the model where code does not, by modality; `*` stands for one name:
	 * `spring.ai.*.chat.options.model`.
	 */
	readonly settings?: { readonly [modality in RowModality]?: readonly string[] };
}
