import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { findLanguage, languages } from "../../../src/core/languages/languages.ts";
import { patchTree } from "../../../src/core/languages/patchTree.ts";
import type { SyntaxTree } from "../../../src/core/languages/syntaxTree.ts";
import { findChange } from "../../../src/core/languages/textChange.ts";
import { grammars } from "../../grammars.ts";
import { changes, textsOf } from "../../textChanges.ts";
import { outlined } from "./outlined.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");
const files = globSync("{languages,detected}/*/*", { cwd: fixtures }).sort();

/** Statements that begin, end or hold what lexers and parsers keep in mind for later lines. */
const tricky: { readonly [language: string]: string } = {
	python: `#!/usr/bin/env python
a = 1
b = (2,
  3)
def f():
    if a:
        return 1
    # last

# between
class C: pass
x = """one
two"""; y = 2
if a:
	pass
else:
	pass
@dec
def g(): return [
  1]
match = 3
print("end")
`,
	javascript: `#!/usr/bin/env node
"use strict"
let a = 1
let b = a
;[1, 2].map(f)
const c = \`one
\${a} two\`
function f() { return /x/ }
a
++b
label: for (;;) { break label }
var r = a / b / c
if (a) f()
else f()
export default f
`,
	ruby: `x = <<~A + <<~B
  one
A
  two
B
y = 1
puts x; puts y
def m(a) = a
z = y ? 1 : 2
=begin
text
=end
%w[a b].each do |w|
  puts w
end
w = y if
  z
__END__
rest = 1
`,
	go: `package main

import "fmt"

const a = 1

var (
	b = 2
	c = 3
)

func f() int { return a }

type T struct{ x int }

func (t T) m() { fmt.Println(t.x) }
var d = f(); var e = d
`,
	shell: `a=1
cat <<EOF
text $a
EOF
f() { echo "$1"; }
if [ $a ]; then
  f b
fi
for x in 1 2; do echo $x; done
b=$(cat <<X
in
X
)
echo a \\
  b
`,
	kotlin: `package a

import b.c
import b.d

val x = 1
fun f() = x
fun g(): Int {
    return 2
}
val y get() = 3
class A(val b: Int) : B()
object C
typealias D = A
val z = listOf(1)
    .map { it }
`,
	rust: `use a::b;
#[derive(Debug)]
struct S { a: u8 }
/// doc
fn f() -> u8 { 1 }
const C: &str = r#"x"y"#;
macro_rules! m { () => {} }
m!();
impl S { fn g(&self) {} }
static D: u8 = 1;
`,
};

describe("patchTree", () => {
	for (const language of languages)
		it(`${language.id}: gives after edits what parsing all of the text gives`, async () => {
			const own = files.filter((file) => findLanguage(file) === language);
			const texts = own.map((file) => readFileSync(join(fixtures, file), "utf8"));
			const parser = await grammars.parserFor(language);
			const given = tricky[language.id] ?? "";
			const starts = [...texts, given.repeat(3), [...texts, given, ...texts].join("\n")];
			let patched = 0;
			fc.assert(
				fc.property(fc.constantFrom(...starts), changes, (start, edits) => {
					let before: SyntaxTree | undefined;
					for (const text of textsOf(start, edits)) {
						const change = before && findChange(before.text, text);
						const after: SyntaxTree | undefined =
							before && change && patchTree(before, text, change, (part) => parser.parse(part));
						const whole = parser.parseAfter(undefined, text);
						assert.ok(whole);
						whole.kept.delete();
						if (after) {
							patched++;
							assert.equal(describeNodes(after), describeNodes(whole.tree));
							const alone = outlined(language, whole.tree);
							assert.deepEqual(outlined(language, after), alone);
						}
						before = after ?? whole.tree;
						outlined(language, before);
					}
				}),
				{ numRuns: 60, seed: 3 },
			);
			assert.ok(patched > 20, `only ${patched} trees were patched`);
		}).timeout(30_000);
});

function describeNodes({ nodes, outerFields }: SyntaxTree): string {
	return `${nodes.join()} ${[...outerFields].join()}`;
}
