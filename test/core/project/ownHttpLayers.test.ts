import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn } from "./projectOfTexts.ts";

describe("requests of Python whose addresses stand in another file", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are found through a function that gives several, and through fields that are set together", () => {
		const files = {
			"urls.py": `CHAT = "https://api.openai.com/v1/chat/completions"
IMAGES = "https://api.openai.com/v1/images/generations"

def addresses_of(host):
    return f"{host}/v1/chat/completions", f"{host}/v1/images/generations"
`,
			"painter.py": `import requests
import urls
from urls import addresses_of

class OpenAIPainter:
    def __init__(self, host):
        if host:
            self.chat_url, self.images_url = addresses_of(host)
        else:
            self.chat_url, self.images_url = urls.CHAT, urls.IMAGES

    def draw(self, prompt):
        return requests.post(self.images_url, json={"model": "dall-e-3", "prompt": prompt})

    def ask(self, messages):
        return requests.post(self.chat_url, json={"model": "gpt-4o", "messages": messages})

    def delete(self, id):
        return requests.post(self.delete_url, json={"id": id})
`,
		};
		const found = callSitesIn(files, "painter.py").map(
			({ modality, model }) => `${modality} ${model.kind === "known" ? model.value : "?"}`,
		);
		assert.deepEqual(found, ["image dall-e-3", "chat gpt-4o"]);
	});
});

describe("sockets of TypeScript below an address from settings", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("have the model of the query that the function is given which puts their address together", () => {
		const files = {
			"lib/listenUrl.ts": `export function listenUrl(base: string, query: URLSearchParams): string {
	const url = new URL("/deepgram/v1/listen", base);
	for (const [key, value] of query) url.searchParams.set(key, value);
	return url.toString();
}
`,
			"listen.ts": `import { listenUrl } from "./lib/listenUrl";
const QUERY = new URLSearchParams({ model: "nova-3", language: "en" });
export const listen = (settings: Settings) => new WebSocket(listenUrl(settings.url, QUERY), ["bearer", settings.token]);
export const other = (settings: Settings) => new WebSocket(\`\${settings.base}/v1/listen?model=nova-2\`);
export const events = (settings: Settings) => new WebSocket(\`\${settings.base}/v1/listeners\`);
export const page = (settings: Settings) => fetch(\`\${settings.base}/v1/speak\`, { method: "POST", body: JSON.stringify({ room: 1 }) });
`,
		};
		const found = callSitesIn(files, "listen.ts").map(
			({ modality, model }) => `${modality} ${model.kind === "known" ? model.value : "?"}`,
		);
		assert.deepEqual(found, ["transcription nova-3", "transcription nova-2"]);
	});
});

describe("addresses that are put together", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are none when they have thousands of parts, and take no time beyond those parts", () => {
		const send = (parts: number) =>
			`curl "https://api.openai.com/v1/chat/completions${'$a"text"'.repeat(parts)}" -d '{"model": "gpt-4o", "messages": []}'\n`;
		const text = send(20_000) + send(0);
		const found = callSitesIn({ "ask.sh": text }, "ask.sh").map(({ anchor }) => anchor.start);
		assert.deepEqual(found, [send(20_000).length]);
	});
});
