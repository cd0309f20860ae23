/** Deeper nesting is no one's settings, and the parser takes quadratic time for it. */
const MAX_NESTING = 100;

const BLOCK_NESTING = /(?:^|\s)(?:[-?:][ \t]+){50}/;

/** Brackets that are open at once at most; those in strings count as well, so text may hold a few that are never closed. */
function nestingOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 91 || unit === 123) deepest = Math.max(deepest, ++depth);
		else if (unit === 93 || unit === 125) depth = Math.max(0, depth - 1);
	}
	return deepest;
}

/** True for YAML that no person writes: the parser takes quadratic time for it, or runs out of stack. */
export function isNestedTooDeeply(text: string): boolean {
	return nestingOf(text) > MAX_NESTING || BLOCK_NESTING.test(text);
}
