import {
	type CallExpression,
	type Expression,
	type MemberExpression,
	nameOfCallee,
} from "../../languages/expression.ts";
import { isManaged } from "../../languages/families.ts";
import { lookUpName } from "../../languages/lookup.ts";
import type { Outline } from "../../languages/outline.ts";
import { addedTextsOf } from "../addedTexts.ts";
import { findCalledFunction } from "../calledFunction.ts";
import { argumentsByParameter } from "../follow/followReturned.ts";
import { resolvePieces } from "../resolveText.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import { completedBy } from "./completedUrl.ts";
import { withGivenQuery } from "./givenQuery.ts";
import { isCalledOnBase, isJoin, isJoining, pathPutIn } from "./joinedUrl.ts";
import { replacedIn } from "./replacedUrl.ts";
import {
	fillHoles,
	holeOf,
	isRelative,
	MAX_BRANCHES,
	putBelow,
	textOf,
	type UrlPieces,
} from "./urlPieces.ts";
import { templatePieces } from "./urlTemplates.ts";

const MAX_DEPTH = 5;
const MAX_LENGTH = 2000;

/** The addresses that a value may be, with `HOLE` for what is known only at run time; empty where it is none. */
export function urlsOf(source: Source, trail: Trail): readonly string[] {
	return urlPiecesOf(source, trail, 0).map(textOf).filter(isAddress);
}

/** True for a text that could be an address, or a path below one. */
export function isAddress(text: string): boolean {
	return text.length < MAX_LENGTH && (text.includes("/") || PLAIN.test(text) || VERB.test(text));
}

/** Paths of one word below a client's base address. */
const PLAIN =
	/^(?:chat|generate|embed|embeddings|responses|completions|moderations|messages|rerank)$|:(?:(?:streamG|g)enerateContent|(?:batchE|e)mbedContents?)$/;

/** What is asked of a model whose path comes before from settings: `{base}{model}:generateContent`. */
const VERB = /:(?:streamG|g)enerateContent(?:$|\?)/;

/** The addresses that a value may be; reads through `new URL(path, base)`, `Url::parse("…").unwrap()` and functions of the project. */
export function urlPiecesOf(source: Source, trail: Trail, depth: number): readonly UrlPieces[] {
	const { expression, outline } = source;
	if (depth > MAX_DEPTH) return [];
	if (expression.kind === "member" && isAddressItself(expression, outline))
		return urlPiecesOf({ expression: expression.object, outline }, trail, depth + 1);
	const added = addedTextsOf(source).flatMap((one) => writtenPieces(one, trail, depth));
	if (added.length > 0) return added.slice(0, MAX_BRANCHES);
	const called = callsBehind(source).flatMap(({ call, source: one }) =>
		completedBy(returnedPieces(call, one, trail, depth), call, one.outline, (expression) =>
			urlPiecesOf({ expression, outline: one.outline }, trail, depth + 1),
		),
	);
	if (called.length > 0) return called.slice(0, MAX_BRANCHES);
	const other = depth === 0 ? [] : otherNames(source);
	if (other.length > 0)
		return other.flatMap((one) => urlPiecesOf(one, trail, depth + 1)).slice(0, MAX_BRANCHES);
	const followed = sourcesOf(trail.follow(source)).slice(0, MAX_BRANCHES);
	if (followed.length === 0) return depth === 0 ? [] : [[holeOf(source)]];
	return followed.flatMap((one) => writtenPieces(one, trail, depth)).slice(0, MAX_BRANCHES);
}

/** The names that one holds at first and may change later: `let address = url; if (isLocal) address = address.replace(…)`. */
function otherNames({ expression, outline }: Source): readonly Source[] {
	if (expression.kind !== "name") return [];
	const bindings = lookUpName(outline, expression.name, expression.start);
	if (bindings.length < 2) return [];
	return bindings.flatMap(({ kind, value, path }) =>
		kind === "variable" && path === undefined && value?.kind === "name"
			? [{ expression: value, outline }]
			: [],
	);
}

/** What of an address a request is given in place of all of it: `url.href`, `uri.request_uri` of Ruby, whose client knows the host. */
function isAddressItself({ name }: MemberExpression, { language }: Outline): boolean {
	return (
		/^(?:href|absoluteString|request_uri)$/.test(name) ||
		(language.id === "ruby" && name === "path")
	);
}

/** The calls that a value is, or that give a name its value: following them would lose what they are given. */
function callsBehind(source: Source): readonly { call: CallExpression; source: Source }[] {
	const { expression, outline } = source;
	if (expression.kind === "call") return isOpaque(expression) ? [{ call: expression, source }] : [];
	if (expression.kind !== "name") return [];
	return lookUpName(outline, expression.name, expression.start).flatMap(({ kind, value, path }) =>
		kind === "variable" && path === undefined && value?.kind === "call" && isOpaque(value)
			? [{ call: value, source: { expression: value, outline } }]
			: [],
	);
}

function isOpaque(call: CallExpression): boolean {
	const name = nameOfCallee(call.callee);
	return !call.isNew && !KEEPING.test(name) && !PASSING.test(name);
}

function writtenPieces(source: Source, trail: Trail, depth: number): readonly UrlPieces[] {
	const { expression } = source;
	if (expression.kind === "call" && isShown(expression))
		return piecesInside(expression, source, trail, depth);
	const replaced = replacedIn(source);
	if (replaced !== undefined)
		return urlPiecesOf(replaced.source, trail, depth + 1).map(replaced.change);
	if (expression.kind === "call" && !isKeeping(expression, source.outline))
		return calledPieces(expression, source, trail, depth);
	if (!/text|template|call/.test(expression.kind)) return depth === 0 ? [] : [[holeOf(source)]];
	if (expression.kind === "template")
		return templatePieces(expression.parts, source, trail, (part) =>
			depth < MAX_DEPTH && part.kind === "call" && isOpaque(part)
				? returnedPieces(part, source, trail, depth + 1)
				: [],
		);
	const pieces = resolvePieces(source, { trail, path: "" });
	const put = pieces.every(({ kind }) => kind === "hole") ? pathPutIn(expression) : undefined;
	return [put === undefined ? pieces : putBelow(OPEN_BASE, [{ kind: "text", text: put }])];
}

