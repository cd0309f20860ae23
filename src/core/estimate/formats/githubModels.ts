import { asNumber, asObject, asObjects, asText, type JsonObject } from "../../tokens/jsonValue.ts";
import type { Json } from "../../tokens/prompt.ts";
import { readOpenaiChat } from "../../tokens/requests/openaiChat.ts";
import { type DocumentFormat, fileNameOf, makeConfigSite, makeFindings } from "./format.ts";
import { resolveSetting } from "./settings.ts";
import { splitTemplate } from "./templateText.ts";
import { readYaml } from "./yamlDocument.ts";

/** GitHub Models' prompt files (https://docs.github.com/en/github-models): model, parameters and messages in YAML. */
export const githubModels: DocumentFormat = {
	id: "github-models",
	bindsModel: true,
	matches: (path) => /\.prompt\.ya?ml$/i.test(path),
	find: (text, path) => {
		const yaml = readYaml(text);
		if (yaml === undefined) return makeFindings(text, []);
		const { root } = yaml;
		const messages = asObjects(root["messages"]);
		const written = asText(root["model"]);
		const prompt = readTemplates(root);
		if (written === undefined)
			return makeFindings(
				text,
				[],
				messages.map((_, index) => ({
					name: fileNameOf(path),
					span: yaml.spanOf(["messages", index, "content"]) ?? { start: 0, end: text.length },
					pieces: prompt.messages[index]?.content ?? [],
					usedBy: [],
				})),
			);
		const parameters = asObject(root["modelParameters"]);
		return makeFindings(text, [
			makeConfigSite({
				sdk: "github-models",
				language: "yaml",
				callee: fileNameOf(path),
				anchor: yaml.spanOf(["model"]) ?? { start: 0, end: 0 },
				span: { start: 0, end: text.length },
				provider: { kind: "known", value: "github" },
				model: resolveSetting(written),
				prompt,
				maxOutputTokens: asNumber(
					parameters?.["maxCompletionTokens"] ??
						parameters?.["maxTokens"] ??
						parameters?.["max_tokens"],
				),
			}),
		]);
	},
};

/** The messages of a request in OpenAI's form, their texts split at placeholders. */
export function readTemplates(body: { readonly [key: string]: Json }) {
	const prompt = readOpenaiChat(withSchema(body));
	const messages = prompt.messages.map((message) => ({
		...message,
		content: message.content.flatMap((piece) =>
			piece.kind === "text" ? splitTemplate(piece.text, "double") : [piece],
		),
	}));
	return { ...prompt, messages };
}

/** GitHub writes the answer's schema as JSON text beside `responseFormat: json_schema`. */
function withSchema(body: JsonObject): JsonObject {
	const schema = asText(body["jsonSchema"]);
	if (body["responseFormat"] !== "json_schema" || schema === undefined) return body;
	const parsed = readYaml(schema)?.root;
	if (parsed === undefined) return body;
	return { ...body, response_format: { type: "json_schema", json_schema: parsed } };
}
