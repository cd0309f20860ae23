import { normalizeName } from "../sdks/normalizeName.ts";
import type { Row } from "../sdks/sdk.ts";
import { sdks } from "../sdks/sdks.ts";
import { vendorWords } from "../sdks/vendorEndpoints.ts";
import type { SurroundingPattern } from "./callPatterns.ts";

/** A word that stands in every file whose calls a row could match; plain data, so that it can be listed while building. */
export interface CallSiteWord {
	/** Lower case; at least four characters of ASCII. Where it starts with a letter, no letter or digit comes before it. */
	readonly word: string;
	/** True where no letter, digit or `_` comes after it. */
	readonly isWhole?: boolean;
	/** The name that comes next, normalised (`normalizeName`), or one of those that rows leave out: cheaper to look at than `confirms`. */
	readonly next?: string;
	/** True where another name comes before, joined with it by a dot or the like. */
	readonly isLinked?: boolean;
	/** The segments that come before the word in an import statement, which is all that it counts in. */
	readonly importedAfter?: readonly string[];
	/** What must hold around the word, so that plain English does not count. */
	readonly confirms?: SurroundingPattern;
	/** The method that must be called somewhere in the file besides. */
	readonly elsewhere?: string;
	/** The only languages in which it counts. */
	readonly languages?: readonly string[];
}

/** Parts of module names that say nothing about an SDK. */
const GENERIC = new Set(
	"com org io dev net github npm jsr https http deno land x software aws-sdk awssdk aws-sdk-go-v2 aws-sdk-go google google-cloud azure microsoft amazon aws amazonaws services service cloud client clients model models core sdk api chat rsc browser session beta node src main java kotlin ai z go golang".split(
		" ",
	),
);

/** Modules whose names are words of everyday code: they count only where something is imported. */
const EVERYDAY = new Set(
	"agents agno autogen together swarm strands camel marvin guidance outlines instructor haystack inference replicate firebase projects prism openapi".split(
		" ",
	),
);

/** Frameworks of which a small part calls models: the next segment belongs to the word. PHP writes a backslash between them. */
const FRAMEWORKS = new Map([
	["symfony", "\\"],
	["laravel", "\\"],
	["wordpress", "\\"],
	["extensions", "."],
	["firebase", undefined],
]);

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
	"v1/listen",
	"v1/speak",
	"services/aigc",
	"api.replicate.com",
	"assemblyai.com",
	"ai/run/",
	"workers-ai",
	...vendorWords,
];

/** What stands in the body of a request whose address other files write. */
const BODY_WORDS = ["max_tokens", "max_completion_tokens"];

/** The same in JavaScript, where keys of objects need no quotes. */
const SCRIPT_BODY_WORDS = ["stream: true", 'role: "system"', "role: 'system'"];
const SCRIPTS = ["javascript", "typescript", "tsx"];

/** What makes a class a client of an SDK whose name it does not write. */
const DECLARING_WORDS: readonly CallSiteWord[] = [{ word: "acts_as_chat", languages: ["ruby"] }];

/** Every word that the rows of all SDKs and the known endpoints can be recognised by. */
export function listCallSiteWords(): CallSiteWord[] {
	return [
		...sdks.flatMap(({ modules, rows, languages }) => [
			...modules.flatMap(wordsOfModule),
			...rows.flatMap(wordsOfEvidence).map((word) => (languages ? { ...word, languages } : word)),
			...rows.flatMap(({ name, distinct }) =>
				distinct === true ? name.split("|").map((type) => ({ word: type.toLowerCase() })) : [],
			),
		]),
		...DECLARING_WORDS,
		...[...addressWords, ...BODY_WORDS].map((word) => ({ word })),
		...SCRIPT_BODY_WORDS.map((word) => ({ word, languages: SCRIPTS })),
	];
}