function isKeeping({ callee }: CallExpression, outline: Outline): boolean {
	return KEEPING.test(nameOfCallee(callee)) && !isJoin(callee, outline);
}

const KEEPING = /^(?:[fF]ormat|sprintf|Sprintf|replace|join|strip|to_string|String|freeze|%)$/;

/** An address as text: Go's `u.String()`. */
function isShown(call: CallExpression): boolean {
	return nameOfCallee(call.callee) === "String" && call.args.length === 0;
}

/** Constructors and conversions of addresses. */
const PASSING =
	/^(?:URI|Uri|Url|URL|URLRequest|parse|create|new|of|from|fromString|fromUriString|toString|toUri|unwrap|expect|clone|as_str|to_s|to_owned|into|toHttpUrl|normalize)$/;

function calledPieces(
	call: CallExpression,
	source: Source,
	trail: Trail,
	depth: number,
): readonly UrlPieces[] {
	const name = nameOfCallee(call.callee);
	if (PASSING.test(name)) return piecesInside(call, source, trail, depth);
	if (isJoining(call.callee, source.outline)) return [joinedPieces(call, source, trail, depth)];
	if (CHECKING.test(name)) return piecesInside(call, source, trail, depth);
	return isManaged(source.outline.language.id) && MAKING.test(name)
		? givenPath(call, source, trail, depth)
		: [];
}

/** Functions that by their names give back the address that they are given: `esc_url_raw($url)`, `UrlGuard.safe_uri(url)`. */
const CHECKING =
	/^(?:esc|safe|check|valid|validate|sanitize|clean|normalize|parse|ensure|to)_?ur[il](?:_raw|_string)?$/i;

/** Functions that by their names give an address, whoever wrote them: `Url.Combine(base, path)`, `endpoint(path)`, `baseUrl.appendPath(path)`. */
const MAKING = /url|uri|endpoint|path|combine|join|append|resolve|sign|auth/i;
/** Functions that add a signature to the address that they are given. */
const SIGNING = /url|sign|auth|assemble/i;

/** The path that such a function is given, below a base that is known only at run time. */
function givenPath(
	{ callee, args }: CallExpression,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): readonly UrlPieces[] {
	const parts = args
		.slice(0, 4)
		.map(({ value }) => urlPiecesOf({ expression: value, outline }, trail, depth + 1)[0] ?? []);
	const whole = parts.find((pieces) => pieces[0]?.kind === "text" && !isRelative(pieces));
	if (whole !== undefined && SIGNING.test(nameOfCallee(callee))) return [whole];
	const from = parts.findIndex((pieces) => pieces[0]?.kind === "text" && isRelative(pieces));
	if (from < 0) return [];
	return [parts.slice(from).reduce((base, below) => putBelow(base, below), OPEN_BASE)];
}

const OPEN_BASE: UrlPieces = [{ kind: "hole", name: "base", reason: "" }];

function joinedPieces(
	{ callee, args }: CallExpression,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): UrlPieces {
	const base = callee.kind === "member" && isCalledOnBase(callee, outline) ? [callee.object] : [];
	const parts = [...base, ...args.slice(0, 4).map(({ value }) => value)].map(
		(expression) => urlPiecesOf({ expression, outline }, trail, depth + 1)[0] ?? [],
	);
	return parts.reduce((base, below) => putBelow(base, below), []);
}

/** What a construction or conversion is given, or called on: `new URL("/v1/messages", base)`. */
function piecesInside(
	{ callee, args, isNew }: CallExpression,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): readonly UrlPieces[] {
	const object: Expression | undefined = callee.kind === "member" ? callee.object : undefined;
	const read = (expression: Expression | undefined) =>
		expression !== undefined && /text|template|name|member|call/.test(expression.kind)
			? urlPiecesOf({ expression, outline }, trail, depth + 1)
			: [];
	const first = read(args[0]?.value);
	const [path] = first;
	const [below] = isNew && isManaged(outline.language.id) ? read(args[1]?.value) : [];
	if (below !== undefined && isRelative(below)) return [putBelow(path ?? OPEN_BASE, below)];
	const base = isNew && path !== undefined && isRelative(path) ? read(args[1]?.value) : [];
	if (path !== undefined && base.length > 0) return base.map((one) => putBelow(one, path));
	return first.some((pieces) => isAddress(textOf(pieces))) ? first : read(object);
}

/** What a function of the project returns, with the arguments of the call in place of its parameters. */
function returnedPieces(
	call: CallExpression,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): readonly UrlPieces[] {
	const { callee, args, isNew } = call;
	if (isNew) return [];
	const called = findCalledFunction({ expression: callee, outline }, args.length, trail);
	if (called === undefined) return [];
	const { selfNames } = called.outline.language;
	const given = argumentsByParameter(call, called.expression, selfNames);
	const returned = called.expression.returns
		.slice(0, MAX_BRANCHES)
		.flatMap((expression) => urlPiecesOf({ expression, outline: called.outline }, trail, depth + 1))
		.flatMap((pieces) =>
			fillHoles(pieces, (name) => {
				const expression = given.get(name);
				return expression === undefined
					? []
					: urlPiecesOf({ expression, outline }, trail, depth + 1);
			}),
		);
	return withGivenQuery(returned, call, outline, trail);
}
