import assert from "node:assert/strict";
import { readDirective } from "../../../src/core/estimate/directives.ts";
import { estimateCallSite } from "../../../src/core/estimate/estimate.ts";
import { type Findings, findCallSites } from "../../../src/core/estimate/findCallSites.ts";
import { githubModels } from "../../../src/core/estimate/formats/githubModels.ts";
import { languages } from "../../../src/core/languages/languages.ts";
import { createTeamConfig } from "../../../src/core/team/teamConfig.ts";
import { grammars } from "../../grammars.ts";
import { tokenCounter } from "../../vocabularies.ts";

async function find(languageId: string, text: string): Promise<Findings> {
	const language = languages.find((one) => one.id === languageId);
	assert.ok(language);
	const tree = (await grammars.parserFor(language)).parse(text);
	assert.ok(tree);
	const findings = findCallSites({ path: "app/file", language: language.id, text, tree });
	return findings;
}

function describeSites({ callSites }: Findings): string[] {
	return callSites.map(({ model, steering }) => {
		const name = model.kind === "known" ? model.value : model.kind;
		return `${name} ${steering?.outputTokens ?? "-"} ${steering?.callsPerDay ?? "-"}`;
	});
}

const python = (body: string) =>
	`from openai import OpenAI\nclient = OpenAI()\ndef ask(context):\n${body}`;

const call = (indent: string, end = "") =>
	`${indent}return client.chat.completions.create(\n${indent}    model="gpt-4o",\n${indent}    messages=[{"role": "user", "content": f"Use {context}"}],\n${indent})${end}\n`;

/** A call in each language, with a comment above it and one at its end. */
const snippets: { readonly [language: string]: string } = {
	python: `from openai import OpenAI
client = OpenAI()
# prompt-cost: output=250
a = client.embeddings.create(model="m1", input="x")
b = client.embeddings.create(model="m2", input="x")  # prompt-cost: calls=48/day
`,
	javascript: `import OpenAI from "openai";
const client = new OpenAI();
// prompt-cost: output=250
const a = await client.embeddings.create({ model: "m1", input: "x" });
const b = await client.embeddings.create({ model: "m2", input: "x" }); // prompt-cost: calls=2/hour
`,
	typescript: `import OpenAI from "openai";
const client = new OpenAI();
/* prompt-cost: output=250 */
const a: unknown = await client.embeddings.create({ model: "m1", input: "x" });
const b = await client.embeddings.create({ model: "m2", input: "x" }); /* prompt-cost: calls=48/day */
`,
	tsx: `import OpenAI from "openai";
const client = new OpenAI();
/**
 * prompt-cost: output=250
 */
const a = await client.embeddings.create({ model: "m1", input: "x" });
const b = await client.embeddings.create({ model: "m2", input: "x" }); // prompt-cost: calls=48/day
`,
	go: `package main
import "github.com/openai/openai-go"
func main() {
	client := openai.NewClient()
	// prompt-cost: output=250
	a, err := client.Embeddings.New(ctx, openai.EmbeddingNewParams{Model: "m1"})
	b, err := client.Embeddings.New(ctx, openai.EmbeddingNewParams{Model: "m2"}) // prompt-cost: calls=48/day
}
`,
	java: `import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.embeddings.EmbeddingCreateParams;
class A {
  void run() {
    OpenAIClient client = OpenAIOkHttpClient.fromEnv();
    // prompt-cost: output=250
    var a = client.embeddings().create(EmbeddingCreateParams.builder().model("m1").input("x").build());
    var b = client.embeddings().create(EmbeddingCreateParams.builder().model("m2").input("x").build()); // prompt-cost: calls=48/day
  }
}
`,
	kotlin: `import com.openai.client.okhttp.OpenAIOkHttpClient
import com.openai.models.embeddings.EmbeddingCreateParams
fun main() {
    val client = OpenAIOkHttpClient.fromEnv()
    // prompt-cost: output=250
    val a = client.embeddings().create(EmbeddingCreateParams.builder().model("m1").input("x").build())
    val b = client.embeddings().create(EmbeddingCreateParams.builder().model("m2").input("x").build()) // prompt-cost: calls=48/day
}
`,
	csharp: `using OpenAI.Chat;
class A {
    void Run() {
        // prompt-cost: output=250
        var a = new ChatClient("m1", key).CompleteChat("x");
        var b = new ChatClient("m2", key).CompleteChat("x"); // prompt-cost: calls=48/day
    }
}
`,
	ruby: `require "openai"
client = OpenAI::Client.new
# prompt-cost: output=250
a = client.embeddings.create(model: "m1", input: "x")
b = client.embeddings.create(model: "m2", input: "x") # prompt-cost: calls=48/day
`,
	php: `<?php
$client = OpenAI::client($key);
// prompt-cost: output=250
$a = $client->embeddings()->create(['model' => 'm1', 'input' => 'x']);
$b = $client->embeddings()->create(['model' => 'm2', 'input' => 'x']); # prompt-cost: calls=48/day
`,
	rust: `use async_openai::{types::CreateEmbeddingRequestArgs, Client};
async fn run() {
    let client = Client::new();
    // prompt-cost: output=250
    let a = client.embeddings().create(CreateEmbeddingRequestArgs::default().model("m1").input("x").build()?).await?;
    let b = client.embeddings().create(CreateEmbeddingRequestArgs::default().model("m2").input("x").build()?).await?; // prompt-cost: calls=48/day
}
`,
	shell: `# prompt-cost: output=250
curl https://api.openai.com/v1/embeddings -d '{"model": "m1", "input": "x"}'
curl https://api.openai.com/v1/embeddings -d '{"model": "m2", "input": "x"}' # prompt-cost: calls=48/day
`,
};

