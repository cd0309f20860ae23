import type { Host } from "../languages/hosts/host.ts";
import { findHost } from "../languages/hosts/hosts.ts";
import type { Language } from "../languages/language.ts";
import { findLanguage } from "../languages/languages.ts";
import type { DocumentFormat } from "./formats/format.ts";
import { documentFormats } from "./formats/formats.ts";

/** How call sites of a document are found: it is source code, or holds source code, or is a prompt by itself. */
export type DocumentKind =
	| { readonly kind: "source"; readonly language: Language }
	| { readonly kind: "host"; readonly host: Host }
	| { readonly kind: "format"; readonly format: DocumentFormat };

/**
 * What a document is, by its path (with `/`) and, where that does not tell, the editor's language id; undefined when call sites
 * are not found in it.
 */
export function findDocumentKind(path: string, editorId?: string): DocumentKind | undefined {
	const host = findHost(path) ?? (editorId === undefined ? undefined : findHost(editorId));
	if (host !== undefined) return { kind: "host", host };
	const format = documentFormats.find((one) => one.matches(path));
	if (format !== undefined) return { kind: "format", format };
	const language =
		(editorId === undefined ? undefined : findLanguage(editorId)) ?? findLanguage(path);
	return language === undefined ? undefined : { kind: "source", language };
}

/** Whether a file of this kind can hold call sites; some formats hold prompts only, which the editor shows. */
export function canHoldCallSites(kind: DocumentKind): boolean {
	return kind.kind !== "format" || kind.format.bindsModel;
}
