import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn } from "./projectOfTexts.ts";

describe("configuration of Laravel", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("gives the model that a configuration file names, or the default of what it reads", () => {
		const call = (model: string) =>
			`OpenAI::chat()->create(['model' => ${model}, 'messages' => []]);`;
		const files = {
			"shop/config/services.php": `<?php
return [
	'openai' => ['model' => env('OPENAI_MODEL', 'gpt-4o'), 'small' => 'gpt-4o-mini', 'secret' => env('OPENAI_SECRET')],
];
`,
			"shop/app/Ask.php": `<?php
use Illuminate\\Support\\Facades\\Config;
use OpenAI\\Laravel\\Facades\\OpenAI;
class Ask {
	public function ask() {
		${call("config('services.openai.model')")}
		${call("Config::get('services.openai.small')")}
		${call("config('services.openai.secret')")}
		${call("config('services.openai.other', 'gpt-4.1')")}
		${call("config('unknown.openai.model')")}
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "shop/app/Ask.php"), [
			"gpt-4o@openai",
			"gpt-4o-mini@openai",
			"unknown@openai",
			"gpt-4.1@openai",
			"unknown@openai",
		]);
	});

	it("is read through a method of a parent class that is given a part of the key", () => {
		const files = {
			"shop/config/llm.php":
				"<?php\nreturn ['drivers' => ['openai' => ['models' => ['chat' => env('CHAT_MODEL', 'gpt-4.1')]]]];\n",
			"shop/app/BaseClient.php": `<?php
namespace App;
class BaseClient {
	protected function getConfig(string $driver): array { return config("llm.drivers.$driver"); }
}
`,
			"shop/app/Ask.php": `<?php
namespace App;
class Ask extends BaseClient {
	public function ask() {
		$model = $this->getConfig('openai')['models']['chat'];
		OpenAI::client('key')->chat()->create(['model' => $model, 'messages' => []]);
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "shop/app/Ask.php"), ["gpt-4.1@openai"]);
	});

	it("gives what a service provider constructs a class with", () => {
		const files = {
			"shop/config/llm.php": "<?php\nreturn ['model' => env('LLM_MODEL', 'gpt-4o-mini')];\n",
			"shop/app/Providers/LlmServiceProvider.php": `<?php
namespace App\\Providers;
use App\\Driver;
class LlmServiceProvider {
	public function register() {
		$this->app->singleton(Driver::class, fn () => new Driver(model: config('llm.model'), cap: 100));
	}
}
`,
			"shop/app/Driver.php": `<?php
namespace App;
final class Driver {
	public function __construct(private readonly string $model, private readonly int $cap) {}
	public function ask() {
		OpenAI::client('key')->chat()->create(['model' => $this->model, 'messages' => []]);
	}
}
`,
		};
		assert.deepEqual(modelsIn(files, "shop/app/Driver.php"), ["gpt-4o-mini@openai"]);
	});
});
