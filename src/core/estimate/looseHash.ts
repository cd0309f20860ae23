import { type CallExpression, makeRecord } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Source } from "./source.ts";

/** Ruby's last argument may be a hash without braces, which is a request's body: `post_json(path, model: "gpt-4o", messages: messages)`. */
export function readLooseHash(
	{ args, start, end }: CallExpression,
	outline: Outline,
): Source | undefined {
	if (outline.language.id !== "ruby") return undefined;
	const given = args.filter(({ name, spread }) => spread || name !== undefined);
	if (!given.some(({ name }) => name === "model" || name === "prompt")) return undefined;
	const expression = makeRecord({ start, end }, () =>
		given.map(({ name, value, spread }) => ({ key: name, value, spread })),
	);
	return { expression, outline };
}
