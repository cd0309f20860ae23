import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { mightSend } from "../../../src/core/project/callSiteFilter.ts";
import { grammars } from "../../grammars.ts";
import { modelsIn } from "./projectOfTexts.ts";

describe("configuration of Rails", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("gives the models that the application and the configure block of a gem name", () => {
		const files = {
			"shop/config/application.rb": `module Shop
  class Application < Rails::Application
    config.x.openai.model = "gpt-4o"
    config.llm_model = ENV.fetch("LLM_MODEL", "gpt-4o-mini")
  end
end
`,
			"shop/config/initializers/llm.rb": `RubyLLM.configure do |config|
  config.default_model = "gpt-4.1-mini"
end
Rails.application.config.small_model = "gpt-4.1-nano"
`,
			"other/config/application.rb": `config.llm_model = "gpt-4"
`,
			"shop/app/models/talk.rb": `class Talk < ApplicationRecord
  acts_as_chat
end
`,
			"shop/app/services/ask.rb": `class Ask
  def ask(text)
    client = OpenAI::Client.new
    client.chat(parameters: { model: Rails.configuration.x.openai.model, messages: [] })
    client.chat(parameters: { model: Rails.application.config.llm_model, messages: [] })
    client.chat(parameters: { model: Rails.configuration.small_model, messages: [] })
    client.chat(parameters: { model: Rails.configuration.other_model, messages: [] })
    RubyLLM.chat.ask(text)
    RubyLLM.chat(model: "gpt-4o").ask(text)
    RubyLLM.embed("cat")
    Talk.find(1).ask(text)
  end
end
`,
		};
		const models = modelsIn(files, "shop/app/services/ask.rb").map((one) => one.split("@")[0]);
		assert.deepEqual(models, [
			"gpt-4o",
			"gpt-4o-mini",
			"gpt-4.1-nano",
			"unknown",
			"gpt-4.1-mini",
			"gpt-4o",
			"unknown",
			"unknown",
		]);
	});

	it("lets a record that acts as a chat through to parsing, in Ruby only", () => {
		const text = "class Talk < ApplicationRecord\n  acts_as_chat\nend\n";
		assert.equal(mightSend(text, "ruby"), true);
		assert.equal(mightSend(text, "python"), false);
	});

	it("is read from a module of a gem that several files open", () => {
		const files = {
			"lib/askgpt.rb": `require_relative "askgpt/configuration"
module AskGPT
  class << self
    def configuration
      @configuration ||= Configuration.new
    end
  end
end
`,
			"lib/askgpt/configuration.rb": `module AskGPT
  class Configuration
    attr_accessor :model
    def initialize
      @model = "gpt-4o"
    end
  end
end
`,
			"lib/askgpt/client.rb": `module AskGPT
  class Client
    def initialize
      @config = AskGPT.configuration
      @client = OpenAI::Client.new
    end
    def ask(params = {})
      @client.chat(parameters: { model: params[:model] || @config.model, messages: [] })
      @client.chat(parameters: { model: AskGPT::Configuration.new.model, messages: [] })
    end
  end
end
`,
		};
		assert.deepEqual(modelsIn(files, "lib/askgpt/client.rb"), ["gpt-4o@openai", "gpt-4o@openai"]);
	});
});
