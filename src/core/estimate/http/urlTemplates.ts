import type { Expression } from "../../languages/expression.ts";
import { isScript } from "../../languages/families.ts";
import { lookUpName } from "../../languages/lookup.ts";
import { resolvePieces } from "../resolveText.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import { goOn, MAX_BRANCHES, type UrlPieces } from "./urlPieces.ts";

/** What has more parts is no address; each of them copies those before it. */
const MAX_PARTS = 200;

/**
 * The texts of a template: one for each of the texts that a part of it may be, `${streams ? "streamGenerate" : "generate"}Content`;
 * `readCall` gives those of a function of the project, and none for another's.
 */
export function templatePieces(
	parts: readonly Expression[],
	{ outline }: Source,
	trail: Trail,
	readCall: (part: Expression) => readonly UrlPieces[],
): readonly UrlPieces[] {
	if (parts.length > MAX_PARTS) return [];
	let all: readonly UrlPieces[] = [[]];
	for (const expression of parts) {
		const part = { expression, outline };
		const returned = expression.kind === "call" ? readCall(expression) : [];
		const texts = returned.length > 0 ? returned : textsOf(part, trail);
		const isChosen = texts.length > 1 || returned.length > 0;
		const values = isChosen || isDefault(part, texts) ? texts : optionsOf(part, trail);
		all = goOn(all, values);
	}
	return all;
}

/** True for the one text that stands in where nothing is given, `config['model'] ?? 'gemini-pro'`: what a body's would be. */
function isDefault({ expression, outline }: Source, texts: readonly UrlPieces[]): boolean {
	const held = expression.kind === "name" ? chosenBy(expression, outline) : expression;
	const isFallback = held?.kind === "choice" && held.mode === "fallback";
	return isFallback && texts.length === 1 && !isScript(outline.language.id);
}

/** A part of a template, or each of the two that a condition chooses from: `path.startsWith("/") ? path : "/" + path`. */
function optionsOf({ expression, outline }: Source, trail: Trail): readonly UrlPieces[] {
	const held = expression.kind === "name" ? chosenBy(expression, outline) : expression;
	const options = held?.kind === "choice" ? held.options : [expression];
	return options
		.slice(0, MAX_BRANCHES)
		.map((option) => resolvePieces({ expression: option, outline }, { trail, path: "" }));
}

/** What a variable is declared with. */
function chosenBy(
	{ name, start }: Expression & { readonly kind: "name" },
	outline: Source["outline"],
): Expression | undefined {
	const [declared, ...more] = lookUpName(outline, name, start);
	return declared?.kind === "variable" && more.length === 0 ? declared.value : undefined;
}

/** The texts that a value is one of; empty where one of its values is no text. */
function textsOf(part: Source, trail: Trail): readonly UrlPieces[] {
	const found = sourcesOf(trail.follow(part)).slice(0, MAX_BRANCHES);
	const texts = found.flatMap(({ expression }) =>
		expression.kind === "text" ? [[{ kind: "text", text: expression.value } as const]] : [],
	);
	return texts.length === found.length ? texts : [];
}
