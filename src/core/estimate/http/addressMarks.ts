import { ENDPOINT_HINTS } from "../../sdks/endpoints.ts";

/** Names by which code calls an address, at the end of an identifier: `API_URL`, `this.path(…)`, `options.endpoint`. */
const NAMES_ADDRESS = /(?:[uU]rl|URL|[uU]ri|[pP]ath|PATH|[eE]ndpoint|ENDPOINT)s?\b(?!["']?\s*:)/;
/** A path of one word, which tells nothing but in the place of an address. */
const SHORT_PATH = /["'](?:embeddings|responses|moderations|messages)["']/;

const MARK = new RegExp(
	[NAMES_ADDRESS, ...ENDPOINT_HINTS, SHORT_PATH].map(({ source }) => source).join("|"),
	"g",
);

/** Where a document writes or names addresses: found once, since each of its calls asks for what follows it. */
export class AddressMarks {
	/** Ascending. */
	readonly #ends: number[] = [];

	constructor(text: string) {
		MARK.lastIndex = 0;
		while (MARK.test(text)) this.#ends.push(MARK.lastIndex);
	}

	/** True where one ends between two offsets. */
	isBetween(start: number, end: number): boolean {
		const ends = this.#ends;
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] as number) <= start) low = middle + 1;
			else high = middle;
		}
		return low < ends.length && (ends[low] as number) <= end;
	}
}
