import { globSync, readFileSync } from "node:fs";

/** Text of one kind, cut into samples; no sample occurs twice. */
export interface Corpus {
	readonly name: string;
	readonly samples: readonly string[];
}

const LOCALES =
	"ar bg bn cs da de el es et fa fi fr gu he hi hr hu hy id is it ja ka kk km ko lo lt lv mk ml mn mr my ne nl no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu";

/** Deterministic numbers in [0, 1). */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/** English documentation: the comments of installed declaration files. */
export function prose(): Corpus {
	const text = declarationFiles().flatMap((file) =>
		[...readFileSync(file, "utf8").matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, comment = ""]) =>
			comment.replace(/^\s*\* ?/gm, ""),
		),
	);
	return { name: "prose", samples: cut([...new Set(text)].join("\n"), 20_000) };
}

/** Source code: installed JavaScript that is not minified. */
export function code(): Corpus {
	const files = [
		"mocha/mocha.js",
		"fast-check/lib/cjs/fast-check.js",
		"protobufjs/dist/protobuf.js",
		"playwright-core/lib/coreBundle.js",
		"undici/lib/**/*.js",
	];
	const text = files.flatMap((file) => globSync(`node_modules/${file}`).sort());
	return {
		name: "code",
		samples: cut(text.map((file) => readFileSync(file, "utf8")).join("\n"), 20_000),
	};
}

/** Names of countries, languages and currencies, dates and numbers in 59 languages, shuffled. */
export function multilingual(): Corpus {
	const random = createRandom(7);
	const words = LOCALES.split(" ").flatMap(wordsOf);
	for (let i = words.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[words[i], words[j]] = [words[j] ?? "", words[i] ?? ""];
	}
	return { name: "multilingual", samples: cut(words.join(" "), 20_000) };
}

/** Prompts of 40 to 400 characters, counted one by one. */
export function shortPrompts(): Corpus {
	const random = createRandom(11);
	const text = prose().samples.join("");
	const samples: string[] = [];
	for (let at = 0; at < text.length; ) {
		const length = 40 + Math.floor(random() * 360);
		samples.push(text.slice(at, at + length));
		at += length;
	}
	return { name: "short prompts", samples };
}

function declarationFiles(): string[] {
	return [
		"@types/node",
		"@types/vscode",
		"playwright-core/types",
		"@google/genai/dist/node",
	].flatMap((folder) => globSync(`node_modules/${folder}/**/*.d.ts`).sort());
}

function wordsOf(locale: string): string[] {
	const words: string[] = [];
	for (const type of ["region", "language", "currency", "script"] as const) {
		const names = new Intl.DisplayNames(locale, { type, fallback: "none" });
		for (const id of idsOf(type)) {
			const name = names.of(id);
			if (name) words.push(name);
		}
	}
	const date = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
	for (let day = 0; day < 60; day++) words.push(date.format(new Date(day * 86_400_000 * 31)));
	return words;
}

function idsOf(type: "region" | "language" | "currency" | "script"): string[] {
	if (type === "currency") return Intl.supportedValuesOf("currency");
	if (type === "language") return LOCALES.split(" ");
	if (type === "script") return ["Latn", "Cyrl", "Arab", "Deva", "Hans", "Grek", "Hebr", "Thai"];
	const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
	return letters.flatMap((a) => letters.map((b) => a + b));
}

function cut(text: string, length: number): string[] {
	const samples: string[] = [];
	for (let at = 0; at < text.length; at += length) samples.push(text.slice(at, at + length));
	return samples;
}
