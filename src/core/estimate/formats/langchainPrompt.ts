import { asObject } from "../../tokens/jsonValue.ts";
import type { Json } from "../../tokens/prompt.ts";
import type { PromptConstant } from "../promptConstants.ts";
import { type DocumentFormat, makeFindings } from "./format.ts";
import { splitTemplate } from "./templateText.ts";
import { readYaml, type YamlDocument } from "./yamlDocument.ts";

const MAX_DEPTH = 12;
const TEXT_KEYS = /^(template|prefix|suffix|content)$/;

/** LangChain's saved prompts (`_type: prompt`, or `lc` constructors): templates without a model. */
export const langchainPrompt: DocumentFormat = {
	id: "langchain-prompt",
	bindsModel: false,
	matches: (path) => /prompt[^/]*\.(ya?ml|json)$|(^|\/)prompts?\/.*\.(ya?ml|json)$/i.test(path),
	find: (text) => {
		const yaml = readYaml(text);
		if (yaml === undefined || !isPrompt(yaml.root)) return makeFindings(text, []);
		const constants: PromptConstant[] = [];
		collectTexts(yaml.root, [], yaml, constants);
		return makeFindings(text, [], constants);
	},
};

function isPrompt(root: YamlDocument["root"]): boolean {
	const { _type: type, lc } = root;
	return typeof type === "string" ? /prompt|few_shot/.test(type) : lc !== undefined;
}

function collectTexts(
	value: Json,
	path: readonly (string | number)[],
	yaml: YamlDocument,
	constants: PromptConstant[],
): void {
	if (path.length > MAX_DEPTH) return;
	const entries: [string | number, Json][] = Array.isArray(value)
		? [...value.entries()]
		: Object.entries(asObject(value) ?? {});
	for (const [key, inner] of entries) {
		const at = [...path, key];
		const span = yaml.spanOf(at);
		if (typeof inner !== "string") collectTexts(inner, at, yaml, constants);
		else if (typeof key === "string" && TEXT_KEYS.test(key) && span !== undefined)
			constants.push({ name: key, span, pieces: splitTemplate(inner), usedBy: [] });
	}
}
