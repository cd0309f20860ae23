import type { CallExpression } from "../languages/expression.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Modules whose objects only stand in for real ones. */
const MODULES = /(^|[./])(mock|unittest|pytest_mock|vitest|jest|sinon|nock|respx|twilio)/i;

/** Names that say that an object stands in for a real one. */
export const MOCK_NAME = /mock|(^|_)(fake|stub|dummy)|^nock$|respx/i;

/** Constructions of stand-ins that need no import: `new Mock<ChatClient>()`, `mockk<OpenAI>()`, `$this->createMock(…)`. */
const MAKES = /^(Mock|mockk|spyk|createMock|createStub|(?:mock|fake)\w*Client)$/;

/** Calls that tell a stand-in what to answer: the calls in their arguments are never made. */
const SETS_UP = /^(Setup|SetupSequence|Verify|when|every|coEvery|verify|coVerify|given)$/;

/** True for a thing that only stands in for a real one. */
export function isStandInThing(thing: Thing | undefined): boolean {
	return thing?.kind === "symbol" && MODULES.test(thing.module);
}

/** What a call that makes a stand-in gives; undefined for any other call. */
export function standInMade({ callee }: CallExpression): Thing | undefined {
	const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
	return MAKES.test(name) ? { kind: "symbol", module: "mock", path: ["()"] } : undefined;
}

/** True for a call inside of `mock.Setup(c => …)`, `when(…)` and the like. */
export function isInMockSetup({ expression, outline }: Source): boolean {
	return (
		outline.language.fieldsByName === true &&
		outline.calls.some(
			({ name, node }) =>
				SETS_UP.test(name) && node.startIndex < expression.start && expression.end < node.endIndex,
		)
	);
}
