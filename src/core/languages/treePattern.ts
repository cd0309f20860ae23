/** What one node must be for a pattern to hold there. */
export interface NodePattern {
	/** The node's type; undefined for any. */
	readonly type: string | undefined;
	/** True for `(x)`, false for `"x"`; `_` alone takes both. */
	readonly isNamed: boolean | undefined;
	/** Numbers of the names that the node is captured under. */
	readonly captures: readonly number[];
	readonly children: readonly ChildPattern[];
	/** True where nothing named may come after the last child pattern: `(a (b) .)`. */
	readonly endsAtLast: boolean;
}

/** One child that a pattern asks for, after those before it. */
export interface ChildPattern {
	/** Any of them. */
	readonly oneOf: readonly NodePattern[];
	readonly field: string | undefined;
	readonly isOptional: boolean;
	/** True where no named sibling may stand between the child before and this one: `(a . (b))`. */
	readonly isNext: boolean;
}

/** A condition on the text of a captured node: `#eq?`, `#match?`. */
export interface TextCondition {
	readonly capture: number;
	readonly holds: (text: string) => boolean;
}

/** One pattern of a query. */
export interface TreePattern {
	readonly roots: readonly NodePattern[];
	readonly conditions: readonly TextCondition[];
}

/** A query in the notation of tree-sitter, as far as languages use it. */
export interface TreeQuery {
	readonly patterns: readonly TreePattern[];
	/** Names of the captures by number. */
	readonly captureNames: readonly string[];
}

const TOKEN =
	/\s+|;[^\n]*|("(?:[^"\\]|\\.)*")|(@[\w.-]+)|(#[\w-]+[?!]?)|([\w-]+:)|([A-Za-z_][\w-]*)|([()[\].?*+!])/gy;

/**
 * Reads a query. Understood are named and anonymous nodes, `_`, fields, `[…]`, `?`, `.`, captures, `#eq?` and `#match?`; anything else
 * throws, so that a pattern is never silently read as another. `captures` are numbered first.
 */
export function parseTreeQuery(source: string, captures: readonly string[] = []): TreeQuery {
	const tokens = tokenize(source);
	const captureNames = [...captures];
	let at = 0;

	const fail = (what: string): never => {
		throw new Error(`${what} in a query, before: ${tokens.slice(at, at + 12).join(" ")}`);
	};
	const take = (token: string): boolean => {
		if (tokens[at] !== token) return false;
		at++;
		return true;
	};
	const next = (): string => tokens[at++] ?? fail("The end");

	function readCapture(name: string): number {
		const known = captureNames.indexOf(name);
		return known >= 0 ? known : captureNames.push(name) - 1;
	}

	function readCaptures(): number[] {
		const captures: number[] = [];
		while (tokens[at]?.startsWith("@")) captures.push(readCapture(next().slice(1)));
		return captures;
	}

	/** `(a …)`, `"a"`, `_`, `[…]`: the alternatives, each with the captures after it. */
	function readAlternatives(conditions: TextCondition[]): readonly NodePattern[] {
		const token = next();
		let found: readonly NodePattern[];
		if (token === "[") {
			const all: NodePattern[] = [];
			while (!take("]")) all.push(...readAlternatives(conditions));
			found = all;
		} else if (token.startsWith('"')) found = [leaf(unquote(token), false)];
		else if (token === "_") found = [leaf(undefined, undefined)];
		else if (token === "(") found = [readNode(conditions)];
		else return fail(`Unexpected ${token}`);
		const captures = readCaptures();
		return captures.length === 0
			? found
			: found.map((one) => ({ ...one, captures: [...one.captures, ...captures] }));
	}

	/** What stands after `(`. */
	function readNode(conditions: TextCondition[]): NodePattern {
		const name = next();
		if (!/^[A-Za-z_]/.test(name)) fail(`Unexpected ${name}`);
		const children: ChildPattern[] = [];
		let isNext = false;
		while (!take(")")) {
			if (take(".")) isNext = true;
			else if (tokens[at] === "(" && tokens[at + 1]?.startsWith("#")) {
				at++;
				conditions.push(readCondition());
			} else {
				children.push(readChild(isNext, conditions));
				isNext = false;
			}
		}
		const type = name === "_" ? undefined : name;
		return { type, isNamed: true, captures: [], children, endsAtLast: isNext };
	}

	function readChild(isNext: boolean, conditions: TextCondition[]): ChildPattern {
		const field = tokens[at]?.endsWith(":") ? next().slice(0, -1) : undefined;
		const before = at;
		let oneOf = readAlternatives(conditions);
		const isOptional = take("?");
		if (isOptional) {
			const captures = readCaptures();
			oneOf = oneOf.map((one) => ({ ...one, captures: [...one.captures, ...captures] }));
		}
		if (["*", "+", "!"].includes(tokens[at] ?? "")) {
			at = before;
			fail("A repetition");
		}
		return { oneOf, field, isOptional, isNext };
	}

	/** What stands after `(` and before `)`: `#eq? @a "b"`. */
	function readCondition(): TextCondition {
		const [kind, captured, written] = [next(), next(), next()];
		const capture = readCapture(captured.slice(1));
		const value: string = written.startsWith('"') ? unquote(written) : fail("A capture");
		if (!take(")")) fail("A longer condition");
		if (kind === "#eq?") return { capture, holds: (text) => text === value };
		if (kind !== "#match?") fail(`The condition ${kind}`);
		const pattern = new RegExp(value);
		return { capture, holds: (text) => pattern.test(text) };
	}

	const patterns: TreePattern[] = [];
	while (at < tokens.length) {
		const conditions: TextCondition[] = [];
		const roots = readAlternatives(conditions);
		patterns.push({ roots, conditions });
	}
	return { patterns, captureNames };
}

const ESCAPES: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", 0: "\0" };

/** The text of a quoted string; a backslash before any other letter is left out. */
function unquote(quoted: string): string {
	return quoted.slice(1, -1).replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}

function leaf(type: string | undefined, isNamed: boolean | undefined): NodePattern {
	return { type, isNamed, captures: [], children: [], endsAtLast: false };
}

function tokenize(source: string): string[] {
	const tokens: string[] = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < source.length) {
		const start = TOKEN.lastIndex;
		const match = TOKEN.exec(source);
		if (match === null) throw new Error(`Not a query: ${source.slice(start, start + 40)}`);
		const token = match.slice(1).find((part) => part !== undefined);
		if (token !== undefined) tokens.push(token);
	}
	return tokens;
}
