import { listModels } from "./catalog.ts";
import type { ProviderId } from "./provider.ts";

/** A model id that a person may mean, and a provider that sells it under that id. */
export interface SuggestedModel {
	readonly id: string;
	readonly provider: ProviderId;
}

/** Makers of models come before those that resell them. */
const MAKERS: readonly ProviderId[] = [
	"openai",
	"anthropic",
	"google",
	"mistral",
	"xai",
	"deepseek",
	"cohere",
	"voyage",
	"perplexity",
	"groq",
	"bedrock",
	"openrouter",
];

function rankOf(provider: ProviderId): number {
	const rank = MAKERS.indexOf(provider);
	return rank < 0 ? MAKERS.length : rank;
}

/** Ids of the catalog that begin with what is typed (case does not matter), each once, makers first; `limit` at most. */
export function suggestModels(typed: string, limit: number): SuggestedModel[] {
	const prefix = typed.toLowerCase();
	const suggested = new Map<string, SuggestedModel>();
	const listed = [...listModels()].sort((a, b) => rankOf(a.provider) - rankOf(b.provider));
	for (const { provider, model, ids } of listed)
		for (const id of [model, ...ids]) {
			if (!id.toLowerCase().startsWith(prefix) || suggested.has(id)) continue;
			suggested.set(id, { id, provider });
			if (suggested.size >= limit) return [...suggested.values()];
		}
	return [...suggested.values()];
}
