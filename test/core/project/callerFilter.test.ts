import assert from "node:assert/strict";
import { CallerFilter } from "../../../src/core/project/callerFilter.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const filter = new CallerFilter([
	{ name: "ask", file: "app/llm.py", className: undefined, isDefault: false },
	{ name: "reply", file: "lib/chat/index.ts", className: "Bot", isDefault: false },
	{ name: "run", file: "lib/agent.ts", className: undefined, isDefault: true },
]);

describe("byte filter for callers of wrappers", () => {
	it("is sure where a call of the name meets the module, its folder or the class", () => {
		for (const [path, text] of [
			["web/a.py", "from app.llm import ask\nask('x')"],
			["web/a.ts", "import { bot } from '../lib/chat';\nbot.reply (x)"],
			["web/a.ts", "const b: Bot = make(); b.reply(x)"],
			["web/a.ts", "import agent from '../lib/agent'; agent(x)"],
			["app/other.py", "ask(1)"],
			["web/a.rb", "Bot.new.reply 'x'"],
		] as const)
			assert.equal(filter.chanceOf(path, encode(text)), "likely", text);
	});

	it("doubts a call of the name alone", () => {
		assert.equal(filter.chanceOf("web/a.py", encode("x.ask(1)")), "doubtful");
	});

	it("keeps back files without such a call, and the wrapper's own", () => {
		for (const [path, text] of [
			["web/a.py", "import llm\nask = 1\ntask(1)\nasking(2)"],
			["web/a.py", ""],
			["app/llm.py", "def ask(p): pass\nask('x')"],
		] as const)
			assert.equal(filter.chanceOf(path, encode(text)), "none", text);
	});
});
