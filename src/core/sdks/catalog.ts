import { rememberByName } from "../rememberByName.ts";
import { forkedFrom } from "./forks.ts";
import { normalizeName } from "./normalizeName.ts";
import type { Row, Sdk } from "./sdk.ts";
import { sdks } from "./sdks.ts";

/** A row together with the SDK that it belongs to. */
export interface CatalogRow {
	readonly sdk: Sdk;
	readonly row: Row;
}

/** Parts of a path that change how an answer is read, not what is sent. */
const TRANSPARENT = new Set([
	"withrawresponse",
	"withstreamingresponse",
	"beta",
	"raw",
	"asresponse",
]);

/** Methods that set how a request is sent and give back what they are called on: `chat().query(…)?.create(…)`. */
const REQUEST_OPTIONS = new Set(["query", "header", "headers", "path", "requestoptions"]);

/** True for the name of a method that changes how a request is sent, not what is sent. */
export function isRequestOption(name: string | undefined): boolean {
	return name !== undefined && REQUEST_OPTIONS.has(normalizeName(name));
}

/**
 * A method path as rows are looked up by: normalised names joined by dots, without transparent parts. The class that a generated
 * `builder()` makes stands for it: `new ChatModel.ChatModelBuilder()`.
 */
export function normalizePath(path: readonly string[]): string {
	const names = path.map(normalizeName).filter((name) => !TRANSPARENT.has(name));
	const made = names.length - 1;
	if (made > 0 && names[made] === `${names[made - 1]}${BUILDER}`) names[made] = BUILDER;
	return names.join(".");
}

const BUILDER = "builder";

type Table = Map<string, CatalogRow[]>;

/** All rows by what they are looked up by. */
interface Tables {
	readonly byType: Map<string, Map<string, CatalogRow>>;
	readonly exact: Map<string, Table>;
	readonly prefixed: { readonly prefix: string; readonly table: Table }[];
	/** The module of the SDK whose type a name is by itself. */
	readonly distinct: Map<string, string>;
	readonly evident: Map<string, CatalogRow[]>;
	/** By the last name of the method and the type of its request. */
	readonly byRequest: Map<string, Map<string, CatalogRow[]>>;
	/** Last names of all rows: a call of any other name is never looked at. */
	readonly lastNames: Set<string>;
}

let made: Tables | undefined;

/** Made when first asked for: most files of a scan are passed by without. */
function tables(): Tables {
	made ??= makeTables();
	return made;
}

function makeTables(): Tables {
	const all: Tables = {
		byType: new Map(),
		exact: new Map(),
		prefixed: [],
		distinct: new Map(),
		evident: new Map(),
		byRequest: new Map(),
		lastNames: new Set(),
	};
	const { exact, prefixed } = all;
	for (const sdk of sdks) {
		const table: Table = new Map();
		addDistinct(sdk, all);
		for (const row of sdk.rows)
			for (const name of namesOf(row)) addRow(name, { sdk, row }, table, all);
		for (const module of sdk.modules)
			if (module.endsWith("*")) prefixed.push({ prefix: module.slice(0, -1), table });
			else exact.set(module, merge(exact.get(module), table));
	}
	return all;
}

function namesOf(row: Row): string[] {
	return row.name.split("|").map((name) => normalizePath(name.split(".")));
}

function lastName(path: string): string {
	return path.slice(path.lastIndexOf(".") + 1);
}

function addTo(table: Table, name: string, found: CatalogRow): void {
	const list = table.get(name);
	if (list === undefined) table.set(name, [found]);
	else list.push(found);
}

function addRow(name: string, found: CatalogRow, exported: Table, all: Tables): void {
	const { on, sends, evidence } = found.row;
	if (on === undefined) addTo(exported, name, found);
	else {
		const methods = tableAt(on, all.byType);
		if (!methods.has(name)) methods.set(name, found);
	}
	if (sends !== undefined) all.lastNames.add(lastName(name));
	if (evidence !== undefined) addTo(all.evident, name, found);
	for (const type of found.row.request?.split("|") ?? [])
		addTo(tableAt(lastName(name), all.byRequest), type, found);
}

/** The table of a name, made with the first row that goes into it. */
function tableAt<Found>(name: string, of: Map<string, Map<string, Found>>): Map<string, Found> {
	const table = of.get(name) ?? new Map<string, Found>();
	of.set(name, table);
	return table;
}

function addDistinct({ modules, rows }: Sdk, all: Tables): void {
	const module = modules[0]?.replace(/\.?\*$/, "") ?? "";
	for (const { name, distinct } of rows)
		if (distinct === true) for (const one of name.split("|")) all.distinct.set(one, module);
}

function merge(one: Table | undefined, other: Table): Table {
	if (one === undefined) return other;
	return new Map([...other, ...one]);
}

