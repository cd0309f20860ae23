import { type Argument, type Expression, makeCall } from "./expression.ts";
import type { Lowering } from "./language.ts";

const DEFAULTED = /^(unwrap_or|unwrap_or_else|or_else|or|map_or)$/;
const UNWRAPPING =
	/^(unwrap|expect|clone|to_owned|ok|await|as_ref|as_mut|as_str|cloned|borrow|context|with_context|map_err|unwrap_or_default|as_deref|into|to_string|to_owned|try_into|ok_or|ok_or_else|into_boxed_str|inspect_err|into_owned|to_vec|as_slice|iter|into_iter)$/;
const WRAPPING =
	/^(?:Some|Ok|(?:\w+::)*(?:String|Cow|Box|Arc|Rc|Mutex|RwLock|Lazy|LazyLock|LazyCell|OnceCell)::(?:from|new))$/;

/** Makes a call of Rust: unwrapping is transparent, and `unwrap_or…` falls back to its argument. */
export function makeRustCall(
	at: { readonly start: number; readonly end: number },
	callee: Expression,
	readArguments: () => readonly Argument[],
	lowering: Lowering,
): Expression {
	const isMethod = callee.kind === "member" && !lowering.text.startsWith("::", callee.object.end);
	if (isMethod && UNWRAPPING.test(callee.name)) return callee.object;
	if (isMethod && DEFAULTED.test(callee.name)) {
		const value = readArguments()[0]?.value;
		const other = value?.kind === "function" ? value.returns[0] : value;
		const options = other === undefined ? [callee.object] : [callee.object, other];
		return { kind: "choice", mode: "fallback", options, ...at };
	}
	const written =
		callee.end - callee.start < 30 ? lowering.text.slice(callee.start, callee.end) : "";
	const wrapped = WRAPPING.test(written) ? readArguments()[0]?.value : undefined;
	if (wrapped?.kind === "function")
		return wrapped.returns[0] ?? makeCall(at, callee, readArguments);
	return wrapped ?? makeCall(at, callee, readArguments);
}
