import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { listSendingMethods } from "../sdks/catalog.ts";
import { aiServicesOf } from "./aiServices.ts";
import { basesOf } from "./classMembers.ts";
import { createTrail } from "./follow/follow.ts";
import { declaredRequestsOf } from "./http/declaredRequests.ts";
import { thingOf } from "./thing.ts";
import { instanceOfType } from "./typedThing.ts";
import type { Wrapper } from "./wrapper.ts";

/** Something whose callers in other files send a request. */
export type Sender = Pick<Wrapper, "name" | "className" | "outline" | "start">;

/**
 * What a document declares whose callers send although they hold no word of an SDK: methods of interfaces that are requests, and
 * the methods that a class has from an SDK's (`class Coach implements Agent`, `coach.prompt("…")`).
 */
export function findSenders(
	outline: Outline,
	project: ProjectIndex | undefined,
): readonly Sender[] {
	return [
		...declaredRequestsOf(outline, project),
		...aiServicesOf(outline, project),
		...inheritedSenders(outline, project),
	];
}

function inheritedSenders(outline: Outline, project: ProjectIndex | undefined): readonly Sender[] {
	if (!/^(?:php|ruby|java|kotlin|csharp)$/.test(outline.language.id)) return [];
	return outline.scopes
		.filter(({ kind, name }) => kind === "class" && name !== undefined)
		.flatMap((scope) => {
			const { name: className, start } = scope;
			return basesOf(scope)
				.flatMap((expression) => {
					const base = instanceOfType(thingOf({ expression, outline }, createTrail(project)));
					return base?.kind === "instance" ? listSendingMethods(base.type) : [];
				})
				.map((name) => ({ name, className, outline, start }));
		});
}
