import type { CallExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { memberOf } from "./findMember.ts";
import type { Followed, Source, Trail } from "./source.ts";

const MAX_PARTS = 8;
const MAX_FOLDERS = 12;

/** The name that a document's own `return` is bound to. */
export const RETURNED = "return";

/** What `config("services.openai.model")` of Laravel reads from the application's `config/services.php`; undefined where no file says so. */
export function followPhpConfig(
	{ outline }: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const key = args[0]?.value;
	if (outline.language.id !== "php" || key?.kind !== "text" || !isConfig(callee)) return undefined;
	const [file = "", ...path] = key.value.split(".").slice(0, MAX_PARTS);
	const owner = /^[\w-]+$/.test(file) ? findFile(outline, file, trail.project) : undefined;
	const returned = owner?.file.bindings.get(RETURNED)?.[0]?.value;
	if (owner === undefined || returned === undefined) return undefined;
	let found: Followed = { kind: "value", source: { expression: returned, outline: owner } };
	for (const part of path) {
		if (found.kind !== "value") return undefined;
		const next = memberOf(found.source, part, trail, depth + 1);
		if (next === undefined) return undefined;
		found = next;
	}
	return found.kind === "gap" ? undefined : found;
}

function isConfig(callee: CallExpression["callee"]): boolean {
	if (callee.kind === "name") return callee.name === "config";
	return (
		callee.kind === "member" &&
		/^(?:get|string)$/.test(callee.name) &&
		callee.object.kind === "name" &&
		callee.object.name === "Config"
	);
}

/** The configuration file of the application that a document stands in. */
function findFile(
	{ path }: Outline,
	file: string,
	project: ProjectIndex | undefined,
): Outline | undefined {
	if (project === undefined) return undefined;
	const folders = path.split("/").slice(0, -1);
	for (let length = Math.min(folders.length, MAX_FOLDERS); length >= 0; length--) {
		const base = folders
			.slice(0, length)
			.map((name) => `${name}/`)
			.join("");
		const found = project.openDocument(`${base}config/${file}.php`);
		if (found !== undefined) return found;
	}
	return undefined;
}
