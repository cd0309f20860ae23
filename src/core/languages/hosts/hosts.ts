import type { Host } from "./host.ts";
import { notebook } from "./notebook.ts";
import { razor } from "./razor.ts";
import { script } from "./script.ts";
import { astro, svelte, vue } from "./scriptBlocks.ts";
import { workflow } from "./workflow.ts";

/** Every host format, one line each. */
const hosts: readonly Host[] = [notebook, vue, svelte, astro, razor, workflow, script];

const byName = new Map<string, Host>(
	hosts.flatMap((host) =>
		[...host.extensions, ...host.editorIds].map((name): [string, Host] => [name, host]),
	),
);

/** The host format of a path, by its ending, else as a whole. */
export function findHost(path: string): Host | undefined {
	const ending = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? path;
	return byName.get(ending) ?? hosts.find(({ paths }) => paths?.test(path) === true);
}

/** The host format of an editor's language id. */
export function findHostOfEditor(editorId: string): Host | undefined {
	return byName.get(editorId);
}
