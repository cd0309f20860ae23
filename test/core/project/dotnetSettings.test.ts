import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn } from "./projectOfTexts.ts";

const settings = `{
	// What the application asks.
	"AI": { "Chat": { "ModelId": "gpt-4o-mini" }, "Embed": "<model>" },
	"OpenAI": { "Model": "gpt-4.1", "Key": "" },
	"Assistant": { "Model": "gpt-4.1-nano" }
}
`;

const options = `public class OpenAIOptions { public string Model { get; set; } = "gpt-3.5-turbo"; public string Key { get; set; } }
public class HelperSettings { public string Model { get; set; } }
`;

const ask = (model: string) => `await new ChatClient(${model}, "key").CompleteChatAsync("text");\n`;

const program = `using OpenAI.Chat;
var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<HelperSettings>(builder.Configuration.GetSection("Assistant"));
var section = builder.Configuration.GetSection("AI").GetSection("Chat");
var options = builder.Configuration.GetSection("OpenAI").Get<OpenAIOptions>();
${ask('builder.Configuration["AI:Chat:ModelId"] ?? "gpt-3.5-turbo"')}${ask('section["ModelId"]')}${ask('builder.Configuration.GetValue<string>("OpenAI:Model")')}${ask("options.Model")}${ask('builder.Configuration["AI:Embed"] ?? "gpt-3.5-turbo"')}${ask('builder.Configuration["AI:Other"]')}`;

const service = `using OpenAI.Chat;
public class Service {
	private readonly OpenAIOptions _options;
	private readonly HelperSettings _helper;
	private readonly IConfiguration _configuration;
	public Service(IOptions<OpenAIOptions> options, HelperSettings helper, IConfiguration configuration) {
		_options = options.Value;
		_helper = helper;
		_configuration = configuration;
	}
	public async Task Ask(IOptions<OpenAIOptions> given) {
		${ask("_options.Model")}${ask("_helper.Model")}${ask("given.Value.Model")}${ask('_configuration["AI:Chat:ModelId"]')}
	}
}
`;

const files = {
	"Shop.Web/appsettings.json": settings,
	"Shop.Web/Program.cs": program,
	"Shop.Core/OpenAIOptions.cs": options,
	"Shop.Core/Service.cs": service,
};

const idsIn = (texts: Record<string, string>, path: string) =>
	modelsIn(texts, path).map((one) => one.replace(/@.*/, ""));

describe("settings of a .NET application", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("give what code reads by keys and sections, before a written default", () => {
		assert.deepEqual(idsIn(files, "Shop.Web/Program.cs"), [
			"gpt-4o-mini",
			"gpt-4o-mini",
			"gpt-4.1",
			"gpt-4.1",
			"gpt-3.5-turbo",
			"unknown",
		]);
	});

	it("fill the objects of options of the application's other projects", () => {
		const found = ["gpt-4.1", "gpt-4.1-nano", "gpt-4.1", "gpt-4o-mini"];
		assert.deepEqual(idsIn(files, "Shop.Core/Service.cs"), found);
	});

	it("say nothing of another application", () => {
		const other = { ...files, "Bank.Core/Service.cs": service };
		assert.deepEqual(idsIn(other, "Bank.Core/Service.cs").slice(1, 2), ["unknown"]);
		assert.deepEqual(idsIn(other, "Bank.Core/Service.cs").slice(3), ["unknown"]);
	});

	it("fill the static properties of a class of options", () => {
		const texts = {
			"Shop.Web/appsettings.json": settings,
			"Shop.Web/AssistantOptions.cs": `public class AssistantOptions { public static string Model { get; set; } public static string Other { get; set; } }`,
			"Shop.Web/Job.cs": `using OpenAI.Chat;
public class Job {
	public async Task Run() {
		${ask("AssistantOptions.Model")}${ask("AssistantOptions.Other")}
	}
}
`,
		};
		assert.deepEqual(idsIn(texts, "Shop.Web/Job.cs"), ["gpt-4.1-nano", "unknown"]);
	});
});
