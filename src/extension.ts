import { type ExtensionContext, commands as vscodeCommands, window } from "vscode";
import type { ReadyClient } from "./editor/client.ts";
import { commands } from "./editor/contributions.ts";
import { registerCountCommands } from "./editor/countCommands.ts";
import { registerCreditCommands } from "./editor/creditCommands.ts";
import { registerLensCommands } from "./editor/lensCommands.ts";
import { createLog, type Log } from "./editor/log.ts";
import { registerPriceCommands } from "./editor/priceCommands.ts";

// VS Code's entry on the desktop and on remote hosts: registers commands, and starts the language server as a process of its own.

/** Loads the bundle of the client in a later turn: it takes longer than all the rest of the activation. */
async function loadClient(context: ExtensionContext, log: Log): ReadyClient {
	await new Promise(setImmediate);
	const { startLanguageClient } = await import("./languageClient.ts");
	return startLanguageClient(context, log);
}

/** A failure is logged and shown here, once; commands that wait for the client then reject with it. */
function startClient(context: ExtensionContext, log: Log): ReadyClient {
	const ready = loadClient(context, log);
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
	registerCountCommands(context, ready);
	context.subscriptions.push(vscodeCommands.registerCommand(commands.showLog, () => log.show()));
}
