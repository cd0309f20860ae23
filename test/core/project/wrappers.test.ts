import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, type Texts } from "./projectOfTexts.ts";

/** The callers of wrappers in one file: line, model and prompt, holes in braces. */
function wrapperCallsIn(files: Texts, path: string): string[] {
	return callSitesIn(files, path)
		.filter(({ kind }) => kind === "wrapper")
		.map(({ anchor, model, prompt }) => {
			const line = (files[path] ?? "").slice(0, anchor.start).split("\n").length;
			const id =
				model.kind === "known"
					? model.value
					: model.kind === "candidates"
						? model.values.join("|")
						: "?";
			const text = prompt.messages
				.flatMap(({ content }) => content)
				.map((piece) =>
					piece.kind === "text"
						? piece.text
						: piece.kind === "hole"
							? `{${piece.name}}`
							: piece.kind,
				)
				.join(" ");
			return `${line}: ${id}: ${text}`;
		});
}

const llmPy = `from openai import OpenAI
client = OpenAI()

def ask(prompt, model="gpt-4o-mini"):
    return client.chat.completions.create(
        model=model, messages=[{"role": "system", "content": "Be brief."}, {"role": "user", "content": prompt}])

class Bot:
    def __init__(self):
        self.client = OpenAI()

    async def reply(self, text: str):
        return await self.client.responses.create(model="gpt-5", input=text)
`;

