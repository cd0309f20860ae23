/** The package or namespace that a text declares, with dots: `package a.b;`, `namespace A.B {`, `namespace A\B;`. */
export function declaredNamespace(text: string): string | undefined {
	return NAMESPACE.exec(text)?.[1]?.replaceAll("\\", ".");
}

const NAMESPACE = /^[ \t]*(?:<\?php\s+)?(?:package|namespace)\s+([\w.\\]+)/m;

/** Whether a name stands in a text as a whole word: cheaper than parsing it. */
export function holdsWord(text: string, name: string): boolean {
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
		if (!isWordAt(text, at - 1) && !isWordAt(text, at + name.length)) return true;
	return false;
}

function isWordAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (
		(code >= 97 && code <= 122) ||
		(code >= 65 && code <= 90) ||
		(code >= 48 && code <= 57) ||
		code === 95
	);
}
