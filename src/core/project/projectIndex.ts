import type { Outline } from "../languages/outline.ts";

/** What value resolution asks of the other files of a project. */
export interface ProjectIndex {
	/** The document that an import in `fromPath` names, or undefined when it is outside the project. */
	findModule(fromPath: string, module: string): Outline | undefined;
}
