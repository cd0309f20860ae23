import { parseModelId } from "../pricing/modelId.ts";
import type { ProviderId } from "../pricing/provider.ts";
import type { Resolved } from "./resolved.ts";

/** Who bills a request where only the model's id can tell: `openai/gpt-4o`, `claude-sonnet-4-5`. */
export function providerOfModel(model: Resolved<string>): Resolved<ProviderId> {
	const reason = "the model's id tells who serves it";
	if (model.kind === "unknown") return { kind: "unknown", reason };
	const ids = model.kind === "known" ? [model.value] : model.values;
	const providers = [...new Set(ids.map((id) => parseModelId(id).provider))];
	const [only] = providers;
	const known = providers.filter((one) => one !== undefined);
	if (providers.length === 1 && only !== undefined) return { kind: "known", value: only };
	if (known.length > 0) return { kind: "candidates", values: known, reason };
	return { kind: "unknown", reason: `"${ids[0] ?? ""}" does not tell who serves it` };
}
