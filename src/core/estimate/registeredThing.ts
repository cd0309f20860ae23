import type { CallExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { findMethod } from "../sdks/catalog.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Calls that hand an object, or a function that makes it, to a container that later injects it by its type. */
const REGISTERS =
	/^(?:Try)?Add(?:Keyed)?(?:Singleton|Scoped|Transient|\w*ChatClient|\w*EmbeddingGenerator)$/;

/** What a container was given for a type, with the key by which it is asked for. */
export interface Registered {
	readonly key: string | undefined;
	readonly thing: Thing & { kind: "instance" };
}

const registrationsOf = rememberByObject(({ calls }: Outline) =>
	calls.filter(({ name }) => REGISTERS.test(name)),
);

/** What a document registers for a type. */
export function registeredIn(
	outline: Outline,
	typed: Thing & { kind: "instance" },
	evaluate: (source: Source) => Thing | undefined,
): readonly Registered[] {
	return registrationsOf(outline).flatMap((call): Registered[] => {
		const lowered = outline.lowering.lower(call.node);
		if (lowered.kind !== "call") return [];
		const thing = madeBy(call.name, lowered, typed, outline, evaluate);
		if (thing?.kind !== "instance" || thing.made === undefined) return [];
		const fitting = thing.type === typed.type ? thing : asInterface(thing, typed);
		return fitting === undefined ? [] : [{ key: keyOf(call.name, lowered), thing: fitting }];
	});
}

/**
 * What a container gives for a type: the one object of that kind that this document registers; else the type alone. A registration
 * with a text names the model itself: `openai.AddChatClient("gpt-4o")`.
 */
export function thingRegistered(
	typed: Thing | undefined,
	outline: Outline,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	if (typed?.kind !== "instance" || typed.made !== undefined) return typed;
	const registered = registeredIn(outline, typed, evaluate).map(({ thing }) => thing);
	const [only] = registered;
	const bound = registered.find((thing) => thing.maker.row.sends !== undefined);
	return bound ?? (registered.length === 1 && only !== undefined ? only : typed);
}

/** Clients of SDKs that are what the interface of a chat client or a generator of embeddings asks for. */
const IMPLEMENTING = /^ollama\.net$/;

function asInterface(
	thing: Thing & { kind: "instance" },
	typed: Thing & { kind: "instance" },
): (Thing & { kind: "instance" }) | undefined {
	const isMade = /^meai\./.test(typed.type) && IMPLEMENTING.test(thing.type);
	return isMade ? { ...thing, type: typed.type } : undefined;
}

/** The key of `AddKeyedSingleton<IChatClient>("fast", …)`. */
function keyOf(name: string, { args: [first] }: CallExpression): string | undefined {
	return name.includes("Keyed") && first?.value.kind === "text" ? first.value.value : undefined;
}

/** True where a call of a kernel's builder adds what an interface asks for: a chat client, or a generator of embeddings. */
function isOfKind(name: string, type: string): boolean {
	return type === (/embedding/i.test(name) ? "meai.embedding" : "meai.chat");
}

function madeBy(
	name: string,
	call: CallExpression,
	typed: Thing & { kind: "instance" },
	outline: Outline,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	const kernel = isOfKind(name, typed.type) ? findMethod("sk.builder", [name]) : undefined;
	if (kernel?.row.sends !== undefined)
		return { ...typed, maker: kernel, made: { expression: call, outline } };
	const args = name.includes("Keyed") ? call.args.slice(1) : call.args;
	const namesModel = isOfKind(name, typed.type) && /Client$|Generator$/.test(name);
	if (namesModel && args[0]?.value.kind === "text")
		return { ...typed, made: { expression: call, outline } };
	for (const { value } of args) {
		const given = value.kind === "function" ? value.returns[0] : value;
		const thing = given && evaluate({ expression: given, outline });
		if (thing?.kind === "instance") return thing;
	}
	return undefined;
}
