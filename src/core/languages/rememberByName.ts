const MOST_ANSWERS = 10_000;

/** Remembers what names tell: every call of every document asks. */
export function rememberByName<T>(tell: (name: string) => T): (name: string) => T {
	const answers = new Map<string, T>();
	return (name) => {
		const known = answers.get(name);
		if (known !== undefined) return known;
		const told = tell(name);
		if (answers.size >= MOST_ANSWERS) answers.clear();
		answers.set(name, told);
		return told;
	};
}
