import type { Outline, OutlinedCall } from "../../languages/outline.ts";
import { mayHoldEndpoint } from "../../sdks/endpoints.ts";
import type { CalledName } from "../calledName.ts";
import { AddressMarks } from "./addressMarks.ts";

/** What comes before the first argument of a call: types (`send<Answer>(path)`); Ruby's may stand without parentheses. */
const OPENING = /(?:<[\w\s,.?[\]<>]{1,120}>)?\(|[ \t]{1,7}["']/y;
/** What follows the name of a shell's function that is given something. */
const GIVEN_WORDS = /^[ \t]+(?:\\\r?\n\s*)?["'$\w/]/;
const SHORT_WORD = /(?:^|\s)(?:embeddings|responses|moderations|messages)(?=\s)/;
const REACH = 200;

/** What everyday functions are called that take addresses and paths and send nothing. */
const EVERYDAY =
	/^(?:describe|it|test|expect|join|resolve|log|error|warn|info|debug|print|push|append|get|set|len|map|filter|forEach|replace|includes|startsWith|endsWith|match|split|exec|(?![pP]ost)\w*[fF]ile\w*|existsSync|mkdir\w*|URL|require|import|\w*Error|parse|dumps|stringify|to[A-Z]\w*|is[A-Z]\w*|useState|useEffect|useMemo|useCallback)$/;

/** True for the name of an everyday function that takes addresses and paths and sends nothing. */
export function isEveryday(name: string): boolean {
	return EVERYDAY.test(name);
}

/** Tells the calls of a document that could hand an address to a function of the project that sends requests, before any is lowered. */
export function findAddressGivers({
	text,
	language,
}: Outline): (call: OutlinedCall, called: CalledName) => boolean {
	if (language.id === "shell")
		return ({ name, nameStart }) => {
			const start = nameStart + name.length;
			return mayGiveWord(name, text.slice(start, start + REACH));
		};
	let marks: AddressMarks | undefined;
	return ({ name, nameStart }, called) => {
		const start = nameStart + name.length;
		OPENING.lastIndex = start;
		if (called.isEveryday || !OPENING.test(text)) return false;
		marks ??= new AddressMarks(text);
		return marks.isBetween(start, start + REACH);
	};
}

/** The same for a shell's words, `call_api chat/completions "$body"`. */
function mayGiveWord(name: string, given: string): boolean {
	if (!GIVEN_WORDS.test(given) || SHELL_EVERYDAY.test(name)) return false;
	return mayHoldEndpoint(given) || SHORT_WORD.test(given);
}

const SHELL_EVERYDAY =
	/^(?:echo|printf|if|test|cd|cat|grep|sed|awk|jq|export|local|exit|return|docker|kubectl|git)$/;
