import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, type Texts } from "./projectOfTexts.ts";

/** The prompts of a file's call sites, holes in braces. */
function promptsIn(files: Texts, path: string): string[] {
	return callSitesIn(files, path).map(({ prompt }) =>
		prompt.messages
			.flatMap(({ content }) => content)
			.map((piece) =>
				piece.kind === "text" ? piece.text : piece.kind === "hole" ? `{${piece.name}}` : piece.kind,
			)
			.join(""),
	);
}

describe("prompts that are read from files", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are followed in Python", () => {
		const files = {
			"app/prompts/a.txt": "Text A",
			"app/prompts/b.md": "Hello {name}!",
			"prompts/root.txt": "Root",
			"app/main.py": `import os
from pathlib import Path
from openai import OpenAI
HERE = Path(__file__).parent
client = OpenAI()
client.responses.create(model="gpt-4o", input=open("prompts/a.txt").read())
client.responses.create(model="gpt-4o", input=(HERE / "prompts" / "b.md").read_text().format(name=name))
client.responses.create(model="gpt-4o", input=Path("prompts/root.txt").read_text(encoding="utf-8"))
with open(os.path.join(os.path.dirname(__file__), "prompts", "a.txt"), "r") as f:
    text = f.read()
client.responses.create(model="gpt-4o", input=text)
client.responses.create(model="gpt-4o", input=open(path).read())
client.responses.create(model="gpt-4o", input=open("../../etc/passwd").read())
client.responses.create(model="gpt-4o", input=open("/etc/passwd").read())
`,
			"../etc/passwd": "secret",
			"/etc/passwd": "secret",
		};
		assert.deepEqual(promptsIn(files, "app/main.py"), [
			"Text A",
			"Hello {name}!",
			"Root",
			"Text A",
			"{open(path).read()}",
			'{open("../../etc/passwd").read()}',
			'{open("/etc/passwd").read()}',
		]);
	});

	it("are followed in TypeScript", () => {
		const files = {
			"src/prompts/a.md": "Text A",
			"src/app.ts": `import { readFileSync } from "node:fs";
import path from "node:path";
import OpenAI from "openai";
import raw from "./prompts/a.md?raw";
const c = new OpenAI();
c.responses.create({ model: "gpt-4o", input: readFileSync(path.join(__dirname, "prompts", "a.md"), "utf8") });
c.responses.create({ model: "gpt-4o", input: raw });
c.responses.create({ model: "gpt-4o", input: readFileSync(new URL("./prompts/a.md", import.meta.url), "utf8") });
c.responses.create({ model: "gpt-4o", input: await fs.readFile("src/prompts/a.md", "utf8") });
`,
		};
		assert.deepEqual(promptsIn(files, "src/app.ts"), ["Text A", "Text A", "Text A", "Text A"]);
	});

	it("are followed in Go, Rust, Ruby, PHP and C#", () => {
		const go = {
			"llm/p.txt": "Text P",
			"llm/main.go": `package llm

import (
	_ "embed"

	"github.com/openai/openai-go"
)

//go:embed p.txt
var prompt string

func run() {
	client := openai.NewClient()
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "gpt-4o", Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(prompt)}})
}
`,
		};
		assert.deepEqual(promptsIn(go, "llm/main.go"), ["Text P"]);
		const rust = {
			"prompts/p.txt": "Text P",
			"src/main.rs": `use async_openai::{Client, types::{CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessageArgs}};
const PROMPT: &str = include_str!("../prompts/p.txt");
async fn run() {
	let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([ChatCompletionRequestUserMessageArgs::default().content(PROMPT).build()?.into()]).build()?;
	Client::new().chat().create(request).await;
}
`,
		};
		assert.deepEqual(promptsIn(rust, "src/main.rs"), ["Text P"]);
		const ruby = {
			"lib/p.txt": "Text P",
			"lib/chat.rb": `require "openai"
prompt = File.read(File.join(__dir__, "p.txt"))
OpenAI::Client.new.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: prompt }] })
`,
		};
		assert.deepEqual(promptsIn(ruby, "lib/chat.rb"), ["Text P"]);
		const php = {
			"src/p.txt": "Text P",
			"src/chat.php": `<?php
$prompt = file_get_contents('p.txt');
\\OpenAI::client('k')->chat()->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => $prompt]]]);
`,
		};
		assert.deepEqual(promptsIn(php, "src/chat.php"), ["Text P"]);
		const csharp = {
			"p.txt": "Text P",
			"Chat.cs": `using OpenAI.Chat;
class Chat {
	void Run() { new ChatClient("gpt-4o", "k").CompleteChat(File.ReadAllText("p.txt")); }
}
`,
		};
		assert.deepEqual(promptsIn(csharp, "Chat.cs"), ["Text P"]);
	});
});
