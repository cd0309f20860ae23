import { asList, type asText } from "../../tokens/jsonValue.ts";
import type { Resolved } from "../resolved.ts";
import { type DocumentFormat, fileNameOf, makeConfigSite, makeFindings } from "./format.ts";
import { splitFrontMatter } from "./frontMatter.ts";
import { promptDocument } from "./plainPrompt.ts";
import { makePrompt } from "./templateText.ts";
import { readYaml } from "./yamlDocument.ts";

/** VS Code's prompt files, chat modes and agents: Markdown whose settings may name the model that Copilot is to use. */
export const promptMarkdown: DocumentFormat = {
	id: "vscode-prompt",
	bindsModel: true,
	matches: (path) => /\.(prompt|chatmode|agent)\.md$/i.test(path),
	find: (text, path) => {
		const parts = splitFrontMatter(text);
		const yaml = parts && readYaml(parts.yaml, parts.yamlStart);
		const model = resolveNames(yaml?.root["model"]);
		if (parts === undefined || yaml === undefined || model === undefined)
			return promptDocument(text, path, parts);
		return makeFindings(text, [
			makeConfigSite({
				sdk: "vscode-prompt",
				language: "prompt",
				callee: fileNameOf(path),
				anchor: yaml.spanOf(["model"]) ?? { start: 0, end: 0 },
				span: { start: 0, end: text.length },
				provider: { kind: "unknown", reason: "Copilot bills it by its own plan" },
				model,
				prompt: makePrompt(
					[{ role: "user", text: parts.body.trim() }],
					!/\.prompt\.md$/i.test(path),
					"vscode",
				),
			}),
		]);
	},
};

function resolveNames(written: Parameters<typeof asText>[0]): Resolved<string> | undefined {
	const values = (typeof written === "string" ? [written] : asList(written)).flatMap((one) =>
		typeof one === "string" && one.trim() !== "" ? [one.trim()] : [],
	);
	const [first] = values;
	if (first === undefined) return undefined;
	if (values.length === 1) return { kind: "known", value: first };
	return { kind: "candidates", values, reason: "the first of these that is available is used" };
}