function wordsOfModule(module: string): CallSiteWord[] {
	const segments = module
		.toLowerCase()
		.split(/[./@:\\*\s]+/)
		.filter((segment) => segment !== "");
	const isOwner = (index: number) => index === 2 && module.startsWith("github.com/");
	const index = segments.findIndex(
		(segment, index) => !GENERIC.has(segment) && !(segment.length < 4 && isOwner(index)),
	);
	const word = segments[index] ?? segments.at(-1) ?? "";
	const following = segments[index + 1];
	if (FRAMEWORKS.has(word) && following !== undefined) {
		const own = module[module.toLowerCase().indexOf(word) + word.length] ?? "";
		return [{ word: word + (FRAMEWORKS.get(word) ?? own) + following }];
	}
	if (word.length === 2) return QUOTES.flatMap((quote) => shortWords(quote, word));
	const isLast = index === segments.length - 1;
	const isWhole = !(isLast && /[a-z\d]\*+$/i.test(module));
	const before = segments.slice(0, Math.max(0, index)).filter((segment) => segment !== "npm");
	if (word.length === 3)
		return [...QUOTES, " ", "/", "@"].map((mark) => ({
			word: mark + word,
			isWhole,
			importedAfter: [],
		}));
	if (!EVERYDAY.has(word)) return [{ word, isWhole }];
	return [{ word, isWhole, importedAfter: before }];
}

function shortWords(quote: string, word: string): CallSiteWord[] {
	return [{ word: quote + word + quote }, { word: `${quote}${word}/` }, { word: `:${word}@` }];
}

function wordsOfEvidence({ name, evidence, common }: Row): CallSiteWord[] {
	if (evidence === undefined || common === true) return [];
	return name.split("|").flatMap((path) => {
		const parts = path.split(".");
		if (parts.length === 1) return evidence.split("|").flatMap((one) => loneWords(path, one));
		return spellRarest(parts);
	});
}

/** A method whose name is evidence alone: its own name where that is compound, else a compound argument, else a call of it with one of its arguments soon after. */
function loneWords(name: string, evidence: string): CallSiteWord[] {
	if (COMPOUND.test(name)) return spellings(name).map((word) => ({ word, isWhole: true }));
	const names = evidence.split("&");
	const compound = names.find((word) => COMPOUND.test(word));
	if (compound !== undefined) {
		return spellings(compound).map((word) => ({ word, isWhole: true, elsewhere: name }));
	}
	const confirms = evidence === "*" ? { call: name } : { call: name, given: names };
	return [{ word: name.toLowerCase(), isLinked: true, confirms }];
}

const COMPOUND = /_|[a-z][A-Z]/;

/** The part of a method path that other code has least: a compound method name, else the longest of those before it. */
function spellRarest(parts: readonly string[]): CallSiteWord[] {
	const last = parts.at(-1) ?? "";
	const before = parts.slice(0, -1);
	if (COMPOUND.test(last))
		return spellings(last).map((word) => ({
			word,
			isLinked: true,
			confirms: { before, after: [] },
		}));
	const index = before.indexOf(longest(before));
	const rare = before[index] ?? "";
	const after = parts.slice(index + 1);
	const confirms = { before: before.slice(0, index), after };
	const next = normalizeName(after[0] ?? "");
	// Two letters are too few to look for: the dot and the method after them are in most languages' way of writing.
	if (rare.length < 3) return [{ word: `${rare}.${last}`.toLowerCase(), isWhole: true }];
	const begun = rare.length < 4 ? `.${rare}` : rare;
	return spellings(begun).map((word) => ({ word, next, confirms }));
}

function longest(words: readonly string[]): string {
	return words.reduce((best, word) => (word.length > best.length ? word : best));
}

/** `generate_content` as it may be written, in lower case: with and without `_`. */
function spellings(name: string): string[] {
	const snake = name.replace(/(?<=[a-z\d])(?=[A-Z])/g, "_").toLowerCase();
	return [...new Set([snake, snake.replaceAll("_", "")])];
}
