import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, modelsIn } from "./projectOfTexts.ts";

const chatGo = (model: string) =>
	`client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: ${model}})`;

describe("values from other files, in every language", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("knows objects of a project's class of JavaScript that extends an SDK's in another file", () => {
		const files = {
			"llm/chat.ts": `import { ChatOpenAI } from "@langchain/openai";
export class RoutedChatModel extends ChatOpenAI {
	constructor(fields = {}) { super({ ...fields, configuration: { baseURL: "https://openrouter.ai/api/v1" } }); }
}
export class ChatLog {}
`,
			"app.ts": `import { ChatLog, RoutedChatModel } from "./llm/chat";
new ChatLog();
new RoutedChatModel({ model: "gpt-4o-mini" });
`,
		};
		assert.deepEqual(
			callSitesIn(files, "app.ts").map(({ kind, model }) => [kind, model]),
			[["constructor", { kind: "known", value: "gpt-4o-mini" }]],
		);
	});

	it("knows what a struct of Rust that a function is given has by default, where all that make it agree", () => {
		const asks = (parameter: string, model: string) => `use crate::settings::{Plain, Settings};
use async_openai::{types::CreateChatCompletionRequestArgs, Client};
pub async fn ask(${parameter}, payload: Payload, messages: Messages) {
	let chosen = ${model};
	let request = CreateChatCompletionRequestArgs::default().model(chosen).messages(messages).build().unwrap();
	Client::new().chat().create(request).await;
}
`;
		const files = {
			"Cargo.toml": '[package]\nname = "app"\n',
			"src/lib.rs": "mod settings;\nmod ask;\nmod plain;\n",
			"src/settings.rs": `#[derive(Clone)]
pub struct Settings { pub model: String }
pub struct Plain { pub model: String }
impl Settings {
	pub fn from_json(value: Value) -> Self {
		Settings {
			model: value.get("model").unwrap_or(&json!("gpt-4o")).as_str().map(|s| { if s.is_empty() { "gpt-4o".to_string() } else { s.to_string() } }).unwrap_or("gpt-4o".to_string()),
		}
	}
}
impl Given { pub fn over(&self, before: Settings) -> Settings { Settings { model: self.model.clone().unwrap_or(before.model) } } }
impl Default for Settings { fn default() -> Self { Settings { model: "gpt-4o".to_string() } } }
impl Plain { pub fn new(model: String) -> Self { Plain { model } } pub fn small() -> Self { Plain { model: "gpt-4o-mini".into() } } }
`,
			"src/ask.rs": asks("settings: Settings", "settings.model.clone()"),
			"src/shared.rs": asks(
				"settings: &Settings",
				"payload.model.clone().unwrap_or(settings.model.clone())",
			),
			"src/plain.rs": asks("settings: Plain", "settings.model.clone()"),
		};
		assert.deepEqual(modelsIn(files, "src/ask.rs"), ["gpt-4o@openai"]);
		assert.deepEqual(modelsIn(files, "src/shared.rs"), ["gpt-4o@openai"]);
		assert.deepEqual(modelsIn(files, "src/plain.rs"), ["unknown@openai"]);
	});

	it("knows what the manifest of an editor's extension declares for a setting, which its user may change", () => {
		const files = {
			"package.json": `{"contributes": {"configuration": [{"properties": {
				"commits.model": {"type": "string", "default": "gpt-4o-mini"},
				"commits.key": {"type": "string", "default": ""}}}]}}`,
			"src/commit.ts": `import OpenAI from "openai";
import * as vscode from "vscode";
const settings = vscode.workspace.getConfiguration("commits");
const openai = new OpenAI({ apiKey: settings.get("key") });
await openai.responses.create({ model: settings.get<string>("model"), input: "Hi" });
`,
		};
		assert.deepEqual(
			callSitesIn(files, "src/commit.ts").map(
				({ model }) => model.kind === "candidates" && model.values,
			),
			[["gpt-4o-mini"]],
		);
	});

	it("follows Go constants of the same package, of an imported one, and a client of a struct in another file", () => {
		const files = {
			"go.mod": "module example.com/app\n\ngo 1.24\n",
			"llm/models.go": 'package llm\n\nconst DefaultModel = "gpt-4o-mini"\n',
			"cmd/config.go": 'package main\n\nconst localModel = "gpt-4.1"\n',
			"cmd/server.go":
				'package main\n\nimport "github.com/openai/openai-go"\n\ntype server struct {\n\tclient openai.Client\n}\n',
			"cmd/main.go": `package main

import (
	"example.com/app/llm"
	"github.com/openai/openai-go"
)

func (s *server) run() {
	client := openai.NewClient()
	${chatGo("llm.DefaultModel")}
	${chatGo("localModel")}
	s.${chatGo('"gpt-5"')}
}
`,
		};
		assert.deepEqual(modelsIn(files, "cmd/main.go"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
			"gpt-5@openai",
		]);
	});

	it("knows the types of SDKs that a C# project uses in all its files", () => {
		const files = {
			"app/Usings.cs": "global using Microsoft.Agents.AI;\nglobal using OpenAI.Chat;\n",
			"app/app.csproj":
				'<Project><ItemGroup><Using Include="OpenAI.Images" /></ItemGroup></Project>',
			"app/llm/Writer.cs": `class Writer {
	async Task Run() {
		var chat = new ChatClient("gpt-4o", key);
		await chat.CompleteChatAsync("a");
		var images = new ImageClient("gpt-image-1", key);
		await images.GenerateImageAsync("a");
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "app/llm/Writer.cs"), ["gpt-4o@openai", "gpt-image-1@openai"]);
	});

	it("follows what a base class of C# gives its properties, before a default that stands in for nothing", () => {
		const files = {
			"app/TranslatorBase.cs": `using CommunityToolkit.Mvvm.ComponentModel;
namespace App;
public abstract partial class TranslatorBase : ObservableBase
{
    [ObservableProperty]
    private string _model = "gpt-4.1-mini";
    public virtual string Other { get; set; } = "gpt-4o";
    public virtual string Kept { get; set; }
    private string _own = "gpt-5";
    public string Own
    {
        get => _own;
        set => SetProperty(ref _own, value);
    }
}
`,
			"app/Translator.cs": `using OpenAI.Chat;
namespace App;
public class Translator : TranslatorBase
{
    public async Task Ask(string text)
    {
        var model = Model.Trim();
        model = string.IsNullOrEmpty(model) ? "gpt-3.5-turbo" : model;
        await new ChatClient(model, "k").CompleteChatAsync(text);
        await new ChatClient(Other, "k").CompleteChatAsync(text);
        var other = string.IsNullOrEmpty(Other) ? "gpt-3.5-turbo" : Other;
        await new ChatClient(other, "k").CompleteChatAsync(text);
        var kept = string.IsNullOrEmpty(Kept) ? "gpt-3.5-turbo" : Kept;
        await new ChatClient(kept, "k").CompleteChatAsync(text);
        await new ChatClient(Own, "k").CompleteChatAsync(text);
        var own = Own.Trim();
        own = string.IsNullOrEmpty(own) ? "gpt-3.5-turbo" : own;
        await new ChatClient(own, "k").CompleteChatAsync(text);
        await new ChatClient(this.Model, "k").CompleteChatAsync(text);
    }
}
`,
		};
		assert.deepEqual(
			modelsIn(files, "app/Translator.cs").map((one) => one.replace("@openai", "")),
			["gpt-4.1-mini", "gpt-4o", "gpt-4o", "gpt-3.5-turbo", "gpt-5", "gpt-5", "gpt-4.1-mini"],
		);
	});

	it("follows the address of a C# client in a file that uses many namespaces and names that nobody knows", () => {
		const numbers = Array.from({ length: 60 }, (_, index) => index);
		const usings = numbers.map((index) => `using Acme.Parts.Part${index};`).join("\n");
		const unknown = numbers.map((index) => `Values.Given${index}.Text`).join(" + ");
		const files = {
			"app/Names.cs":
				'namespace App;\npublic static class Names { public const string Url = "https://api.openai.com/v1/chat/completions"; }\n',
			"app/Chat.cs": `${usings}
namespace App;
class Chat {
	HttpClient http = null!;
	void SetUp() {
		http.BaseAddress = new Uri(Names.Url);
	}
	async Task Ask() {
		var text = "{\\"model\\": \\"gpt-4o-mini\\", \\"messages\\": [{\\"content\\": \\"" + ${unknown} + "\\"}]}";
		await http.PostAsync("", new StringContent(text));
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "app/Chat.cs"), ["gpt-4o-mini@openai"]);
	});

	it("knows the fields of a Rust struct whose methods stand in another file", () => {
		const files = {
			"Cargo.toml": '[package]\nname = "app"\n',
			"src/llm/mod.rs":
				"use async_openai::{config::OpenAIConfig, Client};\nmod chat;\npub struct OpenAi {\n    client: Client<OpenAIConfig>,\n}\n",
			"src/llm/chat.rs": `use async_openai::types::CreateChatCompletionRequestArgs;
use super::OpenAi;

impl Chat for OpenAi {
    async fn ask(&self) {
        let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").build()?;
        self.client.chat().create(request).await?;
    }
}
`,
		};
		assert.deepEqual(modelsIn(files, "src/llm/chat.rs"), ["gpt-4o@openai"]);
	});

	it("follows Java constants of the same package, of an import and of a static import", () => {
		const files = {
			"app/src/main/java/a/b/Models.java":
				'package a.b;\npublic final class Models { public static final String FAST = "gpt-4o-mini"; }\n',
			"app/src/main/java/a/c/Names.java":
				'package a.c;\npublic final class Names { public static final String BIG = "gpt-4.1"; public static final String OLD = "gpt-4o"; }\n',
			"app/src/main/java/a/b/Chat.java": `package a.b;
import a.c.Names;
import static a.c.Names.OLD;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
class Chat {
	void run(OpenAIClient client) {
		client.chat().completions().create(ChatCompletionCreateParams.builder().model(Models.FAST).addUserMessage("a").build());
		client.chat().completions().create(ChatCompletionCreateParams.builder().model(Names.BIG).addUserMessage("a").build());
		client.chat().completions().create(ChatCompletionCreateParams.builder().model(OLD).addUserMessage("a").build());
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "app/src/main/java/a/b/Chat.java"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
			"gpt-4o@openai",
		]);
	});

	it("follows Kotlin's top-level constants, objects and companions", () => {
		const files = {
			"src/a/Config.kt":
				'package a\nconst val FAST = "gpt-4o-mini"\nobject Models {\n\tconst val BIG = "gpt-4.1"\n}\nclass Old {\n\tcompanion object {\n\t\tconst val NAME = "gpt-4o"\n\t}\n}\n',
			"src/b/Chat.kt": `package b
import a.FAST
import a.Models
import a.Old
import com.openai.client.OpenAIClient
import com.openai.models.chat.completions.ChatCompletionCreateParams
fun run(client: OpenAIClient) {
	client.chat().completions().create(ChatCompletionCreateParams.builder().model(FAST).addUserMessage("a").build())
	client.chat().completions().create(ChatCompletionCreateParams.builder().model(Models.BIG).addUserMessage("a").build())
	client.chat().completions().create(ChatCompletionCreateParams.builder().model(Old.NAME).addUserMessage("a").build())
}
`,
		};
		assert.deepEqual(modelsIn(files, "src/b/Chat.kt"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
			"gpt-4o@openai",
		]);
	});

	it("follows C# constants of a used namespace and of the one around", () => {
		const files = {
			"Config/Models.cs":
				'namespace App.Config;\npublic static class Models { public const string Fast = "gpt-4o-mini"; }\n',
			"Names.cs":
				'namespace App\n{\n\tinternal class Names { public static readonly string Big = "gpt-4.1"; }\n}\n',
			"Chat/Chat.cs": `using App.Config;
using OpenAI.Chat;
namespace App.Chat;
class Chat {
	void Run() {
		new ChatClient(Models.Fast, "key").CompleteChat("a");
		new ChatClient(Names.Big, "key").CompleteChat("a");
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "Chat/Chat.cs"), ["gpt-4o-mini@openai", "gpt-4.1@openai"]);
	});

	it("follows PHP class constants by use and by the same namespace", () => {
		const files = {
			"src/Config/Models.php":
				"<?php\nnamespace App\\Config;\nfinal class Models { public const FAST = 'gpt-4o-mini'; }\n",
			"src/Llm/Names.php":
				"<?php\n\nnamespace App\\Llm;\n\nclass Names { const BIG = 'gpt-4.1'; }\n",
			"src/Llm/Chat.php": `<?php
namespace App\\Llm;
use App\\Config\\Models;
class Chat {
	function run() {
		$client = \\OpenAI::client('k');
		$client->chat()->create(['model' => Models::FAST, 'messages' => []]);
		$client->chat()->create(['model' => Names::BIG, 'messages' => []]);
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "src/Llm/Chat.php"), ["gpt-4o-mini@openai", "gpt-4.1@openai"]);
	});

	it("are read from PHP classes whose files WordPress' way names", () => {
		const files = {
			"shop/includes/class-shop-ai-models.php":
				"<?php\nclass Shop_AI_Models { const FAST = 'gpt-4o-mini'; }\n",
			"shop/engines/base.php": "<?php\nclass Shop_Engines_Base { const MODEL = 'gpt-4.1'; }\n",
			"shop/engines/other.php": "<?php\nclass Shop_Engines_Another {}\n",
			"shop/engines/chat.php": `<?php
class Shop_Engines_Chat extends Shop_Engines_Base {
	public function ask() {
		$client = OpenAI::client('key');
		$client->chat()->create(['model' => Shop_AI_Models::FAST, 'messages' => []]);
		$client->chat()->create(['model' => Shop_Engines_Base::MODEL, 'messages' => []]);
		$client->chat()->create(['model' => Shop_Engines_Other::MODEL, 'messages' => []]);
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "shop/engines/chat.php"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
			"unknown@openai",
		]);
	});

	it("follows Ruby constants by the name of their file and by require_relative", () => {
		const files = {
			"app/services/llm_models.rb": 'module LlmModels\n  FAST = "gpt-4o-mini"\nend\n',
			"lib/names.rb": 'BIG = "gpt-4.1"\n',
			"app/services/chat.rb": `require "openai"
require_relative "../../lib/names"
class Chat
  def run
    client = OpenAI::Client.new
    client.chat(parameters: { model: LlmModels::FAST, messages: [] })
    client.chat(parameters: { model: BIG, messages: [] })
  end
end
`,
		};
		assert.deepEqual(modelsIn(files, "app/services/chat.rb"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
		]);
	});

	it("follows Rust constants through use, crate paths and submodules", () => {
		const files = {
			"src/main.rs": `mod config;
use async_openai::{Client, types::CreateChatCompletionRequestArgs};
use crate::config::FAST;
async fn run() {
	let client = Client::new();
	client.chat().create(CreateChatCompletionRequestArgs::default().model(FAST).messages([]).build()?).await;
	client.chat().create(CreateChatCompletionRequestArgs::default().model(config::BIG).messages([]).build()?).await;
	client.chat().create(CreateChatCompletionRequestArgs::default().model(crate::config::OLD).messages([]).build()?).await;
}
`,
			"src/config.rs":
				'pub const FAST: &str = "gpt-4o-mini";\npub const BIG: &str = "gpt-4.1";\npub static OLD: &str = "gpt-4o";\n',
		};
		assert.deepEqual(modelsIn(files, "src/main.rs"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
			"gpt-4o@openai",
		]);
	});

	it("follows variables of a sourced shell script", () => {
		const files = {
			"bin/env.sh": "MODEL=gpt-4o-mini\n",
			"bin/ask.sh": `source "$(dirname "$0")/env.sh"
curl https://api.openai.com/v1/chat/completions -d "{\\"model\\": \\"$MODEL\\", \\"messages\\": []}"
`,
		};
		assert.deepEqual(modelsIn(files, "bin/ask.sh"), ["gpt-4o-mini@openai"]);
	});

	it("follows Python src layouts, settings objects and base classes of other files", () => {
		const files = {
			"src/shop/settings.py":
				'from dataclasses import dataclass\n@dataclass\nclass Settings:\n    model: str = "gpt-4o-mini"\nsettings = Settings()\n',
			"src/shop/base.py":
				'from openai import OpenAI\nclass Base:\n    model = "gpt-4.1"\n    def __init__(self):\n        self.client = OpenAI()\n',
			"tests/test_shop.py": `from openai import OpenAI
from shop.settings import settings
from shop.base import Base
OpenAI().responses.create(model=settings.model, input="a")
class Bot(Base):
    def run(self):
        self.client.responses.create(model=self.model, input="a")
`,
		};
		assert.deepEqual(modelsIn(files, "tests/test_shop.py"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
		]);
	});

	it("follows packages of the same workspace, #imports, baseUrl and an extended tsconfig", () => {
		const files = {
			"package.json": '{ "workspaces": ["packages/*", "apps/*"] }',
			"packages/ai/package.json":
				'{ "name": "@acme/ai", "main": "./dist/index.js", "exports": { ".": { "types": "./dist/index.d.ts" }, "./names": "./dist/names.js" } }',
			"packages/ai/src/index.ts": 'export const FAST = "gpt-4o-mini";\n',
			"packages/ai/src/names.ts": 'export const BIG = "gpt-4.1";\n',
			"tsconfig.base.json": '{ "compilerOptions": { "paths": { "~lib/*": ["./shared/*"] } } }',
			"shared/m.ts": 'export const SHARED = "gpt-4o";\n',
			"apps/web/tsconfig.json":
				'{ "extends": "../../tsconfig.base.json", "compilerOptions": { "baseUrl": "./src" } }',
			"apps/web/package.json": '{ "name": "web", "imports": { "#models": "./src/models.ts" } }',
			"apps/web/src/models.ts": 'export const OWN = "gpt-5";\n',
			"apps/web/src/config/names.ts": 'export const BASED = "gpt-5-mini";\n',
			"apps/web/src/app.ts": `import OpenAI from "openai";
import { FAST } from "@acme/ai";
import { BIG } from "@acme/ai/names";
import { SHARED } from "~lib/m";
import { OWN } from "#models";
import { BASED } from "config/names";
const c = new OpenAI();
c.responses.create({ model: FAST, input: "a" });
c.responses.create({ model: BIG, input: "a" });
c.responses.create({ model: SHARED, input: "a" });
c.responses.create({ model: OWN, input: "a" });
c.responses.create({ model: BASED, input: "a" });
`,
		};
		assert.deepEqual(modelsIn(files, "apps/web/src/app.ts"), [
			"gpt-4o-mini@openai",
			"gpt-4.1@openai",
			"gpt-4o@openai",
			"gpt-5@openai",
			"gpt-5-mini@openai",
		]);
	});

	it("follows an address through a transport and a table of paths in other files", () => {
		const files = {
			"paths.ts":
				'export const Paths = { Chat: "v1/chat/completions" };\nexport const OPENAI_URL = "https://api.openai.com/v1/responses";\n',
			"transport.ts": `export async function callApi(url: string, body: unknown, tries = 3) {
	const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
	return answer.json();
}
export const pathOf = (host: string, path: string) => [host, path].join("/");
`,
			"app.ts": `import { callApi, pathOf } from "./transport";
import { OPENAI_URL, Paths } from "./paths";
callApi(OPENAI_URL, { model: "gpt-5", input: "a" });
callApi(pathOf("https://api.mistral.ai", Paths.Chat), { model: "mistral-small", messages: [] });
callApi("https://example.com/v1/users", { model: "gpt-5", input: "a" });
`,
		};
		assert.deepEqual(modelsIn(files, "app.ts"), ["gpt-5@openai", "mistral-small@mistral"]);
		assert.deepEqual(modelsIn(files, "transport.ts"), []);
	});

	it("follows no path that leaves the workspace", () => {
		const files = {
			"names.ts": 'export const MODEL = "gpt-4o";\n',
			"app.ts":
				'import OpenAI from "openai";\nimport { MODEL } from "../names";\nnew OpenAI().responses.create({ model: MODEL, input: "a" });\n',
		};
		assert.deepEqual(modelsIn(files, "app.ts"), ["unknown@openai"]);
	});

	it("takes what a container of Java or Kotlin injects from its only provider, or the one of that name", () => {
		const folder = "app/src/main/java/demo";
		const files = {
			[`${folder}/di/AiModule.kt`]: `package demo.di
import com.google.ai.client.generativeai.GenerativeModel
@Module
object AiModule {
	@Provides
	@Named("big")
	fun provideBig(): GenerativeModel = GenerativeModel(modelName = "gemini-1.5-pro", apiKey = "k")

	@Provides
	@Named("small")
	fun provideSmall(): GenerativeModel {
		return GenerativeModel(modelName = "gemini-1.5-flash", apiKey = "k")
	}
}
`,
			[`${folder}/Screen.kt`]: `package demo
import com.google.ai.client.generativeai.GenerativeModel
class Screen @Inject constructor(
	@Named("big") private val big: GenerativeModel,
	@Named("small") private val small: GenerativeModel,
	private val any: GenerativeModel,
) {
	suspend fun ask() {
		big.generateContent("a")
		small.generateContent("a")
		any.generateContent("a")
	}
}
`,
			[`${folder}/ChatConfig.java`]: `package demo;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
class ChatConfig {
	@Bean
	ChatClient chatClient(OpenAiChatModel model) {
		return ChatClient.builder(model).defaultOptions(OpenAiChatOptions.builder().model("gpt-4o").build()).build();
	}
}
`,
			[`${folder}/Asking.java`]: `package demo;
import org.springframework.ai.chat.client.ChatClient;
class Asking {
	private final ChatClient client;
	String ask(String question) { return client.prompt(question).call().content(); }
}
`,
			[`${folder}/Building.java`]: `package demo;
import org.springframework.ai.chat.client.ChatClient;
class Building {
	private final ChatClient client;
	Building(ChatClient.Builder builder) { this.client = builder.build(); }
	String ask(String question) { return client.prompt(question).call().content(); }
}
`,
		};
		assert.deepEqual(modelsIn(files, `${folder}/Building.java`), ["unknown@?"]);
		assert.deepEqual(modelsIn(files, `${folder}/Screen.kt`), [
			"gemini-1.5-pro@google",
			"gemini-1.5-flash@google",
			"unknown@google",
		]);
		assert.deepEqual(modelsIn(files, `${folder}/Asking.java`), ["gpt-4o@openai"]);
	});

	it("follows JSON and YAML files that Python and JavaScript parse", () => {
		const files = {
			"config.json": '{ "model": "gpt-4.1-mini", "chat": { "model": "o3" } }',
			"settings/models.yaml": "fast:\n  model: gpt-5-mini\nbroken: &a [*a]\n",
			"models.yml": "smart:\n  - gpt-5\n",
			"bad.json": "no object",
			"main.py": `import json
from pathlib import Path
import yaml
from openai import OpenAI

client = OpenAI()
HERE = Path(__file__).parent


def read_settings(path):
    with open(path) as file:
        return json.load(file)


with open("config.json") as file:
    config = json.load(file)
models = yaml.safe_load((HERE / "models.yml").read_text())
client.responses.create(model=config["model"], input="Hi")
client.responses.create(model=read_settings("config.json")["chat"]["model"], input="Hi")
client.responses.create(model=models["smart"][0], input="Hi")
client.responses.create(model=config.get("other", "gpt-4o"), input="Hi")
client.responses.create(model=config["missing"], input="Hi")
client.responses.create(model=json.load(open("bad.json"))["model"], input="Hi")
client.responses.create(model=yaml.safe_load(open("settings/models.yaml"))["fast"]["model"], input="Hi")
client.responses.create(model=json.load(open("/etc/config.json"))["model"], input="Hi")
`,
			"main.js": `import { readFileSync } from "node:fs";
import OpenAI from "openai";
const client = new OpenAI();
const config = JSON.parse(readFileSync("config.json", "utf8"));
client.responses.create({ model: config.chat.model, input: "Hi" });
`,
			"/etc/config.json": '{ "model": "secret" }',
		};
		assert.deepEqual(modelsIn(files, "main.py"), [
			"gpt-4.1-mini@openai",
			"o3@openai",
			"gpt-5@openai",
			"gpt-4o@openai",
			"unknown@openai",
			"unknown@openai",
			"unknown@openai",
			"unknown@openai",
		]);
		assert.deepEqual(modelsIn(files, "main.js"), ["o3@openai"]);
	});
});
