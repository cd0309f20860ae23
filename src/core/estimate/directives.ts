import { nearestIds } from "../pricing/nearestIds.ts";
import type { SourceSpan } from "../tokens/prompt.ts";
import type { Resolved } from "./resolved.ts";

/** What a comment says of the calls it stands at: `prompt-cost: calls=5000/day output=250 model=gpt-4o hole.context=2000`. */
export interface Steering {
	/** The calls are no call sites: `ignore`. */
	readonly ignore?: boolean;
	readonly model?: Resolved<string>;
	/** Where the comment names the model. */
	readonly modelSpan?: SourceSpan;
	/** Visible tokens of one answer. */
	readonly outputTokens?: number;
	readonly callsPerDay?: number;
	/** Tokens that fill a hole, by its name. */
	readonly holeTokens?: ReadonlyMap<string, number>;
}

/** Something in a document that its author should mend. */
export interface Problem {
	readonly span: SourceSpan;
	/** One sentence that says what to do. */
	readonly message: string;
	/** What kind of problem it is; a steering comment's where left out. */
	readonly code?: string;
	/** A warning where left out. */
	readonly severity?: "error" | "warning" | "information";
	/** Texts that may stand in the place of the span, the likeliest first. */
	readonly replacements?: readonly string[];
}

/** One steering comment. */
export interface Directive {
	/** From the mark to the end of what it says. */
	readonly span: SourceSpan;
	readonly steering: Steering;
	readonly problems: readonly Problem[];
}

/** What starts a steering comment. */
export const DIRECTIVE_MARK = "prompt-cost:";

/** `#`, `//`, `/*`, `--`, `<!--`, `{#`, `{{!--`, `;`, or the star of a block comment's later lines. */
const OPENING =
	/(?:^|[\s;,){}\]])(?:#+!?|\/{2,}!?|\/\*+!?|--+|<!--+|\{#|\{\{!-*|;+|\*+|"""|''')[ \t]*$/;

/** What ends a comment on the line. */
const CLOSING = /\s*(?:\*+\/|--+>|#\}|-*\}\}|"""|''').*$/;

const DAYS: { readonly [unit: string]: number } = {
	hour: 1 / 24,
	day: 1,
	week: 7,
	month: 30,
};

/**
 * Reads the steering comment whose mark stands at an offset; undefined where the mark is not the first thing in a comment.
 * A month has 30 days.
 */
export function readDirective(text: string, mark: number): Directive | undefined {
	const lineStart = text.lastIndexOf("\n", mark - 1) + 1;
	if (!OPENING.test(text.slice(lineStart, mark))) return undefined;
	const lineEnd = text.indexOf("\n", mark);
	const line = text.slice(mark, lineEnd < 0 ? text.length : lineEnd);
	const said = line.replace(CLOSING, "").trimEnd();
	const problems: Problem[] = [];
	const steering: Draft = {};
	const holes = new Map<string, number>();
	for (const match of said.slice(DIRECTIVE_MARK.length).matchAll(/[^\s,]+/g)) {
		const start = mark + DIRECTIVE_MARK.length + match.index;
		const message = readWord(match[0], steering, holes);
		const span = { start, end: start + match[0].length };
		if (message !== undefined) problems.push({ span, message, replacements: correctKey(match[0]) });
		else if (match[0].startsWith("model=")) steering.modelSpan = span;
	}
	if (holes.size > 0) steering.holeTokens = holes;
	const span = { start: mark, end: mark + said.length };
	if (said.trim() === DIRECTIVE_MARK)
		problems.push({
			span,
			message: `Say what to steer: ${DIRECTIVE_MARK} calls=5000/day output=250 model=gpt-4o ignore`,
		});
	return { span, steering, problems };
}

type Draft = { -readonly [key in keyof Steering]: Steering[key] };

/** Reads one word into the steering; gives what is wrong with it, or undefined. */
function readWord(word: string, steering: Draft, holes: Map<string, number>): string | undefined {
	const equals = word.indexOf("=");
	const key = equals < 0 ? word : word.slice(0, equals);
	const value = equals < 0 ? "" : word.slice(equals + 1);
	const hole = /^hole\.(.+)$/.exec(key)?.[1];
	if (hole !== undefined) {
		const tokens = readCount(value);
		if (tokens === undefined) return `${key} takes a number of tokens, such as ${key}=2000`;
		holes.set(hole, tokens);
		return undefined;
	}
	const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
	return reader === undefined ? describeUnknown(key) : reader(value, steering);
}

/** What each key does with its value; gives what is wrong with it, or undefined. */
const READERS: {
	readonly [key: string]: (value: string, steering: Draft) => string | undefined;
} = {
	ignore: (value, steering) => {
		steering.ignore = true;
		return value === "" ? undefined : "ignore takes no value";
	},
	model: (value, steering) => {
		if (value === "") return "Name a model, such as model=gpt-4o";
		steering.model = readModel(value);
		return undefined;
	},
	output: (value, steering) => {
		const tokens = readCount(value);
		if (tokens === undefined) return "output takes a number of tokens, such as output=250";
		steering.outputTokens = tokens;
		return undefined;
	},
	calls: (value, steering) => {
		const calls = readRate(value);
		if (calls === undefined)
			return "calls takes a number by hour, day, week or month, such as calls=5000/day";
		steering.callsPerDay = calls;
		return undefined;
	},
};

function readModel(value: string): Resolved<string> {
	const values = value.split("|").filter((one) => one !== "");
	const [first = value] = values;
	return values.length <= 1
		? { kind: "known", value: first }
		: { kind: "candidates", values, reason: "a comment names several" };
}

/** `250`, `5_000`, `2k`, `1.5m`. */
function readCount(value: string): number | undefined {
	const [, digits = "", factor = ""] = /^(\d[\d_]*(?:\.\d+)?)([km]?)$/i.exec(value) ?? [];
	if (digits === "") return undefined;
	const times = factor === "" ? 1 : factor.toLowerCase() === "k" ? 1_000 : 1_000_000;
	return Math.round(Number(digits.replaceAll("_", "")) * times);
}

function readRate(value: string): number | undefined {
	const [count = "", unit = ""] = value.split("/");
	const calls = readCount(count);
	const days = Object.hasOwn(DAYS, unit) ? DAYS[unit] : undefined;
	return calls === undefined || days === undefined ? undefined : calls / days;
}

/** The word with the nearest known key in the place of one that is not known. */
function correctKey(word: string): string[] {
	const [key = ""] = word.split("=", 1);
	if (Object.hasOwn(READERS, key) || key.startsWith("hole")) return [];
	return nearestIds(key, Object.keys(READERS)).map((near) => near + word.slice(key.length));
}

function describeUnknown(key: string): string {
	if (key === "hole") return "Name a hole, such as hole.context=2000";
	const [nearest] = nearestIds(key, Object.keys(READERS));
	const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
	return `"${key}" is nothing that a steering comment knows${hint} (calls, output, model, hole.<name>, ignore)`;
}

/** Joins what several comments say of one call; the later ones stand nearer and win. */
export function joinSteering(all: readonly Steering[]): Steering {
	const holes = new Map(all.flatMap(({ holeTokens }) => [...(holeTokens ?? [])]));
	const joined = Object.assign({}, ...all) as Steering;
	return holes.size > 0 ? { ...joined, holeTokens: holes } : joined;
}
