import { buildVocabulary } from "../src/build/vocabularies.ts";
import { createTokenCounter, type LoadVocabulary } from "../src/core/tokens/counter.ts";

/** Vocabularies for tests that run from source: made from the rank data itself, without a build. */
export const loadVocabulary: LoadVocabulary = (encoding) => buildVocabulary(encoding);

/** One counter for all tests of a process. */
export const tokenCounter = createTokenCounter(loadVocabulary);
