import type { ProviderId } from "../../pricing/provider.ts";
import type { Prompt, PromptMessage, RequestFormat } from "../prompt.ts";

/** One part of a request: its tokens, and by how many of them the rule may be wrong. */
export interface FramePart {
	readonly label: string;
	readonly tokens: number;
	readonly uncertainty: number;
}

/** What a frame knows of the request besides the prompt. `count` counts text in the model's own tokenizer. */
export interface FrameContext {
	readonly format: RequestFormat;
	readonly provider: ProviderId | undefined;
	/** True behind a gateway, which may change what it passes on. */
	readonly isGateway: boolean;
	/** The bare model name (`bareModelName`). */
	readonly model: string;
	readonly count: (text: string) => number;
	/** o200k tokens, whatever the model: the base of rules that were read off in it. */
	readonly countO200k: (text: string) => number;
	/** Tokens in Claude 2's vocabulary, the last that Anthropic published. */
	readonly countClaude2: (text: string) => number;
}

/** Counts a request as one provider does; `unknown` names what it cannot count, in words for the user. */
export type Frame = (prompt: Prompt, context: FrameContext) => FrameCount;

/** The parts add up to the request's input tokens, without holes. */
export interface FrameCount {
	readonly parts: readonly FramePart[];
	readonly unknown: readonly string[];
}

/** Text parts of a message are joined without a separator before they are cut into tokens. */
export function textOf(message: PromptMessage): string {
	let text = "";
	for (const piece of message.content) if (piece.kind === "text") text += piece.text;
	return text;
}

/** JSON as senders write it on one line without spaces; text that is not JSON stays as it is. */
export function compactJson(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text));
	} catch {
		return text;
	}
}

/** The name of the function whose call a tool message answers, or "" when the request does not show it. */
export function nameOfAnswered(prompt: Prompt, message: PromptMessage): string {
	for (const { toolCalls = [] } of prompt.messages) {
		const call = toolCalls.find(({ id }) => id !== undefined && id === message.toolCallId);
		if (call) return call.name;
	}
	return message.name ?? "";
}

/** The first row whose prefix the model has; rows stand longest prefix first. */
export function rowOf<Row extends { readonly prefix: string }>(
	rows: readonly Row[],
	model: string,
): Row | undefined {
	return rows.find(({ prefix }) => model.startsWith(prefix));
}

/** True for what the model sees as a system message. */
export function isSystem(message: PromptMessage): boolean {
	return message.role === "system" || message.role === "developer";
}
