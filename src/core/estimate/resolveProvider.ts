import type { ProviderId } from "../pricing/provider.ts";
import type { CatalogRow } from "../sdks/catalog.ts";
import { providerOfUrl } from "../sdks/hosts.ts";
import { argumentsOfMaker, findArgument } from "./findArgument.ts";
import { providerOfModel } from "./providerOfModel.ts";
import type { RequestArguments } from "./requestArguments.ts";
import type { Resolved } from "./resolved.ts";
import type { ResolvedModel } from "./resolveModel.ts";
import { resolveText } from "./resolveText.ts";
import type { Trail } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Says who bills a request: a client's base URL, else what the row, the SDK or the model's own object says. */
export function resolveProvider(
	found: CatalogRow,
	request: RequestArguments,
	receiver: Thing | undefined,
	model: ResolvedModel,
	trail: Trail,
): Resolved<ProviderId> {
	const own = providerFromUrl(found, request, trail);
	if (own !== undefined) return own;
	const made = providerOfMakers(model.thing, trail) ?? providerOfMakers(receiver, trail);
	if (made !== undefined) return made;
	const provider = found.row.provider ?? found.sdk.provider;
	if (provider !== undefined) return { kind: "known", value: provider };
	return providerOfModel(model.model);
}

/** Who bills what a thing sends, by the calls that made it: a written base URL wins, then the row or SDK of the outermost maker. */
function providerOfMakers(
	start: Thing | undefined,
	trail: Trail,
): Resolved<ProviderId> | undefined {
	let thing = start;
	let provider: ProviderId | undefined;
	for (let links = 0; thing?.kind === "instance" && links < 8; links++) {
		const { maker } = thing;
		const request = argumentsOfMaker(thing, trail);
		const told = request && providerFromArguments(maker, request);
		if (told !== undefined) return { kind: "known", value: told };
		const written = request && providerFromUrl(maker, request, trail);
		if (written !== undefined) return written;
		provider = maker.row.provider ?? maker.sdk.provider ?? provider;
		thing = thing.from;
	}
	return provider === undefined ? undefined : { kind: "known", value: provider };
}

function providerFromArguments(
	{ row }: CatalogRow,
	{ named }: RequestArguments,
): ProviderId | undefined {
	return Object.entries(row.providerFrom ?? {}).find(([argument]) => named.has(argument))?.[1];
}

function providerFromUrl(
	{ row }: CatalogRow,
	request: RequestArguments,
	trail: Trail,
): Resolved<ProviderId> | undefined {
	const source = findArgument(request, row.baseUrl, trail);
	if (source === undefined || source.expression.kind === "null") return undefined;
	const url = resolveText(source, trail);
	if (url.kind !== "known")
		return { kind: "unknown", reason: "the client's base URL is known only at run time" };
	const provider = providerOfUrl(url.value);
	if (provider !== undefined) return { kind: "known", value: provider };
	return { kind: "unknown", reason: `${url.value} is not a provider's known address` };
}
