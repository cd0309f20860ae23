import type { LanguageId } from "../../languages/language.ts";
import { findCsharpFiles } from "./csharpModules.ts";
import { findGoFiles } from "./goModules.ts";
import { findJvmFiles } from "./jvmModules.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";
import { findPhpFiles } from "./phpModules.ts";
import { findPythonFiles } from "./pythonModules.ts";
import { findRubyFiles } from "./rubyModules.ts";
import { findRustFiles } from "./rustModules.ts";
import { findScriptFiles } from "./scriptModules.ts";
import { findShellFiles } from "./shellModules.ts";

/** How each language finds the files of a module. */
export const moduleFinders: { readonly [id in LanguageId]: FindModuleFiles } = {
	python: findPythonFiles,
	javascript: findScriptFiles,
	typescript: findScriptFiles,
	tsx: findScriptFiles,
	go: findGoFiles,
	java: findJvmFiles,
	kotlin: findJvmFiles,
	csharp: findCsharpFiles,
	ruby: findRubyFiles,
	php: findPhpFiles,
	rust: findRustFiles,
	shell: findShellFiles,
};
