import type { Language } from "../language.ts";
import { findLanguage } from "../languages.ts";
import type { Host, HostedSource } from "./host.ts";

const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi;

/** The code between the fences at the top of an Astro file. */
const FRONT_MATTER = /^(\s*---[ \t]*\r?\n)([\s\S]*?)\r?\n---/;

interface Block {
	readonly start: number;
	readonly code: string;
	readonly attributes: string;
}

function componentHost(id: string, hasFrontMatter: boolean): Host {
	return {
		id,
		extensions: [`.${id}`],
		editorIds: [id],
		readSource: (text) => readBlocks(text, hasFrontMatter),
	};
}

/** Vue components: their script blocks. */
export const vue = componentHost("vue", false);

/** Svelte components: their script blocks. */
export const svelte = componentHost("svelte", false);

/** Astro components: the code between the fences, and script blocks. */
export const astro = componentHost("astro", true);

/** Everything outside the script blocks becomes blank, so that offsets and lines stay those of the file. */
function readBlocks(text: string, hasFrontMatter: boolean): HostedSource {
	const blocks = [...(hasFrontMatter ? frontMatterOf(text) : []), ...scriptsOf(text)];
	let blanked = "";
	let end = 0;
	for (const { start, code } of blocks) {
		blanked += blank(text.slice(end, start)) + code;
		end = start + code.length;
	}
	return {
		kind: "source",
		language: languageOf(blocks),
		text: blanked + blank(text.slice(end)),
		placeOf: undefined,
	};
}

function blank(text: string): string {
	return text.replace(/[^\r\n]/g, " ");
}

function frontMatterOf(text: string): Block[] {
	const match = FRONT_MATTER.exec(text);
	const [, before = "", code = ""] = match ?? [];
	return match === null ? [] : [{ start: before.length, code, attributes: 'lang="ts"' }];
}

function scriptsOf(text: string): Block[] {
	return [...text.matchAll(SCRIPT)].flatMap((match): Block[] => {
		const [whole, attributes = "", code = ""] = match;
		const isCode = !/\btype\s*=\s*["']?(?!module|text\/(?:java|type)script)/i.test(attributes);
		const start = match.index + whole.indexOf(">", "<script".length + attributes.length) + 1;
		return isCode && code.trim() !== "" ? [{ start, code, attributes }] : [];
	});
}

/** TypeScript reads JavaScript as well; JSX needs its own grammar. */
function languageOf(blocks: readonly Block[]): Language {
	const usesJsx = blocks.some(({ attributes }) => /lang\s*=\s*["']?[jt]sx/i.test(attributes));
	const language = findLanguage(usesJsx ? ".tsx" : ".ts");
	if (language === undefined) throw new Error("TypeScript is always among the languages");
	return language;
}
