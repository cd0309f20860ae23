import type { CallExpression, Expression } from "../languages/expression.ts";
import { type Endpoint, findEndpoint, HOLE } from "../sdks/endpoints.ts";
import type { RequestPart } from "./httpRequest.ts";
import { resolvePieces, resolveText } from "./resolveText.ts";
import { type Source, sourcesOf, type Trail } from "./source.ts";

/** The model's endpoint that a request goes to, and the value that names it. */
export interface Address {
	readonly endpoint: Endpoint;
	readonly at: Source;
}

const BASE = /^(?:base_?ur[il]|url|endpoint|api_?base|address|prefix_?url)$/i;

/** Finds the address among the parts of a request: whole, or a path below the base address of its client. */
export function findAddress(parts: readonly RequestPart[], trail: Trail): Address | undefined {
	const urls = parts.map((part) => addressOf(part.source, trail, 0));
	return findWhole(parts, urls) ?? findBelowBase(parts, urls, trail);
}

function findWhole(
	parts: readonly RequestPart[],
	urls: readonly (string | undefined)[],
): Address | undefined {
	/** A path that the call is given first is its address: what stands in its body is none. */
	const hasPath = parts.some(
		({ name, ofClient }, index) => name === undefined && !ofClient && urls[index]?.startsWith("/"),
	);
	for (const [index, { source, ofClient }] of parts.entries()) {
		const url = urls[index];
		if (url === undefined || (ofClient ? !isWhole(url) : hasPath && isWhole(url))) continue;
		const endpoint = findEndpoint(url);
		if (endpoint !== undefined) return { endpoint, at: source };
	}
	return undefined;
}

function findBelowBase(
	parts: readonly RequestPart[],
	urls: readonly (string | undefined)[],
	trail: Trail,
): Address | undefined {
	const base = findBase(parts, urls) ?? findHost(parts, trail);
	if (base === undefined) return undefined;
	for (const [index, { source }] of parts.entries()) {
		const url = urls[index];
		if (url === undefined || isWhole(url) || !/^[/\w]/.test(url)) continue;
		const endpoint = findEndpoint(`${base.replace(/\/+$/, "")}/${url.replace(/^\/+/, "")}`);
		if (endpoint !== undefined) return { endpoint, at: source };
	}
	return undefined;
}

function findBase(
	parts: readonly RequestPart[],
	urls: readonly (string | undefined)[],
): string | undefined {
	for (const [index, { name, ofClient }] of parts.entries()) {
		const url = urls[index];
		const isNamed = name !== undefined && BASE.test(name);
		if (!ofClient || !(isNamed || name === undefined)) continue;
		if (url !== undefined && isWhole(url)) return url;
		if (url === undefined && isNamed) return HOLE;
	}
	return undefined;
}

/** The host of `{ hostname: "api.openai.com", path: "/v1/…" }` as an address. */
function findHost(parts: readonly RequestPart[], trail: Trail): string | undefined {
	const host = parts.find(({ name }) => name === "hostname" || name === "host");
	const text = host === undefined ? undefined : resolveText(host.source, trail);
	return text?.kind === "known" && text.value.includes(".") ? `https://${text.value}` : undefined;
}

function isWhole(url: string): boolean {
	return /^[a-z]+:\/\//i.test(url) || url.startsWith(HOLE);
}

/** The text of an address with `HOLE` for what is known only at run time; reads through `URI("…")`, `Url::parse("…").unwrap()`. */
function addressOf(source: Source, trail: Trail, depth: number): string | undefined {
	const [followed] = depth > 4 ? [] : sourcesOf(trail.follow(source));
	if (followed === undefined) return undefined;
	const { expression } = followed;
	if (expression.kind === "call" && PASSING.test(calledName(expression)))
		return addressInside(expression, followed, trail, depth);
	if (expression.kind === "call" && !KEEPING.test(calledName(expression))) return undefined;
	if (!/text|template|call/.test(expression.kind)) return undefined;
	const text = resolvePieces(followed, { trail, path: "" })
		.map((piece) => (piece.kind === "text" ? piece.text : shownHole(piece)))
		.join("");
	return text.length < 2000 && text.includes("/") ? text : undefined;
}

const KEEPING = /^(?:format|sprintf|Sprintf|replace|join|strip|to_string|String|freeze|%)$/;

/** Constructors and conversions of addresses. */
const PASSING =
	/^(?:URI|Uri|Url|URL|URLRequest|parse|create|new|of|from|fromString|fromUriString|toString|toUri|unwrap|expect|clone|as_str|to_s|to_owned|into|toHttpUrl|normalize)$/;

function calledName({ callee }: CallExpression): string {
	return callee.kind === "member" || callee.kind === "name" ? callee.name : "";
}

function addressInside(
	{ callee, args }: CallExpression,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): string | undefined {
	const object: Expression | undefined = callee.kind === "member" ? callee.object : undefined;
	for (const expression of [args[0]?.value, object]) {
		if (expression === undefined || !/text|template|name|member|call/.test(expression.kind))
			continue;
		const url = addressOf({ expression, outline }, trail, depth + 1);
		if (url !== undefined) return url;
	}
	return undefined;
}

/** A base address from a setting that names Ollama is one of this machine. */
function shownHole(piece: { readonly kind: string; readonly name?: string }): string {
	return /ollama/i.test(piece.name ?? "") ? "http://ollama" : HOLE;
}
