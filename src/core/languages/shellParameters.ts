import type { Parameter } from "./expression.ts";

const MAX_PARAMETERS = 9;
/** `local url="$1"`, `endpoint=${2}`: a variable that holds what the function is given. */
const HELD = /(?<![\w$])(\w+)=["']?\$\{?([1-9])\}?["']?(?=[\s;)]|$)/gm;
const USED = /\$\{?([1-9])\b/g;

/**
 * The parameters of a shell's function. Each is named as `$1` and, after a blank, as the variable that holds it; none where the
 * function shifts them.
 */
export function readParameters(text: string): readonly Parameter[] {
	if (/^\s*shift\b/m.test(text)) return [];
	const names = new Map<number, string>();
	for (const [, number = ""] of text.matchAll(USED)) names.set(Number(number), `$${number}`);
	for (const [, name = "", number = ""] of text.matchAll(HELD))
		names.set(Number(number), `$${number} ${name}`);
	const count = Math.min(MAX_PARAMETERS, Math.max(0, ...names.keys()));
	return Array.from({ length: count }, (_, index) => ({
		name: names.get(index + 1) ?? `$${index + 1}`,
		type: undefined,
		default: undefined,
	}));
}
