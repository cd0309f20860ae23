import type { Expression } from "./expression.ts";
import type { LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { makeMember } from "./syntax.ts";

const CLASS = "class";

/** `X` as the class that is asked for: `X.class` of Java, `X::class` of Kotlin. */
export function classLiteral(type: Expression): Expression {
	return makeMember(type, type, CLASS);
}

/** Lowers a class literal. */
export const lowerClassLiteral: LowerNode = (node, lowering) => ({
	...classLiteral(lowering.lower(node.firstNamedChild)),
	...spanOf(node),
});

/** The class that an expression names for somebody who makes it: `X` of `X.class` and `X::class.java`; undefined for any other. */
export function namedClass(expression: Expression): Expression | undefined {
	const inner =
		expression.kind === "member" && /^(?:java|kotlin|javaObjectType)$/.test(expression.name)
			? expression.object
			: expression;
	return inner.kind === "member" && inner.name === CLASS ? inner.object : undefined;
}
