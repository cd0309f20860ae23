import { LOCAL_PROVIDER } from "../pricing/provider.ts";
import type { CatalogRow } from "../sdks/catalog.ts";
import { normalizeName } from "../sdks/catalog.ts";
import { type Endpoint, endpoints, httpSenders } from "../sdks/endpoints.ts";
import { providerOfUrl } from "../sdks/hosts.ts";
import { findInside } from "./findArgument.ts";
import { type CallMatch, MOCK_NAME, namesOf } from "./matchCall.ts";
import { openRecord, type RequestArguments, readArguments } from "./requestArguments.ts";
import { resolvePieces } from "./resolveText.ts";
import type { Source, Trail } from "./source.ts";

/** True when a called name (as written) could send an HTTP request. */
export function isHttpSender(name: string): boolean {
	return httpSenders.has(normalizeName(name));
}

/** Matches a plain HTTP request to an address that models are asked at. */
export function matchHttp(source: Source, trail: Trail): CallMatch | undefined {
	const { expression } = source;
	if (expression.kind !== "call" || namesOf(expression.callee).some((name) => MOCK_NAME.test(name)))
		return undefined;
	const outer = readArguments(source, trail);
	const url = findUrl(outer, trail);
	if (url === undefined) return undefined;
	const path = url.replace(/[?#].*$/s, "");
	const endpoint = endpoints.find((one) => one.path.test(path));
	if (endpoint === undefined) return undefined;
	const provider = providerOfUrl(url);
	const body = findBody(outer, trail);
	if (!isSent(endpoint, provider, url, body)) return undefined;
	return {
		kind: "match",
		found: rowOf(endpoint, url, provider),
		receiver: undefined,
		request: body ?? {
			positional: [],
			named: new Map(),
			gap: "its body is put together elsewhere",
		},
	};
}

function isSent(
	endpoint: Endpoint,
	provider: string | undefined,
	url: string,
	body: RequestArguments | undefined,
): boolean {
	if (provider !== undefined && provider !== LOCAL_PROVIDER) return true;
	const hasModel = body?.named.has("model") === true;
	if (endpoint.distinctive) return hasModel || /^(https?:|\{\})/.test(url);
	return hasModel && body.named.size > 1 && !url.startsWith("/");
}

function rowOf(endpoint: Endpoint, url: string, provider: string | undefined): CatalogRow {
	const { modality, format, places } = endpoint;
	const inPath =
		/\/models\/([\w.-]+):/.exec(url)?.[1] ?? /\/(?:deployments|model)\/([\w.:-]+)\//.exec(url)?.[1];
	return {
		sdk: { id: "http", provider, modules: [], rows: [] },
		row: {
			name: "http",
			sends: modality,
			format,
			places,
			...(inPath === undefined ? {} : { defaultModel: inPath }),
		},
	};
}

function findUrl({ positional, named }: RequestArguments, trail: Trail): string | undefined {
	const given = [
		...["url", "uri", "input", "requesturi"].map((name) => named.get(name)),
		...positional.slice(0, 3),
	];
	for (const source of given) {
		if (
			source === undefined ||
			!/text|template|name|member|call|choice/.test(source.expression.kind)
		)
			continue;
		const text = resolvePieces(source, { trail, path: "" })
			.map((piece) => (piece.kind === "text" ? piece.text : "{}"))
			.join("");
		if (/\/[\w:{}-]/.test(text) && !/\s/.test(text) && text.length < 400) return text;
	}
	return undefined;
}

/** The JSON body: a named argument, the second positional one, or a key of the options. */
function findBody(outer: RequestArguments, trail: Trail): RequestArguments | undefined {
	const given = [
		...["json", "body", "data", "content", "json_body", "payload"].map((name) =>
			outer.named.get(normalizeName(name)),
		),
		outer.positional[1],
		outer.positional[2],
	];
	for (const source of given) {
		const opened = source && openBody(source, trail, 0);
		if (opened !== undefined) return opened;
	}
	return undefined;
}

function openBody(source: Source, trail: Trail, depth: number): RequestArguments | undefined {
	const inner = findInside(source, "", trail);
	if (inner !== undefined && depth < 4) return openBody(inner, trail, depth + 1);
	const record = openRecord(source, trail);
	if (record === undefined) return undefined;
	const { entries, gap } = record;
	if (!entries.has("model") && !BODY.some((key) => entries.has(key))) return undefined;
	return { positional: [], named: entries, gap };
}

const BODY = ["messages", "input", "prompt", "contents", "query", "inputtext"];
