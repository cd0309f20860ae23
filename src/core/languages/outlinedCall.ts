import type { CallExpression } from "./expression.ts";
import type { Outline, OutlinedCall } from "./outline.ts";

/** The normal form of an outlined call; undefined where the language lowers the node to something else. */
export function lowerOutlinedCall(
	call: OutlinedCall,
	outline: Outline,
): CallExpression | undefined {
	const expression = outline.lowering.lower(call.node);
	return expression.kind === "call" ? expression : undefined;
}
