import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { findMethod } from "../sdks/catalog.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Calls that hand an object, or a function that makes it, to a container that later injects it by its type. */
const REGISTERS =
	/^(?:Try)?Add(?:Keyed)?(?:Singleton|Scoped|Transient|\w*ChatClient|\w*EmbeddingGenerator)$/;

const registering = new WeakMap<Outline, readonly OutlinedCall[]>();

function registrationsOf(outline: Outline): readonly OutlinedCall[] {
	const known = registering.get(outline);
	if (known !== undefined) return known;
	const found = outline.calls.filter(({ name }) => REGISTERS.test(name));
	registering.set(outline, found);
	return found;
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
	const registered = registrationsOf(outline).flatMap((call) => {
		const thing = madeBy(call, typed, outline, evaluate);
		return thing?.kind === "instance" && thing.type === typed.type && thing.made !== undefined
			? [thing]
			: [];
	});
	const [only] = registered;
	const bound = registered.find((thing) => thing.maker.row.sends !== undefined);
	return bound ?? (registered.length === 1 && only !== undefined ? only : typed);
}

/** True where a call of a kernel's builder adds what an interface asks for: a chat client, or a generator of embeddings. */
function isOfKind(name: string, type: string): boolean {
	return type === (/embedding/i.test(name) ? "meai.embedding" : "meai.chat");
}

function madeBy(
	{ name, node }: OutlinedCall,
	typed: Thing & { kind: "instance" },
	outline: Outline,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	const call = outline.lowering.lower(node);
	if (call.kind !== "call") return undefined;
	const kernel = isOfKind(name, typed.type) ? findMethod("sk.builder", [name]) : undefined;
	if (kernel?.row.sends !== undefined)
		return { ...typed, maker: kernel, made: { expression: call, outline } };
	if (call.args[0]?.value.kind === "text") return { ...typed, made: { expression: call, outline } };
	for (const { value } of call.args) {
		const given = value.kind === "function" ? value.returns[0] : value;
		const thing = given && evaluate({ expression: given, outline });
		if (thing?.kind === "instance") return thing;
	}
	return undefined;
}
