import { type CallExpression, nameOfCallee } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import { folderOf, joinPath } from "../project/paths.ts";
import { asBeginning } from "./heldState.ts";
import { openRecord } from "./openedRecord.ts";
import { resolveText } from "./resolveText.ts";
import { type Followed, type Source, type Trail, textInPlaceOf } from "./source.ts";

/** Constructors of stores of settings on disk: `new Store({ defaults: { model: "gpt-4o" } })`. */
const STORES = /^(?:\w*Store|Conf|Configstore)$/;
const CHOSEN = "it is a setting's default, which its user may change";

/**
 * What a setting of JavaScript is until its user changes it: what its store is made with, or what `package.json` declares for an
 * extension of VS Code. `held` is what the setting is read from; undefined where no default is written.
 */
export function followKeptSetting(
	held: Source,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { expression, outline } = held;
	if (expression.kind !== "call" || !isScript(outline.language.id)) return undefined;
	const name = nameOfCallee(expression.callee);
	if (name === "getConfiguration")
		return asBeginning(ofEditor(held, expression, key, trail), CHOSEN);
	if (!expression.isNew || !STORES.test(name)) return undefined;
	const found = expression.args
		.map(({ value }) => defaultIn({ expression: value, outline }, key, trail))
		.find((one) => one !== undefined);
	return found && asBeginning(trail.follow(found, depth + 1), CHOSEN);
}

/** The default of a key in the options of a store: below `defaults`, or in its schema. */
function defaultIn(options: Source, key: string, trail: Trail): Source | undefined {
	const opened = openRecord(options, trail)?.entries;
	const defaults = opened?.get("defaults");
	const schema = opened?.get("schema");
	const written = defaults && openRecord(defaults, trail)?.entries.get(key.toLowerCase());
	if (written !== undefined || schema === undefined) return written;
	const declared = openRecord(schema, trail)?.entries.get(key.toLowerCase());
	return declared && openRecord(declared, trail)?.entries.get("default");
}

/** The default that an extension's manifest declares for `getConfiguration("section").get("key")`. */
function ofEditor(
	held: Source,
	{ args }: CallExpression,
	key: string,
	trail: Trail,
): Followed | undefined {
	const { outline } = held;
	const given = args[0]?.value;
	const section = given && resolveText({ expression: given, outline }, trail);
	if (section !== undefined && section.kind !== "known") return undefined;
	const id = section === undefined || section.value === "" ? key : `${section.value}.${key}`;
	const value = trail.project?.remember(outline, `setting ${id}`, () =>
		readManifests(outline.path, id, trail),
	);
	return value === undefined ? undefined : textInPlaceOf(held, value);
}

function readManifests(path: string, id: string, { project }: Trail): string | undefined {
	let folder = folderOf(path);
	for (;;) {
		const text = project?.readText(joinPath(folder, "package.json"));
		const found = text === undefined ? undefined : readDefault(text, id);
		if (found !== undefined || folder === "") return found;
		folder = folderOf(folder);
	}
}

function readDefault(text: string, id: string): string | undefined {
	const sections = [parseJson(text)]
		.flatMap((manifest) => at(manifest, "contributes"))
		.flatMap((contributes) => at(contributes, "configuration"))
		.flatMap((section) => (Array.isArray(section) ? section : [section]));
	for (const section of sections) {
		const value = at(at(at(section, "properties"), id), "default");
		if (typeof value === "string" && value !== "") return value;
	}
	return undefined;
}

function at(value: unknown, key: string): unknown {
	return typeof value === "object" && value !== null
		? (Object.getOwnPropertyDescriptor(value, key)?.value as unknown)
		: undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
