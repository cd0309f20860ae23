import type { Expression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { isSendingName } from "../sdks/catalog.ts";
import { calledNames } from "./boundBySuper.ts";
import { createTrail } from "./follow/follow.ts";
import type { Trail } from "./source.ts";

/** `complete = client.chat.completions.create`: a sending method under a name of one's own, on a line by itself. */
const METHOD_ALIAS = /^[ \t]*([A-Za-z_]\w{0,60})[ \t]*=[ \t]*[\w.]{1,120}$/;
/** What such a line ends with: looking for a line's end finds fewer places to begin at than its start. */
const ENDS_WITH_METHOD =
	/\.(?:a?create|parse|stream|complete|a?completion|a?embedding|embed|rerank|generate_content(?:_async|_stream)?|send_message|invoke_model|converse|generate)[ \t]*\r?$/gm;

/** A field that holds a class which a method gives: `self._class = self._get_class()`. */
const HOLDS_CLASS = /\bself\.(\w{0,40}(?:class|cls)\w{0,40})[ \t]*=[ \t]*self\.\w{1,80}\(\)/g;

function addMethodAliases(text: string, aliases: Set<string>): void {
	for (const { index } of text.matchAll(ENDS_WITH_METHOD)) {
		const line = text.slice(text.lastIndexOf("\n", index) + 1, index);
		const name = METHOD_ALIAS.exec(line)?.[1];
		if (name !== undefined) aliases.add(name);
	}
}

/**
 * Names of this document for imported senders (`import { Agent as WriterAgent }`), for classes that extend one, and for methods
 * and classes that a variable holds.
 */
export function namesOfSenders(
	outline: Outline,
	project: ProjectIndex | undefined,
): ReadonlySet<string> {
	const { imports, file, language, text } = outline;
	const aliases = new Set(
		imports
			.filter(({ local, imported }) => local !== imported && isSendingName(imported))
			.map(({ local }) => local),
	);
	if (language.id === "python") {
		addMethodAliases(text, aliases);
		for (const [, name = ""] of text.matchAll(HOLDS_CLASS)) aliases.add(name);
	}
	if (language.id === "ruby" && text.includes("send(:"))
		for (const name of ["send", "public_send", "__send__"]) aliases.add(name);
	for (const [name, bound] of file.bindings) {
		const binding = bound[0];
		if (binding?.kind !== "class" || binding.value?.kind !== "class") continue;
		if (binding.value.bases.some((base) => extendsSender(base, aliases))) aliases.add(name);
	}
	if (project !== undefined && isScript(language.id)) addImported(outline, project, aliases);
	return aliases;
}

/** What a class is called that stands for a model, a client or an agent. */
const MODEL_CLASS = /^[A-Z]\w*$/;
const NAMES_MODEL = /Chat|LLM|Llm|Model|Embed|Agent|AI|Gpt|GPT|Gemini|Claude|Ollama|Bedrock/;

/** Classes of other files of a project of JavaScript that extend an SDK's, where this document makes an object of one. */
function addImported(outline: Outline, project: ProjectIndex, aliases: Set<string>): void {
	const named = outline.imports.filter(
		({ local }) => MODEL_CLASS.test(local) && NAMES_MODEL.test(local) && !isSendingName(local),
	);
	if (named.length === 0) return;
	const called = calledNames(outline);
	const trail = createTrail(project);
	for (const { local, module, imported } of named)
		if (called.has(local) && isSenderOf(outline, module, imported, trail, 0)) aliases.add(local);
}

const MAX_BASES = 3;

function isSenderOf(
	from: Outline,
	module: string,
	name: string,
	trail: Trail,
	depth: number,
): boolean {
	const found = trail.followExport(from, module, name, 0);
	if (found?.kind !== "value" || found.source.expression.kind !== "class") return false;
	const { expression, outline } = found.source;
	return expression.bases.some((base) => {
		if (extendsSender(base, new Set())) return true;
		if (base.kind !== "name" || depth >= MAX_BASES) return false;
		const bound = outline.file.bindings.get(base.name)?.[0]?.imported;
		return (
			bound !== undefined && isSenderOf(outline, bound.module, bound.imported, trail, depth + 1)
		);
	});
}

function extendsSender(base: Expression, aliases: ReadonlySet<string>): boolean {
	if (base.kind !== "name" && base.kind !== "member") return false;
	return isSendingName(base.name) || aliases.has(base.name);
}
