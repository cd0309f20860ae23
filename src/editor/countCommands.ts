import { type ExtensionContext, commands as vscodeCommands, window } from "vscode";
import {
	type CountAtProviderParams,
	type CountAtProviderResult,
	countAtProviderRequest,
} from "../protocol.ts";
import type { ReadyClient } from "./client.ts";
import { commands } from "./contributions.ts";

const vendors = ["openai", "anthropic", "google"] as const;

function secretOf(vendor: string): string {
	return `promptCost.key.${vendor}`;
}

/** The selection, else the whole document; undefined when nothing is open. */
function chosenText(): string | undefined {
	const editor = window.activeTextEditor;
	if (!editor) return undefined;
	const { document, selection } = editor;
	return selection.isEmpty ? document.getText() : document.getText(selection);
}

async function readKeys({ secrets }: ExtensionContext): Promise<CountAtProviderParams["keys"]> {
	const keys: { [vendor: string]: string } = {};
	for (const vendor of vendors) {
		const key = await secrets.get(secretOf(vendor));
		if (key) keys[vendor] = key;
	}
	return keys;
}

/** Asks for a vendor's key and keeps it in VS Code's secret storage; false when the user gives none. */
async function askForKey({ secrets }: ExtensionContext, vendor: string): Promise<boolean> {
	const key = await window.showInputBox({
		password: true,
		ignoreFocusOut: true,
		title: `API key of ${vendor}`,
		prompt: "It is kept in VS Code's secret storage and used only for this command.",
	});
	if (!key) return false;
	await secrets.store(secretOf(vendor), key);
	return true;
}

/** Sends the selection, or a request file, to its provider to be counted, after asking; nothing is ever sent without that. */
async function countAtProvider(
	context: ExtensionContext,
	client: ReadyClient,
): Promise<CountAtProviderResult | undefined> {
	const text = chosenText();
	if (!text?.trim()) {
		window.showInformationMessage("Select a text, or open a request, to be counted.");
		return undefined;
	}
	const isRequest = text.trimStart().startsWith("{");
	const model = isRequest
		? ""
		: await window.showInputBox({
				title: "Model to count for",
				value: "gpt-5",
				ignoreFocusOut: true,
			});
	if (model === undefined) return undefined;
	const send = "Send";
	const agreed = await window.showWarningMessage(
		"The text is sent to the model's provider to be counted.",
		{ modal: true },
		send,
	);
	if (agreed !== send) return undefined;
	const running = await client;
	const ask = async (): Promise<CountAtProviderResult> => {
		const params: CountAtProviderParams = { text, model, keys: await readKeys(context) };
		return running.sendRequest(countAtProviderRequest, params);
	};
	let result = await ask();
	if (result.needsKeyOf && (await askForKey(context, result.needsKeyOf))) result = await ask();
	if (result.tokens === undefined) window.showWarningMessage(result.message);
	else window.showInformationMessage(result.message);
	return result;
}

/** *Count at the Provider*: the exact count from the provider's own endpoint. */
export function registerCountCommands(context: ExtensionContext, client: ReadyClient): void {
	context.subscriptions.push(
		vscodeCommands.registerCommand(commands.countAtProvider, () =>
			countAtProvider(context, client),
		),
	);
}
