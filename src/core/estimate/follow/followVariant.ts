import type { CallExpression, Expression } from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Scope } from "../../languages/scope.ts";
import type { Node } from "../../languages/syntaxTree.ts";
import type { Followed, Source, Trail } from "../source.ts";
import { thingOf } from "../thing.ts";

/** Methods that say in a match on `self` what a variant is called, the likeliest first; `fmt` is Display's. */
const NAMING = ["as_str", "fmt", "as_ref", "to_string", "model_id", "id", "name"];

/** Follows a variant of an enum of Rust to the text that its naming method gives for it: `Model::Fast` of `Model::Fast.as_str()`. */
export function followVariant(
	source: Source,
	trail: Trail,
	depth: number,
	methods: readonly string[] = NAMING,
): Followed | undefined {
	const { expression, outline } = source;
	if (outline.language.id !== "rust" || !isVariant(expression)) return undefined;
	const owner = thingOf({ expression: expression.object, outline }, trail);
	if (owner?.kind !== "class") return undefined;
	for (const method of methods)
		for (const body of methodsOf(owner.declared.name, method, owner.outline)) {
			const arm = armOf(body, expression.name, owner.outline);
			const given = arm && textIn(owner.outline.lowering.lower(arm));
			if (given !== undefined)
				return trail.follow({ expression: given, outline: owner.outline }, depth + 1);
		}
	return undefined;
}

/** The same for a method by its name: `Model::Fast.api_name()`. */
export function followVariantCall(
	outline: Outline,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (callee.kind !== "member" || args.length > 0) return undefined;
	return followVariant({ expression: callee.object, outline }, trail, depth, [callee.name]);
}

type Variant = Expression & { readonly kind: "member" };

function isVariant(expression: Expression): expression is Variant {
	if (expression.kind !== "member" || !/^[A-Z]/.test(expression.name)) return false;
	const { object } = expression;
	return (object.kind === "name" || object.kind === "member") && /^[A-Z]/.test(object.name);
}

/** The nodes of the functions of that name in all that is implemented for a type. */
function methodsOf(
	type: string | undefined,
	name: string,
	{ scopes, functions }: Outline,
): readonly Node[] {
	const own = scopes.filter((scope: Scope) => scope.kind === "class" && scope.name === type);
	return own.flatMap(({ bindings }) =>
		(bindings.get(name) ?? []).flatMap(({ kind, value }) => {
			const node =
				kind === "function" && value !== undefined ? functions.get(value.start) : undefined;
			return node === undefined ? [] : [node];
		}),
	);
}

const MAX_ARMS = 100;

/** What the arm of a variant gives. */
function armOf(method: Node, variant: string, { text }: Outline): Node | undefined {
	const arms = method.descendantsOfType("match_arm").slice(0, MAX_ARMS);
	const names = new RegExp(`(?:^|\\W)${variant}(?!\\w)`);
	const found = arms.find((arm) => {
		const pattern = arm.childForFieldName("pattern");
		return pattern !== null && names.test(text.slice(pattern.startIndex, pattern.endIndex));
	});
	return found?.childForFieldName("value") ?? undefined;
}

/** The text of an arm, also where it is written: `f.write_str("gpt-4o")`. */
function textIn(expression: Expression): Expression | undefined {
	if (expression.kind === "call") return expression.args.at(-1)?.value;
	return /^(?:text|name|member)$/.test(expression.kind) ? expression : undefined;
}
