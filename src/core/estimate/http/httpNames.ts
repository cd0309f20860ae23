import { type CallExpression, type Expression, nameOfCallee } from "../../languages/expression.ts";
import { isScript } from "../../languages/families.ts";
import type { LanguageId } from "../../languages/language.ts";
import type { Outline } from "../../languages/outline.ts";
import { rememberByObject } from "../../rememberByObject.ts";
import { normalizeName } from "../../sdks/normalizeName.ts";
import { namesOf } from "../matchCall.ts";

/** Functions and methods that send an HTTP request at once. */
const SENDING = new Set(
	"fetch post request send do execute sendasync postasync postasjsonasync curlexec urlopen axios got ky ajax $fetch ofetch postforobject postforentity exchange retrieve enqueue fetcheventsource stream curl websocket wsconnect newwebsocket connect connectasync createconnection websocketapp postjson postformdata filegetcontents wpremotepost wpremoterequest wpremoteget wpsaferemoteget wpsaferemotepost wpsaferemoterequest invokerestmethod aconnectsse connectsse http https wget jsonobjectrequest stringrequest xh neweventsource sendjson sendstring sendform sendbytes sendwebrequest executeasync executepostasync executepost postjsonasync poststringasync requestasync".split(
		" ",
	),
);

/** Functions that make a request which another call sends. */
const MAKING = new Set(["newrequest", "newrequestwithcontext", "newcall", "openconnection"]);

/** Names by which browsers, plug-ins and packages of JavaScript send a request: `useFetch`, `requestUrl`, `new SSE(url, …)`. */
const SENDING_IN_SCRIPTS = /fetch|^requesturl$|^gmxmlhttprequest$|^sse$/;

/** True when a called name could send, or make, a raw HTTP request. */
export function isHttpName(name: string, language: LanguageId): boolean {
	const normalized = normalizeName(name);
	if (LOGGING.test(name)) return false;
	return isSending(normalized, language) || MAKING.has(normalized);
}

/** Functions that keep a record of what was sent: `addFetchLog`, `logFetch`. */
const LOGGING = /(?:^log|Log)(?:s|ged|ger)?(?=[A-Z_]|$)/;

function isSending(normalized: string, language: LanguageId): boolean {
	return SENDING.has(normalized) || (isScript(language) && SENDING_IN_SCRIPTS.test(normalized));
}

/** Parts of a chain that builds a request for another call to send: `new Request.Builder().url(u).post(body)`. */
const BUILDING = /^(?:\w*[bB]uilder|HttpRequest|UnityWebRequest)$/;

/** True when what the call makes is sent by another call: constructors and builders of requests; all but `send` and `execute` in Rust. */
export function onlyMakes({ callee }: CallExpression, language: LanguageId): boolean {
	const name = nameOfCallee(callee);
	if (/^(?:post|request)$/i.test(name) && namesOf(callee).some((one) => BUILDING.test(one)))
		return true;
	if (MAKING.has(normalizeName(name)) || /^(?!Send)[A-Z]\w*Request$|^Request$/.test(name))
		return true;
	return language === "rust" && /^(?:post|request)$/.test(name);
}

/** True for a call that has sent its request: what it gives is an answer. */
export function isComplete(call: CallExpression, language: LanguageId): boolean {
	const { callee } = call;
	const name = nameOfCallee(callee);
	return isSending(normalizeName(name), language) && !onlyMakes(call, language);
}

/** True for a call of a request that sends itself: `request.SendWebRequest()` of Unity. */
export function sendsItself(expression: Expression): boolean {
	return expression.kind === "call" && nameOfCallee(expression.callee) === "SendWebRequest";
}

/** What makes a client of a package of JavaScript that is called like a function itself: `const api = axios.create(…); api({ url })`. */
const MAKES_CLIENT =
	/^(?:await\s+)?(?:axios|ky|got|ofetch|\$fetch|wretch|bent|superagent|request)\b[\w$.]*\.(?:create|extend|defaults|instance)\s*\(/;

/** The names of a document for such clients; read once. */
export const httpClientsOf = rememberByObject((outline: Outline): ReadonlySet<string> => {
	const names = new Set<string>();
	if (isScript(outline.language.id))
		for (const [name, bindings] of outline.file.bindings)
			for (const { valueStart = 0 } of bindings)
				if (MAKES_CLIENT.test(outline.text.slice(valueStart, valueStart + 60))) names.add(name);
	return names;
});
