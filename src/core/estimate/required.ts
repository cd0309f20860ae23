import { type CallExpression, nameOfCallee } from "../languages/expression.ts";

/** What gives a module by its name: in Python also `importlib.import_module("m")`. */
const REQUIRING = /^(?:require|import|__import__|import_module)$/;

/** The module of `require("m")`, `import("m")` and `__import__("m")`. */
export function readRequire({ callee, args }: CallExpression): string | undefined {
	if (!REQUIRING.test(nameOfCallee(callee))) return undefined;
	if (callee.kind === "member" && callee.name !== "import_module") return undefined;
	const module = args[0]?.value;
	return module?.kind === "text" ? module.value : undefined;
}
