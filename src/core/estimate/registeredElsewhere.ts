import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { folderOf } from "../project/paths.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { type Registered, registeredIn } from "./registeredThing.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Files of C# that by their names set up what an application's container injects. */
const FILES =
	/(?:^|\/)(?:Program|Startup|MauiProgram|App\.xaml|\w*(?:Extensions?|Module|Setup|Registrations?|DependencyInjection|Configuration|Bootstrapper|Installer|ServiceCollection))\.cs$/;
const REGISTERS =
	/\bAdd(?:Keyed)?(?:Singleton|Scoped|Transient|\w*ChatClient|\w*EmbeddingGenerator)\b/;
const MAX_FILES = 40;

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

const known = new WeakMap<Outline, readonly (readonly string[])[]>();

/** The files that set up a document's application, those of the nearest folder first; read once for a document. */
function setUpFor(outline: Outline, project: ProjectIndex): readonly (readonly string[])[] {
	const before = known.get(outline);
	if (before !== undefined) return before;
	const paths = project.findPaths(FILES);
	const programs = paths.filter((path) => /(?:^|\/)\w*Program\.cs$/.test(path)).map(folderOf);
	const byDepth = new Map<number, string[]>();
	for (const path of paths) {
		const depth = path === outline.path ? undefined : sharedDepth(path, outline.path, programs);
		if (depth === undefined) continue;
		const list = byDepth.get(depth) ?? [];
		byDepth.set(depth, list);
		if (list.length < MAX_FILES && REGISTERS.test(project.readText(path) ?? "")) list.push(path);
	}
	const found = [...byDepth].sort(([a], [b]) => b - a).map(([, list]) => list);
	known.set(outline, found);
	return found;
}

/** Folders with more programs hold samples, of which none sets up another. */
const MAX_PROGRAMS = 3;

/**
 * How many folders two files of one application share; undefined for files of two. The projects of one application have names that
 * begin alike (`Shop.Web`, `Shop.Services`), or few programs stand beside a project that has none.
 */
function sharedDepth(path: string, own: string, programs: readonly string[]): number | undefined {
	const [theirs, ours] = [path.split("/").slice(0, -1), own.split("/").slice(0, -1)];
	let depth = 0;
	while (depth < theirs.length && theirs[depth] === ours[depth]) depth++;
	const [other, our] = [theirs[depth], ours[depth]];
	if (other === undefined || our === undefined) return depth;
	const isBelow = (folder: string, above: string) => `${folder}/`.startsWith(`${above}/`);
	const ownProject = ours.slice(0, depth + 1).join("/");
	if (firstName(other) === firstName(our)) return depth;
	const shared = ours.slice(0, depth).join("/");
	const beside = programs.filter((one) => shared === "" || isBelow(one, shared));
	const isApart = other.includes(".") || our.includes(".") || beside.length > MAX_PROGRAMS;
	return isApart || programs.some((one) => isBelow(one, ownProject)) ? undefined : depth;
}

function firstName(folder: string): string {
	return folder.split(".", 1)[0]?.toLowerCase() ?? "";
}
