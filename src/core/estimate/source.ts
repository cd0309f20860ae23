import type { Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { makeText } from "../languages/syntax.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";

/** An expression together with the document that it stands in. */
export interface Source {
	readonly expression: Expression;
	readonly outline: Outline;
}

/** Where following names from an expression ends: at one literal or call, at several, or at something only known at run time. */
export type Followed =
	| {
			readonly kind: "value";
			readonly source: Source;
			/** Why it may be something else: `fast ? "gpt-4o-mini" : options.model`. */
			readonly unless?: string;
			/** The name by which a function of the project returns it: what is set on it there belongs to it. */
			readonly returnedAs?: Source;
	  }
	| {
			readonly kind: "several";
			readonly sources: readonly Source[];
			readonly reason: string;
			/** True where each of them counts, also one that is known only at run time. */
			readonly isOpen?: true;
	  }
	| { readonly kind: "gap"; readonly reason: string };

/** One resolution with its limits: hostile code can make names refer to each other without end. */
export interface Trail {
	readonly project: ProjectIndex | undefined;
	/** True where a parameter may be followed to what callers in the same document give: for models and clients, not for prompts. */
	readonly asksCallers: boolean;
	/** True where one of several things is no answer: what differs from branch to branch is not known. */
	readonly isStrict: boolean;
	/** Counts one step; false when the limit is reached. */
	step(): boolean;
	/** Follows names, fields, choices and reads with defaults to the expressions that give the value. */
	follow(source: Source, depth?: number): Followed;
	/** Follows what one binding gives its name. */
	followBinding(binding: Binding, outline: Outline, depth: number): Followed;
	/** Follows a name of another file of the project, without a module one that is seen unimported; undefined when there is none. */
	followExport(
		from: Outline,
		module: string | undefined,
		name: string,
		depth: number,
	): Followed | undefined;
}

/** Joins what several places give: the same literal everywhere is one value, `null` and gaps beside a value are dropped. */
export function mergeFollowed(all: readonly Followed[], reason: string): Followed {
	const only = all[0];
	if (all.length === 1 && only !== undefined) return only;
	const sources = new Map<string, Source>();
	for (const source of all.flatMap(sourcesOf))
		if (!isEmpty(source.expression)) sources.set(keyOf(source), source);
	const distinct = [...sources.values()];
	const first = distinct[0];
	if (first === undefined)
		return all.find((one) => one.kind === "gap") ?? only ?? { kind: "gap", reason };
	if (distinct.length === 1) {
		const unless = all.find((one) => one.kind === "value" && one.unless !== undefined);
		return unless?.kind === "value"
			? { ...unless, source: first }
			: { kind: "value", source: first };
	}
	return { kind: "several", sources: distinct, reason };
}

/** `null` and `""` are what a variable holds before it is given its value. */
export function isEmpty(expression: Expression): boolean {
	return expression.kind === "null" || (expression.kind === "text" && expression.value === "");
}

/** A text that stands for what is written at a source. */
export function textInPlaceOf(
	{ expression, outline }: Source,
	text: string,
): Followed & { readonly kind: "value" } {
	return { kind: "value", source: { expression: makeText(expression, text), outline } };
}

/** The sources that following ended at; none for a gap. */
export function sourcesOf(followed: Followed): readonly Source[] {
	if (followed.kind === "gap") return [];
	return followed.kind === "value" ? [followed.source] : followed.sources;
}

function keyOf({ expression, outline }: Source): string {
	if (expression.kind === "text") return `"${expression.value}`;
	if (expression.kind === "number" || expression.kind === "boolean") return `${expression.value}`;
	return `${expression.start} ${outline.path}`;
}

/** Says in plain words why an expression has no value before the program runs. */
export function describeGap({ expression, outline }: Source): Followed & { kind: "gap" } {
	const begun = outline.text.slice(
		expression.start,
		Math.min(expression.end, expression.start + 60),
	);
	const shown = showCode({ expression, outline });
	const reason = /environ|process\.env|getenv|import\.meta\.env/i.test(begun)
		? `${shown} is read from the environment`
		: `${shown} is known only at run time`;
	return { kind: "gap", reason };
}

const shownCharacters = 60;

/** Code on one line: `build({ retries: 3 })` whole, a long call by its name `new Client(…)`, anything else by its beginning. */
export function showCode({ expression, outline }: Source): string {
	const text = outline.text.slice(expression.start, expression.end);
	const line = text.slice(0, 2 * shownCharacters).replaceAll(/\s+/g, " ");
	if (text.length < 2 * shownCharacters && line.length <= shownCharacters) return line;
	const name = /^[^("'`]+(?=\()/.exec(line)?.[0];
	return name !== undefined && name.length <= shownCharacters
		? `${name}(…)`
		: `${line.slice(0, shownCharacters).trimEnd()}…`;
}
