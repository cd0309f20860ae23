import { type Argument, type Expression, makeCall } from "./expression.ts";
import type { LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import { makeText } from "./syntax.ts";

/** `${key}` and `${key:default}` of Spring, as the text of an annotation writes them. */
const PLACEHOLDER = /^\$\{([^:}]+)(?::([^}]*))?\}$/;

function argument(value: Expression): Argument {
	return { name: undefined, value, spread: false };
}

/** Lowers `@Value("${key:default}")` and `@ConfigProperty(name = "key", defaultValue = "x")` to a read of that key with its default. */
export const lowerConfigured: LowerNode = (node, lowering) => {
	const written = readSettings(lowering.slice(node));
	if (written === undefined) return unknownAt(node);
	const { key, fallback } = written;
	const at = spanOf(node);
	const args = [key, fallback].flatMap((text) =>
		text === undefined ? [] : [argument(makeText(at, text))],
	);
	return makeCall(at, { kind: "name", name: "getEnv", ...at }, () => args);
};

function readSettings(
	annotation: string,
): { readonly key: string; readonly fallback: string | undefined } | undefined {
	const only = /\(\s*"((?:[^"\\]|\\.)*)"\s*\)$/.exec(annotation)?.[1]?.replaceAll("\\$", "$");
	const placed = only === undefined ? null : PLACEHOLDER.exec(only);
	if (placed?.[1] !== undefined) return { key: placed[1], fallback: placed[2] };
	const key = /\bname\s*=\s*"([^"\\]*)"/.exec(annotation)?.[1];
	const fallback = /\bdefaultValue\s*=\s*"([^"\\]*)"/.exec(annotation)?.[1];
	return key === undefined ? undefined : { key, fallback };
}

/** Names of the annotations that give a field or parameter its value from the configuration. */
export const CONFIGURING = "^(Value|ConfigProperty)$";
