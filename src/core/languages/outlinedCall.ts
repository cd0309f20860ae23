import type { CallExpression } from "./expression.ts";
import type { Outline, OutlinedCall } from "./outline.ts";
import type { Node } from "./syntaxTree.ts";

/** The normal form of an outlined call; undefined where the language lowers the node to something else. */
export function lowerOutlinedCall(
	call: OutlinedCall,
	outline: Outline,
): CallExpression | undefined {
	const expression = outline.lowering.lower(call.node);
	return expression.kind === "call" ? expression : undefined;
}

const MAX_CHAIN = 200;

/** The whole chain of calls that begins with a call: `X.builder().model("a").build()` for `X.builder()`. */
export function lowerChainFrom(
	{ node }: OutlinedCall,
	outline: Outline,
): CallExpression | undefined {
	const around: Node[] = [];
	let current = node.parent;
	while (current?.startIndex === node.startIndex && around.length < MAX_CHAIN) {
		around.push(current);
		current = current.parent;
	}
	for (const outer of around.reverse()) {
		const expression = outline.lowering.lower(outer);
		if (expression.kind === "call") return expression;
	}
	return undefined;
}
