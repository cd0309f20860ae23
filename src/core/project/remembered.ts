/** What something was read from: files, missing ones as well, and the sources of answers that it is made of. */
interface Sources {
	readonly files: Set<string>;
	readonly inner: Set<Sources>;
}

interface Answer {
	readonly value: unknown;
	readonly sources: Sources;
}

const MAX_ANSWERS = 20_000;

const noSources = (): Sources => ({ files: new Set(), inner: new Set() });

/**
 * Answers about a project, each dropped when a file changes that it depends on; keeps account of the files in use. An answer notes the
 * answers that it is made of, not all their files: one about a namespace may come from hundreds, and every name asks for it.
 */
export class Remembered {
	#used = noSources();
	readonly #answers = new Map<string, Answer>();

	/** What is computed at present depends on this file. */
	use(path: string): void {
		this.#used.files.add(path);
	}

	/** Files used since the last call, or since `clearUsed`. */
	takeUsed(): ReadonlySet<string> {
		const files = new Set<string>();
		collectFiles(this.#used, files, new Set());
		this.clearUsed();
		return files;
	}

	clearUsed(): void {
		this.#used = noSources();
	}

	/** The answer to a question, computed once. */
	answer<T>(question: string, compute: () => T): T {
		const known = this.#answers.get(question);
		if (known !== undefined) {
			this.#used.inner.add(known.sources);
			return known.value as T;
		}
		const outer = this.#used;
		const sources = noSources();
		outer.inner.add(sources);
		this.#used = sources;
		try {
			const value = compute();
			if (this.#answers.size >= MAX_ANSWERS) this.#answers.clear();
			this.#answers.set(question, { value, sources });
			return value;
		} finally {
			this.#used = outer;
		}
	}

	/** Drops the answers that a changed file may change. */
	forget(path: string): void {
		const told = new Map<Sources, boolean>();
		for (const [question, { sources }] of this.#answers)
			if (holdsFile(sources, path, told)) this.#answers.delete(question);
	}

	clear(): void {
		this.#answers.clear();
	}
}

function collectFiles(sources: Sources, files: Set<string>, seen: Set<Sources>): void {
	if (seen.has(sources)) return;
	seen.add(sources);
	for (const path of sources.files) files.add(path);
	for (const inner of sources.inner) collectFiles(inner, files, seen);
}

/** Whether a file is among some sources; `told` holds what was asked before. */
function holdsFile(sources: Sources, path: string, told: Map<Sources, boolean>): boolean {
	const known = told.get(sources);
	if (known !== undefined) return known;
	const holds =
		sources.files.has(path) || [...sources.inner].some((inner) => holdsFile(inner, path, told));
	told.set(sources, holds);
	return holds;
}
