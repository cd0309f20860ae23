import assert from "node:assert/strict";
import {
	type CodeLens,
	commands,
	extensions,
	type Hover,
	MarkdownString,
	type Position,
	type TextDocument,
	Uri,
	window,
	workspace,
} from "vscode";
import { until } from "../host/until.ts";

/** Address of a file of the open workspace: `sample/support_bot.py`. */
export function fileOf(path: string): Uri {
	const [name = "", ...rest] = path.split("/");
	const folder = workspace.workspaceFolders?.find((each) => each.name === name);
	assert.ok(folder, `the workspace has a folder ${name}`);
	return Uri.joinPath(folder.uri, ...rest);
}

/** Starts the extension and waits until it runs. */
export async function activateExtension(): Promise<void> {
	const extension = extensions.getExtension("prompt-cost-lens.prompt-cost-lens");
	assert.ok(extension, "the extension is there");
	await extension.activate();
}

/** Shows a file of the workspace. */
export async function show(path: string): Promise<TextDocument> {
	const document = await workspace.openTextDocument(fileOf(path));
	await window.showTextDocument(document);
	return document;
}

/** One lens: its 1-based line and its text. */
export interface Lens {
	readonly line: number;
	readonly title: string;
}

/** The lenses of a document now, from top to bottom, those of other extensions left out. */
export async function lensesOf(uri: Uri): Promise<readonly Lens[]> {
	const found = await commands.executeCommand<CodeLens[]>(
		"vscode.executeCodeLensProvider",
		uri,
		1000,
	);
	return found
		.filter((lens) => lens.command?.command.startsWith("promptCost."))
		.map((lens) => ({ line: lens.range.start.line + 1, title: lens.command?.title ?? "" }))
		.sort((one, other) => one.line - other.line);
}

/** Waits until a document has that many lenses, and returns them. */
export function waitForLenses(uri: Uri, count: number): Promise<readonly Lens[]> {
	return until(async () => {
		const lenses = await lensesOf(uri);
		return lenses.length === count ? lenses : undefined;
	}, `${count} lenses in ${uri.path}`);
}

/** The text of all hovers at a place, as Markdown. */
export async function hoverAt(uri: Uri, position: Position): Promise<string> {
	const hovers = await commands.executeCommand<Hover[]>(
		"vscode.executeHoverProvider",
		uri,
		position,
	);
	return hovers
		.flatMap((hover) => hover.contents)
		.map((content) => (content instanceof MarkdownString ? content.value : String(content)))
		.join("\n");
}

/** Sets a setting for the user; returns what puts it back. */
export async function setSetting(name: string, value: unknown): Promise<() => Promise<void>> {
	const section = workspace.getConfiguration("promptCost");
	const before = section.inspect(name)?.globalValue;
	await section.update(name, value, true);
	return async () => workspace.getConfiguration("promptCost").update(name, before, true);
}
