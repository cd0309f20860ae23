/** Entries as columns of one length: what their ids are claimed by. */
export class IdColumns {
	readonly ids: string[] = [];
	readonly places: Float64Array;
	/** Numbers of the accounts. */
	readonly accounts: Float64Array;
	/** Milliseconds since 1970. */
	readonly ats: Float64Array;
	readonly seqs: Float64Array;

	constructor(length: number) {
		this.places = new Float64Array(length);
		this.accounts = new Float64Array(length);
		this.ats = new Float64Array(length);
		this.seqs = new Float64Array(length);
	}

	/** Adds the next entry. */
	add(id: string, account: number, at: number, seq: number): void {
		const index = this.ids.length;
		this.ids.push(id);
		this.places[index] = placeOf(account, id);
		this.accounts[index] = account;
		this.ats[index] = at;
		this.seqs[index] = seq;
	}
}

/** How many bits a place has above its lower 32: SQLite stores 48 bits in 7 bytes. */
const HIGH_BITS = 16;

/**
 * Where the search for an id begins. Files depend on it: it never changes. Two multiplicative hashes of 32 bits over UTF-16
 * units, mixed at the end so that every bit depends on all.
 */
export function placeOf(account: number, id: string): number {
	let [low, high] = [account, ~account];
	for (let index = 0; index < id.length; index++) {
		const unit = id.charCodeAt(index);
		low = Math.imul(low ^ unit, 0x01000193);
		high = Math.imul(((high << 13) | (high >>> 19)) ^ unit, 0x2c1b3c6d);
	}
	low = mix(low ^ (high >>> 15));
	high = mix(high ^ low);
	return (high >>> (32 - HIGH_BITS)) * 2 ** 32 + (low >>> 0);
}

function mix(bits: number): number {
	const once = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
	const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
	return twice ^ (twice >>> 16);
}

/** Indexes in the order of the places' upper bits, as many as make about one group per place; a group keeps its order. */
export function sortRoughly(places: Float64Array): Uint32Array {
	const bits = Math.min(HIGH_BITS, Math.ceil(Math.log2(places.length + 1)));
	const width = 2 ** (HIGH_BITS + 32 - bits);
	const starts = new Uint32Array(2 ** bits + 1);
	const advance = (group: number, by: number) => {
		starts[group] = (starts[group] ?? 0) + by;
	};
	for (const place of places) advance(Math.floor(place / width) + 1, 1);
	for (let group = 1; group < starts.length; group++) advance(group, starts[group - 1] ?? 0);
	const order = new Uint32Array(places.length);
	for (let index = 0; index < places.length; index++) {
		const group = Math.floor((places[index] ?? 0) / width);
		order[starts[group] ?? 0] = index;
		advance(group, 1);
	}
	return order;
}
