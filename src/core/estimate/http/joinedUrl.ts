import {
	type Expression,
	type MemberExpression,
	nameOfCallee,
} from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";

/** Functions of libraries that put an address together from its parts: `urlJoin(base, "/v1/messages")`. */
const JOINING = /^(?:url_?join|join_?urls?|combine_?urls?|urljoin|joinpath|resolve_?url)$/i;

/** True for a call that puts an address together from its parts. */
export function isJoining(callee: Expression, outline: Outline): boolean {
	return JOINING.test(nameOfCallee(callee)) || isJoin(callee, outline);
}

/** Ruby's `URI.join(base, "/v1/messages")`, `File.join(base, "chat/completions")`, and `base.join("v1/messages")` of Rust. */
export function isJoin(callee: Expression, { language }: Outline): boolean {
	if (callee.kind !== "member" || callee.name !== "join") return false;
	const { object } = callee;
	if (language.id === "rust") return true;
	return language.id === "ruby" && object.kind === "name" && /^(?:URI|File)$/.test(object.name);
}

/** True where the base is what is called: `base.JoinPath("v1/messages")`, but not `url.JoinPath(base, "v1/messages")`, and Rust's `base.join(path)`. */
export function isCalledOnBase({ object, name }: MemberExpression, { language }: Outline): boolean {
	if (language.id === "rust") return name === "join";
	return (
		language.id === "go" &&
		name === "JoinPath" &&
		!(object.kind === "name" && object.name === "url")
	);
}

/** The path that takes another's place: `endpoint.replace("chat/completions", "images/generations")`. */
export function pathPutIn(expression: Expression): string | undefined {
	if (expression.kind !== "call" || nameOfCallee(expression.callee) !== "replace") return undefined;
	const [from, to] = expression.args.map(({ value }) => value);
	const isPath = from?.kind === "text" && to?.kind === "text" && to.value.includes("/");
	return isPath ? to.value : undefined;
}
