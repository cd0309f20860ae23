import nodeModule from "node:module";
import { join } from "node:path";
import { findDataFolder } from "./node/dataFolder.ts";

// The command line's entry: keeps compiled code beside the person's data, for this process and (by the variable) for its threads, and
// then loads the rest.
const compiled = join(findDataFolder(process.env, process.platform), "compiled");
process.env["NODE_COMPILE_CACHE"] ??= compiled;
// Node has it since 22.1.
nodeModule.enableCompileCache?.(process.env["NODE_COMPILE_CACHE"]);
void import("./commandLine.ts");
