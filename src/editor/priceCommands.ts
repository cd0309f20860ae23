import {
	type ExtensionContext,
	ProgressLocation,
	commands as vscodeCommands,
	window,
	workspace,
} from "vscode";
import { type UpdatePricesResult, updatePricesRequest } from "../protocol.ts";
import type { ReadyClient } from "./client.ts";
import { commands, settings } from "./contributions.ts";
import type { Log } from "./log.ts";

/** Fetches current prices, says what came of it, and lists in the log which prices differ from the bundled ones. */
async function updatePrices(client: ReadyClient, log: Log): Promise<UpdatePricesResult> {
	const running = await client;
	const result: UpdatePricesResult = await window.withProgress(
		{ location: ProgressLocation.Window, title: "Fetching prices" },
		() => running.sendRequest(updatePricesRequest),
	);
	for (const change of result.changes) log.info(change);
	const details = "Show Changes";
	const actions = result.changes.length > 0 ? [details] : [];
	const shown = result.updated
		? window.showInformationMessage(result.message, ...actions)
		: window.showWarningMessage(result.message);
	void shown.then((chosen) => {
		if (chosen === details) log.show();
	});
	return result;
}

const millisecondsPerDay = 86_400_000;

/** Fetches without a word, for users who turned that on; what changed stands in the log. */
async function updateQuietly(client: ReadyClient, log: Log): Promise<void> {
	const running = await client;
	const result: UpdatePricesResult = await running.sendRequest(updatePricesRequest);
	log.info(result.message);
	for (const change of result.changes) log.info(change);
}

/** Once now and then once a day, as long as the setting is on when the time comes. */
function scheduleUpdates(context: ExtensionContext, client: ReadyClient, log: Log): void {
	const update = () => {
		if (!workspace.getConfiguration("promptCost").get(settings.autoUpdatePrices, false)) return;
		updateQuietly(client, log).catch((error: unknown) => log.error(String(error)));
	};
	update();
	const timer = setInterval(update, millisecondsPerDay);
	context.subscriptions.push({ dispose: () => clearInterval(timer) });
}

/** *Update Prices*, and the daily update of users who turned it on. Prices are never fetched otherwise. */
export function registerPriceCommands(
	context: ExtensionContext,
	client: ReadyClient,
	log: Log,
): void {
	context.subscriptions.push(
		vscodeCommands.registerCommand(commands.updatePrices, () => updatePrices(client, log)),
	);
	scheduleUpdates(context, client, log);
}
