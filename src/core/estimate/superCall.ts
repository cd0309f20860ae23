import type { CallExpression, Expression, FunctionExpression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { type Binding, holderOf, type Scope } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { functionAt, indexOfParameter } from "./givenPlace.ts";
import type { Source } from "./source.ts";

/** What Python and JavaScript call the constructor that a class declares. */
const CONSTRUCTORS = ["__init__", "constructor"];

interface SuperCall {
	readonly start: number;
	readonly call: CallExpression;
	/** The arguments without the object itself: `Base.__init__(self, …)` names it. */
	readonly args: CallExpression["args"];
}

/** The calls of a document that run the constructor of a class that another is made from. */
const superCalls = rememberByObject((outline: Outline): readonly SuperCall[] =>
	outline.calls.flatMap((call) => readSuperCall(call, outline) ?? []),
);

function readSuperCall(call: OutlinedCall, outline: Outline): SuperCall | undefined {
	const isOfScript = isSuperOfScript(call.name, outline);
	const lowered =
		isOfScript || call.name === "__init__" ? lowerOutlinedCall(call, outline) : undefined;
	if (lowered === undefined) return undefined;
	const { callee, args } = lowered;
	const found = { start: call.nameStart, call: lowered };
	if (isOfScript) return { ...found, args };
	if (callee.kind !== "member") return undefined;
	const isSuper = callee.object.kind === "call" && nameOf(callee.object.callee) === "super";
	return { ...found, args: isSuper ? args : args.slice(1) };
}

/** `super({ model: "x" })` of JavaScript. */
export function isSuperOfScript(name: string, { language }: Outline): boolean {
	return name === "super" && isScript(language.id);
}

function nameOf(expression: Expression): string | undefined {
	return expression.kind === "name" ? expression.name : undefined;
}

function superCallIn({ start, end }: Scope, outline: Outline): SuperCall | undefined {
	return superCalls(outline).find((one) => one.start >= start && one.start < end);
}

/** The call by which a class runs the constructor of the class that it is made from: `super().__init__(model="x")`. */
export function findSuperCall(scope: Scope, outline: Outline): CallExpression | undefined {
	return superCallIn(scope, outline)?.call;
}

/** The constructor that a class declares. */
export function constructorOf({ bindings }: Scope): FunctionExpression | undefined {
	const name = CONSTRUCTORS.find((one) => bindings.has(one)) ?? "";
	const declared = bindings.get(name)?.at(-1)?.value;
	return declared?.kind === "function" ? declared : undefined;
}

/** What a class gives its parent's constructor for a field that the parent sets from a parameter; undefined where that is not written. */
export function givenToParent(
	scope: Scope,
	outline: Outline,
	parent: Scope,
	parentOutline: Outline,
	field: string,
): Source | undefined {
	const sent = parent.bindings.has(`this.${field}`) ? superCallIn(scope, outline) : undefined;
	if (sent === undefined) return undefined;
	for (const binding of parent.bindings.get(`this.${field}`) ?? []) {
		const parameter = parameterOf(binding, parentOutline);
		if (parameter === undefined) continue;
		const named = sent.args.find((arg) => arg.name === parameter.name);
		const given = named ?? positionalAt(sent.args, parameter.index);
		if (given !== undefined) return { expression: given.value, outline };
	}
	return undefined;
}

function positionalAt(
	args: CallExpression["args"],
	index: number,
): CallExpression["args"][number] | undefined {
	const before = args.slice(0, index + 1);
	return before.some(({ name, spread }) => name !== undefined || spread) ? undefined : args[index];
}

/** The constructor's parameter that a field is set from: `self.model = model`, `self.model = model or "x"`. */
function parameterOf(
	{ block, value }: Binding,
	outline: Outline,
): { readonly name: string; readonly index: number } | undefined {
	const holder = holderOf(block);
	if (!CONSTRUCTORS.includes(holder.name ?? "") || value === undefined) return undefined;
	const set = value.kind === "choice" ? value.options[0] : value;
	const name = set && nameOf(set);
	const declared = functionAt(holder, outline);
	if (name === undefined || declared === undefined) return undefined;
	const index = indexOfParameter(declared, name, outline);
	return index < 0 ? undefined : { name, index };
}
