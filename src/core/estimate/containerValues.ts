import type { Outline } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import type { Binding, Scope } from "../languages/scope.ts";
import { givenToField } from "./fieldPlace.ts";
import { type Followed, mergeFollowed, type Trail } from "./source.ts";

/** Files that by their names construct what a container of PHP injects. */
const FILES = /(?:^|\/)(?:Providers?\/\w+|\w*(?:ServiceProvider|Factory|Manager))\.php$/;
const MAX_FILES = 60;
const MAX_CONSTRUCTIONS = 4;

/**
 * What the application's container gives the constructor for a field: `new Driver(model: config('llm.model'))` in a service provider.
 * Undefined where no such file says so.
 */
export function givenByContainer(
	{ name: className }: Scope,
	fields: readonly Binding[],
	owner: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { project } = trail;
	if (owner.language.id !== "php" || project === undefined || className === undefined)
		return undefined;
	const written = `new ${className}(`;
	const given = project
		.findPaths(FILES)
		.slice(0, MAX_FILES)
		.filter((path) => path !== owner.path && project.readText(path)?.includes(written) === true)
		.flatMap((path) => project.openDocument(path) ?? [])
		.flatMap((outline) => constructionsOf(className, fields, owner, outline))
		.slice(0, MAX_CONSTRUCTIONS)
		.map((source) => trail.follow(source, depth + 1));
	if (given.length === 0 || given.some(({ kind }) => kind === "gap")) return undefined;
	return mergeFollowed(given, "it is constructed with several values");
}

function constructionsOf(
	className: string,
	fields: readonly Binding[],
	owner: Outline,
	outline: Outline,
) {
	return outline.calls
		.filter(({ name }) => name === className)
		.flatMap((call) => {
			const lowered = lowerOutlinedCall(call, outline);
			return lowered?.isNew === true ? (givenToField(lowered, fields, owner, outline) ?? []) : [];
		});
}
