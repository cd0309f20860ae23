import { join } from "node:path";
import { installedGrammarFolders, openGrammars } from "../src/node/grammars.ts";

/** The grammars of the installed packages, shared by all tests of a run. */
export const grammars = openGrammars(
	installedGrammarFolders(join(import.meta.dirname, "../node_modules")),
);
