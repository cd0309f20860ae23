import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallSite } from "../../../src/core/estimate/callSite.ts";
import { findCallSites } from "../../../src/core/estimate/findCallSites.ts";
import { findLanguage } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";

// Each fixture is real-looking source. A comment line with carets says what is found in the line above it: the carets stand under
// the method name, then come modality and model (`a|b` for candidates, `a|?` for one beside a value that cannot be known, `?` where none can), then optional `key=value`
// checks: provider, sdk, kind, cap, n, times (or `loop`), static (the prompt's text with `{}` for holes).
const root = join(import.meta.dirname, "../../fixtures/languages");
const CARETS = /^(\s*(?:#|\/\/|;|--)\s*)(\^+)\s+(\S+)\s+(\S+)(.*)$/;

interface Expected {
	readonly line: number;
	readonly column: number;
	readonly length: number;
	readonly says: string;
}

function readExpected(lines: readonly string[]): Expected[] {
	const expected: Expected[] = [];
	let code = 0;
	for (const [index, line] of lines.entries()) {
		const match = CARETS.exec(line);
		if (match === null) {
			code = index;
			continue;
		}
		const [, before = "", carets = "", modality = "", model = "", rest = ""] = match;
		const says = [modality, model, ...rest.trim().split(/\s+(?=\w+=)/)].filter(
			(part) => part !== "",
		);
		expected.push({
			line: code + 1,
			column: before.length + 1,
			length: carets.length,
			says: says.join(" "),
		});
	}
	return expected;
}

function describeModel({ model }: CallSite): string {
	if (model.kind === "known") return model.value;
	if (model.kind !== "candidates") return "?";
	return model.values.length === 1 ? `${model.values[0]}|?` : model.values.join("|");
}

function describeText({ prompt }: CallSite): string {
	return prompt.messages
		.flatMap((message) => message.content)
		.map((piece) =>
			piece.kind === "text" ? piece.text : `{${piece.kind === "hole" ? "" : piece.kind}}`,
		)
		.join("")
		.replace(/\s+/g, "_");
}

const describers: { readonly [key: string]: (callSite: CallSite) => string } = {
	provider: ({ provider }) => (provider.kind === "known" ? provider.value : "?"),
	sdk: ({ sdk }) => sdk,
	kind: ({ kind }) => kind,
	cap: ({ maxOutputTokens }) =>
		maxOutputTokens?.kind === "known" ? `${maxOutputTokens.value}` : "?",
	n: ({ choices }) => (choices.kind === "known" ? `${choices.value}` : "?"),
	times: ({ multiplier }) =>
		multiplier.kind === "times" ? `${multiplier.times}` : multiplier.kind,
	static: describeText,
	messages: ({ prompt }) => prompt.messages.map((message) => message.role).join(","),
	tools: ({ prompt }) => prompt.tools.map((tool) => tool.name).join(","),
};

function describeAs(callSite: CallSite, says: string): string {
	const checks = says.split(" ").slice(2);
	const parts = checks.map((check) => {
		const key = check.slice(0, check.indexOf("="));
		return `${key}=${describers[key]?.(callSite) ?? "(no such check)"}`;
	});
	return [callSite.modality, describeModel(callSite), ...parts].join(" ");
}

describe("language fixtures", () => {
	for (const folder of readdirSync(root))
		for (const file of readdirSync(join(root, folder)))
			it(`${folder}/${file}`, async () => {
				const path = `${folder}/${file}`;
				const text = readFileSync(join(root, path), "utf8");
				const language = findLanguage(path);
				assert.ok(language, "no language for this file");
				const tree = (await grammars.parserFor(language)).parse(text);
				assert.ok(tree);
				const { callSites } = findCallSites({ path, language: language.id, text, tree });
				const lines = text.split("\n");
				const expected = readExpected(lines);
				assert.ok(expected.length > 0 || file.startsWith("silent"), "the fixture expects nothing");
				const found = callSites.map((callSite, index) => {
					const before = text.slice(0, callSite.anchor.start).split("\n");
					const { line, column } = {
						line: before.length,
						column: (before.at(-1) ?? "").length + 1,
					};
					const same = expected.find((one) => one.line === line && one.column === column);
					const length = callSite.anchor.end - callSite.anchor.start;
					const says = describeAs(callSite, same?.says ?? "");
					return { index, text: `${line}:${column}+${length} ${says}` };
				});
				assert.deepEqual(
					found.map((one) => one.text),
					expected.map(({ line, column, length, says }) => `${line}:${column}+${length} ${says}`),
				);
			});
});
