import type { CallExpression, Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { pathOf } from "./findMember.ts";
import type { Followed, Source, Trail } from "./source.ts";

/** Defaults of the command-line flags and settings that a Go document declares. */
interface Flags {
	/** By the path of the variable that a flag is stored in: `opts.Model`. */
	readonly byVariable: ReadonlyMap<string, Expression>;
	/** By the flag's or setting's name: `model`. */
	readonly byName: ReadonlyMap<string, Expression>;
}

const DECLARING = /^(?:String|Int|Int32|Int64|Uint|Float64)(Var)?(P)?$/;
const READING = /^(?:Get)?(?:String|Int|Int64|Float64)$/;
const NONE: Flags = { byVariable: new Map(), byName: new Map() };
const flagsOf = rememberByObject((outline: Outline): Flags => {
	if (outline.language.id !== "go") return NONE;
	const byVariable = new Map<string, Expression>();
	const byName = new Map<string, Expression>();
	for (const { name, node } of outline.calls) {
		if (!DECLARING.test(name) && name !== "SetDefault") continue;
		const call = outline.lowering.lower(node);
		const flag = call.kind === "call" ? readFlag(name, call) : undefined;
		if (flag === undefined) continue;
		byName.set(flag.name, flag.value);
		const path = flag.variable && pathOf(flag.variable);
		if (path !== undefined) byVariable.set(path.join("."), flag.value);
	}
	return { byVariable, byName };
});

interface Flag {
	readonly name: string;
	readonly value: Expression;
	readonly variable: Expression | undefined;
}

/** `StringVarP(&model, "model", "m", "gpt-4o", "…")`, `String("model", "gpt-4o", "…")`, `SetDefault("model", "gpt-4o")`. */
function readFlag(callee: string, { args }: CallExpression): Flag | undefined {
	const values = args.map(({ value }) => value);
	const [, hasVariable, hasLetter] = DECLARING.exec(callee) ?? [];
	const first = hasVariable === undefined ? 0 : 1;
	const at = first + (hasLetter === undefined ? 1 : 2);
	const name = values[first];
	const value = values[at];
	const isWhole = callee === "SetDefault" ? values.length === 2 : values.length === at + 2;
	if (!isWhole || name?.kind !== "text" || value === undefined) return undefined;
	return { name: name.value, value, variable: hasVariable === undefined ? undefined : values[0] };
}

/** Follows a flag's variable, or a flag or setting that is read by its name, to its default; undefined when the document declares none. */
export function followFlag(
	{ expression, outline }: Source,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const flags = flagsOf(outline);
	const value =
		expression.kind === "call"
			? flags.byName.get(nameRead(expression) ?? "")
			: flags.byVariable.get(pathOf(expression)?.join(".") ?? "");
	return value && trail.follow({ expression: value, outline }, depth + 1);
}

function nameRead({ callee, args }: CallExpression): string | undefined {
	const [name] = args;
	if (args.length !== 1 || callee.kind !== "member" || !READING.test(callee.name)) return undefined;
	return name?.value.kind === "text" ? name.value.value : undefined;
}
