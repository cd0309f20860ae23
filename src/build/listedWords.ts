import { listWords } from "../core/project/wordList.ts";

/** The text of a module that stands in for `core/project/wordList.ts` in bundles: what it lists, written out. */
export function formatListedWords(): string {
	const json = JSON.stringify(JSON.stringify(listWords()));
	return `export const listWords = () => JSON.parse(${json});\n`;
}
