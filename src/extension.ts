import { type ExtensionContext, commands as vscodeCommands, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { createClientOptions, type ReadyClient } from "./editor/client.ts";
import { commands } from "./editor/contributions.ts";
import { registerCreditCommands } from "./editor/creditCommands.ts";
import { registerLensCommands } from "./editor/lensCommands.ts";
import { createLog, type Log } from "./editor/log.ts";
import { registerMoney } from "./editor/money.ts";
import { trustGrantedNotification } from "./protocol.ts";

// VS Code's entry on the desktop and on remote hosts: starts the language server as a process of its own.

function createClient(context: ExtensionContext, log: Log): LanguageClient {
	const module = context.asAbsolutePath("dist/languageServer.cjs");
	const client = new LanguageClient(
		"promptCost",
		"Prompt Cost Lens",
		{ module, transport: TransportKind.ipc },
		createClientOptions(log),
	);
	context.subscriptions.push({ dispose: () => client.dispose() });
	return client;
}

/** A failure is logged and shown here, once; commands that wait for the client then reject with it. */
function startClient(client: LanguageClient, log: Log): ReadyClient {
	const ready = client.start().then(() => client);
	ready.catch((error: unknown) => {
		log.error(error instanceof Error ? error : String(error));
		void window.showErrorMessage(
			"Prompt Cost Lens could not start its language server. See Output → Prompt Cost Lens.",
		);
	});
	return ready;
}

/** Registers everything and returns at once; the server starts in the background. */
export function activate(context: ExtensionContext): void {
	const log = createLog(context);
	const client = createClient(context, log);
	registerMoney(context, client);
	const ready = startClient(client, log);
	registerLensCommands(context, ready);
	registerCreditCommands(context, ready);
	context.subscriptions.push(
		workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trustGrantedNotification)),
		vscodeCommands.registerCommand(commands.showLog, () => log.show()),
	);
}
