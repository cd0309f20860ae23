import type { CallExpression, Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";

/** A read of configuration with an optional default: `os.getenv("MODEL", "gpt-4o")`. */
export interface DefaultedRead {
	readonly default: Expression | undefined;
	readonly reason: string;
	/** Set where the read asks an object that may be written down in code. */
	readonly key?: string;
}

const READS =
	/^(getenv|get|get_env|getEnv|env|config|fetch|getOrDefault|GetValue|getProperty|str|getString|Getenv|GetEnvironmentVariable|(?:get|Get)?[eE]nv(?:Or|OrDefault|Default|WithDefault)|getenvDefault)$/;
const ENVIRONMENT =
	/(^|[.\s])(os|environ|env|Env|ENV|config|Config|settings|System|Deno\.env|process\.env)\b/;

const KEYED = /^(get|pop|setdefault|getOrDefault|fetch|dig|GetValueOrDefault)$/;

/** `options.get("model", "gpt-4o")`: a default stands for what the caller leaves out. */
function readKeyed(
	{ args, callee }: CallExpression,
	object: Expression,
	outline: Outline,
): DefaultedRead | undefined {
	const key = args[0]?.value;
	if (key?.kind !== "text") return undefined;
	const fallback = args.find((arg, index) => index === 1 || arg.name === "default")?.value;
	const text = outline.text.slice(callee.start, callee.end);
	const where = ENVIRONMENT.test(text)
		? "the environment or configuration"
		: outline.text.slice(object.start, Math.min(object.end, object.start + 40));
	return {
		default: fallback?.kind === "null" ? undefined : fallback,
		reason: `${key.value} is read from ${where}`,
		key: key.value,
	};
}

/** Reads a call as a read of the environment or configuration; undefined when it is something else. */
export function readDefaultedRead(
	call: CallExpression,
	outline: Outline,
): DefaultedRead | undefined {
	const { callee } = call;
	const name = callee.kind === "name" ? callee.name : callee.kind === "member" ? callee.name : "";
	if (KEYED.test(name) && callee.kind === "member") return readKeyed(call, callee.object, outline);
	if (!READS.test(name)) return undefined;
	const text = outline.text.slice(callee.start, callee.end);
	if (!ENVIRONMENT.test(text) && !/env|^config$/i.test(name)) return undefined;
	const key = call.args[0]?.value;
	if (key?.kind !== "text") return undefined;
	const fallback = call.args.find((arg, index) => index === 1 || arg.name === "default");
	const isAnnotation = outline.text.startsWith("@", call.start);
	return {
		default: fallback?.value,
		reason: `${key.value} is read from the ${isAnnotation ? "configuration" : "environment"}`,
		...(isAnnotation ? { key: key.value } : {}),
	};
}

const DECLARES =
	/^(Field|field|Option|Argument|Query|Form|Body|Header|Param|attrib|ib|String|Unicode|CharField|config)$/;

/** The default that a field or parameter declaration holds (`Field(default="x")`, `typer.Option("x")`); other expressions unchanged. */
export function declaredDefault(expression: Expression | undefined): Expression | undefined {
	if (expression?.kind !== "call") return expression;
	const { callee, args } = expression;
	const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
	if (!DECLARES.test(name)) return expression;
	if (
		callee.kind === "member" &&
		callee.object.kind === "name" &&
		/^p?flag$/.test(callee.object.name)
	)
		return args[1]?.value ?? expression;
	const named = args.find((arg) => arg.name === "default");
	const first = args.find((arg) => arg.name === undefined && arg.value.kind === "text");
	return named?.value ?? first?.value ?? expression;
}
