import type { Outline, OutlinedCall } from "../../languages/outline.ts";
import { classAround, findScope, holderOf, type Scope } from "../../languages/scope.ts";
import type { Endpoint } from "../../sdks/endpoints.ts";
import { findArgument } from "../findArgument.ts";
import type { OpenRecord } from "../laterEntries.ts";
import type { Source, Trail } from "../source.ts";
import { openBody } from "./httpBody.ts";

/** Methods that send a message over a socket. */
const SENDS = /^(?:send|send_json|send_str|send_text|send_message|sendText|sendJson|_send\w*)$/;
const MAX_MESSAGES = 40;

/**
 * The message that names the model of a realtime session whose address does not: `ws.send(json.dumps({"setup": {"model": "x"}}))` in
 * the function that connects, or else in its class or file; undefined where none does.
 */
export function findSocketMessage(
	{ expression, outline }: Source,
	{ row, model }: Endpoint,
	trail: Trail,
): OpenRecord | undefined {
	if (model !== undefined || !REALTIME.has(row.sends ?? "")) return undefined;
	const holder = holderOf(findScope(outline.scopes, expression.start));
	const around = classAround(holder) ?? outline.scopes[0] ?? holder;
	const inside = messagesIn(holder, expression.start, outline);
	for (const message of [...inside, ...messagesIn(around, around.start, outline)]) {
		const opened = openMessage(message, outline, trail);
		if (opened !== undefined && namesModel(opened, row.places?.model, trail)) return opened;
	}
	return undefined;
}

function openMessage(
	{ node }: OutlinedCall,
	outline: Outline,
	trail: Trail,
): OpenRecord | undefined {
	const call = outline.lowering.lower(node);
	const given = call.kind === "call" ? call.args[0]?.value : undefined;
	return given && openBody({ expression: given, outline }, trail);
}

const REALTIME: ReadonlySet<string> = new Set(["realtime", "transcription"]);

function messagesIn(scope: Scope, from: number, { calls }: Outline): readonly OutlinedCall[] {
	return calls
		.filter(({ name, nameStart }) => nameStart > from && nameStart < scope.end && SENDS.test(name))
		.slice(0, MAX_MESSAGES);
}

function namesModel({ entries }: OpenRecord, places: string | undefined, trail: Trail): boolean {
	const request = { positional: [], named: entries, gap: undefined, set: new Map() };
	return findArgument(request, places, trail) !== undefined;
}
