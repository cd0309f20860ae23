import type { Expression } from "./expression.ts";
import type { ImportedName, Lowering, LowerNode, PatternName } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers `A\B\C` to the path `A.B.C`; a `\` before it stays, for what is imported is not asked then. */
export const lowerQualified: LowerNode = (node, lowering) => {
	const names = lowering
		.slice(node)
		.split("\\")
		.filter((name) => name !== "");
	const { start, end } = spanOf(node);
	const isGlobal = lowering.slice(node).startsWith("\\");
	const last = end - (names.at(-1)?.length ?? 0);
	return names
		.slice(1)
		.reduce<Expression>(
			(object, name) => ({ kind: "member", object, name, nameStart: last, start, end }),
			{ kind: "name", name: `${isGlobal ? "\\" : ""}${names[0] ?? ""}`, start, end },
		);
};

/** Names of `use A\B;`, `use A\B as C;` and `use A\{B, C as D};`. */
export function readImports(node: Node, lowering: Lowering): readonly ImportedName[] {
	const group = node.childForFieldName("body");
	const prefix = group === null ? "" : `${lowering.slice(node.firstNamedChild ?? node)}\\`;
	return partsOf(group ?? node)
		.filter((clause) => clause.type === "namespace_use_clause")
		.map((clause) => {
			const alias = clause.childForFieldName("alias");
			const path = clause.namedChildren.find((child) => /^(name|qualified_name)$/.test(child.type));
			const written = `${prefix}${path === undefined ? "" : lowering.slice(path)}`;
			const names = written.split("\\").filter((name) => name !== "");
			const imported = names.at(-1) ?? "";
			const local = alias === null ? imported : lowering.slice(alias);
			const [only] = names;
			if (names.length === 1 && only !== undefined) return { local, module: only, imported: "*" };
			return { local, module: names.slice(0, -1).join("."), imported };
		});
}

/** The names that `[$a, $b]` and `['k' => $a]` bind, the field that a promoted parameter makes, and what a file returns. */
export function readPattern(node: Node, lowering: Lowering): readonly PatternName[] | undefined {
	if (node.type === "property_promotion_parameter") {
		const name = node.childForFieldName("name");
		if (name === null) return undefined;
		const field = lowering.slice(name).replace(/^\$/, "this.");
		return [{ name: field, start: name.startIndex, path: [], default: undefined }];
	}
	if (node.type === "return_statement")
		return [{ name: "return", start: node.startIndex, path: [], default: undefined }];
	if (node.type !== "list_literal") return undefined;
	const parts = partsOf(node);
	return parts.flatMap((part, index): PatternName[] => {
		if (part.type !== "variable_name") return [];
		const before = index === 0 ? undefined : parts[index - 1];
		const key = before?.type === "string" ? lowering.slice(before).slice(1, -1) : String(index);
		return [
			{
				name: lowering.slice(part).replace(/^\$/, ""),
				start: part.startIndex,
				path: [key],
				default: undefined,
			},
		];
	});
}
