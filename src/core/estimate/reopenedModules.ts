import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { Member } from "./classMembers.ts";

const MAX_FILES = 4;

/**
 * What other files bind for a member of a module of Ruby: `module Shop` of `lib/shop.rb` for a file that adds to it, and a constant
 * of it in a file of its own, `Shop::Settings` of `lib/shop/settings.rb`.
 */
export function reopenedMembers(
	{ name: module }: Scope,
	name: string,
	outline: Outline,
	project: ProjectIndex | undefined,
): readonly Member[] {
	if (outline.language.id !== "ruby" || module === undefined || project === undefined) return [];
	const below = /^[A-Z]/.test(name)
		? project.findModules(outline, undefined, `${module}::${name}`)
		: [];
	return [...below, ...project.findModules(outline, undefined, module)]
		.slice(0, MAX_FILES)
		.flatMap((other) => membersIn(other, module, name));
}

function membersIn(outline: Outline, module: string, name: string): readonly Member[] {
	return outline.scopes
		.filter((scope) => scope.kind === "class" && scope.name === module)
		.flatMap(({ bindings }) => bindings.get(`this.${name}`) ?? bindings.get(name) ?? [])
		.map((binding) => ({ binding, outline }));
}
