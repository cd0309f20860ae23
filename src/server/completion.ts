import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type Connection,
	type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { showRate } from "../core/estimate/figures.ts";
import { configuration } from "../core/estimate/formats/configuration.ts";
import { findPrice } from "../core/pricing/catalog.ts";
import { type SuggestedModel, suggestModels } from "../core/pricing/suggestModels.ts";
import type { Settings } from "./settings.ts";

/** Characters that make the editor ask again inside a string. */
export const completionTriggers: readonly string[] = ['"', "'", "-", ".", "/", "="];

/** More are not read by anyone; typing on narrows the list. */
const MOST = 100;

/** How much of an id must be typed before ids are offered where no model is asked for. */
const SHORTEST = 3;

const STRING = /(["'`])([\w./:@-]*)$/;
const BARE = /(?:^|[\s{,])(?:model|model_?name|model_?id|azure_deployment)\s*:\s+([\w./:@-]*)$/i;
const COMMENT = /prompt-cost:.*\bmodel=(?:[\w./:@-]+\|)*([\w./:@-]*)$/;

/** What comes before the value of a model argument: `model=`, `"model":`, `Model =>`, `.model(`. */
const ASKS =
	/\b(?:\w*model|model_?(?:name|id)|engine|deployment(?:_?name)?|azure_deployment)["']?\s*(?:=>|:=|[:=(])\s*$/i;

/** A key that asks for a model in configuration, where values need no quotes: `OPENAI_MODEL=`, `chat.model: `. */
const SETTING =
	/^\s*(?:export\s+|-\s+)?[\w.-]*(?:model|deployment|engine)[\w.-]*\s*[:=]\s*([\w./:@-]*)$/i;

/** The part of a model id before the cursor; undefined where no model id is being written. */
export function typedModel(line: string, isConfiguration = false): string | undefined {
	const open =
		COMMENT.exec(line) ?? BARE.exec(line) ?? (isConfiguration ? SETTING.exec(line) : null);
	if (open !== null) return open[1] ?? "";
	const string = STRING.exec(line);
	if (string === null) return undefined;
	const [whole, quote = "", typed = ""] = string;
	const before = line.slice(0, line.length - whole.length);
	// An odd number of the same quote before this one means that this one closes a string.
	if (before.split(quote).length % 2 === 0) return undefined;
	return typed.length >= SHORTEST || ASKS.test(before) ? typed : undefined;
}

/** Offers model ids with their prices, in strings that start like one or stand where a model is asked for. */
export function registerCompletion(
	connection: Connection,
	documents: TextDocuments<TextDocument>,
	settings: () => Settings,
	style: () => { readonly locale?: string; readonly today: string },
): void {
	connection.onCompletion(({ textDocument, position }): CompletionList | null => {
		const document = documents.get(textDocument.uri);
		if (!document || !settings().enabled) return null;
		const start = { line: position.line, character: 0 };
		const line = document.getText({ start, end: position });
		const typed = typedModel(line, configuration.matches(textDocument.uri));
		if (typed === undefined) return null;
		const suggested = suggestModels(typed, MOST);
		if (suggested.length === 0) return null;
		const from = { line: position.line, character: position.character - typed.length };
		return {
			isIncomplete: suggested.length === MOST,
			items: suggested.map((model, index) => ({
				label: model.id,
				kind: CompletionItemKind.EnumMember,
				detail: describePrice(model, style()),
				sortText: String(index).padStart(4, "0"),
				textEdit: { range: { start: from, end: position }, newText: model.id },
			})),
		};
	});
}

function describePrice(
	{ id, provider }: SuggestedModel,
	{ locale, today }: { readonly locale?: string; readonly today: string },
): NonNullable<CompletionItem["detail"]> {
	const price = findPrice({ provider, model: id, at: today });
	if (price.kind !== "priced") return provider;
	const { card } = price;
	const { input, output } = card.tiers[0]?.rates ?? {};
	const rates = [
		...(input === undefined ? [] : [`${showRate(input, card.currency, locale)} in`]),
		...(output === undefined ? [] : [`${showRate(output, card.currency, locale)} out`]),
	];
	const per = rates.length === 0 ? "" : ` · ${rates.join(" / ")} per 1M`;
	return `${provider}${per}${card.retired ? " · retired" : ""}`;
}
