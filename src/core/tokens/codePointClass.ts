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

/** Classes of all code points in two stages: `cells[(pageOf[cp >> 8] << 8) | (cp & 255)]`. */
export interface CodePointClasses {
	readonly pageOf: Uint16Array;
	readonly cells: Uint8Array;
}

const LETTERS = "ulomnsrx";
const PAGE = 256;
const PAGE_COUNT = 0x1100;
let built: CodePointClasses | undefined;

/** The table, built on first use from the pinned Unicode 16.0 data: the reference's version, not the host's. */
export function codePointClasses(): CodePointClasses {
	built ??= buildClasses();
	return built;
}

/** Classes of the bytes below 0x80; of those above, which are no code point by themselves, no bit at all. */
export const asciiClasses = buildAsciiClasses();

function buildAsciiClasses(): Uint8Array {
	const classes = new Uint8Array(256);
	eachRun((kind, start, end) => {
		classes.fill(kind, start, Math.min(end, 128));
		return end < 128;
	});
	return classes;
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
	const fill = (kind: number, at: number, stop: number) => {
		const page = at >> 8;
		const start = at % PAGE;
		if (stop - at === PAGE) {
			pageOf[page] = uniformPage(kind);
			return;
		}
		if (start === 0) pageOf[page] = addPage(new Uint8Array(PAGE));
		pages[pageOf[page] ?? 0]?.fill(kind, start, start + stop - at);
	};
	eachRun((kind, start, end) => {
		for (let at = start; at < end; at = Math.min(end, ((at >> 8) + 1) * PAGE)) {
			fill(kind, at, Math.min(end, ((at >> 8) + 1) * PAGE));
		}
		return true;
	});
	const cells = new Uint8Array(pages.length * PAGE);
	pages.forEach((page, index) => {
		cells.set(page, index * PAGE);
	});
	return { pageOf, cells };
}

/** Reads the pinned runs, a letter and a length each, until `visit` says to stop. */
function eachRun(visit: (kind: number, start: number, end: number) => boolean): void {
	const { runs } = pinned;
	let start = 0;
	for (let i = 0; i < runs.length; ) {
		const kind = classOfLetter(runs.charCodeAt(i++));
		let length = 0;
		for (let digit = runs.charCodeAt(i); digit < 0x3a; digit = runs.charCodeAt(++i)) {
			length = length * 10 + digit - 0x30;
		}
		if (!visit(kind, start, start + length)) return;
		start += length;
	}
}

/** `u` is the first class, 1; each next letter the next bit. */
function classOfLetter(unit: number): number {
	return 1 << LETTERS.indexOf(String.fromCharCode(unit));
}