describe("steering comments", () => {
	for (const { id } of languages)
		it(`stand above a call or at the end of its line: ${id}`, async () => {
			const findings = await find(id, snippets[id] ?? "");
			assert.deepEqual(describeSites(findings), ["m1 250 -", "m2 - 48"]);
			assert.deepEqual(findings.problems, []);
		});

	it("change model, output, holes and workload of the estimate", async function () {
		this.timeout(20_000);
		const comment =
			"    # prompt-cost: calls=5000/day output=250 model=gpt-4o-mini hole.context=2000\n";
		const { callSites } = await find("python", python(comment + call("    ")));
		const [site] = callSites;
		assert.ok(site);
		const estimate = estimateCallSite(site, {
			counter: tokenCounter,
			config: createTeamConfig([]),
			file: "app/file",
			today: "2026-11-01",
		});
		const [model] = estimate.models;
		assert.equal(model?.model, "gpt-4o-mini");
		assert.equal(model?.size.output.typical, 250);
		assert.equal((model?.size.input.typical ?? 0) - (model?.size.input.low ?? 0), 2000);
		assert.equal(site.steering?.callsPerDay, 5000);
		assert.ok(model?.size.assumptions.some(({ source }) => source === "comment"));
	});

	it("reach the calls inside the statement below, not those after it", async () => {
		const text = python(
			`    # prompt-cost: output=9\n    for _ in range(3):\n${call("        ")}${call("    ")}`,
		);
		assert.deepEqual(describeSites(await find("python", text)), ["gpt-4o 9 -", "gpt-4o - -"]);
	});

	it("stand in the call's own lines, and the nearer one wins", async () => {
		const text = python(
			`    # prompt-cost: output=9 calls=1/day\n${call("    ").replace("(\n", "(  # prompt-cost: output=7\n")}`,
		);
		assert.deepEqual(describeSites(await find("python", text)), ["gpt-4o 7 1"]);
		const inside = python(call("    ").replace("(\n", "(\n        # prompt-cost: output=8\n"));
		assert.deepEqual(describeSites(await find("python", inside)), ["gpt-4o 8 -"]);
	});

	it("silence a call, which then says why it has no cost", async () => {
		const findings = await find("python", python(`    # prompt-cost: ignore\n${call("    ")}`));
		assert.deepEqual(findings.callSites, []);
		assert.equal(findings.nearMisses.at(-1)?.reason, "a comment says to ignore it");
	});

	it("are no comments in strings", async () => {
		const text = python(`    x = "# prompt-cost: ignore"\n${call("    ")}`);
		const findings = await find("python", text);
		assert.equal(findings.callSites.length, 1);
		assert.deepEqual(findings.problems, []);
	});

	it("say what is wrong with them, at the word", async () => {
		const text = python(
			`    # prompt-cost: outptu=3 calls=many hole.nothing=5 model=gpt-4o\n${call("    ")}# prompt-cost: output=1\n`,
		);
		const { problems } = await find("python", text);
		assert.deepEqual(
			problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
			[
				[
					"outptu=3",
					'"outptu" is nothing that a steering comment knows; did you mean output? (calls, output, model, hole.<name>, ignore)',
				],
				["calls=many", "calls takes a number by hour, day, week or month, such as calls=5000/day"],
				[
					"prompt-cost: outptu=3 calls=many hole.nothing=5 model=gpt-4o",
					'The prompt has no hole "nothing"; it has the holes context',
				],
				[
					"prompt-cost: output=1",
					"No call of an LLM stands on this line or below it: the comment steers nothing",
				],
			],
		);
	});

	it("read numbers with k, m and _, and rates by hour, day, week and month", () => {
		const read = (words: string) => {
			const text = `# prompt-cost: ${words}`;
			return readDirective(text, 2)?.steering;
		};
		assert.deepEqual(read("output=1.5k"), { outputTokens: 1500 });
		assert.deepEqual(read("output=12_000,calls=2/hour"), {
			outputTokens: 12_000,
			callsPerDay: 48,
		});
		assert.deepEqual(read("calls=3m/month"), { callsPerDay: 100_000 });
		assert.deepEqual(read("calls=70/week ignore"), { callsPerDay: 10, ignore: true });
		assert.deepEqual(read("model=a|b")?.model, {
			kind: "candidates",
			values: ["a", "b"],
			reason: "a comment names several",
		});
	});

	it("steer prompt files too", () => {
		const text = `# prompt-cost: output=77
model: openai/gpt-4o-mini
messages:
  - role: user
    content: Hi
`;
		const [site] = githubModels.find(text, "a.prompt.yml").callSites;
		assert.equal(site?.steering?.outputTokens, 77);
	});
});
