import { type CallExpression, nameOfCallee } from "../../languages/expression.ts";
import { isJvm } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import type { RequestPart } from "./httpRequest.ts";

/** A method that sends no body: `"GET"`, `http.MethodGet`. */
export function isReading({ name, source: { expression } }: RequestPart): boolean {
	if (name === READS) return true;
	if (name !== undefined && name !== "method") return false;
	if (expression.kind === "text") return /^(?:GET|HEAD|DELETE|OPTIONS)$/.test(expression.value);
	return (
		expression.kind === "member" && /^Method(?:Get|Head|Delete|Options)$/.test(expression.name)
	);
}

/** A socket is opened by a reading method, whose name its signature may hold. */
const SOCKET = /websocket$/i;

/** True for a request that is told to read: it sends no body, but through a socket. */
export function onlyAsks({ callee }: CallExpression, parts: readonly RequestPart[]): boolean {
	const name = nameOfCallee(callee);
	if (parts.some(isReading)) return !SOCKET.test(name);
	return !PROGRAM.test(name) && sendsNothing(parts);
}

const PROGRAM = /^(?:curl|CURL|wget|https?|xhs?)$/;

/** True for a function of a shell that is given nothing to send: `request "$API/responses/$id"`. */
export function sendsNothing(parts: readonly RequestPart[]): boolean {
	const isOfShell = parts[0]?.source.outline.language.id === "shell";
	return isOfShell && !parts.some(({ name }) => name === "data");
}

/** The name of a part that makes a request a reading one by the step of a builder. */
export const READS = " reads";

const BUILT = /^(?:\s*\.\w+\([^()]*\))*?\s*\.build\(/;

/** True for a step of a chain of Java or Kotlin that builds a request without a body: `builder.url(u).get().build()`. */
export function isReadingStep({ callee, args, end }: CallExpression, outline: Outline): boolean {
	if (args.length > 0 || !isJvm(outline.language.id)) return false;
	if (!/^(?:get|head|delete)$/i.test(nameOfCallee(callee))) return false;
	return BUILT.test(outline.text.slice(end, end + 200));
}

/** The parts of a request without reading steps where it posts in another branch. */
export function withOneMethod(parts: readonly RequestPart[]): readonly RequestPart[] {
	const posts = parts.some(({ name }) => name === "post" || name === "put");
	return posts ? parts.filter(({ name }) => name !== READS) : parts;
}
