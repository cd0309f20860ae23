import type { LanguageId } from "../language.ts";
import { languageOf } from "../languages.ts";
import type { Host, HostedSource } from "./host.ts";

/** Programs that the first line of a script may name. */
const INTERPRETERS: readonly (readonly [pattern: RegExp, language: LanguageId])[] = [
	[/\b(?:ba|z|k|da|a)?sh\b/, "shell"],
	[/\bpython[\d.]*\b|\buv\b/, "python"],
	[/\b(?:node|deno|bun)\b/, "javascript"],
	[/\bruby\b/, "ruby"],
	[/\bphp\b/, "php"],
];

/** A file whose name has no ending: a script, where its first line names the program that runs it. */
export const script: Host = {
	id: "script",
	extensions: [],
	paths: /(?:^|\/)(?!(?:LICENSE|NOTICE|AUTHORS|README|CHANGELOG|Makefile|Dockerfile)$)[^./\\]+$/,
	editorIds: [],
	readSource,
};

function readSource(text: string): HostedSource {
	const first = /^#!([^\r\n]{1,200})/.exec(text)?.[1] ?? "";
	const language = INTERPRETERS.find(([pattern]) => pattern.test(first))?.[1];
	return {
		kind: "source",
		language: languageOf(language ?? "shell"),
		// What no program is named for is no script, and holds no source.
		text: language === undefined ? "" : text,
		placeOf: undefined,
	};
}
