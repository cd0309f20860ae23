import assert from "node:assert/strict";
import fc from "fast-check";
import type { CallSite } from "../../../../src/core/estimate/callSite.ts";
import { canHoldCallSites, findDocumentKind } from "../../../../src/core/estimate/documentKind.ts";
import type { Findings } from "../../../../src/core/estimate/findCallSites.ts";
import { documentFormats } from "../../../../src/core/estimate/formats/formats.ts";

function find(path: string, text: string): Findings {
	const kind = findDocumentKind(path);
	assert.ok(kind?.kind === "format", `${path} is of no format`);
	return kind.format.find(text, path);
}

function describeSite(site: CallSite, text: string): string {
	const model = site.model.kind === "known" ? site.model.value : `? ${site.model.reason}`;
	const provider = site.provider.kind === "known" ? site.provider.value : "?";
	const cap = site.maxOutputTokens?.kind === "known" ? ` ≤${site.maxOutputTokens.value}` : "";
	const line = text.slice(0, site.anchor.start).split("\n").length;
	return `${line} ${site.kind} ${site.sdk} ${site.modality} ${provider} ${model}${cap}`;
}

function describePrompt(site: CallSite | undefined): string[] {
	return (site?.prompt.messages ?? []).map(
		({ role, content }) =>
			`${role}: ${content.map((piece) => (piece.kind === "text" ? piece.text : `<${piece.kind === "hole" ? piece.name : piece.kind}>`)).join("")}`,
	);
}

function sitesOf(path: string, text: string): string[] {
	return find(path, text).callSites.map((site) => describeSite(site, text));
}

