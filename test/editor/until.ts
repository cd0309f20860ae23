import { setTimeout as delay } from "node:timers/promises";

/** Asks again until the answer is defined; rejects after the time given, with the last answer's absence named. */
export async function until<T>(
	ask: () => Promise<T | undefined> | T | undefined,
	timeoutMs = 15_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`Still not so after ${timeoutMs} ms: ${ask}`);
		await delay(25);
	}
}
