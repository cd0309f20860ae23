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

	it("gives the model that a gem is told by a constant of an initializer or in a required file", () => {
		const files = {
			"chat_app/config/initializers/ruby_llm.rb": `FAVOURITE_MODEL = "gpt-4.1-mini"
DEFAULT_LLM_MODEL = ENV.fetch("DEFAULT_LLM_MODEL", FAVOURITE_MODEL)
RubyLLM.configure do |config|
  config.default_model = DEFAULT_LLM_MODEL
  config.default_image_model = "gpt-image-1"
end
`,
			"chat_app/app/services/ask.rb": `class Ask
  def ask(text)
    RubyLLM.chat.ask(text)
    RubyLLM.paint(text)
    RubyLLM.chat(model: DEFAULT_LLM_MODEL).ask(text)
    RubyLLM.chat(model: OTHER_LLM_MODEL).ask(text)
  end
end
`,
			"scripts/lib/setup.rb": `require "ruby_llm"
RubyLLM.configure { |config| config.default_model = "gpt-4o" }
`,
			"scripts/talk.rb": `require "./lib/setup"
RubyLLM.chat.ask("hello")
`,
			"scripts/own.rb": `RubyLLM.configure { |config| config.default_model = "gpt-4" }
RubyLLM.chat.ask("hello")
`,
			"scripts/none.rb": `RubyLLM.chat.ask("hello")
`,
		};
		assert.deepEqual(modelsIn(files, "chat_app/app/services/ask.rb"), [
			"gpt-4.1-mini@openai",
			"gpt-image-1@openai",
			"gpt-4.1-mini@openai",
			"unknown@?",
		]);
		assert.deepEqual(modelsIn(files, "scripts/talk.rb"), ["gpt-4o@openai"]);
		assert.deepEqual(modelsIn(files, "scripts/own.rb"), ["gpt-4@openai"]);
		assert.deepEqual(modelsIn(files, "scripts/none.rb"), ["unknown@?"]);
	});

	it("reads a constant of a class that is written with its module", () => {
		const files = {
			"app/models/vote/reason_embedding.rb": `class Vote::ReasonEmbedding < ApplicationRecord
  self.table_name = "embeddings"
  EMBED_MODEL = "text-embedding-3-small"
end
`,
			"app/jobs/score.rb": `class Vote::ScoreJob
  def perform(text)
    client = OpenAI::Client.new
    client.embeddings(parameters: { model: Vote::ReasonEmbedding::EMBED_MODEL, input: text })
    client.embeddings(parameters: { model: ::Vote::ReasonEmbedding::EMBED_MODEL, input: text })
    client.embeddings(parameters: { model: Vote::ReasonEmbedding::OTHER_MODEL, input: text })
  end
end
`,
		};
		assert.deepEqual(
			modelsIn(files, "app/jobs/score.rb").map((one) => one.split("@")[0]),
			["text-embedding-3-small", "text-embedding-3-small", "unknown"],
		);
	});

	it("finds the callers of a service that is written with its modules", () => {
		const files = {
			"app/services/ai/openai/chat_service.rb": `class Ai::Openai::ChatService < BaseService
  def call(user_prompt, schema)
    OpenAI::Client.new.chat(
      parameters: { model: "gpt-4o", messages: [{ role: "user", content: user_prompt.truncate(90_000) }] }
    )
  end
end
`,
			"app/jobs/analyze.rb": `class Analyze < ApplicationJob
  def perform(text)
    Ai::Openai::ChatService.new.call(text, schema)
    Ai::Local::ChatService.new.call(text, schema)
  end
end
`,
		};
		assert.deepEqual(modelsIn(files, "app/jobs/analyze.rb"), ["gpt-4o@openai"]);
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
