/** What every part of the normal form knows of its source: UTF-16 offsets, end exclusive. */
export interface Located {
	readonly start: number;
	readonly end: number;
}

/** A string whose text is written down; escapes are decoded. */
export interface TextExpression extends Located {
	readonly kind: "text";
	readonly value: string;
}

/** A number as written; `1_000` is 1000. */
export interface NumberExpression extends Located {
	readonly kind: "number";
	readonly value: number;
}

/** `true`, `false`. */
export interface BooleanExpression extends Located {
	readonly kind: "boolean";
	readonly value: boolean;
}

/** `null`, `None`, `nil`, `undefined`. */
export interface NullExpression extends Located {
	readonly kind: "null";
}

/** Text put together from parts: f-strings, template literals, `+`, adjacent strings, heredocs with holes. */
export interface TemplateExpression extends Located {
	readonly kind: "template";
	readonly parts: readonly Expression[];
}

/** A plain identifier, without sigils (`$model` of PHP is `model`); `this`, `self`, `@` fields start with the name `this`. */
export interface NameExpression extends Located {
	readonly kind: "name";
	readonly name: string;
}

/** `object.name`, also `?.`, `->`, `::`. `nameStart` is where the name stands. */
export interface MemberExpression extends Located {
	readonly kind: "member";
	readonly object: Expression;
	readonly name: string;
	readonly nameStart: number;
}

/** `object[key]`. */
export interface IndexExpression extends Located {
	readonly kind: "index";
	readonly object: Expression;
	readonly key: Expression;
}

/** One argument of a call. `name` is set for named arguments; a spread (`*rest`, `**options`, `...rest`) holds several. */
export interface Argument {
	readonly name: string | undefined;
	readonly value: Expression;
	readonly spread: boolean;
}

/** A call or a construction (`new X(…)`, `X(…)` in Python). `args` are lowered on first access. */
export interface CallExpression extends Located {
	readonly kind: "call";
	readonly callee: Expression;
	readonly isNew: boolean;
	readonly args: readonly Argument[];
}

/** A list, tuple, set, array or slice literal. `items` are lowered on first access. */
export interface ListExpression extends Located {
	readonly kind: "list";
	readonly items: readonly { readonly value: Expression; readonly spread: boolean }[];
}

/** One entry of a record; a spread has no key, a computed key that is not a literal neither. */
export interface RecordEntry {
	readonly key: string | undefined;
	readonly value: Expression;
	readonly spread: boolean;
}

/** A dict, object, map, hash or struct literal. `type` is the struct's type where written. `entries` are lowered on first access. */
export interface RecordExpression extends Located {
	readonly kind: "record";
	readonly type: Expression | undefined;
	readonly entries: readonly RecordEntry[];
}

/**
 * One of several values. `fallback` (`a ?? b`, `a || b`, `a or b`) takes the first that is there;
 * `either` (ternary, match, if-expression) takes any.
 */
export interface ChoiceExpression extends Located {
	readonly kind: "choice";
	readonly mode: "fallback" | "either" | "overlaid";
	readonly options: readonly Expression[];
}

/** One parameter of a function; `type` is its annotation. */
export interface Parameter {
	readonly name: string;
	readonly type: Expression | undefined;
	readonly default: Expression | undefined;
}

/** A function, method, lambda or closure. `parameters` and `returns` (the returned expressions) are lowered on first access. */
export interface FunctionExpression extends Located {
	readonly kind: "function";
	readonly name: string | undefined;
	readonly parameters: readonly Parameter[];
	readonly returns: readonly Expression[];
	/** The type that it is declared to give, where types are written. */
	readonly result?: Expression | undefined;
}

/** A class, struct or enum declaration; its members are the bindings of its scope, found by `start`. */
export interface ClassExpression extends Located {
	readonly kind: "class";
	readonly name: string | undefined;
	readonly bases: readonly Expression[];
	/** What its head or body declares for a framework, by name: attributes, calls of the class itself (`model "gpt-4o"`). */
	readonly settings?: readonly Argument[];
	/** The parameters of the constructor in its head: Kotlin's classes, Java's records. */
	readonly parameters?: readonly Parameter[];
}

/** The text of a file that code names (`curl -d @body.json`); the path is relative to the document. */
export interface FileExpression extends Located {
	readonly kind: "file";
	readonly path: Expression;
}

/** Syntax without a meaning here. `what` is the node type, for near misses and debugging. */
export interface UnknownExpression extends Located {
	readonly kind: "unknown";
	readonly what: string;
}

/** The language-neutral normal form of an expression: all that SDK rows and value resolution ever see. */
export type Expression =
	| TextExpression
	| NumberExpression
	| BooleanExpression
	| NullExpression
	| TemplateExpression
	| NameExpression
	| MemberExpression
	| IndexExpression
	| CallExpression
	| ListExpression
	| RecordExpression
	| ChoiceExpression
	| FunctionExpression
	| ClassExpression
	| FileExpression
	| UnknownExpression;

/** Makes a call whose arguments are read when first asked for. */
export function makeCall(
	at: Located,
	callee: Expression,
	readArguments: () => readonly Argument[],
	isNew = false,
): CallExpression {
	let args: readonly Argument[] | undefined;
	return {
		kind: "call",
		start: at.start,
		end: at.end,
		callee,
		isNew,
		get args() {
			args ??= readArguments();
			return args;
		},
	};
}

/** Makes a list whose items are read when first asked for. */
export function makeList(at: Located, readItems: () => ListExpression["items"]): ListExpression {
	let items: ListExpression["items"] | undefined;
	return {
		kind: "list",
		start: at.start,
		end: at.end,
		get items() {
			items ??= readItems();
			return items;
		},
	};
}

/** Makes a record whose entries are read when first asked for. */
export function makeRecord(
	at: Located,
	readEntries: () => readonly RecordEntry[],
	type?: Expression,
): RecordExpression {
	let entries: readonly RecordEntry[] | undefined;
	return {
		kind: "record",
		start: at.start,
		end: at.end,
		type,
		get entries() {
			entries ??= readEntries();
			return entries;
		},
	};
}

/** Makes a function whose parameters and returned expressions are read when first asked for. */
export function makeFunction(
	at: Located,
	name: string | undefined,
	readParameters: () => readonly Parameter[],
	readReturns: () => readonly Expression[],
	readResult: () => Expression | undefined = () => undefined,
): FunctionExpression {
	let parameters: readonly Parameter[] | undefined;
	let returns: readonly Expression[] | undefined;
	return {
		kind: "function",
		start: at.start,
		end: at.end,
		name,
		get parameters() {
			parameters ??= readParameters();
			return parameters;
		},
		get returns() {
			returns ??= readReturns();
			return returns;
		},
		get result() {
			return readResult();
		},
	};
}

/** The name that what a call calls ends with: `create` of `client.messages.create`; empty where it has none. */
export function nameOfCallee(callee: Expression): string {
	return callee.kind === "name" || callee.kind === "member" ? callee.name : "";
}
