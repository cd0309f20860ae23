import { type CallExpression, type Expression, nameOfCallee } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import { makeMember } from "../languages/syntax.ts";
import type { Followed, Source, Trail } from "./source.ts";

/** Hooks that give a pair of what they hold and what sets it: `const [model, setModel] = useState("gpt-4o")`. */
const PAIRS =
	/^(?:useState|createSignal|useAtom|useLocalStorage\w*|useSessionStorage\w*|useStorage\w*|usePersist\w*)$/;
/** Functions whose result holds a value in one field: `ref("gpt-4o").value`, `useRef("gpt-4o").current`. */
const REFS =
	/^(?:ref|shallowRef|useRef|signal|useSignal|useState|useStorage\w*|useLocalStorage\w*|useCookie)$/;
const FIELD = /^(?:value|current)$/;
/** Functions that give an object like the one that they are given: `reactive({ model: "gpt-4o" }).model`. */
const OBJECTS = /^(?:reactive|shallowReactive|observable|proxy|makeAutoObservable|\$state)$/;

const REASON = "it is what a state begins with, which the program may change";

/** Marks what a state or a setting begins with as one of what it may be. */
export function asBeginning(found: Followed | undefined, reason = REASON): Followed | undefined {
	return found?.kind === "value" ? { unless: reason, ...found } : found;
}

/** What a call of JavaScript that makes a state begins it with; undefined for every other call. */
export function beginningOf({ callee, args }: CallExpression): Expression | undefined {
	const name = nameOfCallee(callee);
	if (!PAIRS.test(name) && !REFS.test(name) && !OBJECTS.test(name)) return undefined;
	const isKeyed = args.length > 1 && args[0]?.value.kind === "text" && /^use/.test(name);
	const given = args[isKeyed ? 1 : 0]?.value;
	if (given?.kind !== "function") return given;
	return given.returns.length === 1 ? given.returns[0] : undefined;
}

/** True for a call whose result holds a value that a store gives without it: `ref("gpt-4o")`. */
export function isRef({ callee }: CallExpression): boolean {
	return REFS.test(nameOfCallee(callee));
}

/** A member of a state of a user interface: what it begins with. */
export function memberOfState(
	{ expression, outline }: Source,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (expression.kind !== "call" || !isScript(outline.language.id)) return undefined;
	const beginning = beginningOf(expression);
	if (beginning === undefined) return undefined;
	const name = nameOfCallee(expression.callee);
	const isItself = (PAIRS.test(name) && key === "0") || (REFS.test(name) && FIELD.test(key));
	if (!isItself && !OBJECTS.test(name)) return undefined;
	const wanted = isItself ? beginning : makeMember(beginning, beginning, key);
	return asBeginning(trail.follow({ expression: wanted, outline }, depth + 1));
}
