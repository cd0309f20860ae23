import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn } from "./projectOfTexts.ts";

describe("INI files that Python's ConfigParser reads", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("tell the model by section and option; the option's name is no default", () => {
		const files = {
			"settings.ini":
				"; keys\n[OpenAI]\nKEY = k\nCHAT_MODEL = gpt-3.5-turbo-0301\n\n[Other]\nCHAT_MODEL =\n",
			"main.py": `import configparser
from openai import OpenAI

class Reader:
    def __init__(self):
        self.config = configparser.ConfigParser()
        self.config.read("settings.ini")
        self.model = self.config.get("OpenAI", "CHAT_MODEL")
        if self.config.get("Other", "KEY"):
            self.model = self.config.get("Other", "CHAT_MODEL")

    def ask(self, client: OpenAI):
        client.responses.create(model=self.model, input="Hi")
        client.responses.create(model=self.config["OpenAI"]["CHAT_MODEL"], input="Hi")
        client.responses.create(model=self.config.get("OpenAI", "OTHER_MODEL"), input="Hi")
`,
		};
		assert.deepEqual(modelsIn(files, "main.py"), [
			"gpt-3.5-turbo-0301@openai",
			"gpt-3.5-turbo-0301@openai",
			"unknown@openai",
		]);
	});

	it("and other files of settings are found in a folder around the document, where the program is started", () => {
		const files = {
			"app/config.yaml": "chat_model: mistralai/mixtral-8x7b-instruct-v0.1\n",
			"app/checks/facts/check.py": `import yaml
from openai import OpenAI
model = yaml.safe_load(open("config.yaml"))["chat_model"]
OpenAI().responses.create(model=model, input="Hi")
`,
		};
		assert.deepEqual(modelsIn(files, "app/checks/facts/check.py"), [
			"mistralai/mixtral-8x7b-instruct-v0.1@openai",
		]);
	});
});
