import { type ExtensionContext, commands as vscodeCommands, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { createClientOptions, type ReadyClient } from "./editor/client.ts";
import { commands } from "./editor/contributions.ts";
import { registerCreditCommands } from "./editor/creditCommands.ts";
import { registerLensCommands } from "./editor/lensCommands.ts";
import { createLog, type Log } from "./editor/log.ts";
import { registerMoney } from "./editor/money.ts";
import { registerPriceCommands } from "./editor/priceCommands.ts";
import { trustGrantedNotification } from "./protocol.ts";

// VS Code's entry on the desktop and on remote hosts: starts the language server as a process of its own.

/** Loads the client's library only now, in a later turn: it takes longer than all the rest of the activation. */
async function createClient(context: ExtensionContext, log: Log): Promise<LanguageClient> {
	await new Promise(setImmediate);
	const library = await import("vscode-languageclient/node");
	const client = new library.LanguageClient(
		"promptCost",
		"Prompt Cost Lens",
		{
			module: context.asAbsolutePath("dist/languageServer.cjs"),
			transport: library.TransportKind.ipc,
		},
		createClientOptions(log),
	);
	context.subscriptions.push(
		{ dispose: () => client.dispose() },
		workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trustGrantedNotification)),
	);
	return client;
}

/** A failure is logged and shown here, once; commands that wait for the client then reject with it. */
function startClient(context: ExtensionContext, log: Log): ReadyClient {
	const ready = createClient(context, log).then(async (client) => {
		registerMoney(context, client);
		await client.start();
		return client;
	});
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
	const ready = startClient(context, log);
	registerLensCommands(context, ready);
	registerCreditCommands(context, ready);
	registerPriceCommands(context, ready, log);
	context.subscriptions.push(vscodeCommands.registerCommand(commands.showLog, () => log.show()));
}
