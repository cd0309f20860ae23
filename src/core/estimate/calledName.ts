import { isScript } from "../languages/families.ts";
import type { LanguageId } from "../languages/language.ts";
import { rememberByName } from "../rememberByName.ts";
import { isSendingName } from "../sdks/catalog.ts";
import { isEveryday } from "./http/addressGivers.ts";
import { isHttpName } from "./http/httpNames.ts";
import { callsGiven } from "./passedCalls.ts";

/** What the name of a called function tells by itself, before anything of the call is read. */
export interface CalledName {
	/** It could be the last name of a row that sends. */
	readonly sends: boolean;
	/** It could send, or make, a raw HTTP request. */
	readonly isHttp: boolean;
	/** It takes addresses and paths and sends nothing. */
	readonly isEveryday: boolean;
	/** It calls the function that it is given. */
	readonly callsGiven: boolean;
}

const readIn = (language: LanguageId) =>
	rememberByName(
		(name): CalledName => ({
			sends: isSendingName(name),
			isHttp: isHttpName(name, language),
			isEveryday: isEveryday(name),
			callsGiven: callsGiven(name),
		}),
	);

const readInScript = readIn("javascript");
const readElsewhere = readIn("python");

/** Reads the names of calls of a language; each name once, since every call of every document asks. */
export function calledNameReader(language: LanguageId): (name: string) => CalledName {
	return isScript(language) ? readInScript : readElsewhere;
}
