import type { FunctionExpression } from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import { readAnnotations } from "../languages/jvmAnnotations.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { thingReturned } from "./madeThing.ts";
import { thingRegisteredElsewhere } from "./registeredElsewhere.ts";
import { thingRegistered } from "./registeredThing.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";
import { thingOfType } from "./typedThing.ts";

/** A function that a container calls to make what it later injects: `@Provides fun model(): GenerativeModel`, `@Bean`. */
interface Provider {
	readonly name: string;
	/** The text of `@Named` or `@Qualifier`. */
	readonly qualifier: string | undefined;
	readonly declared: FunctionExpression;
	readonly outline: Outline;
}

/** Files that by their names set up what is injected. */
const FILES = /(?:Modules?|Config|Configuration|Container|D[iI]|Beans|Application)\.(?:kt|java)$/;
const MAX_FILES = 40;
const PROVIDES = /^(?:Provides|Bean|Produces)$/;
const QUALIFIES = /^(?:Named|Qualifier)$/;

/** Where the qualifier of what is injected stands: before its name. */
const QUALIFIED = /@(?:\w+:)?(?:Named|Qualifier)\(\s*"([^"]*)"\s*\)[^,;()]*$/;
const REACH = 160;

/** A thing known by its type alone, or what a container that the project sets up gives for it. */
export function thingInjected(
	type: Source,
	binding: Binding | undefined,
	project: ProjectIndex | undefined,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	const { outline } = type;
	const typed = thingRegistered(thingOfType(type, evaluate), outline, evaluate);
	const isOpen = typed?.kind === "instance" && typed.made === undefined && !typed.isBuilding;
	if (!isOpen || project === undefined) return typed;
	if (outline.language.id === "csharp")
		return thingRegisteredElsewhere(typed, binding, outline, project, evaluate) ?? typed;
	if (binding === undefined) return typed;
	if (!isJvm(outline.language.id)) return typed;
	return thingProvided(typed, binding, outline, project, evaluate) ?? typed;
}

/** What the providers of a document's application make of SDKs. */
export function providedBy(
	outline: Outline,
	project: ProjectIndex | undefined,
	evaluate: (source: Source) => Thing | undefined,
): readonly (Thing & { kind: "instance" })[] {
	if (project === undefined) return [];
	return providersFor(outline, project, evaluate).map(({ thing }) => thing);
}

/** What the project's only provider of a type makes, or the one with the qualifier or name of what is injected. */
function thingProvided(
	{ type }: Thing & { kind: "instance" },
	{ name, start }: Binding,
	outline: Outline,
	project: ProjectIndex,
	evaluate: (source: Source) => Thing | undefined,
): Thing | undefined {
	const provided = providersFor(outline, project, evaluate).filter(
		({ thing }) => thing.type === type,
	);
	const qualifier = QUALIFIED.exec(outline.text.slice(Math.max(0, start - REACH), start))?.[1];
	const [only, ...more] =
		qualifier === undefined
			? provided
			: provided.filter((one) => one.qualifier === qualifier || one.name === qualifier);
	if (only !== undefined && more.length === 0) return only.thing;
	return provided.find((one) => one.name === name)?.thing;
}

/** A provider with the thing of an SDK that it makes. */
type Provided = Provider & { readonly thing: Thing & { kind: "instance" } };

const known = new WeakMap<Outline, readonly Provided[]>();

/** What the providers of a document's application make of SDKs; read once for a document. */
function providersFor(
	outline: Outline,
	project: ProjectIndex,
	evaluate: (source: Source) => Thing | undefined,
): readonly Provided[] {
	const before = known.get(outline);
	if (before !== undefined) return before;
	known.set(outline, []);
	const found = providersOf(outline.path, project).flatMap((provider) => {
		const thing = thingReturned(provider.declared, provider.outline, evaluate);
		return thing?.kind === "instance" && thing.made !== undefined ? [{ ...provider, thing }] : [];
	});
	known.set(outline, found);
	return found;
}

function providersOf(from: string, project: ProjectIndex): readonly Provider[] {
	const own = applicationOf(from);
	return project
		.findPaths(FILES)
		.filter((path) => isShared(applicationOf(path), own))
		.slice(0, MAX_FILES)
		.filter((path) => /@(?:Provides|Bean|Produces)\b/.test(project.readText(path) ?? ""))
		.flatMap((path) => {
			const outline = project.openDocument(path);
			return outline === undefined ? [] : declaredIn(outline);
		});
}

/** The folder of a file's module, and the first names of its package, which the modules of one application share. */
function applicationOf(path: string): { readonly root: string; readonly names: string } {
	const split = /^(.*?)src\/\w+\/(?:java|kotlin)\/((?:[^/]+\/){0,3})/.exec(path);
	return { root: split?.[1] ?? "", names: split?.[2] ?? "" };
}

function isShared(
	one: ReturnType<typeof applicationOf>,
	other: ReturnType<typeof applicationOf>,
): boolean {
	return one.root === other.root || (one.names === other.names && one.names.split("/").length > 3);
}

function declaredIn(outline: Outline): Provider[] {
	const { functions, lowering } = outline;
	return [...functions.values()].flatMap((node): Provider[] => {
		const annotations = readAnnotations(node, lowering);
		const named = (pattern: RegExp) =>
			annotations.find(({ callee }) => callee.kind === "name" && pattern.test(callee.name));
		if (named(PROVIDES) === undefined) return [];
		const lowered = lowering.lower(node);
		if (lowered.kind !== "function" || lowered.name === undefined) return [];
		const given = named(QUALIFIES)?.args[0]?.value;
		const qualifier = given?.kind === "text" ? given.value : undefined;
		return [{ name: lowered.name, qualifier, declared: lowered, outline }];
	});
}
