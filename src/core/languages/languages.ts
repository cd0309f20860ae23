import { csharp } from "./csharp.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript, tsx, typescript } from "./javascript.ts";
import { kotlin } from "./kotlin.ts";
import type { Language, LanguageId } from "./language.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { shell } from "./shell.ts";

/** Every programming language, one line each. */
export const languages: readonly Language[] = [
	python,
	javascript,
	typescript,
	tsx,
	go,
	csharp,
	java,
	kotlin,
	ruby,
	php,
	shell,
	rust,
];

const byName = new Map<string, Language>(
	languages.flatMap((language) =>
		[...language.extensions, ...language.editorIds, ...(language.fileNames ?? [])].map(
			(name): [string, Language] => [name, language],
		),
	),
);

/** The language of a path (by its ending or file name) or of an editor's language id; undefined when call sites are not found in it. */
export function findLanguage(pathOrEditorId: string): Language | undefined {
	const fileName = pathOrEditorId.slice(
		Math.max(pathOrEditorId.lastIndexOf("/"), pathOrEditorId.lastIndexOf("\\")) + 1,
	);
	const dot = fileName.lastIndexOf(".");
	return (
		byName.get(fileName) ?? (dot < 0 ? undefined : byName.get(fileName.slice(dot).toLowerCase()))
	);
}

/** The language with an id; it must be one that `findLanguage` gave. */
export function languageOf(id: LanguageId): Language {
	const language = languages.find((one) => one.id === id);
	if (language === undefined) throw new Error(`No language file for ${id}`);
	return language;
}