describe("callers of a wrapper in another file", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are found in Python: functions, methods of instances, aliases, module paths and re-exports", () => {
		const files = {
			"app/llm.py": llmPy,
			"app/services/__init__.py": "from ..llm import ask, Bot\nbot = Bot()\n",
			"app/main.py": `from .llm import ask as question, Bot
from . import llm
from .services import bot, ask
import other

question("Why?")
llm.ask("How?", model="gpt-4.1")
ask(f"Tell {name}")
b = Bot()
await b.reply("Hi")
bot.reply(text="Hello")
other.ask("no")
self.ask("no")

def own(ask):
    ask("no")
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "app/main.py"), [
			"6: gpt-4o-mini: Be brief. Why?",
			"7: gpt-4.1: Be brief. How?",
			"8: gpt-4o-mini: Be brief. Tell  {name}",
			"10: gpt-5: Hi",
			"11: gpt-5: Hello",
		]);
	});

	it("are found through a wrapper of the wrapper in a third file, and where files import each other", () => {
		const files = {
			"llm.py": `import main\n${llmPy}`,
			"service.py":
				'from llm import ask\n\ndef summarize(text):\n    return ask(f"Sum up: {text}", model="gpt-4.1")\n',
			"main.py": 'from service import summarize\nimport llm\n\nsummarize("A story")\n',
		};
		assert.deepEqual(wrapperCallsIn(files, "service.py"), [
			"4: gpt-4.1: Be brief. Sum up:  {text}",
		]);
		assert.deepEqual(wrapperCallsIn(files, "main.py"), ["4: gpt-4.1: Be brief. Sum up:  A story"]);
	});

	it("are found in TypeScript: default exports, options objects, classes, re-exports and packages of the workspace", () => {
		const files = {
			"package.json": '{ "workspaces": ["packages/*"] }',
			"packages/ai/package.json": '{ "name": "@acme/ai", "main": "dist/index.js" }',
			"packages/ai/src/index.ts": 'export * from "./ask";\nexport { Chat } from "./chat";\n',
			"packages/ai/src/ask.ts": `import OpenAI from "openai";
const client = new OpenAI();
export async function ask({ prompt, model = "gpt-4o-mini" }: { prompt: string; model?: string }) {
	return client.responses.create({ model, input: prompt });
}
export default async (text: string) => client.responses.create({ model: "gpt-4.1", input: text });
`,
			"packages/ai/src/chat.ts": `import OpenAI from "openai";
export class Chat {
	private client = new OpenAI();
	send = async (options: Options) => this.client.responses.create({ model: options.model ?? "gpt-5", input: options.text });
}
`,
			"packages/web/src/app.tsx": `import { ask, Chat } from "@acme/ai";
import tell from "../../ai/src/ask";
const chat = new Chat();
export const App = () => { ask({ prompt: "Why?" }); return <p onClick={() => ask({ prompt: "How?", model: "gpt-4o" })} />; };
chat.send({ text: "Hi", model: "gpt-5-mini" });
chat.send({ text: "Ho" });
tell("Default");
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "packages/web/src/app.tsx"), [
			"4: gpt-4o-mini: Why?",
			"4: gpt-4o: How?",
			"5: gpt-5-mini: Hi",
			"6: gpt-5: Ho",
			"7: gpt-4.1: Default",
		]);
	});

	it("are left out where the object may be of several classes", () => {
		const files = {
			"engines.ts": `import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";
class One { client = new OpenAI(); ask(p: string) { return this.client.responses.create({ model: "gpt-4o", input: p }); } }
class Two { client = new Anthropic(); ask(p: string) { return this.client.messages.create({ model: "claude-sonnet-4-5", max_tokens: 9, messages: [{ role: "user", content: p }] }); } }
export function engine(name: string) { if (name === "one") return new One(); return new Two(); }
export function only(name: string) { if (name === "") return null; return new One(); }
export const either = process.env.ONE ? new One() : new Two();
`,
			"main.ts":
				'import { either, engine, only } from "./engines";\nengine("one").ask("a");\neither.ask("b");\nonly("x").ask("c");\n',
		};
		assert.deepEqual(wrapperCallsIn(files, "main.ts"), ["4: gpt-4o: c"]);
	});

	it("are found in CommonJS", () => {
		const files = {
			"llm.js":
				'const OpenAI = require("openai");\nconst c = new OpenAI();\nasync function ask(prompt) { return c.responses.create({ model: "gpt-4o", input: prompt }); }\nmodule.exports = { ask };\n',
			"main.js":
				'const { ask } = require("./llm");\nconst llm = require("./llm");\nask("a");\nllm.ask("b");\n',
		};
		assert.deepEqual(wrapperCallsIn(files, "main.js"), ["3: gpt-4o: a", "4: gpt-4o: b"]);
	});

	it("are found in Go: functions of a package, methods of its struct, the same package", () => {
		const files = {
			"go.mod": "module example.com/app\n",
			"llm/llm.go": `package llm

import "github.com/openai/openai-go"

type Client struct {
	api openai.Client
}

func New() *Client {
	return &Client{api: openai.NewClient()}
}

func (c *Client) Ask(ctx context.Context, prompt string) (string, error) {
	r, err := c.api.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:    "gpt-4o",
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(prompt)},
	})
	return r, err
}

func Quick(ctx context.Context, model string, prompt string) {
	client := openai.NewClient()
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: model, Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(prompt)}})
}
`,
			"llm/more.go":
				'package llm\n\nfunc more(ctx context.Context) {\n\tQuick(ctx, "gpt-4.1", "same")\n}\n',
			"main.go": `package main

import "example.com/app/llm"

type app struct {
	llm *llm.Client
}

func (a *app) run(ctx context.Context) {
	client := llm.New()
	client.Ask(ctx, "Hi")
	a.llm.Ask(ctx, "Ho")
	llm.Quick(ctx, "gpt-4.1", "Quick")
	a.other.Ask(ctx, "no")
}
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "main.go"), [
			"11: gpt-4o: Hi",
			"12: gpt-4o: Ho",
			"13: gpt-4.1: Quick",
		]);
		assert.deepEqual(wrapperCallsIn(files, "llm/more.go"), ["4: gpt-4.1: same"]);
	});

	it("are found in Java: a field of the service's type, a static method", () => {
		const files = {
			"src/main/java/a/llm/LlmService.java": `package a.llm;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
public class LlmService {
	private final OpenAIClient client;
	public String ask(String prompt) {
		return client.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage(prompt).build());
	}
}
`,
			"src/main/java/a/web/Controller.java": `package a.web;
import a.llm.LlmService;
public class Controller {
	private final LlmService llm;
	private Other other;
	public String get() {
		other.ask("no");
		return llm.ask("Hi");
	}
}
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "src/main/java/a/web/Controller.java"), [
			"8: gpt-4o: Hi",
		]);
	});

	it("are found in Kotlin, C#, PHP, Ruby and Rust", () => {
		const kotlin = {
			"src/a/Llm.kt": `package a
import com.openai.client.OpenAIClient
import com.openai.models.chat.completions.ChatCompletionCreateParams
class Llm(private val client: OpenAIClient) {
	fun ask(prompt: String) = client.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage(prompt).build())
}
`,
			"src/b/Main.kt":
				'package b\nimport a.Llm\nclass Main(private val llm: Llm) {\n\tfun run() {\n\t\tllm.ask("Hi")\n\t}\n}\n',
		};
		assert.deepEqual(wrapperCallsIn(kotlin, "src/b/Main.kt"), ["5: gpt-4o: Hi"]);
		const csharp = {
			"Llm/LlmService.cs": `using OpenAI.Chat;
namespace App.Llm;
public class LlmService {
	private readonly ChatClient _client = new("gpt-4o", "key");
	public async Task<string> AskAsync(string prompt) => (await _client.CompleteChatAsync(prompt)).Value.Content[0].Text;
}
`,
			"Web/Home.cs": `using App.Llm;
namespace App.Web;
public class Home {
	private readonly LlmService _llm;
	public Home(LlmService llm) { _llm = llm; }
	public async Task Run() { await _llm.AskAsync("Hi"); }
}
`,
		};
		assert.deepEqual(wrapperCallsIn(csharp, "Web/Home.cs"), ["6: gpt-4o: Hi"]);
		const php = {
			"src/Llm/Llm.php": `<?php
namespace App\\Llm;
class Llm {
	public function ask(string $prompt, string $model = 'gpt-4o') {
		$client = \\OpenAI::client('k');
		return $client->chat()->create(['model' => $model, 'messages' => [['role' => 'user', 'content' => $prompt]]]);
	}
}
`,
			"src/Web/Home.php": `<?php
namespace App\\Web;
use App\\Llm\\Llm;
class Home {
	public function __construct(private Llm $llm) {}
	public function run() {
		$this->llm->ask('Hi');
		(new Llm())->ask('Ho', 'gpt-4.1');
	}
}
`,
		};
		assert.deepEqual(wrapperCallsIn(php, "src/Web/Home.php"), ["7: gpt-4o: Hi", "8: gpt-4.1: Ho"]);
		const ruby = {
			"app/services/llm_client.rb": `require "openai"
class LlmClient
  def initialize
    @client = OpenAI::Client.new
  end

  def ask(prompt, model: "gpt-4o")
    @client.chat(parameters: { model: model, messages: [{ role: "user", content: prompt }] })
  end

  def self.quick(prompt)
    OpenAI::Client.new.chat(parameters: { model: "gpt-4.1", messages: [{ role: "user", content: prompt }] })
  end
end
`,
			"app/models/story.rb": `class Story
  def llm
    @llm ||= LlmClient.new
  end

  def run
    LlmClient.new.ask("Hi")
    llm.ask("Ho", model: "gpt-4o-mini")
    LlmClient.quick("Quick")
    other.ask("no")
  end
end
`,
		};
		assert.deepEqual(wrapperCallsIn(ruby, "app/models/story.rb"), [
			"7: gpt-4o: Hi",
			"8: gpt-4o-mini: Ho",
			"9: gpt-4.1: Quick",
		]);
		const rust = {
			"src/llm.rs": `use async_openai::{Client, types::{CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessageArgs}};
pub struct Llm { client: Client }
impl Llm {
	pub fn new() -> Self { Self { client: Client::new() } }
	pub async fn ask(&self, prompt: &str) -> String {
		let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([ChatCompletionRequestUserMessageArgs::default().content(prompt).build()?.into()]).build()?;
		self.client.chat().create(request).await
	}
}
`,
			"src/main.rs": `mod llm;
use crate::llm::Llm;
struct App { llm: Llm }
impl App {
	async fn run(&self) {
		self.llm.ask("Hi").await;
		let other = Llm::new();
		other.ask("Ho").await;
	}
}
`,
		};
		assert.deepEqual(wrapperCallsIn(rust, "src/main.rs"), ["6: gpt-4o: Hi", "8: gpt-4o: Ho"]);
	});

	it("take the model that the object was made with, also through a class that extends it", () => {
		const files = {
			"src/llm.ts": `import OpenAI from "openai";
export class Llm {
	private client = new OpenAI();
	constructor(private readonly model: string, private readonly retries = 2) {}
	async ask(question: string) {
		return this.client.responses.create({ model: this.model, input: question });
	}
}
export class Fast extends Llm {
	constructor() { super("gpt-4.1-nano"); }
}
export class Options {
	client = new OpenAI();
	constructor(options: { model?: string }) { this.model = options.model ?? "gpt-5-mini"; }
	ask(question: string) { return this.client.responses.create({ model: this.model, input: question }); }
}
`,
			"src/app.ts": `import { Fast, Llm, Options } from "./llm";
const llm = new Llm("gpt-4o");
class App {
	own = new Llm("gpt-4o-mini");
	run() { return this.own.ask("A"); }
}
llm.ask("B");
new Llm(process.argv[2]).ask("C");
new Fast().ask("D");
new Options({ model: "gpt-5" }).ask("E");
new Options({}).ask("F");
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "src/app.ts"), [
			"5: gpt-4o-mini: A",
			"7: gpt-4o: B",
			"8: ?: C",
			"9: gpt-4.1-nano: D",
			"10: gpt-5: E",
			"11: gpt-5-mini: F",
		]);
		const python = {
			"llm.py": `from openai import OpenAI
class Llm:
    def __init__(self, model, retries=2):
        self.model = model
        self.client = OpenAI()
    def ask(self, question):
        return self.client.responses.create(model=self.model, input=question)
class Fast(Llm):
    def __init__(self):
        super().__init__(model="gpt-4.1-nano")
`,
			"app.py": `from llm import Fast, Llm
llm = Llm(model="gpt-4o")
llm.ask("A")
Fast().ask("B")
`,
		};
		assert.deepEqual(wrapperCallsIn(python, "app.py"), ["3: gpt-4o: A", "4: gpt-4.1-nano: B"]);
	});

	it("that go to one of several requests have the models of all as candidates", () => {
		const files = {
			"src/speak.ts": `import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";
const openai = new OpenAI();
const anthropic = new Anthropic();
export async function speak(kind: string, text: string) {
	if (kind === "claude")
		return anthropic.messages.create({ model: "claude-sonnet-4-5", max_tokens: 9, messages: [{ role: "user", content: text }] });
	return openai.responses.create({ model: "gpt-4o", input: text });
}
`,
			"src/app.ts": 'import { speak } from "./speak";\nspeak(process.argv[2], "Hi");\n',
		};
		assert.deepEqual(wrapperCallsIn(files, "src/app.ts"), ["2: claude-sonnet-4-5|gpt-4o: Hi"]);
	});

	it("may give the model to a function that puts the body together, with a default of its own", () => {
		const files = {
			"voice.ts": `function bodyOf(text: string, modelId?: string): string {
	return JSON.stringify({ text, model_id: modelId || "eleven_flash_v2_5" });
}
export async function speak(text: string, options?: { modelId?: string }) {
	const url = \`https://api.elevenlabs.io/v1/text-to-speech/\${voice}\`;
	return fetch(url, { method: "POST", body: bodyOf(text, options?.modelId) });
}
export async function speakAll(text: string) {
	const url = \`https://api.elevenlabs.io/v1/text-to-speech/\${voice}/stream\`;
	return fetch(url, { method: "POST", body: bodyOf(text) });
}
`,
			"narrate.ts": `import { speak, speakAll } from "./voice";
export const narrate = () => speak("Once", { voiceId, modelId: "eleven_turbo_v2_5" });
export const hurry = () => speak("Quick");
export const all = () => speakAll("Everyone");
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "narrate.ts"), [
			"2: eleven_turbo_v2_5: Once",
			"3: eleven_flash_v2_5: Quick",
			"4: eleven_flash_v2_5: Everyone",
		]);
	});

	it("know no model where a state begins with an empty text", () => {
		const files = {
			"api.ts": `export const ask = (model: string, text: string) =>
	fetch("https://api.openai.com/v1/chat/completions", {
		method: "POST",
		body: JSON.stringify({ model, messages: [{ role: "user", content: text }] }),
	});
`,
			"page.tsx": `import { useState } from "react";
import { ask } from "./api";
export function Page() {
	const [model, setModel] = useState<string>("");
	const [other] = useState("gpt-4o");
	ask(model, "A");
	ask(other, "B");
}
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "page.tsx"), ["6: ?: A", "7: gpt-4o: B"]);
	});

	it("are found where a function imports the module when it runs", () => {
		const files = {
			"src/llm.ts": `import OpenAI from "openai";
export const ask = (prompt: string, model = "gpt-4o") => new OpenAI().responses.create({ model, input: prompt });
`,
			"src/tools.ts": `export const tools = {
	brief: {
		execute: async ({ text }: { text: string }) => {
			const { ask } = await import("./llm.js");
			return ask("Be brief.", "gpt-5");
		},
	},
	long: async () => {
		const llm = await import("./llm.js");
		return llm.ask("Be long.");
	},
};
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "src/tools.ts"), [
			"5: gpt-5: Be brief.",
			"10: gpt-4o: Be long.",
		]);
	});

	it("are found through a module that a package of the workspace exports by a name", () => {
		const files = {
			"pnpm-workspace.yaml": "packages:\n  - packages/*\n",
			"packages/core/package.json": '{ "name": "@demo/core", "main": "./dist/index.js" }',
			"packages/core/src/index.ts": 'export * as llm from "./llm/llm.js";\n',
			"packages/core/src/llm/llm.ts": `import OpenAI from "openai";
export const ask = (prompt: string, model = "gpt-4o") => new OpenAI().responses.create({ model, input: prompt });
`,
			"packages/app/src/main.ts": `import { llm } from "@demo/core";
export const handlers = { ask: async () => llm.ask("Hi") };
`,
		};
		assert.deepEqual(wrapperCallsIn(files, "packages/app/src/main.ts"), ["2: gpt-4o: Hi"]);
	});
});
