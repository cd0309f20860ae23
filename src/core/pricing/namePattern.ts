/** Whether text matches a pattern in which `*` stands for any text; case is ignored. Linear in the text per star. */
export function matchesName(pattern: string, text: string): boolean {
	const [first = "", ...rest] = pattern.toLowerCase().split("*");
	const value = text.toLowerCase();
	if (rest.length === 0) return value === first;
	if (!value.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let position = first.length;
	for (const piece of rest) {
		const found = value.indexOf(piece, position);
		if (found < 0) return false;
		position = found + piece.length;
	}
	return value.length - last.length >= position && value.endsWith(last);
}
