import {
	type CallExpression,
	type Expression,
	makeCall,
	nameOfCallee,
} from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";

/** A read of configuration with an optional default: `os.getenv("MODEL", "gpt-4o")`. */
export interface DefaultedRead {
	readonly default: Expression | undefined;
	readonly reason: string;
	/** Set where the read asks an object that may be written down in code. */
	readonly key?: string;
}

const READS =
	/^(getenv|get|get_env|getEnv|env|config|fetch|getOrDefault|GetValue|getProperty|str|getString|Getenv|GetEnvironmentVariable|(?:get|Get)?[eE]nv(?:Or|OrDefault|Default|WithDefault)|getenvDefault|apply_filters|get_option|get_site_option)$/;
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
	const isPath = callee.kind === "member" && callee.name === "dig";
	const fallback = isPath
		? undefined
		: args.find((arg, index) => index === 1 || arg.name === "default")?.value;
	const text = outline.text.slice(callee.start, callee.end);
	const where = ENVIRONMENT.test(text)
		? "the environment or configuration"
		: outline.text.slice(object.start, Math.min(object.end, object.start + 40));
	return {
		default: fallback?.kind === "null" ? undefined : fallback,
		reason: `${key.value} is read from ${where}`,
		...(isPath && args.length > 1 ? {} : { key: key.value }),
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
	if (!ENVIRONMENT.test(text) && !/env|^config$|^apply_filters$|_option$/i.test(name))
		return undefined;
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
	/^(Field|field|Option|Argument|Query|Form|Body|Header|Param|attrib|ib|String|Unicode|config|arg|clap|structopt|serde|builder)$/;

/** Attributes of Rust that may hold a field's default: `#[arg(default_value = "x")]`, `#[serde(default = "function")]`. */
const ATTRIBUTES = /^(arg|clap|structopt|serde|builder)$/;

/** A call of the function that a text names. */
function callOf({ value, start, end }: Expression & { kind: "text" }): Expression {
	return makeCall({ start, end }, { kind: "name", name: value, start, end }, () => []);
}

/** What the function of `default_factory=lambda: os.getenv("MODEL", "x")` gives. */
function madeBy(args: CallExpression["args"]): Expression | undefined {
	const factory = args.find(({ name }) => name === "default_factory")?.value;
	const [returned, ...more] = factory?.kind === "function" ? factory.returns : [];
	return more.length === 0 ? returned : undefined;
}

/** The default that a field or parameter declaration holds (`Field(default="x")`, `typer.Option("x")`); other expressions unchanged. */
export function declaredDefault(expression: Expression | undefined): Expression | undefined {
	if (expression?.kind !== "call") return expression;
	const { callee, args } = expression;
	const name = nameOfCallee(callee);
	if (!DECLARES.test(name)) return expression;
	if (
		callee.kind === "member" &&
		callee.object.kind === "name" &&
		/^p?flag$/.test(callee.object.name)
	)
		return args[1]?.value ?? expression;
	const named = args.find(
		(arg) => arg.name !== undefined && /^default(_value(_t)?)?$/.test(arg.name),
	);
	if (name === "serde" && named?.value.kind === "text") return callOf(named.value);
	if (ATTRIBUTES.test(name)) return named?.value ?? expression;
	const first = args.find((arg) => arg.name === undefined && arg.value.kind === "text");
	return named?.value ?? madeBy(args) ?? first?.value ?? expression;
}
