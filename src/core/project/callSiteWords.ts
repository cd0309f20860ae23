import { normalizeName } from "../sdks/catalog.ts";
import type { Row } from "../sdks/sdk.ts";
import { sdks } from "../sdks/sdks.ts";

/** A word that stands in every file whose calls a row could match. */
export interface CallSiteWord {
	/** Lower case; at least four characters of ASCII. Where it starts with a letter, no letter or digit comes before it. */
	readonly word: string;
	/** On which side the next name of a method path stands: cheaper to look at than `confirms`. */
	readonly link?: "after" | "before";
	/** What must hold around the word, so that plain English does not count; asked of a stretch of lower-case text. */
	readonly confirms?: (text: string, at: number) => boolean;
}

/** Parts of module names that say nothing about an SDK. */
const GENERIC = new Set(
	"com org io dev net github npm jsr https http deno land x software aws-sdk awssdk aws-sdk-go-v2 aws-sdk-go google azure microsoft amazon aws amazonaws services service cloud client clients model models core sdk api chat rsc browser session beta node src main java kotlin ai go golang".split(
		" ",
	),
);

/** Modules whose names are words of everyday code: they count only where something is imported. */
const EVERYDAY = new Set(
	"agents together swarm strands camel marvin guidance outlines instructor haystack inference replicate firebase extensions projects prism".split(
		" ",
	),
);

/** Frameworks of which a small part calls models: the next segment belongs to the word (`Symfony\\AI`). */
const FRAMEWORKS = new Set(["symfony", "laravel", "wordpress"]);

/** Parts of a method path that rows leave out (`catalog.ts`). */
const BETWEEN = "\\W+(?:(?:with_?(?:raw|streaming)_?response|beta|raw|as_?response)\\W+)*";

const QUOTES = ['"', "'", "`"];

/** What stands in the address of every known endpoint (`sdks/endpoints.ts`), whatever its host is. */
export const addressWords: readonly string[] = [
	"chat/completions",
	"v1/responses",
	"v1/messages",
	"generatecontent",
	"streamgeneratecontent",
	"embedcontent",
	"batchembedcontent",
	"/embeddings",
	"images/generations",
	"images/edits",
	"audio/transcriptions",
	"audio/translations",
	"audio/speech",
	"audio/generations",
	"v1/moderations",
	"v1/completions",
	"/rerank",
	"api/chat",
	"api/generate",
	"api/embed",
	"v1/chat",
	"v2/chat",
	"/converse",
	"/invoke",
	"v1/complete",
	"v1/embed",
	"v2/embed",
	"v1/generate",
	"v1/realtime",
	"openai/responses",
	"fim/completions",
	"beta/completions",
	"/completions",
	"images/variations",
	"rawpredict",
	":predict",
	"text-to-speech",
	"api-inference.huggingface",
	"router.huggingface",
	"deepgram.com",
	"services/aigc",
	"assemblyai.com",
	"ai/run/",
	"workers-ai",
];

/** Every word that the rows of all SDKs and the known endpoints can be recognised by. */
export function listCallSiteWords(): CallSiteWord[] {
	const found = sdks.flatMap(({ modules, rows }) => [
		...modules.flatMap(wordsOfModule),
		...rows.flatMap(wordsOfEvidence),
		...rows.flatMap(({ name, distinct }) =>
			distinct === true ? name.split("|").map((type) => ({ word: type.toLowerCase() })) : [],
		),
	]);
	const words: CallSiteWord[] = [...found, ...addressWords.map((word) => ({ word }))];
	const plain = new Set(words.filter((one) => one.confirms === undefined).map((one) => one.word));
	const seen = new Set<string>();
	return words.filter(({ word, confirms }) => {
		if (confirms !== undefined) return !plain.has(word);
		return !seen.has(word) && seen.add(word).size > 0;
	});
}

