import assert from "node:assert/strict";
import { type CompletionList, commands, languages, Position, type Uri, workspace } from "vscode";
import { until } from "../host/until.ts";
import { activateExtension, fileOf, lensesOf, show, waitForLenses } from "./sample.ts";

const teamFile = "second/.promptcost.json";

const write = (text: string): Thenable<void> =>
	workspace.fs.writeFile(fileOf(teamFile), new TextEncoder().encode(text));

/** The dollars of the only lens of `second/translate.py`. */
async function costOf(uri: Uri): Promise<number> {
	const [lens] = await lensesOf(uri);
	return Number(/\$([\d.]+)/.exec(lens?.title ?? "")?.[1]);
}

/** Waits until the lens shows this share of the list price. */
async function waitForShare(uri: Uri, list: number, share: number): Promise<void> {
	await until(async () => {
		const ratio = (await costOf(uri)) / list;
		return Math.abs(ratio - share) < 0.05 * share ? true : undefined;
	}, `the lens at ${share} of the list price`);
}

describe("the team file in the editor", () => {
	before(activateExtension);
	afterEach(() => workspace.fs.delete(fileOf(teamFile)));

	it("changes the lenses at once when a negotiated price changes", async () => {
		const { uri } = await show("second/translate.py");
		await waitForLenses(uri, 1);
		const list = await costOf(uri);
		assert.ok(list > 0);
		await write('{ "prices": [{ "provider": "openai", "discount": "50%" }] }');
		await waitForShare(uri, list, 0.5);
		await write('{ "prices": [{ "provider": "openai", "discount": "80%" }] }');
		await waitForShare(uri, list, 0.2);
		await write("{}");
		await waitForShare(uri, list, 1);
	});

	it("keeps the last good prices while it is broken, and says where", async () => {
		const { uri } = await show("second/translate.py");
		await waitForLenses(uri, 1);
		const list = await costOf(uri);
		await write('{ "prices": [{ "provider": "openai", "discount": "50%" }] }');
		await waitForShare(uri, list, 0.5);
		await write(
			'{\n\t"prices": [{ "provider": "openai", "discount": "50%" }],\n\t"bugdets": []\n}',
		);
		const problem = await until(
			() =>
				languages
					.getDiagnostics(fileOf(teamFile))
					.find(({ message }) => message.includes('did you mean "budgets"')),
			"a diagnostic of the unknown key",
		);
		assert.equal(problem.range.start.line, 2);
		await waitForShare(uri, list, 0.5);
	});

	it("completes keys and marks wrong ones by its schema", async () => {
		await write('{\n\t\n\t"rules": { "maxCostPerCall": true }\n}');
		const { uri } = await show(teamFile);
		const keys = await until(async () => {
			const found = await commands.executeCommand<CompletionList>(
				"vscode.executeCompletionItemProvider",
				uri,
				new Position(1, 1),
			);
			const labels = found.items.map(({ label }) =>
				typeof label === "string" ? label : label.label,
			);
			return labels.includes("aliases") ? labels : undefined;
		}, "completions of the schema");
		assert.ok(keys.includes("prices") && keys.includes("budgets"));
		await until(
			() => languages.getDiagnostics(uri).find(({ range }) => range.start.line === 2),
			"a squiggle under the wrong value",
		);
	});
});
