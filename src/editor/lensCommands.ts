import {
	type ExtensionContext,
	Position,
	Selection,
	Uri,
	commands as vscodeCommands,
	window,
	workspace,
} from "vscode";
import { type WhyNoCostParams, type WhyNoCostResult, whyNoCostRequest } from "../protocol.ts";
import type { ReadyClient } from "./client.ts";
import { commands, settings } from "./contributions.ts";

/** Puts the cursor on the call and shows its hover. Without arguments: at the cursor. */
async function explainCall(uri?: string, line?: number, character?: number): Promise<void> {
	if (uri !== undefined && line !== undefined && character !== undefined) {
		const document = await workspace.openTextDocument(Uri.parse(uri));
		const editor = await window.showTextDocument(document, { preserveFocus: false });
		const position = new Position(line, character);
		editor.selection = new Selection(position, position);
	}
	await vscodeCommands.executeCommand("editor.action.showHover");
}

async function toggleCosts(): Promise<void> {
	const section = workspace.getConfiguration("promptCost");
	const enabled = section.get<boolean>(settings.enabled, true);
	const inspected = section.inspect<boolean>(settings.enabled);
	const inWorkspace = inspected?.workspaceValue !== undefined;
	await section.update(settings.enabled, !enabled, !inWorkspace);
	window.setStatusBarMessage(enabled ? "LLM costs are hidden" : "LLM costs are shown", 3_000);
}

async function whyNoCost(client: ReadyClient): Promise<void> {
	const editor = window.activeTextEditor;
	if (!editor) {
		window.showInformationMessage("Open a file and put the cursor on the line in question.");
		return;
	}
	const { line, character } = editor.selection.active;
	const params: WhyNoCostParams = {
		uri: editor.document.uri.toString(),
		position: { line, character },
	};
	const running = await client;
	const result: WhyNoCostResult = await running.sendRequest(whyNoCostRequest, params);
	window.showInformationMessage(result.message);
}

/** The commands of flow 1. */
export function registerLensCommands(context: ExtensionContext, client: ReadyClient): void {
	context.subscriptions.push(
		vscodeCommands.registerCommand(commands.explainCall, explainCall),
		vscodeCommands.registerCommand(commands.toggle, toggleCosts),
		vscodeCommands.registerCommand(commands.whyNoCost, () => whyNoCost(client)),
	);
}
