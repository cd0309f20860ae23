import { isInsideSdk } from "../sdks/catalog.ts";
import { modelOfSdkConstant } from "../sdks/sdkConstants.ts";
import { pathOf } from "./findMember.ts";
import type { Source, Trail } from "./source.ts";
import { thingOf } from "./thing.ts";
import { sdkWildcards } from "./wildcards.ts";

/** The model's id that a constant of an SDK stands for (`openai.ChatModelGPT4o`); undefined when the source is no such constant. */
export function resolveConstant(source: Source, trail: Trail): string | undefined {
	const path = pathOf(source.expression);
	if (path === undefined || !/^[A-Z]/.test(path.at(-1) ?? "")) return undefined;
	const thing = thingOf(source, trail);
	if (thing?.kind === "symbol") return constantOf(thing.module, thing.path);
	if (thing !== undefined || path.length < 2) return undefined;
	for (const module of sdkWildcards(source.outline)) {
		const found = modelOfSdkConstant(module, path);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** A constant of a module, or of one inside it: `rig::providers` with the path `openai::GPT_4O`. */
function constantOf(module: string, path: readonly string[]): string | undefined {
	if (isInsideSdk(module)) return modelOfSdkConstant(module, path);
	const [inner, ...rest] = path;
	return inner === undefined || rest.length === 0
		? undefined
		: constantOf(`${module}.${inner}`, rest);
}
