import assert from "node:assert/strict";
import manifest from "../package.json" with { type: "json" };
import { languages as coreLanguages } from "../src/core/languages/languages.ts";
import { commands, languages, settings } from "../src/editor/contributions.ts";

const { contributes, activationEvents } = manifest;

describe("package.json", () => {
	it("declares the commands that the extension registers", () => {
		assert.deepEqual(
			contributes.commands.map(({ command }) => command).sort(),
			Object.values(commands).sort(),
		);
	});

	it("declares the settings that the extension reads", () => {
		assert.deepEqual(
			Object.keys(contributes.configuration.properties).sort(),
			Object.values(settings)
				.map((name) => `promptCost.${name}`)
				.sort(),
		);
	});

	it("activates the extension for every language that it looks at", () => {
		const activated = activationEvents.filter((event) => event.startsWith("onLanguage:"));
		assert.deepEqual(activated.sort(), languages.map((id) => `onLanguage:${id}`).sort());
	});

	it("says that untrusted and virtual workspaces are limited", () => {
		const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
		assert.equal(untrustedWorkspaces.supported, "limited");
		assert.equal(virtualWorkspaces.supported, "limited");
	});
});

describe("the editor's languages", () => {
	it("are those of core", () => {
		const known = coreLanguages.flatMap(({ editorIds }) => editorIds);
		assert.deepEqual([...languages].sort(), [...known].sort());
	});
});
