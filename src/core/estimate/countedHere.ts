import { type Expression, nameOfCallee } from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import { findScope, type Scope } from "../languages/scope.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import type { Row } from "../sdks/sdk.ts";
import { findArgument } from "./findArgument.ts";
import type { CallMatch } from "./matchCall.ts";
import { isModelPath } from "./modelInPath.ts";
import type { RequestArguments } from "./requestArguments.ts";
import { isStandIn, type ResolvedModel } from "./resolveModel.ts";
import type { Source, Trail } from "./source.ts";
import { thingOf } from "./thing.ts";

type Matched = CallMatch & { readonly kind: "match" };

/** Files of a test suite: what runs there without a model of its own runs against a stand-in. */
const TEST_FILE =
	/(^|\/)(tests?|__tests__|specs?)\/|(^|\/)(test_[^/]*|conftest)\.py$|[._-](test|spec)\.\w+$/i;

/** True for a file of a test suite. */
export function isTestFile(path: string): boolean {
	return TEST_FILE.test(path);
}

/** Parameters that pytest gives a test whose requests are answered without a server, or whose client is replaced. */
const MOCKING = /^(httpx_mock|respx_mock|requests_mock|aioresponses|mock_\w+|\w+_mock)$/;

/** True inside of a function that is handed a stand-in for the server or the client. */
function isMocked({ expression, outline }: Source): boolean {
	let scope: Scope | undefined = findScope(outline.scopes, expression.start);
	for (; scope !== undefined; scope = scope.parent)
		for (const [name, [binding]] of scope.bindings)
			if (binding?.kind === "parameter" && MOCKING.test(name)) return true;
	return false;
}

/** True for an object of a class of Java or Kotlin that the project makes from an SDK's: a test asks it with stand-ins behind it. */
function isUnderTest({ receiver }: Matched, { outline }: Source): boolean {
	if (receiver?.kind !== "instance" || !isJvm(outline.language.id)) return false;
	const { maker, made } = receiver;
	if (made?.expression.kind !== "call" || !made.expression.isNew) return false;
	const name = normalizeName(nameOfCallee(made.expression.callee));
	return !maker.row.name.split("|").some((one) => normalizeName(one.split(".")[0] ?? "") === name);
}

/** False where a matched call is no call site of its own: its model is counted where it is made, or stands for none. */
export function isCountedHere(
	match: Matched,
	model: ResolvedModel,
	source: Source,
	trail: Trail,
): boolean {
	const { row } = match.found;
	const isTest = isTestFile(source.outline.path);
	if (isTest && (isMocked(source) || isUnderTest(match, source))) return false;
	if (row.kind !== "constructor" && isBinding(match.receiver)) return false;
	if (isCountedElsewhere(model)) return false;
	if (isStandIn(model) || isSilenced(row, match.request) || isOpen(match, model)) return false;
	if (row.modelIn !== undefined && !namesModel(match, row.modelIn, trail)) return false;
	return row.needsModel === undefined || namesOwnModel(match, model, trail, isTest);
}

/** True where the model that a row needs is written, and is no object that is counted where it is made. */
function namesOwnModel(
	match: Matched,
	model: ResolvedModel,
	trail: Trail,
	isTest: boolean,
): boolean {
	const { row } = match.found;
	const isPlace = (index: number) => row.places?.model?.includes(`#${index}`) === true;
	const { positional } = match.request;
	if (positional.some((given, index) => isPlace(index) && isModelObject(given, trail)))
		return false;
	const written = readWritten(match, model, trail);
	if (row.needsModel === true) return written === "model";
	if (row.needsModel === "any")
		return written !== "nothing" && !(isTest && model.model.kind === "unknown");
	return written === "nothing" ? !isTest : written !== "made object";
}

/** True for an object that is counted where it is made; `llm.model_name` is only its name. */
function isCountedElsewhere({ thing }: ResolvedModel): boolean {
	if (thing?.kind !== "instance" || thing.maker.row.sends === undefined) return false;
	return !/^(?:model|model_?name|model_?id)$/i.test(thing.path.at(-1) ?? "");
}

/** True where a resource name is a model's: `projects/…/publishers/google/models/…`, no endpoint of one's own. */
function namesModel({ found, request, receiver }: Matched, mark: string, trail: Trail): boolean {
	const source = findArgument(request, found.row.places?.model, trail, receiver);
	return source !== undefined && isModelPath(source, mark, trail);
}

/** True for what a container injects for a binding of its own, which makes no object in code: its sends refer to that binding. */
function isBinding(receiver: Matched["receiver"]): boolean {
	if (receiver?.kind !== "instance") return false;
	const { sends, kind, makes } = receiver.maker.row;
	return sends !== undefined && kind === "constructor" && makes === undefined;
}

/** True where only what a container makes by the application's settings sends, and code makes the object or no setting names the model. */
function isOpen({ found, receiver }: Matched, { model }: ResolvedModel): boolean {
	if (found.row.configured !== true || receiver?.kind !== "instance") return false;
	return receiver.made !== undefined || model.kind === "unknown";
}

/** True for an object that is counted where it is made: `llm` of `create_react_agent(llm, tools)`. */
function isModelObject(source: Source, trail: Trail): boolean {
	if (!/name|member|call/.test(source.expression.kind)) return false;
	const thing = thingOf(source, trail);
	if (thing?.kind !== "instance" || thing.path.length > 0) return false;
	const { sends, kind } = thing.maker.row;
	return sends !== undefined && kind === "constructor";
}

/** What stands for the model: nothing (or `None`), an object that is made there, the result of another call, or a model. */
function readWritten(
	{ found: { row }, request, receiver }: Matched,
	{ model }: ResolvedModel,
	trail: Trail,
): "nothing" | "made object" | "result" | "model" {
	const source = findArgument(request, row.places?.model, trail, receiver);
	if (source === undefined) return "nothing";
	if (model.kind !== "unknown") return "model";
	const found = trail.follow(source);
	if (found.kind !== "value") return "model";
	const { expression } = found.source;
	if (expression.kind === "null" || expression.kind === "boolean") return "nothing";
	if (expression.kind === "function") return "made object";
	if (expression.kind !== "call") return "model";
	return isConstruction(expression) ? "made object" : "result";
}

/** `ScriptedModel(…)`: a class of another kind than those of SDKs. */
function isConstruction({ callee, isNew }: Expression & { kind: "call" }): boolean {
	const name = nameOfCallee(callee);
	return isNew || /^[A-Z]\w*[a-z]/.test(name);
}

/** True for a call that only picks up an answer that was asked for before. */
function isSilenced({ silentWith }: Row, request: RequestArguments): boolean {
	return silentWith?.split("|").some((name) => request.named.has(normalizeName(name))) === true;
}
