import { lookUp } from "../languages/lookup.ts";
import type { ProviderId } from "../pricing/provider.ts";
import { providerOfModel } from "./providerOfModel.ts";
import type { Resolved } from "./resolved.ts";
import type { ResolvedModel } from "./resolveModel.ts";
import type { Source } from "./source.ts";

/**
 * A parameter's default is no model of a service that does not serve it: `def make(vendor, model="claude-sonnet-4-5")` of which one
 * branch makes `ChatOpenAI(model=model)`. `place` is what stands for the model.
 */
export function withoutForeign(
	told: ResolvedModel,
	place: Source | undefined,
	provider: Resolved<ProviderId>,
): ResolvedModel {
	if (told.model.kind !== "known" || provider.kind !== "known" || place === undefined) return told;
	const owner = providerOfModel(told.model);
	if (owner.kind !== "known" || owner.value === provider.value) return told;
	if (!OWNERS.has(owner.value) || !(OWNERS.has(provider.value) || HOSTS.has(provider.value)))
		return told;
	if (!isParameter(place)) return told;
	const reason = `"${told.model.value}" is a default for another service`;
	return { ...told, model: { kind: "unknown", reason } };
}

/** Who serve their own models alone. */
const OWNERS: ReadonlySet<ProviderId> = new Set([
	"anthropic",
	"cohere",
	"deepseek",
	"google",
	"mistral",
	"openai",
	"xai",
]);

/** Who serve open models, and none of those. */
const HOSTS: ReadonlySet<ProviderId> = new Set(["moonshot", "zhipu", "dashscope", "cerebras"]);

function isParameter({ expression, outline }: Source): boolean {
	return (
		expression.kind === "name" &&
		lookUp(outline, expression.name, expression.start).some(({ kind }) => kind === "parameter")
	);
}
