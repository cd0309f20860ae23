const TIMEOUT_MILLISECONDS = 30_000;
const DEFAULT_MAX_BYTES = 2_000_000;

/**
 * The text at an address. Only https, or http on this machine; at most `maxBytes`; follows redirects within the same rule.
 * Rejects with a plain sentence when it cannot.
 */
export async function fetchText(address: string, maxBytes = DEFAULT_MAX_BYTES): Promise<string> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !isAllowed(url)) throw new Error(`${address} is not an https address`);
	let response: Response;
	try {
		response = await fetch(url.href, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
	} catch (error) {
		throw new Error(`${url.host} cannot be reached (${rootMessage(error)})`, { cause: error });
	}
	if (!isAllowed(new URL(response.url || url.href))) throw new Error(`${address} leads off https`);
	if (!response.ok) throw new Error(`${url.host} answered ${response.status}`);
	return readBounded(response, maxBytes);
}

const isAllowed = (url: URL): boolean =>
	url.protocol === "https:" ||
	(url.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname));

async function readBounded(response: Response, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function rootMessage(error: unknown): string {
	let at = error;
	while (at instanceof Error && at.cause instanceof Error) at = at.cause;
	return at instanceof Error ? at.message : String(at);
}
