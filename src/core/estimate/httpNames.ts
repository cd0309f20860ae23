import type { CallExpression } from "../languages/expression.ts";
import type { LanguageId } from "../languages/language.ts";
import { normalizeName } from "../sdks/catalog.ts";
import { namesOf } from "./matchCall.ts";

/** Functions and methods that send an HTTP request at once. */
const SENDING = new Set(
	"fetch post request send do execute sendasync postasync postasjsonasync curlexec urlopen axios got ky ajax $fetch ofetch postforobject postforentity exchange retrieve enqueue fetcheventsource stream curl websocket wsconnect connect connectasync createconnection postjson postformdata filegetcontents wpremotepost invokerestmethod aconnectsse connectsse http https wget xh sendjson sendstring sendform sendbytes".split(
		" ",
	),
);

/** Functions that make a request which another call sends. */
const MAKING = new Set(["newrequest", "newrequestwithcontext", "newcall", "openconnection"]);

/** True when a called name could send, or make, a raw HTTP request. */
export function isHttpName(name: string): boolean {
	const normalized = normalizeName(name);
	return SENDING.has(normalized) || MAKING.has(normalized);
}

/** Parts of a chain that builds a request for another call to send: `new Request.Builder().url(u).post(body)`. */
const BUILDING = /^(?:Builder|newBuilder|HttpRequest)$/;

/** True when what the call makes is sent by another call: constructors and builders of requests; all but `send` and `execute` in Rust. */
export function onlyMakes({ callee }: CallExpression, language: LanguageId): boolean {
	const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
	if (/^(?:post|request)$/i.test(name) && namesOf(callee).some((one) => BUILDING.test(one)))
		return true;
	if (MAKING.has(normalizeName(name)) || /^[A-Z]\w*Request$|^Request$/.test(name)) return true;
	return language === "rust" && /^(?:post|request)$/.test(name);
}

/** True for a call that has sent its request: what it gives is an answer. */
export function isComplete(call: CallExpression, language: LanguageId): boolean {
	const { callee } = call;
	const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
	return SENDING.has(normalizeName(name)) && !onlyMakes(call, language);
}
