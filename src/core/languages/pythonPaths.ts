import { type Expression, makeCall } from "./expression.ts";
import type { LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";

/** `folder / "name"` on a path is `folder.joinpath("name")`. */
export const lowerPathJoin: LowerNode = (node, lowering) => {
	const object = lowering.lower(node.childForFieldName("left"));
	const value = lowering.lower(node.childForFieldName("right"));
	const at = spanOf(node);
	const callee: Expression = {
		kind: "member",
		object,
		name: "joinpath",
		nameStart: object.end,
		...at,
	};
	return makeCall(at, callee, () => [{ name: undefined, value, spread: false }]);
};
