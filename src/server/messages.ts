import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";

/** Shows a message that needs no answer; every editor knows this notification. */
export function showMessage(
	connection: Connection,
	severity: "warning" | "error",
	message: string,
): void {
	const type = severity === "error" ? MessageType.Error : MessageType.Warning;
	void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
