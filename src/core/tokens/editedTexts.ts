import { findChange } from "../languages/textChange.ts";
import type { CanCut } from "./cutPoint.ts";
import { type CountPart, type Replacement, SegmentedText } from "./segmentedText.ts";

/** How many long texts are followed at once. */
const FOLLOWED = 8;
/** A text that differs from a followed one in more than this share is another text. */
const MOST_CHANGED = 1 / 8;
/** So many UTF-16 units at one of its ends a text shares with what an edit makes of it. */
const END = 64;

/** Counts long texts that come again while they are written: of a prompt in an editor, a keystroke counts its neighbourhood alone. */
export class EditedTexts {
	readonly #canCut: CanCut;
	/** The latest last. */
	readonly #followed: SegmentedText[] = [];

	/** `canCut` says where counts of two neighbouring texts add up. */
	constructor(canCut: CanCut) {
		this.#canCut = canCut;
	}

	/** The count of `text`; what is not known of it is counted by `count`. */
	count(text: string, count: CountPart): number {
		const followed = this.#followed;
		for (let index = followed.length - 1; index >= 0; index--) {
			const one = followed[index];
			const change = one && changeBetween(one.text, text);
			if (one === undefined || change === undefined) continue;
			followed.splice(index, 1);
			followed.push(one);
			return one.text === text ? one.tokens : one.become(text, change, count);
		}
		const fresh = new SegmentedText(text, count, this.#canCut);
		followed.push(fresh);
		if (followed.length > FOLLOWED) followed.shift();
		return fresh.tokens;
	}
}

/** What makes one text of another, where that is little. */
function changeBetween(before: string, after: string): Replacement | undefined {
	if (!sharesAnEnd(before, after)) return undefined;
	const { start, oldEnd, newEnd } = findChange(before, after);
	const changed = Math.max(oldEnd, newEnd) - start;
	if (changed > Math.max(before.length, after.length) * MOST_CHANGED) return undefined;
	return { start, end: oldEnd, by: after.slice(start, newEnd) };
}

/** Few texts pass that are not the same but for one stretch: in a stream of texts, each is asked about several others. */
function sharesAnEnd(one: string, other: string): boolean {
	return one.slice(0, END) === other.slice(0, END) || one.slice(-END) === other.slice(-END);
}
