import pinned from "./codePointClasses.json" with { type: "json" };

/** Upper and title case letters (Lu, Lt). Classes are single bits, so that a set of them is one mask. */
export const UPPER = 1;
/** Lower case letters (Ll). */
export const LOWER = 2;
/** Modifier and other letters (Lm, Lo): scripts without case. */
export const CASELESS = 4;
/** Combining marks (M). */
export const MARK = 8;
/** Numbers (N). */
export const NUMBER = 16;
/** White_Space but for CR and LF. */
export const SPACE = 32;
/** CR and LF. */
export const LINE_BREAK = 64;
/** Everything else: punctuation, symbols, controls, unassigned. */
export const OTHER = 128;
/** The class of `END_BYTE`: no bit at all. */
export const END = 0;
/** Stands behind the last byte of a text; it never occurs in UTF-8. */
export const END_BYTE = 0xff;

const CLASS_OF_LETTER: { readonly [letter: string]: number } = {
	u: UPPER,
	l: LOWER,
	o: CASELESS,
	m: MARK,
	n: NUMBER,
	s: SPACE,
	r: LINE_BREAK,
	x: OTHER,
};

/** Classes of all code points in two stages: `cells[(pageOf[cp >> 8] << 8) | (cp & 255)]`. */
export interface CodePointClasses {
	readonly pageOf: Uint16Array;
	readonly cells: Uint8Array;
}

const PAGE = 256;
const PAGE_COUNT = 0x1100;
let built: CodePointClasses | undefined;

/** The table, built on first use from the pinned Unicode 16.0 data: the reference's version, not the host's. */
export function codePointClasses(): CodePointClasses {
	built ??= buildClasses();
	return built;
}

function buildClasses(): CodePointClasses {
	const pageOf = new Uint16Array(PAGE_COUNT);
	const pages: Uint8Array[] = [];
	const uniform = new Map<number, number>();
	const addPage = (page: Uint8Array) => pages.push(page) - 1;
	const uniformPage = (kind: number) => {
		const index = uniform.get(kind) ?? addPage(new Uint8Array(PAGE).fill(kind));
		uniform.set(kind, index);
		return index;
	};
	let at = 0;
	for (const [, letter, length] of pinned.runs.matchAll(/([a-z])(\d+)/g)) {
		const kind = CLASS_OF_LETTER[letter ?? ""] ?? OTHER;
		const end = at + Number(length);
		while (at < end) {
			const page = at >> 8;
			const stop = Math.min(end, (page + 1) * PAGE);
			const start = at % PAGE;
			if (stop - at === PAGE) {
				pageOf[page] = uniformPage(kind);
			} else {
				if (start === 0) pageOf[page] = addPage(new Uint8Array(PAGE));
				pages[pageOf[page] ?? 0]?.fill(kind, start, start + stop - at);
			}
			at = stop;
		}
	}
	const cells = new Uint8Array(pages.length * PAGE);
	pages.forEach((page, index) => {
		cells.set(page, index * PAGE);
	});
	return { pageOf, cells };
}
