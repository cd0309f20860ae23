import { type Expression, nameOfCallee } from "../languages/expression.ts";
import { findSetUps } from "../project/dotnetApplications.ts";
import { dotnetSettingsOf } from "../project/dotnetSettings.ts";
import { type Followed, type Source, type Trail, textInPlaceOf } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

const MAX_SECTIONS = 6;

/** What an application of C# reads from its settings: `configuration["OpenAI:Model"]`, `configuration.GetValue<string>("OpenAI:Model")`. */
export function followDotnetConfig(source: Source, trail: Trail): Followed | undefined {
	const { expression, outline } = source;
	if (outline.language.id !== "csharp") return undefined;
	const path = readPath(expression, source, trail);
	const value = path && dotnetSettingsOf(trail.project, outline).get(path.join(":").toLowerCase());
	return value === undefined ? undefined : textInPlaceOf(source, value);
}

/** The sections and the key that a read names; undefined for what reads no configuration. */
function readPath(
	expression: Expression,
	{ outline }: Source,
	trail: Trail,
): readonly string[] | undefined {
	const below = (object: Expression, key: Expression | undefined) => {
		const section =
			key?.kind === "text" ? sectionOf({ expression: object, outline }, trail, 0) : undefined;
		return section && key?.kind === "text" ? [...section, key.value] : undefined;
	};
	if (expression.kind === "index") return below(expression.object, expression.key);
	if (expression.kind === "member" && expression.name === "Value")
		return isSection(expression.object)
			? sectionOf({ expression: expression.object, outline }, trail, 0)
			: undefined;
	if (expression.kind !== "call" || expression.callee.kind !== "member") return undefined;
	const { callee, args } = expression;
	return callee.name === "GetValue" ? below(callee.object, args[0]?.value) : undefined;
}

function isSection(expression: Expression): boolean {
	return expression.kind === "call" && SECTION.test(nameOfCallee(expression.callee));
}

const SECTION = /^Get(?:Required)?Section$/;

/** The names of the section that a value is; none for the configuration as a whole. */
function sectionOf(
	{ expression, outline }: Source,
	trail: Trail,
	depth: number,
): readonly string[] | undefined {
	if (depth > MAX_SECTIONS) return undefined;
	if (expression.kind === "call") {
		const { callee, args } = expression;
		const name = args[0]?.value;
		if (callee.kind !== "member" || !isSection(expression) || name?.kind !== "text")
			return undefined;
		const above = sectionOf({ expression: callee.object, outline }, trail, depth + 1);
		return above && [...above, name.value];
	}
	if (expression.kind !== "name" && expression.kind !== "member") return undefined;
	if (/config(?:uration)?$/i.test(expression.name)) return [];
	const found = trail.follow({ expression, outline });
	return found.kind === "value" && isSection(found.source.expression)
		? sectionOf(found.source, trail, depth + 1)
		: undefined;
}

/** Classes whose objects an application fills from a section of its settings. */
const OPTIONS = /(?:Options|Settings|Config|Configuration)$/;

/** What a section of the settings gives a property of the class that is filled from it: `options.Value.Model`. */
export function followDotnetOption(
	{ scope, outline: owner }: Thing & { kind: "object" },
	property: string,
	source: Source,
	trail: Trail,
): Followed | undefined {
	const { name, bindings } = scope;
	const { project } = trail;
	if (name === undefined || project === undefined || owner.language.id !== "csharp")
		return undefined;
	if (!OPTIONS.test(name) || !bindings.has(property)) return undefined;
	const settings = dotnetSettingsOf(project, source.outline);
	if (settings.size === 0) return undefined;
	const named = [...bindings].flatMap(([key, [binding]]) =>
		/section|position/i.test(key) && binding?.value?.kind === "text" ? [binding.value.value] : [],
	);
	const set = project.remember(source.outline, `section of ${name}`, () =>
		sectionsSetUp(name, source, trail),
	);
	for (const section of [...named, ...set, name.replace(OPTIONS, ""), name]) {
		const end = `${section}:${property}`.toLowerCase();
		const keys = [...settings.keys()].filter((key) => key === end || key.endsWith(`:${end}`));
		const value = keys.length === 1 ? settings.get(keys[0] ?? "") : undefined;
		if (value !== undefined && section !== "") return textInPlaceOf(source, value);
	}
	return undefined;
}

/** The sections that code fills objects of a class from: `services.Configure<OpenAIOptions>(configuration.GetSection("AI"))`. */
function sectionsSetUp(name: string, { outline }: Source, { project }: Trail): readonly string[] {
	if (project === undefined) return [];
	const given = new RegExp(
		`<${name}>\\([^;]{0,200}?(?:GetSection|GetRequiredSection|BindConfiguration)\\(\\s*"([\\w:.-]+)"|Section\\(\\s*"([\\w:.-]+)"\\s*\\)\\s*\\.Get<${name}>`,
	);
	const files = [outline.path, ...findSetUps(outline.path, project, given).flat()];
	return files.flatMap((path) => {
		const found = given.exec(project.readText(path) ?? "");
		const section = found?.[1] ?? found?.[2];
		return section === undefined ? [] : [section];
	});
}
