import { parse } from "yaml";
import type { CallExpression } from "../../languages/expression.ts";
import { makeText } from "../../languages/syntax.ts";
import { readFileNamed } from "../fileText.ts";
import { readJsonText } from "../jsonText.ts";
import type { Followed, Source, Trail } from "../source.ts";
import { followIniFile } from "./followIniFile.ts";

/** What reads a format: `json.load(file)`, `yaml.safe_load(file)`, `JSON.parse(readFileSync("config.json"))`. */
const READING = /^(?:load|loads|safe_?load|full_load|unsafe_load|load_all|parse|decode)$/i;
const FORMAT = /^(?:(?:u|or|simple)?json5?|ya?ml)$/i;

/** Follows a call that parses a JSON, YAML or INI file of the workspace to what the file holds; undefined for every other call. */
export function followParsedFile(
	{ outline }: Source,
	call: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { project } = trail;
	const { callee, args, start, end } = call;
	if (outline.language.id === "python") {
		const found = followIniFile(call, outline, trail, depth);
		if (found !== undefined) return found;
	}
	const given = args[0]?.value;
	if (project === undefined || given === undefined || callee.kind !== "member") return undefined;
	const { name, object } = callee;
	if (!READING.test(name) || object.kind !== "name" || !FORMAT.test(object.name)) return undefined;
	const isYaml = /^y/i.test(object.name);
	const expression = project.remember(outline, `parsed file ${start}`, () => {
		const text = readFileNamed({ expression: given, outline }, trail);
		const json = text !== undefined && isYaml ? readYaml(text) : text;
		return json === undefined ? undefined : readJsonText(makeText({ start, end }, json));
	});
	return expression && { kind: "value", source: { expression, outline } };
}

/** A YAML document as JSON text; undefined where it is none. */
function readYaml(text: string): string | undefined {
	try {
		return JSON.stringify(parse(text, { maxAliasCount: 20, logLevel: "silent" }));
	} catch (error) {
		if (error instanceof Error) return undefined;
		throw error;
	}
}
