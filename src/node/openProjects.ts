import type { FileProjectIndex } from "../core/project/projectIndex.ts";
import type { AnalysisRequest } from "./analysisWorker.ts";
import type { Grammars } from "./grammars.ts";
import { openProject } from "./projectFiles.ts";

/** Imported files whose trees are kept in each root. */
const keptFiles = 200;

interface OpenDocument {
	readonly root: string;
	readonly file: string;
	readonly text: string;
}

/** One project index for each root, over the disk and over what the editor holds unsaved. */
export class OpenProjects {
	readonly #grammars: Grammars;
	readonly #projects = new Map<string, FileProjectIndex>();
	/** By the document's path (its URI). */
	readonly #documents = new Map<string, OpenDocument>();

	constructor(grammars: Grammars) {
		this.#grammars = grammars;
	}

	/** The project of a document, which from now on has this text. */
	open({ path, root, file, text }: AnalysisRequest): FileProjectIndex | undefined {
		if (root === undefined) return undefined;
		const project = this.#projectOf(root);
		if (this.#documents.get(path)?.text !== text) {
			this.#documents.set(path, { root, file, text });
			project.forget(file);
		}
		project.trim(keptFiles);
		project.clearUsedFiles();
		return project;
	}

	/** From now on the disk's text counts. */
	close(path: string): void {
		const document = this.#documents.get(path);
		this.#documents.delete(path);
		if (document) this.#projects.get(document.root)?.forget(document.file);
	}

	forget(root: string, file: string): void {
		this.#projects.get(root)?.forget(file);
	}

	#projectOf(root: string): FileProjectIndex {
		const known = this.#projects.get(root);
		if (known) return known;
		const openText = (file: string) =>
			[...this.#documents.values()].find((each) => each.root === root && each.file === file)?.text;
		const project = openProject(root, this.#grammars, { openText });
		this.#projects.set(root, project);
		return project;
	}
}
