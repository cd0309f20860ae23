import { join } from "node:path";
import { type ExtensionContext, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { createClientOptions } from "./editor/client.ts";
import type { Log } from "./editor/log.ts";
import { registerMoney } from "./editor/money.ts";
import { trustGrantedNotification } from "./protocol.ts";

// A bundle of its own, read when the extension is active already: the client's library is many times larger than the rest.

/** Starts the language server as a process of its own; rejects when it cannot be started. */
export async function startLanguageClient(
	context: ExtensionContext,
	log: Log,
): Promise<LanguageClient> {
	const client = new LanguageClient(
		"promptCost",
		"Prompt Cost Lens",
		{
			module: context.asAbsolutePath("dist/languageServer.cjs"),
			transport: TransportKind.ipc,
			options: {
				env: {
					...process.env,
					// Compiled code is kept between windows: the server answers sooner.
					NODE_COMPILE_CACHE: join(context.globalStorageUri.fsPath, "compiled"),
				},
			},
		},
		createClientOptions(log),
	);
	context.subscriptions.push(
		{ dispose: () => client.dispose() },
		workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trustGrantedNotification)),
	);
	registerMoney(context, client);
	await client.start();
	return client;
}
