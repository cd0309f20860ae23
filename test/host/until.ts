import { setTimeout as delay } from "node:timers/promises";

/** Asks again until the answer is defined; rejects after the time given, saying what was waited for. */
export async function until<T>(
	ask: () => Promise<T | undefined> | T | undefined,
	what: string,
	timeoutMs = 15_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
		await delay(25);
	}
}
