import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, modelsIn, type Texts } from "./projectOfTexts.ts";

const RUBY: Texts = {
	"app/services/ai_service.rb": `class AiService
  def call(prompt)
    uri = URI(api_endpoint)
    request = Net::HTTP::Post.new(uri)
    request.body = request_body(prompt).to_json
    Net::HTTP.new(uri.host, uri.port).request(request)
  end

  private

  def api_endpoint
    raise NotImplementedError
  end

  def request_body(prompt)
    raise NotImplementedError
  end
end
`,
	"app/services/keeper.rb": `class Keeper
  def keep(prompt)
    store(api_endpoint, request_body(prompt))
  end
end
`,
	"app/services/claude_service.rb": `class ClaudeService < AiService
  def api_endpoint
    "https://api.anthropic.com/v1/messages"
  end

  def request_body(prompt)
    { model: "claude-3-haiku-20240307", max_tokens: 1000, messages: [{ role: "user", content: prompt }] }
  end
end

class KeptService < Keeper
  def api_endpoint
    "https://api.anthropic.com/v1/messages"
  end

  def request_body(prompt)
    { model: "claude-3-haiku-20240307", max_tokens: 1000, messages: [{ role: "user", content: prompt }] }
  end
end

class LoneService
  def api_endpoint
    "https://api.anthropic.com/v1/messages"
  end

  def request_body(prompt)
    { model: "claude-3-haiku-20240307", max_tokens: 1000, messages: [{ role: "user", content: prompt }] }
  end
end
`,
};

const PHP: Texts = {
	"src/Ai/BaseProvider.php": `<?php
namespace App\\Ai;
use Illuminate\\Support\\Facades\\Http;

abstract class BaseProvider
{
    abstract protected function endpoint(): string;
    abstract protected function payload(string $prompt): array;

    public function ask(string $prompt)
    {
        return Http::withToken($this->key)->post($this->endpoint(), $this->payload($prompt))->json();
    }
}
`,
	"src/Ai/MiniProvider.php": `<?php
namespace App\\Ai;

class MiniProvider extends BaseProvider
{
    protected function endpoint(): string
    {
        return 'https://api.openai.com/v1/chat/completions';
    }

    protected function payload(string $prompt): array
    {
        return ['model' => 'gpt-4o-mini', 'max_tokens' => 300, 'messages' => [['role' => 'user', 'content' => $prompt]]];
    }
}
`,
};

describe("requests that a class sends through the one that it is made from", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are one call of each class that gives the address and the body", () => {
		const [found, ...more] = callSitesIn(RUBY, "app/services/claude_service.rb");
		assert.deepEqual(more, []);
		assert.deepEqual(found?.model, { kind: "known", value: "claude-3-haiku-20240307" });
		assert.deepEqual(found?.maxOutputTokens, { kind: "known", value: 1000 });
		assert.equal(found?.callee, "request_body");
		assert.deepEqual(modelsIn(PHP, "src/Ai/MiniProvider.php"), ["gpt-4o-mini@openai"]);
	});

	it("are none at the class that sends for others", () => {
		assert.deepEqual(modelsIn(RUBY, "app/services/ai_service.rb"), []);
		assert.deepEqual(modelsIn(PHP, "src/Ai/BaseProvider.php"), []);
	});
});
