const MOST_ANSWERS = 10_000;

/** Remembers what names tell: every call of every document asks. */
export function rememberByName<T>(tell: (name: string) => T): (name: string) => T {
	const answers = new Map<string, T>();
	return (name) => {
		const known = answers.get(name);
		if (known !== undefined) return known;
		const told = tell(name);
		if (answers.size >= MOST_ANSWERS) answers.clear();
		answers.set(ownText(name), told);
		return told;
	};
}

/** A copy: a name that was cut from a text keeps the whole of it in memory. */
function ownText(name: string): string {
	return [...name].join("");
}
