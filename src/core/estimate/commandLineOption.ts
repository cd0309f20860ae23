import type { CallExpression, Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";

const DECLARING = new Set(["add_argument", "option", "addOption", "Option"]);

/** The default of a command-line option that the document declares (`add_argument("--model", default="gpt-4o")`); undefined when none is. */
export function findOptionDefault(outline: Outline, option: string): Expression | undefined {
	for (const { name, node } of outline.calls) {
		if (!DECLARING.has(name)) continue;
		const call = outline.lowering.lower(node);
		if (call.kind === "call" && declares(call, option)) return defaultOf(call);
	}
	return undefined;
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
