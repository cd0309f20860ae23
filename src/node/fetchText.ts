const timeoutMilliseconds = 10_000;
const maxCharacters = 2_000_000;

/** Fetches a text over https; rejects, saying why, when it cannot within 10 seconds or when it is over 2 MB. */
export async function fetchText(url: string): Promise<string> {
	const response = await fetch(url, {
		signal: AbortSignal.timeout(timeoutMilliseconds),
		redirect: "follow",
	});
	if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}`);
	const text = await response.text();
	if (text.length > maxCharacters) throw new Error(`${url} is over 2 MB`);
	return text;
}
