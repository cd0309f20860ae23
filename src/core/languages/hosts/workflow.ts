import { isMap, isScalar, parseDocument, type Scalar, visit, type YAMLMap } from "yaml";
import { languageOf } from "../languages.ts";
import { isNestedTooDeeply } from "../yamlNesting.ts";
import type { Host, HostedSource, NoSource } from "./host.ts";

/** Above this size a file is no person's workflow. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Workflows and actions of GitHub: the commands of their steps (`run: |`), everything else blank. Offsets stay those of the file; a
 * line's indentation is put before its line end, so that here-documents end for the shell where they end in the step.
 */
export const workflow: Host = {
	id: "workflow",
	extensions: [],
	paths: /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+|action)\.ya?ml$/,
	editorIds: [],
	readSource,
};

function readSource(text: string): HostedSource | NoSource {
	if (text.length > MAX_CHARACTERS)
		return { kind: "none", reason: "the workflow is larger than 1 MB" };
	if (isNestedTooDeeply(text)) return { kind: "none", reason: "the workflow is nested too deeply" };
	let read = "";
	for (const { start, end, code } of commandsOf(text)) {
		if (start < read.length) continue;
		read += blank(text.slice(read.length, start)) + code.slice(0, end - start);
	}
	read += blank(text.slice(read.length));
	return { kind: "source", language: languageOf("shell"), text: read, placeOf: undefined };
}

const OPTIONS = {
	uniqueKeys: false,
	strict: false,
	prettyErrors: false,
	logLevel: "silent",
} as const;

interface Commands {
	readonly start: number;
	readonly end: number;
	/** As long as what stands in the file. */
	readonly code: string;
}

function commandsOf(text: string): Commands[] {
	const found: Commands[] = [];
	visit(parseDocument(text, OPTIONS), {
		Map: (_, step) => {
			const run = isShell(step) ? step.get("run", true) : undefined;
			if (isScalar(run) && typeof run.value === "string") found.push(readCommands(run, text));
		},
	});
	return found.sort((a, b) => a.start - b.start);
}

/** False for a step that another program than a shell of POSIX runs. */
function isShell(step: YAMLMap): boolean {
	const shell: unknown = isMap(step) ? step.get("shell") : undefined;
	return typeof shell !== "string" || /\b(?:ba|z|da)?sh\b/.test(shell);
}

function readCommands({ range, type }: Scalar, text: string): Commands {
	const [from, to] = range ?? [0, 0];
	const isBlock = type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
	const isQuoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
	const lineEnd = isBlock ? text.indexOf("\n", from) : -1;
	const start = lineEnd < 0 ? from + (isQuoted ? 1 : 0) : lineEnd + 1;
	const end = Math.max(start, to - (isQuoted ? 1 : 0));
	const code = withoutExpressions(text.slice(start, end));
	return { start, end, code: isBlock ? swapIndentation(code) : code };
}

/** `${{ secrets.KEY }}` stands for a value as a variable of the shell does. */
function withoutExpressions(code: string): string {
	return code.replace(
		/\$\{\{([^{}\n]*)\}\}/g,
		(_, inner: string) => `\${_${inner.replace(/\W/g, "_")}_}`,
	);
}

/** Puts the indentation that a block has in the file before the line end, but after a line that goes on in the next. */
function swapIndentation(code: string): string {
	const indentation = /^[ ]*(?=[^\s])/m.exec(code)?.[0] ?? "";
	return code.replaceAll(
		new RegExp(`(?<!\\\\)(\\r?\\n)${indentation}`, "g"),
		(_, end: string) => indentation + end,
	);
}

function blank(text: string): string {
	return text.replace(/[^\r\n]/g, " ");
}
