import type { Money } from "../pricing/money.ts";
import { priceOf } from "../pricing/priceOf.ts";
import type { ProviderId } from "../pricing/provider.ts";
import type { RateCard } from "../pricing/rateCard.ts";
import rules from "./cacheRules.json" with { type: "json" };
import type { TokenCounter } from "./counter.ts";
import { countPrompt } from "./countPrompt.ts";
import type { Prompt, PromptMessage, RequestFormat } from "./prompt.ts";
import { bareModelName } from "./tokenizerOf.ts";

const minimums = rules.minimumTokens
	.map(([prefix, tokens]) => ({ prefix: String(prefix), tokens: Number(tokens) }))
	.sort((a, b) => b.prefix.length - a.prefix.length);

/** Tokens below which a model does not cache a prefix; undefined for models not known to cache. */
export function cacheMinimum(model: string): number | undefined {
	const name = bareModelName(model);
	return minimums.find(({ prefix }) => name.startsWith(prefix))?.tokens;
}

/**
 * Tokens of the leading part that a second request like this could read from the cache, or 0 when it is shorter than the
 * model's minimum. The part ends at the last marked breakpoint; without one at the first hole; in a prompt without holes
 * it is the tools and the leading system messages, since what follows differs from request to request.
 */
export function cacheablePrefixTokens(
	prompt: Prompt,
	format: RequestFormat,
	provider: ProviderId | undefined,
	model: string,
	counter: TokenCounter,
): number {
	const minimum = cacheMinimum(model);
	const messages = leadingMessages(prompt);
	if (minimum === undefined || (messages.length === 0 && prompt.tools.length === 0)) return 0;
	// A token is at least a byte, so a short prefix need not be counted.
	if (sizeOf(messages, prompt) < minimum / 2) return 0;
	const prefix: Prompt = { messages, tools: prompt.tools, openEnded: false };
	const { total } = countPrompt(prefix, format, provider, model, counter);
	return total.tokens >= minimum ? total.tokens : 0;
}

/** What reading so many tokens from the cache saves on a card; undefined when it has no cached rate. */
export function cacheSaving(card: RateCard, tokens: number): Money | undefined {
	const hasRate = card.tiers.some(({ rates }) => rates.cachedInput !== undefined);
	if (!hasRate || tokens === 0) return undefined;
	const full = priceOf(card, { input: tokens }).total;
	const cached = priceOf(card, { cachedInput: tokens }).total;
	return { nano: full.nano - cached.nano, currency: full.currency };
}

function leadingMessages(prompt: Prompt): readonly PromptMessage[] {
	const { messages } = prompt;
	const marked = messages.findLastIndex((message) => message.cacheBreakpoint);
	if (marked >= 0) return messages.slice(0, marked + 1);
	if (prompt.tools.some((tool) => tool.cacheBreakpoint)) return [];
	const open = messages.findIndex(hasHole);
	if (open >= 0) return [...messages.slice(0, open), ...beforeHole(messages[open])];
	const firstOther = messages.findIndex(({ role }) => role !== "system" && role !== "developer");
	return firstOther < 0 ? messages : messages.slice(0, firstOther);
}

function hasHole({ content }: PromptMessage): boolean {
	return content.some(({ kind }) => kind === "hole");
}

function beforeHole(message: PromptMessage | undefined): PromptMessage[] {
	if (!message) return [];
	const end = message.content.findIndex(({ kind }) => kind === "hole");
	return end > 0 ? [{ role: message.role, content: message.content.slice(0, end) }] : [];
}

function sizeOf(messages: readonly PromptMessage[], prompt: Prompt): number {
	let size = prompt.tools.length > 0 ? JSON.stringify(prompt.tools).length + 700 : 0;
	for (const { content } of messages) {
		for (const piece of content) size += piece.kind === "text" ? piece.text.length : 2000;
	}
	return size;
}
