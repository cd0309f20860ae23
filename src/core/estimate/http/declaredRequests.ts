import type { CallExpression, Expression } from "../../languages/expression.ts";
import { isJvm } from "../../languages/families.ts";
import { interfaceAround, readAnnotations } from "../../languages/jvmAnnotations.ts";
import type { Outline } from "../../languages/outline.ts";
import type { ProjectIndex } from "../../project/projectIndex.ts";
import { rememberByObject } from "../../rememberByObject.ts";
import { type Endpoint, findEndpoint, HOLE, mayHoldEndpoint } from "../../sdks/endpoints.ts";
import { createTrail } from "../follow/follow.ts";
import { resolveWithHoles } from "../resolveText.ts";
import type { Trail } from "../source.ts";

/** A method of an interface that a library implements: calling it sends a request to a model's endpoint (Retrofit, Feign). */
export interface DeclaredRequest {
	readonly name: string;
	readonly className: string | undefined;
	readonly outline: Outline;
	/** Where the method starts in its document. */
	readonly start: number;
	readonly endpoint: Endpoint;
}

/** Annotations that name the path of a request. */
const METHODS = /^(?:POST|Post|PostMapping|PostExchange|RequestLine|Path)$/;

/** Annotations of an interface that name the address which its methods are below. */
const BASES = /^(?:FeignClient|Client|HttpExchange|RegisterRestClient|Path|RequestMapping)$/;

/** Annotations of methods that a server's interfaces have too: only the interface's own tells that it is a client. */
const SHARED = /^(?:PostMapping|Path|Post)$/;

const ANNOTATED = /@(?:POST|Post|PostMapping|PostExchange|RequestLine|Path)\b/;

/** A path that a constant of another file may hold. */
const NAMES_PATH =
	/@(?:POST|Post|PostMapping|PostExchange)\(\s*(?:value\s*=\s*)?[A-Za-z_][\w.]*\s*[,)]/;

/** The methods of a document's interfaces that send requests to models; read once. */
export const declaredRequestsOf = rememberByObject(
	(outline: Outline, project: ProjectIndex | undefined) => {
		const { language, text, lowering, functions } = outline;
		if (!isJvm(language.id) || !ANNOTATED.test(text)) return [];
		if (!mayHoldEndpoint(text) && !NAMES_PATH.test(text)) return [];
		const trail = createTrail(project);
		const found: DeclaredRequest[] = [];
		for (const [start, node] of functions) {
			const owner = interfaceAround(node, lowering);
			const name = node.childForFieldName("name");
			if (owner === undefined || name === null) continue;
			const endpoint = endpointOf(
				readAnnotations(node, lowering),
				readAnnotations(owner, lowering),
				outline,
				trail,
			);
			const ownName = owner.childForFieldName("name");
			const className = ownName === null ? undefined : lowering.slice(ownName);
			if (endpoint !== undefined)
				found.push({ name: lowering.slice(name), className, outline, start, endpoint });
		}
		return found;
	},
);

function nameOf({ callee }: CallExpression): string {
	return callee.kind === "name" ? callee.name : "";
}

function endpointOf(
	annotations: readonly CallExpression[],
	ofInterface: readonly CallExpression[],
	outline: Outline,
	trail: Trail,
): Endpoint | undefined {
	const bases = ofInterface.filter((one) => BASES.test(nameOf(one)));
	for (const annotation of annotations) {
		const name = nameOf(annotation);
		if (!METHODS.test(name)) continue;
		const isClient = bases.some(
			(one) => nameOf(one) !== "Path" && nameOf(one) !== "RequestMapping",
		);
		if (SHARED.test(name) && !isClient) continue;
		const path = addressIn(annotation, outline, trail)?.replace(/^POST\s+/, "");
		if (path === undefined) continue;
		const below = bases.map((one) => addressIn(one, outline, trail) ?? "").join("/");
		const endpoint = /^https?:/.test(path)
			? findEndpoint(path)
			: (findEndpoint(join(below, path)) ??
				findEndpoint(join("", path)) ??
				findEndpoint(join("v1", path)));
		if (endpoint !== undefined) return endpoint;
	}
	return undefined;
}

/** A path below a base address; below one that is known only at run time where none is written. */
function join(base: string, path: string): string {
	const start = /^https?:/.test(base) ? base : `${HOLE}/${base}`;
	return `${start}/${path}`.replace(/(?<!:)\/{2,}/g, "/");
}

const ADDRESS = /^(?:value|path|url|uri|baseUri|baseUrl|configKey)$/;

/** The text of an annotation's address: its only argument, or the one that is named so. */
function addressIn({ args }: CallExpression, outline: Outline, trail: Trail): string | undefined {
	const given = [
		...args.filter(({ name }) => name !== undefined && /^(?:url|baseUri|baseUrl)$/.test(name)),
		...args.filter(({ name }) => name === undefined || ADDRESS.test(name)),
	];
	for (const { value } of given) {
		const text = textOf(value, outline, trail);
		if (text !== undefined) return text;
	}
	return undefined;
}

function textOf(expression: Expression, outline: Outline, trail: Trail): string | undefined {
	if (expression.kind === "list") {
		const first = expression.items[0]?.value;
		return first && textOf(first, outline, trail);
	}
	if (!/text|template|name|member/.test(expression.kind)) return undefined;
	return resolveWithHoles({ expression, outline }, trail).replace(/[$#]\{[^}]*\}/g, HOLE);
}
