import { type CodeAction, CodeActionKind, type Connection } from "vscode-languageserver";
import { problemSource, readReplacements } from "./diagnostics.ts";

/** Quick fixes for the problems that know what should stand in their place. */
export function registerQuickFixes(connection: Connection): void {
	connection.onCodeAction(({ textDocument, context }): CodeAction[] =>
		context.diagnostics
			.filter(({ source }) => source === problemSource)
			.flatMap((diagnostic) =>
				readReplacements(diagnostic.data).map((newText, index) => ({
					title: `Replace with ${newText}`,
					kind: CodeActionKind.QuickFix,
					diagnostics: [diagnostic],
					isPreferred: index === 0,
					edit: { changes: { [textDocument.uri]: [{ range: diagnostic.range, newText }] } },
				})),
			),
	);
}
