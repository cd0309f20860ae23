import type { Host } from "./host.ts";
import { notebook } from "./notebook.ts";
import { razor } from "./razor.ts";
import { astro, svelte, vue } from "./scriptBlocks.ts";
import { workflow } from "./workflow.ts";

/** Every host format, one line each. */
const hosts: readonly Host[] = [notebook, vue, svelte, astro, razor, workflow];

const byName = new Map<string, Host>(
	hosts.flatMap((host) =>
		[...host.extensions, ...host.editorIds].map((name): [string, Host] => [name, host]),
	),
);

/** The host format of a path (by its ending, else as a whole) or of an editor's language id. */
export function findHost(pathOrEditorId: string): Host | undefined {
	const ending = /\.[^./\\]+$/.exec(pathOrEditorId)?.[0].toLowerCase() ?? pathOrEditorId;
	return byName.get(ending) ?? hosts.find(({ paths }) => paths?.test(pathOrEditorId) === true);
}
