/** How many suggestions are offered. */
const MAX_SUGGESTIONS = 3;

/** Up to three known ids that a mistyped id probably means, nearest first. An offer for people, never a price. */
export function nearestIds(typed: string, known: Iterable<string>): string[] {
	const id = typed.toLowerCase();
	const limit = Math.max(2, Math.ceil(id.length / 3));
	const scored: { readonly id: string; readonly distance: number }[] = [];
	for (const candidate of known) {
		if (Math.abs(candidate.length - id.length) > limit) continue;
		const distance = editDistance(id, candidate, limit);
		if (distance <= limit) scored.push({ id: candidate, distance });
	}
	scored.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
	return scored.slice(0, MAX_SUGGESTIONS).map((found) => found.id);
}

/** Insertions, deletions, substitutions and swaps of neighbours; stops counting above `limit`. */
function editDistance(a: string, b: string, limit: number): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			const swap =
				i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
					? at(before, j - 2) + 1
					: Number.POSITIVE_INFINITY;
			row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost, swap));
		}
		if (Math.min(...row) > limit) return limit + 1;
		before = last;
		last = row;
	}
	return at(last, b.length);
}

const at = (row: readonly number[], index: number): number =>
	row[index] ?? Number.POSITIVE_INFINITY;
