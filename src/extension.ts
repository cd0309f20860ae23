import { type ExtensionContext, commands as vscodeCommands, window } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { createClientOptions, type ReadyClient } from "./editor/client.ts";
import { commands } from "./editor/contributions.ts";
import { registerLensCommands } from "./editor/lensCommands.ts";
import { createLog, type Log } from "./editor/log.ts";

// VS Code's entry on the desktop and on remote hosts: starts the language server as a process of its own.

function startClient(context: ExtensionContext, log: Log): ReadyClient {
	const module = context.asAbsolutePath("dist/languageServer.cjs");
	const client = new LanguageClient(
		"promptCost",
		"Prompt Cost Lens",
		{ module, transport: TransportKind.ipc },
		createClientOptions(log),
	);
	context.subscriptions.push({ dispose: () => client.dispose() });
	return client.start().then(
		() => client,
		(error: unknown) => {
			log.error(error instanceof Error ? error : String(error));
			void window.showErrorMessage(
				"Prompt Cost Lens could not start its language server. See Output → Prompt Cost Lens.",
			);
			throw error;
		},
	);
}

/** Registers everything and returns at once; the server starts in the background. */
export function activate(context: ExtensionContext): void {
	const log = createLog(context);
	const client = startClient(context, log);
	client.catch(() => undefined);
	context.subscriptions.push(vscodeCommands.registerCommand(commands.showLog, () => log.show()));
	registerLensCommands(context, client);
}
