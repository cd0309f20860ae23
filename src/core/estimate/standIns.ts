import { type CallExpression, nameOfCallee } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { rememberByObject } from "../rememberByObject.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Modules whose objects only stand in for real ones. */
const MODULES = /(^|[./])(mock|unittest|pytest_mock|vitest|jest|sinon|nock|respx|twilio)/i;

/** Names that say that an object stands in for a real one. */
export const MOCK_NAME = /mock|(^|_)(fake|stub|dummy)|^nock$|respx/i;

/** Constructions of stand-ins that need no import: `new Mock<ChatClient>()`, `mockk<OpenAI>()`, `$this->createMock(…)`. */
const MAKES = /^(Mock|mockk|spyk|createMock|createStub|(?:mock|fake)\w*Client|ClientFake)$/;

/** Calls that tell a stand-in what to answer: the calls in their arguments are never made. */
const SETS_UP =
	/^(Setup|SetupSequence|Verify|when|whenever|every|coEvery|verify|coVerify|given|doReturn|doThrow|doAnswer)$/;

/** True for a thing that only stands in for a real one. */
export function isStandInThing(thing: Thing | undefined): boolean {
	return thing?.kind === "symbol" && MODULES.test(thing.module);
}

/** True for a class of the project whose name says that its objects answer in place of an SDK's: `class DummyChatModel(ChatOpenAI)`. */
export function isStandInClass(thing: Thing | undefined): boolean {
	return thing?.kind === "class" && /mock|fake|stub|dummy/i.test(thing.declared.name ?? "");
}

/** What a call that makes a stand-in gives; undefined for any other call. */
export function standInMade({ callee }: CallExpression): Thing | undefined {
	const name = nameOfCallee(callee);
	return MAKES.test(name) ? { kind: "symbol", module: "mock", path: ["()"] } : undefined;
}

/** True for a path that names a stand-in, or what tells one its answers: `mockClient.chat(…)`, `verify(client).chat(request)`. */
export function isOfStandIn(path: readonly string[], { language }: Outline): boolean {
	return path.some(
		(name) => MOCK_NAME.test(name) || (language.fieldsByName === true && ON_SETUP.test(name)),
	);
}

const ON_SETUP = /^(?:whenever|verify|coVerify|doReturn|doThrow|doAnswer)$/;

/** True for a call of a facade that the document replaces: `OpenAI::fake([…])` of a test. */
export function isOfFake(path: readonly string[], outline: Outline): boolean {
	const [root = ""] = path;
	return outline.language.id === "php" && fakesOf(outline).has(root);
}

/** The names that a document calls `fake` on. */
const fakesOf = rememberByObject((outline: Outline): ReadonlySet<string> => {
	const names = outline.calls
		.filter(({ name }) => name === "fake")
		.flatMap(({ node }) => {
			const call = outline.lowering.lower(node);
			const object = call.kind === "call" && call.callee.kind === "member" && call.callee.object;
			return object && object.kind === "name" ? [object.name] : [];
		});
	return new Set(names);
});

/** True for a call inside of `mock.Setup(c => …)`, `when(…)` and the like. */
export function isInMockSetup({ expression, outline }: Source): boolean {
	return (
		outline.language.fieldsByName === true &&
		setups(outline).some(
			({ node }) => node.startIndex < expression.start && expression.end < node.endIndex,
		)
	);
}

/** The calls of a document that tell stand-ins what to answer. */
const setups = rememberByObject(({ calls }: Outline) =>
	calls.filter(({ name }) => SETS_UP.test(name)),
);
