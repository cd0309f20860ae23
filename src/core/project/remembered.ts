/** An answer and the files that it was read from, missing ones as well. */
interface Answer {
	readonly value: unknown;
	readonly used: ReadonlySet<string>;
}

const MAX_ANSWERS = 20_000;

/** Answers about a project, each dropped when a file changes that it depends on; keeps account of the files in use. */
export class Remembered {
	#used = new Set<string>();
	readonly #answers = new Map<string, Answer>();

	/** What is computed at present depends on this file. */
	use(path: string): void {
		this.#used.add(path);
	}

	/** Files used since the last call. */
	takeUsed(): ReadonlySet<string> {
		const taken = this.#used;
		this.#used = new Set();
		return taken;
	}

	/** The answer to a question, computed once. */
	answer<T>(question: string, compute: () => T): T {
		const known = this.#answers.get(question);
		if (known !== undefined) {
			for (const path of known.used) this.#used.add(path);
			return known.value as T;
		}
		const outer = this.#used;
		this.#used = new Set();
		try {
			const value = compute();
			if (this.#answers.size >= MAX_ANSWERS) this.#answers.clear();
			this.#answers.set(question, { value, used: this.#used });
			return value;
		} finally {
			for (const path of this.#used) outer.add(path);
			this.#used = outer;
		}
	}

	/** Drops the answers that a changed file may change. */
	forget(path: string): void {
		for (const [question, { used }] of this.#answers)
			if (used.has(path)) this.#answers.delete(question);
	}

	clear(): void {
		this.#answers.clear();
	}
}
