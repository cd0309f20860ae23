import { bareModelId } from "../pricing/modelId.ts";
import { matchesName } from "../pricing/namePattern.ts";

/** What a model can take and give; a field left out is not known. */
export interface Capabilities {
	readonly images?: boolean;
	/** Answers bound to a JSON schema (not merely JSON mode). */
	readonly outputSchema?: boolean;
	readonly tools?: boolean;
}

const full: Capabilities = { images: true, outputSchema: true, tools: true };
const textOnly: Capabilities = { images: false, outputSchema: true, tools: true };
const plain: Capabilities = { images: false, outputSchema: false, tools: false };

/**
 * Families by id without vendor, first match first. Read off the vendors' model pages (developers.openai.com/api/docs/models,
 * platform.claude.com, ai.google.dev, docs.mistral.ai, docs.x.ai, api-docs.deepseek.com), state of 2026-11-23.
 * What is not listed is not known, and nothing is said of it.
 */
const families: readonly (readonly [string, Capabilities])[] = [
	["gpt-3.5-turbo-instruct*", plain],
	["gpt-3.5*", { images: false, outputSchema: false, tools: true }],
	["gpt-4-turbo*", { images: true, outputSchema: false, tools: true }],
	["gpt-4o-2024-05-13", { images: true, outputSchema: false, tools: true }],
	["gpt-4o*", full],
	["gpt-4.1*", full],
	["gpt-4.5*", full],
	["gpt-4*", { images: false, outputSchema: false, tools: true }],
	["gpt-5*", full],
	["gpt-6*", full],
	["gpt-oss*", { images: false, tools: true }],
	["o1-mini*", plain],
	["o1-preview*", plain],
	["o3-mini*", textOnly],
	["o1*", full],
	["o3*", full],
	["o4-mini*", full],
	["davinci-002", plain],
	["babbage-002", plain],
	["claude-2*", plain],
	["claude-3*", { images: true, outputSchema: false, tools: true }],
	["claude-*", { images: true, tools: true }],
	["gemini-1.0*", { images: false, outputSchema: false, tools: true }],
	["gemini-*", full],
	["deepseek-chat*", { images: false, outputSchema: false, tools: true }],
	["deepseek-reasoner*", { images: false, outputSchema: false }],
	["deepseek*", { images: false }],
	["grok-3*", textOnly],
	["grok-code*", textOnly],
	["grok-4*", full],
	["codestral*", textOnly],
	["devstral*", textOnly],
	["open-mi*", { images: false }],
	["mixtral*", { images: false }],
	["mistral-nemo*", { images: false }],
	["pixtral*", { images: true }],
	["command*", { images: false, tools: true }],
	["llama-3.1*", { images: false }],
	["llama-3.3*", { images: false }],
	["kimi-k2-*", { images: false, tools: true }],
];

/** What is known of a model's abilities, by its id with or without a vendor before it. */
export function capabilitiesOf(model: string): Capabilities {
	const bare = bareModelId(model);
	return families.find(([pattern]) => matchesName(pattern, bare))?.[1] ?? {};
}
