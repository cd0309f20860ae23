import { isModelId, type ModelName } from "../modelNames.ts";
import { type DocumentFormat, makeFindings } from "./format.ts";

/**
 * Configuration: JSON, YAML, TOML, INI, properties and .env files. They hold no call sites; a model's id in them shows its price
 * card. Generated lock files are left out.
 */
export const configuration: DocumentFormat = {
	id: "configuration",
	bindsModel: false,
	matches: (path) =>
		/(?:\.(?:jsonc?|json5|ya?ml|toml|ini|cfg|conf|properties)|(?:^|\/)\.env(?:\.[\w-]+)?)$/i.test(
			path,
		) && !/(?:^|\/)(?:[\w-]*[-.]lock\.(?:json|ya?ml)|[\w-]*\.lock)$/i.test(path),
	find: (text) => ({ ...makeFindings(text, []), modelNames: findValues(text) }),
};

/** A value: between quotes, or bare up to white space, a comma or a bracket. */
const VALUE = /(?<![\w./@:-])[A-Za-z][\w.:/@-]{2,119}(?![\w/@])/g;

/** The values of a configuration that have the shape of a model's id, quoted or not. */
function findValues(text: string): ModelName[] {
	const names: ModelName[] = [];
	for (const { 0: written, index } of text.matchAll(VALUE)) {
		const id = written.replace(/[.:]+$/, "");
		if (isModelId(id)) names.push({ id, span: { start: index, end: index + id.length } });
	}
	return names;
}
