// Spoils well-formed files as editing, merging, cutting and plain malice do. Everything follows from the random numbers handed in.

/** The next random number in [0, 1). */
export type Random = () => number;

/** A spoiled text and how it came to be. */
export interface Spoiled {
	readonly how: string;
	readonly text: string;
}

/** Longer texts are skipped by their size alone, which one test shows once. */
const maxCharacters = 400_000;

function below(limit: number, random: Random): number {
	return Math.floor(random() * limit);
}

function pick<T>(values: readonly T[], random: Random): T {
	const value = values[below(values.length, random)];
	if (value === undefined) throw new Error("There is nothing to pick from");
	return value;
}

/** A stretch of `text` that begins and ends at random; short ones are more likely. */
function stretch(text: string, random: Random): { start: number; end: number } {
	const start = below(text.length, random);
	return {
		start,
		end: Math.min(text.length, start + 1 + below(2 ** (1 + below(11, random)), random)),
	};
}

const tokens = /\p{L}[\p{L}\p{N}_]*|\p{N}+|\s+|[^\s\p{L}\p{N}]/gu;

function spliceTokens(
	text: string,
	random: Random,
	replace: (token: string, all: readonly string[]) => string,
): string {
	const all = text.match(tokens) ?? [];
	const parts = [...all];
	for (let times = 1 + below(12, random); times > 0; times--) {
		const at = below(parts.length, random);
		// The same one may be replaced again and again.
		parts[at] = replace(parts[at] ?? "", all).slice(0, maxCharacters);
	}
	return parts.join("");
}

const brackets = ["(", "[", "{", "<", ")", "]", "}", ">", "${", "#{", "/*", "<<", "=>", "::"];
const quotes = [
	'"',
	"'",
	"`",
	'"""',
	"'''",
	'r#"',
	"<<~TEXT\n",
	"<<<EOT\n",
	'@"',
	'$"""',
	"f'''{",
	"/*",
	"=begin\n",
];
const strange = [
	"\u0000",
	"\uFEFF",
	"\uFFFD",
	"\u2028",
	"\u0085",
	"\u200B",
	"\uD800",
	"\uDC00",
	"\u{1F600}",
	"é",
	"\u0301",
	"漢",
	"\t",
	"\v",
	"\f",
];

function storm(kinds: readonly string[], random: Random): string {
	const few = Array.from({ length: 1 + below(3, random) }, () => pick(kinds, random));
	return few
		.join(pick(["", " ", "\n", "a", ";"], random))
		.repeat(1 + below(2 ** (4 + below(10, random)), random));
}

/** Bytes of a text with some of them changed, read as UTF-8 again: what an editor shows of a broken file. */
function spoilBytes(text: string, random: Random): string {
	const bytes = new TextEncoder().encode(text);
	for (let times = 1 + below(200, random); times > 0; times--)
		bytes[below(bytes.length, random)] = below(256, random);
	return new TextDecoder().decode(bytes);
}

function nest(random: Random): string {
	const [open, close] = pick(
		[
			["(", ")"],
			["[", "]"],
			["{", "}"],
			["f(", ")"],
			["<a>", "</a>"],
			["{a: ", "}"],
			["if (x) {", "}"],
			["a ? b : ", ""],
			["not ", ""],
			["a.b(", ")"],
			["x + ", ""],
		],
		random,
	) as readonly [string, string];
	const depth = 2 ** (5 + below(9, random));
	return `${open.repeat(depth)}1${random() < 0.5 ? close.repeat(depth) : ""}`;
}

function longLiteral(random: Random): string {
	const lines = 10_000;
	const line = pick(
		['"text",', "1, 2, 3,", '{"role": "user", "content": "Hello"},', "    a: b,", "'x' +"],
		random,
	);
	const [open, close] = pick(
		[
			["x = [\n", "]\n"],
			["const x = {\n", "};\n"],
			['x = """\n', '"""\n'],
			["x = `\n", "`\n"],
		],
		random,
	) as readonly [string, string];
	return `${open}${`${line}\n`.repeat(lines)}${random() < 0.7 ? close : ""}`;
}

