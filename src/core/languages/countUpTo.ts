/** Of things in document order, how many begin at an offset or before it. */
export function countUpTo(all: readonly { readonly start: number }[], offset: number): number {
	let low = 0;
	let high = all.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((all[middle]?.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
