import type { LowerNode } from "./language.ts";
import { lowerTokens } from "./rustMacros.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers a call inside a macro from its argument tokens: the chain of tokens before them is what is called. */
export const lowerTokenCall: LowerNode = (node, lowering) => {
	const before = node.parent?.children.filter((one) => one.id < node.id) ?? [];
	const chain: Node[] = [node];
	let token = before.pop();
	while (token !== undefined && chain.length < MAX_LINKS && (isName(token) || isGroup(token))) {
		chain.unshift(token);
		const mark = before.at(-1);
		const isMark = mark?.type === "." || mark?.type === "::";
		if (isMark && !isName(token)) break;
		if (isMark) {
			chain.unshift(mark);
			before.pop();
		} else if (token.type !== "?" && !(isGroup(token) && mark !== undefined && isName(mark))) break;
		token = before.pop();
	}
	return lowerTokens(chain, node, lowering, 0);
};

const MAX_LINKS = 200;

/** Lowers what a static of `lazy_static!` holds, from the colon after its name: the tokens from `=` to `;`. */
export const lowerStatic: LowerNode = (colon, lowering) => {
	const after = colon.parent?.children.filter((one) => one.id > colon.id) ?? [];
	const start = after.findIndex(({ type }) => type === "=") + 1;
	const end = after.findIndex(({ type }, index) => index > start && type === ";");
	return lowerTokens(after.slice(start, end < 0 ? undefined : end), colon, lowering, 0);
};

function isName({ type }: Node): boolean {
	return /^(\?|identifier|self|super|crate)$/.test(type);
}

function isGroup(token: Node): boolean {
	return token.type === "token_tree" && /^[([]$/.test(token.firstChild?.type ?? "");
}