describe("prompt files", () => {
	it("VS Code's prompts: only its own variables are holes", () => {
		const text = "---\nmodel: GPT-4.1\n---\nRename {id} in {{x}} to $" + "{input:name}.";
		assert.deepEqual(describePrompt(find("a.prompt.md", text).callSites[0]), [
			"user: Rename {id} in {{x}} to <input>.",
		]);
		assert.equal(find("a.prompt.md", text).callSites[0]?.prompt.openEnded, false);
		assert.equal(find("a.agent.md", text).callSites[0]?.prompt.openEnded, true);
	});

	it("Prompty, version 1: deployment, roles, holes and cap", () => {
		const text = `---
name: Support
model:
  api: chat
  configuration:
    type: azure_openai
    azure_deployment: gpt-4o-mini
  parameters:
    max_tokens: 300
---
system:
You help {{firstName}}.
{% for item in documents %}
{{item.text}}
{% endfor %}

user:
{{question}}
`;
		assert.deepEqual(sitesOf("a/support.prompty", text), [
			"7 config prompty chat azure gpt-4o-mini ≤300",
		]);
		assert.deepEqual(describePrompt(find("a/support.prompty", text).callSites[0]), [
			"system: You help <firstName>.\n\n<item.text>\n",
			"user: <question>",
		]);
	});

	it("Prompty, version 2: id, provider, options; models of the environment", () => {
		const head = (id: string) =>
			`---\nmodel:\n  id: ${id}\n  provider: anthropic\n  options:\n    maxOutputTokens: 512\n---\nsystem:\nHi.\n`;
		assert.deepEqual(sitesOf("x.prompty", head("claude-sonnet-4-5")), [
			"3 config prompty chat anthropic claude-sonnet-4-5 ≤512",
		]);
		assert.deepEqual(sitesOf("x.prompty", head("$" + "{env:MODEL}")), [
			"3 config prompty chat anthropic ? MODEL is read from the environment ≤512",
		]);
		assert.deepEqual(sitesOf("x.prompty", head("<your-deployment>")), [
			'3 config prompty chat anthropic ? "<your-deployment>" is a placeholder ≤512',
		]);
		assert.deepEqual(sitesOf("x.prompty", head("$" + "{env:MODEL:gpt-4o}")), [
			"3 config prompty chat anthropic gpt-4o ≤512",
		]);
	});

	it("Dotprompt: model with its plugin, roles, history", () => {
		const text = `---
model: googleai/gemini-2.5-flash
config:
  temperature: 0.2
  maxOutputTokens: 400
input:
  schema:
    place: string
---
{{role "system"}}
You are a guide.
{{history}}
{{role "user"}}
Tell me about {{place}}{{#if style}} in the style of {{style}}{{/if}}.
`;
		assert.deepEqual(sitesOf("prompts/guide.prompt", text), [
			"2 config dotprompt chat google googleai/gemini-2.5-flash ≤400",
		]);
		const [site] = find("prompts/guide.prompt", text).callSites;
		assert.deepEqual(describePrompt(site), [
			"system: You are a guide.",
			"user: Tell me about <place> in the style of <style>.",
		]);
		assert.equal(site?.prompt.openEnded, true);
	});

	it("VS Code: one model or several in turn, billed by Copilot", () => {
		assert.deepEqual(
			sitesOf(
				".github/prompts/review.prompt.md",
				"---\nmode: agent\nmodel: GPT-4o\n---\nReview.\n",
			),
			["3 config vscode-prompt chat ? GPT-4o"],
		);
		assert.deepEqual(
			sitesOf("a.agent.md", "---\nmodel: ['Claude Sonnet 4.5', 'GPT-5']\n---\nReview.\n"),
			["2 config vscode-prompt chat ? ? the first of these that is available is used"],
		);
	});

	it("GitHub Models: model, parameters, messages", () => {
		const text = `name: Summarizer
model: openai/gpt-4o-mini
modelParameters:
  maxCompletionTokens: 250
messages:
  - role: system
    content: You summarise.
  - role: user
    content: |
      Text: {{input}}
`;
		assert.deepEqual(sitesOf("summarize.prompt.yml", text), [
			"2 config github-models chat github openai/gpt-4o-mini ≤250",
		]);
		assert.deepEqual(describePrompt(find("summarize.prompt.yml", text).callSites[0]), [
			"system: You summarise.",
			"user: Text: <input>\n",
		]);
	});

	it("Promptfoo: one call site for each provider, sent once for every prompt and test", () => {
		const text = `prompts:
  - "Translate to {{language}}: {{text}}"
  - file://prompts/second.txt
providers:
  - openai:chat:gpt-4o-mini
  - id: anthropic:messages:claude-sonnet-4-5
    config:
      max_tokens: 99
  - ollama:chat:llama3.2
  - openai:embedding:text-embedding-3-small
  - file://custom.py
  - https://example.com/generate
tests:
  - vars: { language: French, text: Hello }
  - vars: { language: German, text: Bye }
`;
		assert.deepEqual(sitesOf("evals/promptfooconfig.yaml", text), [
			"5 config promptfoo chat openai gpt-4o-mini",
			"6 config promptfoo chat anthropic claude-sonnet-4-5 ≤99",
			"9 config promptfoo chat local llama3.2",
			"10 config promptfoo embeddings openai text-embedding-3-small",
		]);
		const [site] = find("promptfooconfig.yaml", text).callSites;
		assert.deepEqual(site?.multiplier, { kind: "times", times: 4 });
		assert.deepEqual(describePrompt(site), ["user: Translate to <language>: <text>"]);
	});

	it("prompts without a model are no call sites, but show their text", () => {
		const files: [string, string, string][] = [
			["prompts/deep/answer.md", "Answer {{question}} briefly.", "answer.md"],
			["src/prompts/a.j2", "Hello {{ name }}", "a.j2"],
			["b.prompt.md", "---\nmode: ask\n---\nReview this.", "b.prompt.md"],
			["c.prompty", "---\nname: c\n---\nsystem:\nHello", "c.prompty"],
			["my_prompt.json", '{"_type": "prompt", "template": "Say {thing}"}', "template"],
			["d.prompt", "Just text", "d.prompt"],
		];
		for (const [path, text, name] of files) {
			const { callSites, promptConstants } = find(path, text);
			assert.deepEqual(callSites, [], path);
			assert.deepEqual(
				promptConstants.map((one) => one.name),
				[name],
				path,
			);
		}
		const kind = findDocumentKind("prompts/a.txt");
		assert.equal(kind && canHoldCallSites(kind), false);
	});

	it("documents of other kinds are left alone", () => {
		const paths = [
			"README.md",
			"docs/guide.txt",
			"package-lock.json",
			"pnpm-lock.yaml",
			"a/index.html",
		];
		for (const path of paths) assert.equal(findDocumentKind(path), undefined, path);
		assert.deepEqual(find("my_prompt.json", '{"a": [1, 2]}').promptConstants, []);
	});
});

