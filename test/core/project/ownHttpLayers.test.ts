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