/** True when a called name (as written) could be the last name of a sending row. */
export const isSendingName = rememberByName((name) => {
	const normalized = normalizeName(name);
	const { lastNames } = tables();
	return lastNames.has(normalized) || (normalized.endsWith(BUILDER) && lastNames.has(BUILDER));
});

/** The row for an export of a module, or undefined. A row's name may be `create*` or `*`: it holds where no other does. */
export function findExport(written: string, path: readonly string[]): CatalogRow | undefined {
	const module = forkedFrom(written);
	const name = normalizePath(path);
	const { exact, prefixed } = tables();
	const own = exact.get(module);
	const found = own && (own.get(name)?.[0] ?? findByWildcard(own, name));
	if (found !== undefined) return found;
	for (const { prefix, table } of prefixed)
		if (module.startsWith(prefix)) {
			const row =
				table.get(name)?.[0] ?? table.get(lastName(name))?.[0] ?? findByWildcard(table, name);
			if (row !== undefined) return row;
		}
	const root = PART.exec(module)?.[1];
	return root === undefined || EVERYDAY.test(root) ? undefined : exact.get(root)?.get(name)?.[0];
}

/** A module inside of a package whose own name exports the same: `claude_agent_sdk.client` of Python. */
const PART = /^([a-z]\w*)\./;
/** Names of packages that projects give their own folders as well. */
const EVERYDAY = /^(?:agents|ai|chatgpt|genai|prism|llama)$/;

function findByWildcard(
	table: ReadonlyMap<string, readonly CatalogRow[]>,
	name: string,
): CatalogRow | undefined {
	if (name.includes("()")) return undefined;
	return (name.startsWith("create") ? table.get("create*")?.[0] : undefined) ?? table.get("*")?.[0];
}

/** The module of the SDK whose type a name is by itself, or undefined. */
export function findDistinctModule(name: string): string | undefined {
	return tables().distinct.get(name);
}

/** True when methods of this name are given requests that have a type of their own. */
export function takesRequest(method: string): boolean {
	return tables().byRequest.has(normalizeName(method));
}

/** The rows of methods with this last name that are given a request of this type, as its SDK writes it. */
export function findByRequest(method: string, type: string): readonly CatalogRow[] {
	return tables().byRequest.get(normalizeName(method))?.get(type) ?? [];
}

/** True for a module of this SDK, which may be written as a prefix: `com.openai*`. */
export function isOfSdk({ modules }: Sdk, module: string): boolean {
	return modules.some((one) =>
		one.endsWith("*") ? module.startsWith(one.slice(0, -1)) : one === module,
	);
}

/** True when a module belongs to an SDK. */
export const isSdkModule = rememberByName((written) => {
	const module = forkedFrom(written);
	const { exact, prefixed } = tables();
	return exact.has(module) || prefixed.some(({ prefix }) => module.startsWith(prefix));
});

/** True for a module of an SDK and for one inside its crate: `async_openai.types.chat`. */
export function isInsideSdk(module: string): boolean {
	return isSdkModule(module) || isSdkModule(module.split(".", 1)[0] ?? "");
}

/** The row for a method path on a thing of a type; an empty path is calling the thing itself. */
export function findMethod(type: string, path: readonly string[]): CatalogRow | undefined {
	const methods = tables().byType.get(type);
	const name = normalizePath(path);
	const any = methods?.get("*");
	/** Where every method gives the thing back, one that is called without parentheses stands between it and the last. */
	const last = any?.row.makes === type && any.row.sends === undefined ? lastName(name) : undefined;
	return methods?.get(name) ?? (last === undefined ? undefined : methods?.get(last)) ?? any;
}

/** The names, as rows write them, of the methods of a type that send. */
export function listSendingMethods(type: string): readonly string[] {
	const rows = new Set([...(tables().byType.get(type)?.values() ?? [])].map(({ row }) => row));
	return [...rows].flatMap(({ sends, name }) => (sends === undefined ? [] : name.split("|")));
}

const steps = new Map<string, ReadonlySet<string>>();

/** True where a path is the beginning of a method's path: `threads.runs` of `threads.runs.create`, whatever arguments it is given. */
export function isStep(type: string, path: readonly string[]): boolean {
	let known = steps.get(type);
	if (known === undefined) {
		const names = [...(tables().byType.get(type)?.keys() ?? [])].map((name) => name.split("."));
		known = new Set(
			names.flatMap((parts) => parts.slice(1).map((_, end) => parts.slice(0, end + 1).join("."))),
		);
		steps.set(type, known);
	}
	return known.has(normalizePath(path));
}

/** Rows whose method path is evidence by itself and ends this path, longest first. */
export function findEvident(path: readonly string[]): readonly CatalogRow[] {
	for (let length = Math.min(path.length, 4); length > 0; length--) {
		const rows = tables().evident.get(normalizePath(path.slice(-length)));
		if (rows !== undefined) return rows;
	}
	return [];
}