type Mutate = (text: string, random: Random, other: string) => string;

function insert(text: string, at: number, inserted: string): string {
	return text.slice(0, at) + inserted + text.slice(at);
}

/** What is done to a file; `other` is another well-formed file, of any language. */
const mutations: { readonly [how: string]: Mutate } = {
	"tokens deleted": (text, random) => spliceTokens(text, random, () => ""),
	"tokens duplicated": (text, random) =>
		spliceTokens(text, random, (token) =>
			token.repeat(2 + below(2 ** (1 + below(8, random)), random)),
		),
	"tokens exchanged": (text, random) => spliceTokens(text, random, (_, all) => pick(all, random)),
	"tokens of another file": (text, random, other) =>
		spliceTokens(text, random, () => pick(other.match(tokens) ?? [""], random)),
	truncated: (text, random) => text.slice(0, below(text.length, random)),
	"beginning cut off": (text, random) => text.slice(below(text.length, random)),
	"a stretch deleted": (text, random) => {
		const { start, end } = stretch(text, random);
		return text.slice(0, start) + text.slice(end);
	},
	"a stretch repeated": (text, random) => {
		const { start, end } = stretch(text, random);
		return insert(
			text,
			end,
			text.slice(start, end).repeat(1 + below(2 ** (1 + below(9, random)), random)),
		);
	},
	"the file repeated": (text, random) => text.repeat(2 + below(40, random)),
	"two files mixed": (text, random, other) => insert(text, below(text.length, random), other),
	"conflict markers": (text, random, other) => {
		const { start, end } = stretch(text, random);
		return `${text.slice(0, start)}<<<<<<< HEAD\n${text.slice(start, end)}=======\n${other}>>>>>>> theirs\n${text.slice(end)}`;
	},
	"a storm of brackets": (text, random) =>
		insert(text, below(text.length, random), storm(brackets, random)),
	"a storm of quotes": (text, random) =>
		insert(text, below(text.length, random), storm(quotes, random)),
	"nothing but brackets": (_, random) => storm(brackets, random).slice(0, 48_000),
	"strings without an end": (text, random) =>
		spliceTokens(text, random, (token) => token + pick(quotes, random)),
	"deep nesting": (text, random) => insert(text, below(text.length, random), nest(random)),
	"a literal of 10,000 lines": (text, random) =>
		insert(text, below(text.length, random), longLiteral(random)),
	"random bytes": (text, random) => spoilBytes(text, random),
	"nothing but random bytes": (_, random) =>
		new TextDecoder().decode(
			Uint8Array.from({ length: 1 + below(20_000, random) }, () => below(256, random)),
		),
	"strange characters": (text, random) =>
		spliceTokens(
			text,
			random,
			(token) => token + pick(strange, random).repeat(1 + below(50, random)),
		),
	"Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
	"old Mac line ends": (text) => text.replaceAll("\n", "\r"),
	"a byte order mark": (text) => `\uFEFF${text}`,
	tabs: (text, random) =>
		text.replaceAll(/^ +/gm, (spaces) => "\t".repeat(below(spaces.length + 1, random))),
	"no line breaks": (text) => text.replaceAll("\n", " "),
	"a very long line": (text, random) =>
		insert(text, below(text.length, random), "abc ".repeat(2 ** (8 + below(8, random)))),
	"names made one": (text, random) => {
		const name = pick(text.match(/\p{L}[\p{L}\p{N}_]{2,}/gu) ?? ["x"], random);
		return spliceTokens(text, random, (token) => (/^\p{L}/u.test(token) ? name : token));
	},
};

/** Spoils a text in one to three ways. */
export function spoil(text: string, other: string, random: Random): Spoiled {
	const how: string[] = [];
	let spoiled = text;
	for (let times = 1 + below(3, random); times > 0; times--) {
		const name = pick(Object.keys(mutations), random);
		how.push(name);
		spoiled = mutations[name]?.(spoiled === "" ? text : spoiled, random, other) ?? spoiled;
		spoiled = spoiled.slice(0, maxCharacters);
	}
	return { how: how.join(", then "), text: spoiled };
}
