import type { CallExpression } from "../languages/expression.ts";

/** The module of `require("m")` and `import("m")`. */
export function readRequire({ callee, args }: CallExpression): string | undefined {
	if (callee.kind !== "name" || (callee.name !== "require" && callee.name !== "import"))
		return undefined;
	const module = args[0]?.value;
	return module?.kind === "text" ? module.value : undefined;
}
