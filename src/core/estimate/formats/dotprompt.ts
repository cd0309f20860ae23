import { findProviderId } from "../../pricing/providers.ts";
import { asNumber, asObject, asText } from "../../tokens/jsonValue.ts";
import { providerOfModel } from "../providerOfModel.ts";
import { type DocumentFormat, fileNameOf, makeConfigSite, makeFindings } from "./format.ts";
import { splitFrontMatter } from "./frontMatter.ts";
import { promptDocument } from "./plainPrompt.ts";
import { resolveSetting } from "./settings.ts";
import { makePrompt, splitRoles } from "./templateText.ts";
import { readYaml } from "./yamlDocument.ts";

const ROLE = /\{\{\s*role\s+["'](\w+)["']\s*\}\}/g;
const HISTORY = /\{\{\s*history\s*\}\}/g;

/** Dotprompt files (https://google.github.io/dotprompt), as Genkit and Firebase use them. */
export const dotprompt: DocumentFormat = {
	id: "dotprompt",
	bindsModel: true,
	matches: (path) => /\.prompt$/i.test(path),
	find: (text, path) => {
		const parts = splitFrontMatter(text);
		const yaml = parts && readYaml(parts.yaml, parts.yamlStart);
		const written = asText(yaml?.root["model"]);
		if (parts === undefined || yaml === undefined || written === undefined)
			return promptDocument(text, path, parts);
		const { body } = parts;
		const model = resolveSetting(written);
		const plugin = /^([\w-]+)\//.exec(written)?.[1];
		const provider = plugin === undefined ? undefined : findProviderId(plugin);
		return makeFindings(text, [
			makeConfigSite({
				sdk: "dotprompt",
				language: "dotprompt",
				callee: fileNameOf(path),
				anchor: yaml.spanOf(["model"]) ?? { start: 0, end: 0 },
				span: { start: 0, end: text.length },
				provider:
					provider === undefined ? providerOfModel(model) : { kind: "known", value: provider },
				model,
				prompt: makePrompt(
					splitRoles(body.replace(HISTORY, ""), ROLE, "user"),
					body.search(HISTORY) >= 0,
				),
				maxOutputTokens: asNumber(asObject(yaml.root["config"])?.["maxOutputTokens"]),
			}),
		]);
	},
};
