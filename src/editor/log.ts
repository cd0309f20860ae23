import { type ExtensionContext, type LogOutputChannel, window } from "vscode";

/** The extension's log: *Output → Prompt Cost Lens*. Never holds prompts or keys. */
export type Log = LogOutputChannel;

export function createLog(context: ExtensionContext): Log {
	const log = window.createOutputChannel("Prompt Cost Lens", { log: true });
	context.subscriptions.push(log);
	return log;
}
