import type { PromptMessage, PromptPiece } from "../tokens/prompt.ts";
import type { CallSite } from "./callSite.ts";

/** Equality of plain data: primitives, arrays, maps with plain keys, and objects of these. */
export function isSameData(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== "object" || typeof other !== "object") return false;
	if (one === null || other === null) return false;
	if (Array.isArray(one)) return Array.isArray(other) && isSameList(one, other, isSameData);
	if (one instanceof Map) return other instanceof Map && isSameMap(one, other);
	return isSameExcept(one, other);
}

/**
 * True where two call sites differ at most in where they stand: one's estimate is the other's. What a user's JSON schema calls
 * `span` is data like any other, so places are left out by where they stand and not by their names.
 */
export function isSameSite(one: CallSite, other: CallSite): boolean {
	return (
		isSameExcept(one, other, "anchor", "span", "prompt", "steering") &&
		isSameExcept(one.steering ?? {}, other.steering ?? {}, "modelSpan") &&
		isSameExcept(one.prompt, other.prompt, "messages") &&
		isSameList(one.prompt.messages, other.prompt.messages, isSameMessage)
	);
}

function isSameMessage(one: PromptMessage, other: PromptMessage): boolean {
	return isSameExcept(one, other, "content") && isSameList(one.content, other.content, isSamePiece);
}

function isSamePiece(one: PromptPiece, other: PromptPiece): boolean {
	return isSameExcept(one, other, "span");
}

function isSameExcept<T extends object>(one: T, other: T, ...left: string[]): boolean {
	const keys = Object.keys(one);
	if (keys.length !== Object.keys(other).length) return false;
	for (const key of keys) {
		if (!Object.hasOwn(other, key)) return false;
		if (left.includes(key)) continue;
		if (!isSameData(one[key as keyof T], other[key as keyof T])) return false;
	}
	return true;
}

function isSameList<T>(
	one: readonly T[],
	other: readonly T[],
	isSame: (one: T, other: T) => boolean,
): boolean {
	return one.length === other.length && one.every((item, index) => isSame(item, other[index] as T));
}

function isSameMap(one: ReadonlyMap<unknown, unknown>, other: ReadonlyMap<unknown, unknown>) {
	if (one.size !== other.size) return false;
	for (const [key, value] of one)
		if (!other.has(key) || !isSameData(value, other.get(key))) return false;
	return true;
}
