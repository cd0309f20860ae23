import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn } from "./projectOfTexts.ts";

const helper = `from openai import OpenAI

class Helper:
    def __init__(self, config, name):
        self.client = OpenAI()
        self.config = config
        self.name = name

    def ask(self):
        self.client.responses.create(model=self.config["model"], input="Hi")
        self.client.responses.create(model=self.name, input="Hi")
`;

describe("what other files of Python make objects of a class with", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("is known where one file makes it, also from the environment's default", () => {
		const files = {
			"bot/helper.py": helper,
			"bot/main.py": `import os
from helper import Helper

def main():
    model = os.environ.get("MODEL", "gpt-4o")
    config = {"key": os.environ["KEY"], "model": model}
    helper = Helper(config, name="gpt-4o-mini")
`,
			"bot/other.py": `class Helper:
    pass

helper = Helper({"model": "o3"}, "o3")
`,
			"tests/test_helper.py": `from bot.helper import Helper
helper = Helper({"model": "gpt-5"}, "gpt-5")
`,
		};
		assert.deepEqual(modelsIn(files, "bot/helper.py"), ["gpt-4o@openai", "gpt-4o-mini@openai"]);
	});

	it("gives candidates where they differ, also where one is known only at run time", () => {
		const files = {
			"bot/helper.py": helper,
			"bot/fast.py": `from bot.helper import Helper
Helper({"model": "gpt-4o"}, input())
`,
			"bot/slow.py": `from bot.helper import Helper
Helper({"model": "o3"}, "o3")
`,
		};
		assert.deepEqual(modelsIn(files, "bot/helper.py"), ["candidates@openai", "candidates@openai"]);
	});
});
