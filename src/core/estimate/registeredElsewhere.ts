import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { findSetUps } from "../project/dotnetApplications.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { type Registered, registeredIn } from "./registeredThing.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

const REGISTERS =
	/\bAdd(?:Keyed)?(?:Singleton|Scoped|Transient|\w*ChatClient|\w*EmbeddingGenerator)\b/;

/** The key by which a parameter asks for a service: `[FromKeyedServices("fast")] IChatClient client`. */
const KEYED = /\[FromKeyedServices\(\s*"([^"]*)"\s*\)\]\s*[^,;()]*$/;
const REACH = 160;

/** What an application's container gives for a type of an SDK: what its other files register for it, where all say the same. */
export function thingRegisteredElsewhere(
	typed: Thing & { kind: "instance" },
	binding: Binding | undefined,
	outline: Outline,
	project: ProjectIndex,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	const before = binding && outline.text.slice(Math.max(0, binding.start - REACH), binding.start);
	const key = before === undefined ? undefined : KEYED.exec(before)?.[1];
	for (const files of setUpFor(outline, project)) {
		const found = files
			.flatMap((path) => project.openDocument(path) ?? [])
			.flatMap((one) => registeredIn(one, typed, evaluate));
		if (found.length === 0) continue;
		const fitting = found.filter((one) => one.key === key);
		return agreed(fitting);
	}
	return undefined;
}

/** What registrations give that all hold the same text; undefined where they differ. */
function agreed(registered: readonly Registered[]): Thing | undefined {
	const [first, ...others] = registered;
	const textOf = ({ thing: { made } }: Registered) =>
		made?.outline.text.slice(made.expression.start, made.expression.end);
	return first !== undefined && others.every((one) => textOf(one) === textOf(first))
		? first.thing
		: undefined;
}

/** The files that register services of a document's application; read once for a document. */
const setUpFor = rememberByObject(({ path }: Outline, project: ProjectIndex) =>
	findSetUps(path, project, REGISTERS),
);
