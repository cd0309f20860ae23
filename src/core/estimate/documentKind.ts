import type { Host, HostedSource, NoSource } from "../languages/hosts/host.ts";
import { findHost, findHostOfEditor } from "../languages/hosts/hosts.ts";
import type { Language } from "../languages/language.ts";
import { findLanguage } from "../languages/languages.ts";
import { skipReason } from "../project/skipReason.ts";
import type { Findings } from "./findCallSites.ts";
import type { DocumentFormat } from "./formats/format.ts";
import { documentFormats } from "./formats/formats.ts";

/** How call sites of a document are found: it is source code, or holds source code, or is a prompt by itself. */
export type DocumentKind =
	| { readonly kind: "source"; readonly language: Language }
	| { readonly kind: "host"; readonly host: Host }
	| { readonly kind: "format"; readonly format: DocumentFormat };

/**
 * What a document is: by the editor's language id where it is a programming language's, else by its path (with `/` between
 * names); undefined when call sites are not found in it.
 */
export function findDocumentKind(path: string, editorId?: string): DocumentKind | undefined {
	const language =
		(editorId === undefined ? undefined : findLanguage(editorId)) ?? findLanguage(path);
	if (language !== undefined) return { kind: "source", language };
	const host = findHost(path) ?? (editorId === undefined ? undefined : findHostOfEditor(editorId));
	if (host !== undefined) return { kind: "host", host };
	const format = documentFormats.find((one) => one.matches(path));
	return format === undefined ? undefined : { kind: "format", format };
}

/** Whether a file of this kind can hold call sites; some formats hold prompts only, which the editor shows. */
export function canHoldCallSites(kind: DocumentKind): boolean {
	return kind.kind !== "format" || kind.format.bindsModel;
}

/** What there is in a document: source to parse, findings at once, or nothing and why. */
export type DocumentContent =
	| HostedSource
	| NoSource
	| { readonly kind: "findings"; readonly findings: Findings };

/** Prompts are read by people: a longer file is data. */
const MAX_FORMAT_CHARACTERS = 1_000_000;

/** Reads a document as its kind says, up to where a parser is needed. */
export function readDocument(kind: DocumentKind, text: string, path: string): DocumentContent {
	if (kind.kind === "format") {
		if (text.length > MAX_FORMAT_CHARACTERS)
			return { kind: "none", reason: "the file is larger than 1 MB" };
		return { kind: "findings", findings: kind.format.find(text, path) };
	}
	const source: HostedSource | NoSource =
		kind.kind === "host"
			? kind.host.readSource(text)
			: { kind: "source", language: kind.language, text, placeOf: undefined };
	const reason = source.kind === "source" ? skipReason(source.text) : undefined;
	return reason === undefined ? source : { kind: "none", reason };
}
