import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn } from "./projectOfTexts.ts";

const program = `using Microsoft.Extensions.AI;
using OpenAI;
var openAI = new OpenAIClient(key);
builder.Services.AddChatClient(openAI.GetChatClient("gpt-4o-mini").AsIChatClient()).UseFunctionInvocation();
builder.Services.AddKeyedChatClient("big", openAI.GetChatClient("gpt-4.1").AsIChatClient());
builder.Services.AddEmbeddingGenerator(openAI.GetEmbeddingClient("text-embedding-3-small").AsIEmbeddingGenerator());
`;

const service = `using Microsoft.Extensions.AI;
public class Summarizer(IChatClient chat, [FromKeyedServices("big")] IChatClient big, IEmbeddingGenerator<string, Embedding<float>> embedder)
{
	private readonly IChatClient _chat = chat;
	public async Task Ask(string text)
	{
		await chat.GetResponseAsync(text);
		await _chat.GetResponseAsync(text);
		await big.GetResponseAsync(text);
		await embedder.GenerateAsync([text]);
	}
}
`;

const models = [
	"gpt-4o-mini@openai",
	"gpt-4o-mini@openai",
	"gpt-4.1@openai",
	"text-embedding-3-small@openai",
];

describe("what a container of C# injects", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("is what another file of the project, or the program of the same application, registers", () => {
		const same = { "app/Program.cs": program, "app/Services/Summarizer.cs": service };
		assert.deepEqual(modelsIn(same, "app/Services/Summarizer.cs"), models);
		const other = { "src/Shop.Web/Program.cs": program, "src/Shop.Core/Summarizer.cs": service };
		assert.deepEqual(modelsIn(other, "src/Shop.Core/Summarizer.cs"), models);
	});

	it("is not what another application registers, or one of several objects", () => {
		const samples = {
			"samples/First/Program.cs": program,
			"samples/Second/Program.cs": "Run();\n",
			"samples/Second/Summarizer.cs": service,
		};
		const unknown = models.map(() => "unknown@?");
		assert.deepEqual(modelsIn(samples, "samples/Second/Summarizer.cs"), unknown);
		const several = {
			"app/Program.cs": program,
			"app/Startup.cs": program.replace("gpt-4o-mini", "gpt-5"),
			"app/Summarizer.cs": service,
		};
		assert.deepEqual(modelsIn(several, "app/Summarizer.cs"), [
			"unknown@?",
			"unknown@?",
			...models.slice(2),
		]);
	});

	it("is a client of Ollama where an interface asks for what it is", () => {
		const files = {
			"app/Program.cs":
				'using OllamaSharp;\nbuilder.Services.AddSingleton<IChatClient>(_ => new OllamaApiClient(new Uri(url), "llama3.2"));\n',
			"app/Summarizer.cs": service
				.replace(/,[^)]*embedder/, "")
				.replace(/\n.*(?:big|embedder)\..*/g, ""),
		};
		assert.deepEqual(
			modelsIn(files, "app/Summarizer.cs").map((one) => one.replace(/@.*/, "")),
			["llama3.2", "llama3.2"],
		);
	});
});
