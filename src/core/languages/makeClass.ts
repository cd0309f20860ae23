import type { Argument, ClassExpression, Expression, Located, Parameter } from "./expression.ts";

/** Makes a class whose settings and parameters are read when first asked for. */
export function makeClass(
	at: Located,
	name: string | undefined,
	bases: readonly Expression[],
	readSettings: () => readonly Argument[],
	readParameters: () => readonly Parameter[] = () => [],
): ClassExpression {
	let settings: readonly Argument[] | undefined;
	let parameters: readonly Parameter[] | undefined;
	return {
		kind: "class",
		start: at.start,
		end: at.end,
		name,
		bases,
		get settings() {
			settings ??= readSettings();
			return settings;
		},
		get parameters() {
			parameters ??= readParameters();
			return parameters;
		},
	};
}
