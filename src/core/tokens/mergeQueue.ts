/** Positions in ascending order of arrival; those that come late (below one already there) wait in a heap. */
class Positions {
	#sorted = new Int32Array(8);
	#head = 0;
	#tail = 0;
	#late = new Int32Array(0);
	#lateSize = 0;

	get isEmpty(): boolean {
		return this.#head === this.#tail && this.#lateSize === 0;
	}

	push(at: number): void {
		if (this.#head === this.#tail) {
			this.#head = 0;
			this.#tail = 0;
		} else if (at < (this.#sorted[this.#tail - 1] as number)) {
			this.#pushLate(at);
			return;
		}
		if (this.#tail === this.#sorted.length) this.#sorted = grow(this.#sorted);
		this.#sorted[this.#tail++] = at;
	}

	/** The lowest position, taken out. Only when not empty. */
	pop(): number {
		const hasSorted = this.#head < this.#tail;
		const isLateFirst =
			this.#lateSize > 0 &&
			(!hasSorted || (this.#late[0] as number) < (this.#sorted[this.#head] as number));
		return isLateFirst ? this.#popLate() : (this.#sorted[this.#head++] as number);
	}

	#pushLate(at: number): void {
		if (this.#lateSize === this.#late.length) this.#late = grow(this.#late);
		const heap = this.#late;
		let i = this.#lateSize++;
		while (i > 0) {
			const parent = (i - 1) >> 1;
			if ((heap[parent] as number) <= at) break;
			heap[i] = heap[parent] as number;
			i = parent;
		}
		heap[i] = at;
	}

	#popLate(): number {
		const heap = this.#late;
		const top = heap[0] as number;
		const size = --this.#lateSize;
		const at = heap[size] as number;
		let i = 0;
		for (;;) {
			let child = i * 2 + 1;
			if (child >= size) break;
			if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
			if ((heap[child] as number) >= at) break;
			heap[i] = heap[child] as number;
			i = child;
		}
		heap[i] = at;
		return top;
	}
}

/**
 * Merges waiting to be done, lowest token first and leftmost of equals: a heap of the tokens that wait and for each its
 * positions. Since positions mostly arrive in order, both push and pop are nearly constant time.
 */
export class MergeQueue {
	/** Index into `#waiting` + 1, by token. */
	readonly #indexOf: Int32Array;
	#waiting: Positions[] = [];
	#tokens: number[] = [];
	#isQueued: boolean[] = [];
	/** Heap of the tokens that have positions. */
	#heap: number[] = [];

	constructor(vocabularySize: number) {
		this.#indexOf = new Int32Array(vocabularySize);
	}

	push(token: number, at: number): void {
		let index = (this.#indexOf[token] as number) - 1;
		if (index < 0) {
			index = this.#waiting.push(new Positions()) - 1;
			this.#tokens.push(token);
			this.#isQueued.push(false);
			this.#indexOf[token] = index + 1;
		}
		(this.#waiting[index] as Positions).push(at);
		if (this.#isQueued[index] !== true) {
			this.#isQueued[index] = true;
			this.#pushToken(token);
		}
	}

	/** The token of the next merge, or -1 when none waits; `pop` then takes its leftmost position. */
	first(): number {
		for (;;) {
			const token = this.#heap[0];
			if (token === undefined) return -1;
			const index = (this.#indexOf[token] as number) - 1;
			if (!(this.#waiting[index] as Positions).isEmpty) return token;
			this.#isQueued[index] = false;
			this.#dropFirst();
		}
	}

	pop(token: number): number {
		return (this.#waiting[(this.#indexOf[token] as number) - 1] as Positions).pop();
	}

	/** Forgets everything, so that the next piece starts with little memory. */
	clear(): void {
		for (const token of this.#tokens) this.#indexOf[token] = 0;
		this.#waiting = [];
		this.#tokens = [];
		this.#isQueued = [];
		this.#heap = [];
	}

	#pushToken(token: number): void {
		const heap = this.#heap;
		let i = heap.push(token) - 1;
		while (i > 0) {
			const parent = (i - 1) >> 1;
			if ((heap[parent] as number) <= token) break;
			heap[i] = heap[parent] as number;
			i = parent;
		}
		heap[i] = token;
	}

	#dropFirst(): void {
		const heap = this.#heap;
		const token = heap.pop() as number;
		const size = heap.length;
		if (size === 0) return;
		let i = 0;
		for (;;) {
			let child = i * 2 + 1;
			if (child >= size) break;
			if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
			if ((heap[child] as number) >= token) break;
			heap[i] = heap[child] as number;
			i = child;
		}
		heap[i] = token;
	}
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(Math.max(8, array.length * 2));
	larger.set(array);
	return larger;
}
