import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Language as Grammar, Parser, Query, type Node as TheirNode } from "web-tree-sitter";
import { findLanguage, languages } from "../../../src/core/languages/languages.ts";
import { CAPTURES } from "../../../src/core/languages/outlineQuery.ts";
import { Node, SyntaxTree } from "../../../src/core/languages/syntaxTree.ts";
import { TreeMatcher } from "../../../src/core/languages/treeMatcher.ts";
import { parseTreeQuery } from "../../../src/core/languages/treePattern.ts";
import { editTree } from "../../../src/node/documentTrees.ts";
import { grammars } from "../../grammars.ts";
import { changes, textsOf } from "../../textChanges.ts";
import { outlined } from "./outlined.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");
const files = globSync("{languages,detected}/*/*", { cwd: fixtures }).sort();

/** Texts that the grammars cannot read, begin with a byte order mark or hold characters of four bytes. */
const oddTexts = [
	"",
	"\n\n  ",
	"\ufeffx = 1",
	"(((((",
	'print("😀", ünï)\n)}]>',
	"a.b(c: ,, ;\n\tclass {",
	`f(${"[".repeat(400)}1`,
];

interface Place {
	readonly type: string;
	readonly start: number | undefined;
	readonly end: number | undefined;
}

function placeOf(node: TheirNode | Node | null): Place | undefined {
	return node === null
		? undefined
		: { type: node.type, start: node.startIndex, end: node.endIndex };
}

const marks = (node: TheirNode | Node) => [
	node.isNamed,
	node.isExtra,
	node.isMissing,
	node.isError,
	node.hasError,
];

/** Compares our node with the library's, and all inside them. */
function compare(theirs: TheirNode, ours: Node, fields: readonly string[]): number {
	const where = `${theirs.type} at ${theirs.startIndex}`;
	assert.deepEqual(placeOf(ours), placeOf(theirs));
	assert.deepEqual(marks(ours), marks(theirs), where);
	for (const field of theirs.childCount > 0 ? fields : []) {
		const [our, their] = [ours.childForFieldName(field), theirs.childForFieldName(field)];
		assert.deepEqual(placeOf(our), placeOf(their), `${field} of ${where}`);
	}
	assert.deepEqual(placeOf(ours.parent), placeOf(theirs.parent), where);
	assert.deepEqual(placeOf(ours.firstNamedChild), placeOf(theirs.firstNamedChild), where);
	assert.deepEqual(placeOf(ours.lastNamedChild), placeOf(theirs.lastNamedChild), where);
	const children = ours.children;
	assert.equal(children.length, theirs.childCount, where);
	let count = 1;
	for (const [index, child] of theirs.children.entries()) {
		assert.equal(children[index]?.nextSibling?.id, children[index + 1]?.id, where);
		count += compare(child, children[index] as Node, fields);
	}
	return count;
}

/** Matches as texts, so that two lists can be compared whatever their order is. */
function describeTheirs(query: Query, root: TheirNode): string[] {
	return query
		.matches(root)
		.map(({ patternIndex, captures }) =>
			[patternIndex, ...captures.map(({ name, node }) => describe1(name, node)).sort()].join(" "),
		)
		.sort();
}

function describeOurs(source: string, tree: SyntaxTree): string[] {
	const query = parseTreeQuery(source, CAPTURES);
	const found: string[] = [];
	new TreeMatcher(query, tree.names).findMatches(tree, (captured, pattern) => {
		const said = [...captured].flatMap((id, capture) =>
			id < 0 ? [] : [describe1(query.captureNames[capture] ?? "", new Node(tree, id))],
		);
		found.push([pattern, ...said.sort()].join(" "));
	});
	return found.sort();
}

function describe1(name: string, node: TheirNode | Node): string {
	return `${name} ${node.type} ${node.startIndex}-${node.endIndex}`;
}

/** The same tree without what it was kept with. */
function forgetful({ text, names, nodes, outerFields }: SyntaxTree): SyntaxTree {
	return new SyntaxTree(text, names, nodes, outerFields);
}

describe("syntax trees", () => {
	for (const language of languages)
		it(`${language.id}: nodes and matches are those of the library`, async () => {
			const { grammar } = await grammars.parserFor(language);
			const parser = new Parser().setLanguage(grammar);
			const query = new Query(grammar, language.query);
			const own = files.filter((file) => findLanguage(file) === language);
			const texts = own.map((file) => {
				const text = readFileSync(join(fixtures, file), "utf8");
				const { unread } = language;
				return unread === undefined ? text : text.replace(unread, (one) => " ".repeat(one.length));
			});
			assert.ok(texts.length > 0);
			let count = 0;
			for (const text of [...texts, ...oddTexts]) {
				const theirs = parser.parse(text);
				assert.ok(theirs);
				const ours = (await grammars.parserFor(language)).parse(text);
				assert.ok(ours);
				count += compare(theirs.rootNode, ours.rootNode, fieldsOf(grammar));
				assert.deepEqual(
					describeOurs(language.query, ours),
					describeTheirs(query, theirs.rootNode),
				);
				theirs.delete();
			}
			assert.ok(count > 100);
			parser.delete();
			query.delete();
		});

	for (const language of languages)
		it(`${language.id}: what an edit left alone is taken over as it would be read`, async () => {
			const parser = await grammars.parserFor(language);
			const own = files.filter((file) => findLanguage(file) === language);
			const starts = own.map((file) => readFileSync(join(fixtures, file), "utf8"));
			let taken = 0;
			fc.assert(
				fc.property(fc.constantFrom(...starts), changes, (start, edits) => {
					let before = parser.parseAfter(undefined, start);
					for (const text of textsOf(start, edits).slice(1)) {
						assert.ok(before);
						editTree(before.kept, before.tree.text, text);
						const after = parser.parseAfter(before, text);
						const read = parser.parseAfter({ ...before, tree: forgetful(before.tree) }, text);
						assert.ok(after && read);
						assert.deepEqual(after.tree.nodes, read.tree.nodes);
						assert.deepEqual(new Map(after.tree.outerFields), new Map(read.tree.outerFields));
						const alone = outlined(language, forgetful(after.tree));
						assert.deepEqual(outlined(language, after.tree), alone);
						taken += after.tree.kept?.shared?.runs.length ?? 0;
						before.kept.delete();
						read.kept.delete();
						before = after;
					}
					before?.kept.delete();
				}),
				{ numRuns: 15, seed: 5 },
			);
			assert.ok(taken > 0);
		}).timeout(30_000);

	it("ends a search when told to, also among the children of one node", async () => {
		const python = findLanguage("a.py");
		assert.ok(python);
		const numbers = 4_000;
		const tree = (await grammars.parserFor(python)).parse(`f(${"1, ".repeat(numbers)})`);
		assert.ok(tree);
		const pairs = parseTreeQuery("(argument_list (integer) @name (integer) @value)", [
			"name",
			"value",
		]);
		let left = 100;
		assert.throws(() =>
			new TreeMatcher(pairs, tree.names).findMatches(
				tree,
				() => undefined,
				() => {
					left -= 1;
					if (left === 0) throw new Error("time is over");
				},
			),
		);
		assert.ok(numbers * 2 < 100 * 256, "looking at each node once asks less often");
	});

	it("finds the smallest node at an offset", async () => {
		const python = findLanguage("a.py");
		assert.ok(python);
		const tree = (await grammars.parserFor(python)).parse("call(name=1)");
		assert.ok(tree);
		assert.equal(tree.rootNode.descendantForIndex(6).text, "name");
	});
});

const fieldsOf = ({ fields }: Grammar) => fields.filter((field) => field !== null);
