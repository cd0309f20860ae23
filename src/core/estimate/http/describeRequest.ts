import { type Endpoint, HOLE } from "../../sdks/endpoints.ts";
import type { Sdk } from "../../sdks/sdk.ts";
import type { OpenRecord } from "../laterEntries.ts";
import type { CallMatch } from "../matchCall.ts";
import type { Resolved } from "../resolved.ts";

const http: Sdk = { id: "http", provider: undefined, modules: [], rows: [] };

/** The match of a request to an endpoint with its body. */
export function describeRequest(
	{ row, model, models = [], provider }: Endpoint,
	body: OpenRecord | undefined,
): CallMatch & { readonly kind: "match" } {
	const gap = body === undefined ? "the request's body is put together at run time" : body.gap;
	const isKnown = (id: string) => !id.includes(HOLE) && !/^[{<%]/.test(id);
	const isHole = model !== undefined && !isKnown(model);
	const candidates = models.filter(isKnown);
	return {
		kind: "match",
		found: {
			sdk: http,
			row: model === undefined || isHole ? row : { ...row, defaultModel: model },
		},
		receiver: undefined,
		request: { positional: [], named: body?.entries ?? new Map(), gap, set: new Map() },
		provider:
			provider === undefined
				? { kind: "unknown", reason: "the address is not a provider's known one" }
				: { kind: "known", value: provider },
		...(candidates.length > 0 ? { model: oneOfModels(candidates) } : {}),
		...(candidates.length === 0 && isHole ? { model: UNKNOWN_MODEL } : {}),
	};
}

function oneOfModels(values: readonly string[]): Resolved<string> {
	return { kind: "candidates", values, reason: "the address is one of several" };
}

const UNKNOWN_MODEL = {
	kind: "unknown",
	reason: "the model in the address is known only at run time",
} as const;
