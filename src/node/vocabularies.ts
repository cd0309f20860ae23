import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadVocabulary } from "../core/tokens/counter.ts";

/** Reads vocabularies from `vocabularies/<encoding>.bpe` in the folder of the built files; throws where the build is incomplete. */
export function createVocabularyReader(assetFolder: string): LoadVocabulary {
	return (encoding) => {
		const path = join(assetFolder, "vocabularies", `${encoding}.bpe`);
		try {
			return readFileSync(path);
		} catch (cause) {
			throw new Error(`cannot read the vocabulary ${path}; run the build again`, { cause });
		}
	};
}
