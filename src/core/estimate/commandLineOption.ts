import type { CallExpression, Expression } from "../languages/expression.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";

const DECORATING = new Set(["option", "argument"]);

const DECLARING = new Set(["add_argument", "option", "addOption", "Option"]);

/** The default of a command-line option that the document declares (`add_argument("--model", default="gpt-4o")`); undefined when none is. */
export function findOptionDefault(outline: Outline, option: string): Expression | undefined {
	for (const call of outline.calls) {
		if (!DECLARING.has(call.name) || isDecorator(call, outline)) continue;
		const lowered = outline.lowering.lower(call.node);
		const found =
			lowered.kind === "call" && declares(lowered, option) ? defaultOf(lowered) : undefined;
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The default that a decorator gives a parameter of a function: `@click.option("--model", default="gpt-4o")`. */
export function findDecoratorDefault(
	outline: Outline,
	{ start, kind }: Scope,
	parameter: string,
): Expression | undefined {
	if (kind !== "function") return undefined;
	for (const call of outline.calls) {
		if (call.nameStart > start) return undefined;
		if (!DECORATING.has(call.name) || !isDecorator(call, outline)) continue;
		const decorated = outline.scopes.find((one) => one.start > call.nameStart);
		const isOwn = decorated !== undefined && startOfFunction(decorated, outline) === start;
		const lowered = isOwn ? outline.lowering.lower(call.node) : undefined;
		if (lowered?.kind === "call" && declares(lowered, parameter)) return defaultOf(lowered);
	}
	return undefined;
}

/** The function that follows the decorators around a scope (a decorator may hold a lambda). */
function startOfFunction({ start, kind }: Scope, { scopes, text }: Outline): number | undefined {
	const isDefinition = (at: number) => /^(?:async\s+)?def\b/.test(text.slice(at, at + 20));
	if (kind === "function" && isDefinition(start)) return start;
	return scopes.find(
		(one) => one.start > start && one.kind === "function" && isDefinition(one.start),
	)?.start;
}

function isDecorator({ nameStart }: OutlinedCall, { text }: Outline): boolean {
	const line = text.slice(text.lastIndexOf("\n", nameStart) + 1, nameStart);
	return /^\s*@[\w.]*$/.test(line);
}

function declares({ args }: CallExpression, option: string): boolean {
	return args.some(
		({ name, value }) =>
			value.kind === "text" &&
			(name === "dest"
				? value.value === option
				: name === undefined && optionName(value.value) === option),
	);
}

/** `--grader-model <name>` is read as `grader_model`. */
function optionName(text: string): string {
	const long = /--([\w-]+)/.exec(text)?.[1] ?? text;
	return long.replaceAll("-", "_");
}

function defaultOf({ args }: CallExpression): Expression | undefined {
	const named = args.find(({ name }) => name === "default")?.value;
	if (named !== undefined) return named;
	const record = args.map(({ value }) => value).find((value) => value.kind === "record");
	if (record?.kind === "record") return record.entries.find(({ key }) => key === "default")?.value;
	const [, , third] = args.filter(({ name }) => name === undefined);
	return third?.value.kind === "text" ? third.value : undefined;
}
