import { isNode, parseDocument } from "yaml";
import { isNestedTooDeeply } from "../../languages/yamlNesting.ts";
import { asObject, type JsonObject } from "../../tokens/jsonValue.ts";
import type { Json, SourceSpan } from "../../tokens/prompt.ts";

/** A YAML (or JSON) document whose top is an object. */
export interface YamlDocument {
	readonly root: JsonObject;
	/** Where the value at a path stands in the file; undefined when it is not written there itself. */
	spanOf(path: readonly (string | number)[]): SourceSpan | undefined;
}

/** Documents that expand more aliases than this are bombs. */
const MAX_ALIASES = 50;

/** Reads YAML that begins at `offset` of its file; undefined when it is no object, or not readable. */
export function readYaml(text: string, offset = 0): YamlDocument | undefined {
	if (isNestedTooDeeply(text)) return undefined;
	try {
		const document = parseDocument(text, {
			prettyErrors: false,
			logLevel: "silent",
			strict: false,
			uniqueKeys: false,
		});
		const root = asObject(document.toJS({ maxAliasCount: MAX_ALIASES }) as Json);
		if (root === undefined) return undefined;
		return {
			root,
			spanOf: (path) => {
				const node = document.getIn(path, true);
				const range = isNode(node) ? node.range : undefined;
				if (!range) return undefined;
				return { start: offset + range[0], end: offset + range[1] };
			},
		};
	} catch (error) {
		// Alias bombs are ReferenceErrors, nesting that exhausts the stack a RangeError: such a file has no prompt that can be read.
		if (error instanceof ReferenceError || error instanceof RangeError) return undefined;
		throw error;
	}
}
