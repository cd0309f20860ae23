import assert from "node:assert/strict";
import type { CallSite } from "../../../src/core/estimate/callSite.ts";
import { findCallSites } from "../../../src/core/estimate/findCallSites.ts";
import { findLanguage } from "../../../src/core/languages/languages.ts";
import { createProjectIndex } from "../../../src/core/project/projectIndex.ts";
import { grammars } from "../../grammars.ts";

/** Files by their paths. */
export interface Texts {
	readonly [path: string]: string;
}

/** A project index over texts in memory. Every grammar must be loaded. */
export function projectOfTexts(files: Texts) {
	return createProjectIndex({
		readText: (path) => files[path],
		parse: (language, text) => grammars.loadedParser(language)?.parse(text) ?? undefined,
		list: () => Object.keys(files),
	});
}

/** Finds the call sites of one file among others. */
export function callSitesIn(files: Texts, path: string): readonly CallSite[] {
	const project = projectOfTexts(files);
	const language = findLanguage(path);
	const text = files[path];
	assert.ok(language && text !== undefined);
	const tree = grammars.loadedParser(language)?.parse(text);
	assert.ok(tree);
	const { callSites } = findCallSites({ path, language: language.id, text, tree }, project);
	project.trim(0);
	return callSites;
}

/** The models of one file's call sites with who bills them: `gpt-4o@openai`. */
export function modelsIn(files: Texts, path: string): string[] {
	return callSitesIn(files, path).map(({ model, provider }) => {
		const id = model.kind === "known" ? model.value : model.kind;
		return `${id}@${provider.kind === "known" ? provider.value : "?"}`;
	});
}
