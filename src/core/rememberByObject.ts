/**
 * Remembers what an object tells, as long as the object is in use: a document is asked for the same at each of its calls and names.
 * What `context` adds must be the same whenever an object is asked.
 */
export function rememberByObject<
	Key extends object,
	Told extends NonNullable<unknown>,
	Context = void,
>(tell: (key: Key, context: Context) => Told): (key: Key, context: Context) => Told {
	const answers = new WeakMap<Key, Told>();
	return (key, context) => {
		const known = answers.get(key);
		if (known !== undefined) return known;
		const told = tell(key, context);
		answers.set(key, told);
		return told;
	};
}
