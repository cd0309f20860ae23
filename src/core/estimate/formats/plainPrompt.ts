import type { Findings } from "../findCallSites.ts";
import { type DocumentFormat, fileNameOf, makeFindings } from "./format.ts";
import { type FrontMatter, splitFrontMatter } from "./frontMatter.ts";
import { splitTemplate } from "./templateText.ts";

/** The text files of a folder `prompts`: prompts that code loads. They name no model, so they are no call sites. */
export const plainPrompt: DocumentFormat = {
	id: "prompt",
	bindsModel: false,
	matches: (path) =>
		/(^|\/)_?prompts?\/(.*\/)?[^/]+\.(txt|md|mdx|j2|jinja2?|hbs|handlebars|mustache|tmpl|liquid)$/i.test(
			path,
		),
	find: (text, path) => promptDocument(text, path, splitFrontMatter(text)),
};

/** A document that is one prompt: it shows its tokens at its first line. */
export function promptDocument(
	text: string,
	path: string,
	parts: FrontMatter | undefined,
): Findings {
	const body = parts?.body ?? text;
	const start = parts?.bodyStart ?? 0;
	if (body.trim() === "") return makeFindings(text, []);
	return makeFindings(
		text,
		[],
		[
			{
				name: fileNameOf(path),
				span: { start, end: start + body.length },
				pieces: splitTemplate(body),
				usedBy: [],
			},
		],
	);
}
