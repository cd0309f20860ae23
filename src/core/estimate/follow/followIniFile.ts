import { type CallExpression, type Expression, nameOfCallee } from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import { lowerOutlinedCall } from "../../languages/outlinedCall.ts";
import { makeText } from "../../languages/syntax.ts";
import { readFileNamed } from "../fileText.ts";
import { memberOf } from "../findMember.ts";
import { readJsonText } from "../jsonText.ts";
import type { Followed, Trail } from "../source.ts";

const PARSER = /^(?:Raw|Safe)?ConfigParser$/;
const MAX_READS = 5;

/** What was read of INI files: `get` of it is given a section and an option. */
const files = new WeakSet<Expression>();

/**
 * Follows a `ConfigParser()` of Python to the sections of the file that it is told to read, and `config.get("section", "option")` to
 * what they hold; undefined for every other call.
 */
export function followIniFile(
	call: CallExpression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const name = nameOfCallee(call.callee);
	if (name === "get") return followOption(call, outline, trail, depth);
	const read = PARSER.test(name) ? readIniFile(call, outline, trail) : undefined;
	return read && { kind: "value", source: { expression: read, outline } };
}

function followOption(
	{ callee, args }: CallExpression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const [section, option] = args.map(({ value }) => value);
	if (callee.kind !== "member" || section?.kind !== "text" || option?.kind !== "text")
		return undefined;
	const parser = trail.follow({ expression: callee.object, outline }, depth + 1);
	if (parser.kind !== "value") return undefined;
	const { expression } = parser.source;
	const isParser = expression.kind === "call" && PARSER.test(nameOfCallee(expression.callee));
	if (!isParser && !files.has(expression)) return undefined;
	const found = memberOf(parser.source, section.value, trail, depth + 1);
	const value =
		found?.kind === "value" ? memberOf(found.source, option.value, trail, depth + 1) : undefined;
	return value ?? { kind: "gap", reason: `${option.value} is read from a configuration file` };
}

function readIniFile(
	{ start, end }: CallExpression,
	outline: Outline,
	trail: Trail,
): Expression | undefined {
	return trail.project?.remember(outline, `ini file ${start}`, () => {
		for (const call of outline.calls.filter(({ name }) => name === "read").slice(0, MAX_READS)) {
			const given = lowerOutlinedCall(call, outline)?.args[0]?.value;
			const text = given && readFileNamed({ expression: given, outline }, trail);
			const sections = text === undefined ? undefined : parseIni(text);
			const read =
				sections === undefined ? undefined : readJsonText(makeText({ start, end }, sections));
			if (read === undefined) continue;
			files.add(read);
			return read;
		}
		return undefined;
	});
}

/** The sections of an INI file as JSON text; undefined for a text without any. */
function parseIni(text: string): string | undefined {
	const sections: { [section: string]: { [option: string]: string } } = {};
	let options: { [option: string]: string } | undefined;
	for (const line of text.split("\n", MAX_LINES)) {
		const name = /^\[([^\]]+)\]/.exec(line)?.[1];
		if (name !== undefined) {
			options = {};
			sections[name] = options;
		}
		const [, option, value] = /^([\w.-]+)[ \t]*[=:][ \t]*(.*?)\s*$/.exec(line) ?? [];
		if (options !== undefined && option !== undefined && value !== undefined)
			options[option] = value;
	}
	return options === undefined ? undefined : JSON.stringify(sections);
}

const MAX_LINES = 2000;