function wordsOfModule(module: string): CallSiteWord[] {
	const segments = module
		.toLowerCase()
		.split(/[./@:\\*\s]+/)
		.filter((segment) => segment !== "");
	const [first = "", second] = segments;
	if (FRAMEWORKS.has(first) && second !== undefined) return [{ word: `${first}\\${second}` }];
	const isOwner = (index: number) => index === 2 && module.startsWith("github.com/");
	const word =
		segments.find(
			(segment, index) => !GENERIC.has(segment) && !(segment.length < 4 && isOwner(index)),
		) ??
		segments.at(-1) ??
		"";
	if (word.length === 2) return QUOTES.flatMap((quote) => shortWords(quote, word));
	if (word.length === 3)
		return [...QUOTES, " ", "/", "@"].map((before) => ({
			word: before + word,
			confirms: (text, at) => isImported(text, at + 1),
		}));
	if (!EVERYDAY.has(word)) return [{ word }];
	return [{ word, confirms: isImported }];
}

function shortWords(quote: string, word: string): CallSiteWord[] {
	return [{ word: quote + word + quote }, { word: `${quote}${word}/` }, { word: `:${word}@` }];
}

/** True where an import statement comes before, on the same line, that names no file of the project (`from .agents`). */
function isImported(text: string, at: number): boolean {
	const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
	return /\b(?:import|from|using|use|require|include)\b[\s("'`{]*(?![.\s("'`{])/.test(`${before}x`);
}

function wordsOfEvidence({ name, evidence, common }: Row): CallSiteWord[] {
	if (evidence === undefined || common === true) return [];
	return name.split("|").flatMap((path) => {
		const parts = path.split(".");
		if (parts.length === 1) return evidence.split("|").flatMap((one) => loneWords(path, one));
		const confirm = confirmPath(parts);
		return spellRarest(parts).map((word) => ({ ...word, confirms: confirm }));
	});
}

/** A method whose name is evidence alone: its own name where that is compound, else a compound argument, else a call of it with one of its arguments soon after. */
function loneWords(name: string, evidence: string): CallSiteWord[] {
	const compound = [name, ...evidence.split("&")].find((word) => COMPOUND.test(word));
	if (compound !== undefined) return spellings(compound).map((word) => ({ word }));
	const given = evidence === "*" ? "" : `[^]*(?:${evidence.split("&").map(flexible).join("|")})`;
	const pattern = new RegExp(`[.>:]\\s*${flexible(name)}\\s*(?:[({<]|\\s[a-z:])${given}`);
	return [{ word: name.toLowerCase(), link: "before", confirms: confirmBy(pattern) }];
}

const COMPOUND = /_|[a-z][A-Z]/;

function confirmBy(pattern: RegExp): (text: string, at: number) => boolean {
	return (text, at) => pattern.test(text.slice(Math.max(0, at - 200), at + 200));
}

/** The part of a method path that other code has least: a compound method name, else the longest of those before it. */
function spellRarest(parts: readonly string[]): CallSiteWord[] {
	const last = parts.at(-1) ?? "";
	const before = longest(parts.slice(0, -1));
	if (COMPOUND.test(last)) return spellings(last).map((word) => ({ word, link: "before" }));
	// Two letters are too few to look for: the dot and the method after them are in most languages' way of writing.
	if (before.length < 3) return [{ word: `${before}.${last}`.toLowerCase() }];
	const rare = before.length < 4 ? `.${before}` : before;
	return spellings(rare).map((word) => ({ word, link: "after" }));
}

function longest(words: readonly string[]): string {
	return words.reduce((best, word) => (word.length > best.length ? word : best));
}

/** `generate_content` as it may be written, in lower case: with and without `_`. */
function spellings(name: string): string[] {
	const snake = name.replace(/(?<=[a-z\d])(?=[A-Z])/g, "_").toLowerCase();
	return [...new Set([snake, snake.replaceAll("_", "")])];
}

/** Matches a name with `_` between any of its letters, in lower-case text. */
function flexible(name: string): string {
	return [...normalizeName(name)].join("_?");
}

/** The parts of a method path stand one after the other, whatever punctuation and calls are between them. */
function confirmPath(parts: readonly string[]): (text: string, at: number) => boolean {
	const pattern = new RegExp(`(?<![a-z\\d])${parts.map(flexible).join(BETWEEN)}(?![a-z\\d])`);
	return confirmBy(pattern);
}
