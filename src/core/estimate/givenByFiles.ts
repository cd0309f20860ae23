import type { CallExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { type Binding, classAround } from "../languages/scope.ts";
import { argumentFor, functionAt, indexOfParameter } from "./givenPlace.ts";
import type { Source, Trail } from "./source.ts";

const MAX_FILES = 4;
const MAX_CALLS = 8;

/**
 * What other files of a project of Python give for a parameter of a class's constructor: `Assistant(config)` in `main.py`; undefined
 * where there are none, too many, or one that leaves it out.
 */
export function findGivenByFiles(
	{ block: scope, name }: Binding,
	outline: Outline,
	trail: Trail,
): readonly Source[] | undefined {
	const { project } = trail;
	if (project === undefined || scope.name !== "__init__" || outline.language.id !== "python")
		return undefined;
	const className = classAround(scope)?.name;
	const declared = functionAt(scope, outline);
	if (className === undefined || declared === undefined) return undefined;
	const paths = project.findConstructions(className).filter((path) => path !== outline.path);
	if (paths.length === 0 || paths.length > MAX_FILES) return undefined;
	const index = indexOfParameter(declared, name, outline);
	const given: Source[] = [];
	for (const { call, outline: other } of callsIn(paths, className, trail)) {
		if (!makes(call, other, outline, trail)) continue;
		const value = argumentFor(call, name, index);
		if (value === undefined) return undefined;
		given.push({ expression: value, outline: other });
	}
	return given.length === 0 || given.length > MAX_CALLS ? undefined : given;
}

/** The calls of a name in some files. */
function callsIn(
	paths: readonly string[],
	name: string,
	{ project }: Trail,
): readonly { readonly call: CallExpression; readonly outline: Outline }[] {
	return paths.flatMap((path) => {
		const outline = project?.openDocument(path);
		if (outline === undefined) return [];
		return outline.calls
			.filter((call) => call.name === name)
			.slice(0, MAX_CALLS + 1)
			.flatMap((outlined) => {
				const call = lowerOutlinedCall(outlined, outline);
				return call === undefined ? [] : [{ call, outline }];
			});
	});
}

/** True for a call that makes an object of a class of that document, not of another class of the same name. */
function makes(
	{ callee }: CallExpression,
	outline: Outline,
	owner: Outline,
	trail: Trail,
): boolean {
	const made = trail.follow({ expression: callee, outline });
	if (made.kind !== "value" || made.source.expression.kind !== "class") return false;
	return made.source.outline.path === owner.path;
}
