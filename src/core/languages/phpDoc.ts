import type { Expression } from "./expression.ts";
import type { Lowering } from "./language.ts";
import type { Node } from "./syntaxTree.ts";

const LONGEST = 4000;
const RETURN = /@return\s+([\w\\|?]+)/;
/** Types that name no class. */
const PLAIN =
	/^(?:array|bool|boolean|callable|false|float|int|integer|iterable|mixed|never|null|object|self|static|string|this|true|void)$/i;

/** What the comment before a function says that it returns: `@return \OpenAI\Client|null`; undefined where it names no class. */
export function readReturnedType(node: Node, { text }: Lowering): Expression | undefined {
	const before = text.slice(Math.max(0, node.startIndex - LONGEST), node.startIndex).trimEnd();
	if (!before.endsWith("*/")) return undefined;
	const comment = before.slice(before.lastIndexOf("/**"));
	const written = RETURN.exec(comment)?.[1] ?? "";
	const at = { start: node.startIndex, end: node.startIndex };
	const options = written
		.split("|")
		.map((one) => one.replace(/^\?/, ""))
		.filter((one) => one !== "" && !PLAIN.test(one))
		.map((one) => namedType(one, at));
	return options.length === 0 ? undefined : { kind: "choice", mode: "either", options, ...at };
}

function namedType(written: string, at: { start: number; end: number }): Expression {
	const isGlobal = written.startsWith("\\");
	const [first = "", ...rest] = written.split("\\").filter((name) => name !== "");
	return rest.reduce<Expression>(
		(object, name) => ({ kind: "member", object, name, nameStart: at.start, ...at }),
		{ kind: "name", name: isGlobal ? `\\${first}` : first, ...at },
	);
}