describe("configuration", () => {
	it("holds model names, quoted or not, and no call sites", () => {
		const files: [path: string, text: string, ids: string[]][] = [
			[
				"app/config.yaml",
				"llm:\n  model: gpt-4o-mini # cheap\n  other: [claude-opus-4-1, x]\n",
				["gpt-4o-mini", "claude-opus-4-1"],
			],
			[".env", "MODEL=gemini-2.5-flash\nKEY=abc\n", ["gemini-2.5-flash"]],
			[".env.local", "export OPENAI_MODEL='gpt-4.1'\n", ["gpt-4.1"]],
			["settings.toml", 'model = "openai/gpt-4o"\n', ["openai/gpt-4o"]],
			[
				"a.json",
				'{"models": ["text-embedding-3-small"], "page": "https://example.com/gpt-4o"}',
				["text-embedding-3-small"],
			],
			["a.properties", "spring.ai.openai.chat.options.model=gpt-4o\n", ["gpt-4o"]],
		];
		for (const [path, text, ids] of files) {
			const { callSites, modelNames } = find(path, text);
			assert.deepEqual(callSites, [], path);
			assert.deepEqual(
				modelNames.map(({ id }) => id),
				ids,
				path,
			);
			for (const { id, span } of modelNames) {
				assert.equal(text.slice(span.start, span.end), id, path);
			}
		}
		const kind = findDocumentKind("config.yaml");
		assert.equal(kind && canHoldCallSites(kind), false);
	});
});

describe(".http files", () => {
	it("know addresses, bodies and variables of the file", () => {
		const text = `@host = https://api.openai.com/v1
@model = gpt-4o-mini

### Chat
# @name chat
POST {{host}}/chat/completions HTTP/1.1
Content-Type: application/json
Authorization: Bearer {{$dotenv KEY}}

{
  "model": "{{model}}",
  "max_tokens": 64,
  "messages": [{"role": "user", "content": "Hi {{name}}"}]
}

### List
GET {{host}}/models

###
POST https://api.anthropic.com/v1/messages
content-type: application/json

{"model": "{{other}}", "max_tokens": 5, "messages": [{"role": "user", "content": "Hi"}]}

### Own
POST https://example.com/v1/messages

{"text": "hello"}

###
POST https://api.openai.com/v1/audio/transcriptions
Content-Type: multipart/form-data; boundary=b

--b
Content-Disposition: form-data; name="model"

whisper-1
--b--
`;
		assert.deepEqual(sitesOf("api/requests.http", text), [
			"6 call http chat openai gpt-4o-mini ≤64",
			"20 call http chat anthropic ? {{other}} is set outside of this file ≤5",
			"31 call http transcription openai whisper-1",
		]);
		assert.deepEqual(describePrompt(find("a.rest", text).callSites[0]), ["user: Hi <name>"]);
	});
});

describe("hostile prompt files", () => {
	it("alias bombs and deep nesting yield nothing", () => {
		const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"].map((name, index) => `${name}: &${name} [${`*${"abcdefghij"[index]},`.repeat(9)}]`).join("\n")}\nmodel: *j\n`;
		for (const text of [bomb, `model: ${"[".repeat(20_000)}`, `{"a":`.repeat(20_000)])
			for (const path of ["a.prompt.yml", "promptfooconfig.json", "prompt.json"])
				assert.deepEqual(sitesOf(path, text), []);
	});

	it("never throw, whatever the text", () => {
		const parts = fc.constantFrom(
			"---\n",
			"model: ",
			"gpt-4o",
			"\n",
			"  - ",
			"providers:\n",
			"openai:chat:x",
			"{{",
			"}}",
			"{%",
			"messages:\n",
			"role: user\n",
			"POST https://api.openai.com/v1/chat/completions\n\n",
			'{"model": "',
			'"}',
			"###\n",
			"*a",
			"&a ",
			"\t",
			"\r\n",
			"@a={{a}}\n",
			"system:\n",
			"😀",
		);
		const paths = ["a.prompty", "a.prompt", "a.prompt.md", "a.prompt.yml", "promptfooconfig.yaml"];
		fc.assert(
			fc.property(
				fc.array(parts, { maxLength: 25 }),
				fc.constantFrom(...paths, "a.http", "prompts/a.json", "prompts/a.txt"),
				(pieces, path) => {
					const text = pieces.join("");
					const { callSites, promptConstants } = find(path, text);
					for (const { span } of [...callSites, ...promptConstants])
						assert.ok(span.start >= 0 && span.end <= text.length);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("has a format for each id once", () => {
		const ids = documentFormats.map((one) => one.id);
		assert.equal(new Set(ids).size, ids.length);
	});
});
