import type { Expression } from "./expression.ts";
import type { Node } from "./syntaxTree.ts";

/** Ids of the programming languages that call sites are found in. */
export type LanguageId =
	| "python"
	| "javascript"
	| "typescript"
	| "tsx"
	| "go"
	| "java"
	| "kotlin"
	| "csharp"
	| "ruby"
	| "php"
	| "rust"
	| "shell";

/** Turns syntax nodes of one document into the normal form. */
export interface Lowering {
	/** The whole document, UTF-16. */
	readonly text: string;
	/** Lowers a node by the language's table; a missing node, unknown syntax and nesting over 200 levels give `unknown`. */
	lower(node: Node | null): Expression;
	/** The source text of a node. */
	slice(node: Node): string;
}

/** Lowers one type of node. Children are lowered through `lowering.lower`, so that depth is capped in one place. */
export type LowerNode = (node: Node, lowering: Lowering) => Expression;

/** One name that an import makes known: `import { a as b } from "m"` is `{local: "b", module: "m", imported: "a"}`. */
export interface ImportedName {
	/** The name in this document; `*` when the names are not listed (`from m import *`, `using M;`, `require "m"`). */
	readonly local: string;
	/** The module, package or namespace as written; Java's `import a.b.C` has module `a.b`. */
	readonly module: string;
	/** What it is called there; `default` for a default export, `*` for the module itself. */
	readonly imported: string;
}

/** One name that a pattern binds, and how its value is taken from the bound one. */
export interface PatternName {
	readonly name: string;
	readonly start: number;
	/** Keys from the bound value to this one: `{a: {b}}` gives `["a", "b"]`, `[x, y]` gives `["0"]` and `["1"]`. */
	readonly path: readonly string[];
	readonly default: Expression | undefined;
}

/**
 * A programming language: data, one query and small functions over syntax nodes. To add one, write one file that exports a
 * `Language`, add it to the list in `languages.ts`, and put fixtures into `test/fixtures/languages/<id>/`.
 *
 * `query` runs once per document, in WebAssembly; node crossings into JavaScript are what costs time, so capture names and not
 * whole statements where the table says so. Each pattern uses these captures and no others:
 *
 * | captures of one pattern | means |
 * |---|---|
 * | `@call` with `@callee` | a call or construction, and the *name* node of what is called (`create` in `a.b.create(…)`) |
 * | `@import` | an import statement; `readImports` turns it into names |
 * | `@function` with optional `@name` | a function, method, lambda: a scope; its name is bound in the scope around it |
 * | `@class` with optional `@name` | a class, struct, enum, object: a scope whose bindings are its fields |
 * | `@block` | a block that may be skipped or have its own names (branch, loop body, try) |
 * | `@loop` with optional `@target`, `@iterated` | a loop or comprehension; calls inside may run several times |
 * | `@target` with optional `@value`, `@type` | a declaration or assignment that makes the name in this scope |
 * | `@assigned` with `@value` | an assignment that makes no name: it belongs to the scope that declares it |
 * | `@addition` with `@value` | `name += value`: adds to the text or list that the name holds |
 * | `@assigned` with `@value`, `@type` | a field in a literal of a class of this document (`Bot{model: "x"}`) |
 * | `@parameter` with optional `@value` (default), `@type` | a parameter; it stands inside its `@function` |
 *
 * A target may be a plain name, a path (`self.client`, `this.client`, `config.model`, `params["model"]`) or a pattern, which
 * `readPattern` takes apart. Fields of the object itself are always written as `this.<name>`: give their first name in `selfNames`.
 *
 * `lower` maps node types to functions that give the normal form (`expression.ts`). Rules that all languages share:
 * - parentheses, `await`, casts, `!`, `?`, `&x`, `*x`, type arguments are transparent: lower to what is inside;
 * - `a + b` on text is a template; flatten long chains in a loop, not by recursion;
 * - a call chain stays a chain (`member` of `call` of `member` …); builders are read by value resolution;
 * - struct and object literals are records; named arguments keep their names as written (case and `_` do not matter later);
 * - function bodies are not lowered; `returns` gives the expressions of `return` statements, found lazily.
 */
export interface Language {
	readonly id: LanguageId;
	/** File name endings with the dot, lower case. */
	readonly extensions: readonly string[];
	/** Whole file names that belong to the language, such as `Rakefile`. */
	readonly fileNames?: readonly string[];
	/** The ids that VS Code gives its documents. */
	readonly editorIds: readonly string[];
	/** The grammar's file in the grammar folder: `tree-sitter-python.wasm`. */
	readonly grammar: string;
	/** What of the language its grammar does not know, matched within lines: C#'s `#:package` directives. */
	readonly unread?: RegExp;
	readonly query: string;
	readonly lower: { readonly [nodeType: string]: LowerNode };
	/** Names that stand for the object itself inside a method: `self`, `this`, `cls`. */
	readonly selfNames: readonly string[];
	/** True where a name declared in a block is not known outside it (JavaScript's `let`, Java, Go, …). */
	readonly blockScoped: boolean;
	/** What variables are written with (`$`), where functions and constants of the same name are others. */
	readonly sigil?: string;
	/** True where a bare name may call a method of the object or read its attribute (Ruby). */
	readonly bareCalls?: boolean;
	/** Names that nothing binds and that match are global modules, packages or crates: `OpenAI` in Ruby, `reqwest` in Rust. */
	readonly globalModules?: RegExp;
	/** True where a method sees the fields of its class without naming the object (Java, Kotlin, C#); false where nothing does (Go). */
	readonly fieldsByName?: boolean;
	/** What follows a name that stands for a module or type and never for a variable: Rust's `::`. */
	readonly namespaceMark?: string;
	/** True where a file that sends a request names types of the SDK (Rust, C#), so that a method's name alone is no evidence in any other. */
	readonly importsTypes?: boolean;
	/** Calls of one argument that only give it another type: `openai.String("x")`, `ModelId("x")`. */
	readonly converting?: RegExp;
	/** What one captured `@import` node makes known. */
	readImports(node: Node, lowering: Lowering): readonly ImportedName[];
	/** The names that a pattern binds (`{a, b: c}`, `x, y`); undefined when the node is no pattern. */
	readPattern(node: Node, lowering: Lowering): readonly PatternName[] | undefined;
	/** The text that starts a comment to the end of the line: `#`, `//`. */
	readonly lineComment: string;
}
