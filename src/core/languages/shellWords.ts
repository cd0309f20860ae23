import type { Lowering } from "./language.ts";
import type { Node } from "./syntaxTree.ts";

/** Commands that run the command after them. */
const RUNNING = /^(?:sudo|timeout|env|nohup|time|exec|command|nice|xargs|retry)$/;

/** The words of a command that follow its name on the same line and those that continue it. */
export function wordsAfter(name: Node, command: Node, lowering: Lowering): Node[] {
	const words: Node[] = [];
	let end = name.endIndex;
	for (const word of command.childrenForFieldName("argument")) {
		if (word.startIndex < end) continue;
		if (hasBreak(lowering.text, end, word.startIndex)) break;
		words.push(word);
		end = word.endIndex;
	}
	return words;
}

/** True where a line ends between two offsets without being continued. */
export function hasBreak(text: string, start: number, end: number): boolean {
	return /(?<!\\)\r?\n/.test(text.slice(start, end).replace(/\\\r?\n/g, ""));
}

/** True for a word of a command that is a command itself: another one runs it, or it begins a line. */
export function isRun(word: Node, command: Node, lowering: Lowering): boolean {
	const names = [command.childForFieldName("name"), ...command.childrenForFieldName("argument")];
	const before = names.filter((one) => one !== null && one.startIndex < word.startIndex);
	const last = before.at(-1);
	if (!last || hasBreak(lowering.text, last.endIndex, word.startIndex)) return true;
	return before.some(
		(one) =>
			one !== null &&
			RUNNING.test(lowering.slice(one)) &&
			!hasBreak(lowering.text, one.endIndex, word.startIndex),
	);
}
