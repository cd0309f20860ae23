import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { type Followed, isEmpty, type Source, sourcesOf } from "./source.ts";

const REACH = 160;

/** A condition on whether a name holds nothing: what is in the first group names it. */
const ASKS_FOR_NOTHING =
	/\bif\s*\(?\s*(?:(?:string|String)\.IsNullOr(?:Empty|WhiteSpace)\(\s*([\w.]+)\s*\)|([\w.]+)\s*(?:={2,3}|\bis)\s*(?:null|nil|""|(?:string|String)\.Empty)|([\w.]+)\.is(?:NullOr)?(?:Empty|Blank)\(\)|!([\w.]+))\s*\)?\s*\{?\s*$/;

/** True for a binding that stands in for nothing: `if (string.IsNullOrEmpty(model)) model = "gpt-4o"`. */
function standsIn({ block, kind, valueStart }: Binding, name: string, { text }: Outline): boolean {
	if (block.kind !== "block" || kind !== "variable" || valueStart === undefined) return false;
	const before = text.slice(Math.max(0, block.start - REACH), block.start);
	const named = ASKS_FOR_NOTHING.exec(before)
		?.slice(1)
		.find((one) => one !== undefined);
	return named !== undefined && named.replace(/^this\./, "") === name.replace(/^this\./, "");
}

/** What the bindings of a name give, without what stands in for nothing where another gives a text. */
export function withoutStandIns(
	followed: readonly Followed[],
	bindings: readonly Binding[],
	name: string,
	outline: Outline,
): readonly Followed[] {
	if (followed.length < 2) return followed;
	const others = followed.filter((_, index) => {
		const binding = bindings[index];
		return binding === undefined || !standsIn(binding, name, outline);
	});
	return others.some(holdsText) ? others : followed;
}

const CHOOSES =
	/^\(?\s*!?(?:string|String)\.IsNullOr(?:Empty|WhiteSpace)\(\s*([\w.]+)\s*\)\s*\?\s*$/;

/** What `string.IsNullOrEmpty(model) ? "gpt-4o" : model` gives where the name holds a text: the other side is never reached. */
export function givenBeside(
	options: readonly Followed[],
	{ expression, outline: { text } }: Source,
): Followed | undefined {
	const [first] = expression.kind === "choice" ? expression.options : [];
	if (expression.kind !== "choice" || first === undefined) return undefined;
	const named = CHOOSES.exec(text.slice(expression.start, first.start).slice(0, REACH))?.[1];
	if (named === undefined) return undefined;
	return options.find((option, index) => {
		const { start, end } = expression.options[index] ?? first;
		return option.kind === "value" && holdsText(option) && text.slice(start, end) === named;
	});
}

function holdsText(followed: Followed): boolean {
	return sourcesOf(followed).some(
		({ expression }) => expression.kind === "text" && !isEmpty(expression),
	);
}
