import assert from "node:assert/strict";
import { findLanguage, languages } from "../../../src/core/languages/languages.ts";
import { outlineOf } from "../../../src/core/languages/outline.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn, projectOfTexts } from "./projectOfTexts.ts";

describe("values from other files of a project", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("follows a Python constant through a package's re-export, and the client of another module", () => {
		const files = {
			"app/config/__init__.py": "from .models import CHAT_MODEL\n",
			"app/config/models.py": 'CHAT_MODEL = "gpt-4o-mini"\n',
			"app/clients.py":
				'from openai import OpenAI\nclient = OpenAI(base_url="https://api.deepseek.com")\n',
			"app/main.py":
				"from app.config import CHAT_MODEL\nfrom .clients import client\nclient.chat.completions.create(model=CHAT_MODEL, messages=[])\n",
		};
		assert.deepEqual(modelsIn(files, "app/main.py"), ["gpt-4o-mini@deepseek"]);
	});

	it("follows a module of settings and a class that holds the client", () => {
		const files = {
			"settings.py":
				'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    model: str = "claude-sonnet-4-5"\nsettings = Settings()\n',
			"service.py":
				"import anthropic\nclass Service:\n    def __init__(self):\n        self.client = anthropic.Anthropic()\n",
			"main.py":
				"from settings import settings\nfrom service import Service\nservice = Service()\nservice.client.messages.create(model=settings.model, max_tokens=5, messages=[])\n",
		};
		assert.deepEqual(modelsIn(files, "main.py"), ["claude-sonnet-4-5@anthropic"]);
	});

	it("follows path aliases, default exports, re-exports and functions that return a model", () => {
		const files = {
			"tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } } // comment',
			"src/lib/models.ts":
				'import { openai } from "@ai-sdk/openai";\nexport const fast = openai("gpt-4o-mini");\nexport function title() { return openai("gpt-4.1-nano"); }\n',
			"src/lib/index.ts": 'export * from "./models";\nexport { fast as quick } from "./models";\n',
			"src/config.ts": 'export default { model: "gpt-5" };\n',
			"src/app.ts":
				'import { generateText } from "ai";\nimport OpenAI from "openai";\nimport { quick, title } from "@/lib";\nimport config from "./config.js";\ngenerateText({ model: quick, prompt });\ngenerateText({ model: title(), prompt });\nnew OpenAI().responses.create({ model: config.model, input });\n',
		};
		assert.deepEqual(modelsIn(files, "src/app.ts"), [
			"gpt-4o-mini@openai",
			"gpt-4.1-nano@openai",
			"gpt-5@openai",
		]);
	});

	it("reads what CommonJS modules export", () => {
		const files = {
			"models.js": 'module.exports = { CHAT: "gpt-4o" };\n',
			"names.js": 'exports.SMALL = "gpt-4o-mini";\n',
			"main.js":
				'const OpenAI = require("openai");\nconst { CHAT } = require("./models");\nconst names = require("./names");\nconst c = new OpenAI();\nc.chat.completions.create({ model: CHAT, messages });\nc.chat.completions.create({ model: names.SMALL, messages });\n',
		};
		assert.deepEqual(modelsIn(files, "main.js"), ["gpt-4o@openai", "gpt-4o-mini@openai"]);
	});

	it("ends where modules import each other in a circle", () => {
		const files = {
			"a.py":
				"from b import MODEL\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model=MODEL, messages=[])\n",
			"b.py": "from a import MODEL\n",
		};
		assert.deepEqual(modelsIn(files, "a.py"), ["unknown@openai"]);
	});

	it("says which files an analysis asked for, and forgets a changed one", async () => {
		const files: { [path: string]: string } = { "m.py": 'M = "gpt-4o"\n' };
		const project = projectOfTexts(files);
		const language = findLanguage("main.py");
		const tree = language && grammars.loadedParser(language)?.parse("");
		assert.ok(language && tree);
		const main = outlineOf("main.py", language, "", tree);
		const textOf = () => project.findModules(main, "m", "M")[0]?.text;
		assert.equal(textOf(), 'M = "gpt-4o"\n');
		assert.ok(project.takeUsedFiles().has("m.py"));
		files["m.py"] = 'M = "o3"\n';
		assert.equal(textOf(), 'M = "gpt-4o"\n');
		project.forget("m.py");
		assert.equal(textOf(), 'M = "o3"\n');
		project.trim(0);
	});
});
