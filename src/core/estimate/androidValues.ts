import type { CallExpression } from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { pathOf } from "./findMember.ts";
import type { Followed, Source, Trail } from "./source.ts";

/** The folder of the module of an Android application that a document belongs to. */
const MODULE = /^(.*?)src\/\w+\/(?:java|kotlin)\//;

function moduleOf({ path }: Outline): string | undefined {
	return MODULE.exec(path.replaceAll("\\", "/"))?.[1];
}

/** `BuildConfig.MODEL`, which the build script declares: `buildConfigField("String", "MODEL", "\"gpt-4o\"")`. */
export function followBuildConfig(source: Source, { project }: Trail): Followed | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "member" || expression.object.kind !== "name") return undefined;
	if (expression.object.name !== "BuildConfig" || !isJvm(outline.language.id)) return undefined;
	const module = moduleOf(outline);
	if (module === undefined || project === undefined) return undefined;
	const declared = ["build.gradle.kts", "build.gradle"].flatMap((file) =>
		readFields(project.readText(module + file) ?? "", expression.name),
	);
	return textsOf(declared, source);
}

const FIELD =
	/buildConfigField[ (]\s*"String"\s*,\s*"(\w+)"\s*,\s*(?:"\\"([^"\\]*)\\""|'"([^"']*)"')/g;

function readFields(script: string, wanted: string): string[] {
	return [...script.matchAll(FIELD)].flatMap(([, name, quoted, single]) =>
		name === wanted ? [quoted ?? single ?? ""] : [],
	);
}

/** What stands for one text, or for one of several that kinds of builds declare. */
function textsOf(texts: readonly string[], { expression, outline }: Source): Followed | undefined {
	const { start, end } = expression;
	const [only, ...more] = [...new Set(texts)].map(
		(value): Source => ({ expression: { kind: "text", value, start, end }, outline }),
	);
	if (only === undefined) return undefined;
	return more.length === 0
		? { kind: "value", source: only }
		: { kind: "several", sources: [only, ...more], reason: "it depends on the kind of build" };
}

const READS_TEXT = /^(?:getString|stringResource|getText)$/;

/** `getString(R.string.model)`, which the module's resources hold. */
export function followAndroidText(
	source: Source,
	call: CallExpression,
	{ project }: Trail,
): Followed | undefined {
	const { callee, args } = call;
	const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
	if (!READS_TEXT.test(name) || !isJvm(source.outline.language.id)) return undefined;
	const [root, kind, key] = (args[0] && pathOf(args[0].value)) ?? [];
	const module = moduleOf(source.outline);
	if (root !== "R" || kind !== "string" || key === undefined) return undefined;
	if (module === undefined || project === undefined) return undefined;
	const text = findText(project, module, key);
	return text === undefined ? undefined : textsOf([text], source);
}

function findText(project: ProjectIndex, module: string, key: string): string | undefined {
	const resources = project.readText(`${module}src/main/res/values/strings.xml`) ?? "";
	const named = resources.indexOf(`<string name="${key}"`);
	const start = resources.indexOf(">", named) + 1;
	const text =
		named < 0 || start === 0 ? "" : resources.slice(start, resources.indexOf("<", start));
	return text === "" || text.includes("%") ? undefined : text;
}
