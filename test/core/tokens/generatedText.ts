import { createRandom } from "../../bench/tokenCorpora.ts";

const FRAGMENTS = [
	..."aBéÉǅ中のʰ\u0301\u20dd1٣½ \t\n\r\u0085\u00a0\u2028\u3000\ufeff'ſsSK!/ßİᾀ\u0000\u007f",
	..."𝐀𝐚\u{1E900}\u{1E922}\u{10ffff}😀",
	"\ud800",
	"\udc00",
	"ll",
	"RE",
	"'ve",
	"'ſ",
	"//",
	"👨‍👩‍👧",
	"<|endoftext|>",
	"__proto__",
	"toString",
	"  ",
	"\n\n",
	"    ",
	"\r\n",
	" the",
	"Hello",
	"HTTPServer",
	"이것은",
	"Привет",
	"مرحبا",
	"नमस्ते",
	"ไทย",
	'{"key": [1, 2.5e10, null]}',
	"const x = (a) => a?.b ?? c;",
	"def f(self):\n\treturn None\n",
	"https://example.com/a?b=c",
	"....",
	"----",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	"ABABABABABABABAB",
];

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Endless strings that provoke encoders: all planes, surrogates, BOM, U+0085, mixed scripts, code, whitespace runs, long words. */
export function* generateText(seed: number): Generator<string, never> {
	const random = createRandom(seed);
	const pick = (n: number) => Math.floor(random() * n);
	const piece = () => {
		const kind = random();
		if (kind < 0.7) return FRAGMENTS[pick(FRAGMENTS.length)] ?? "";
		if (kind < 0.78) return String.fromCodePoint(pick(0x110000));
		if (kind < 0.9) return String.fromCodePoint(pick(0x3000));
		if (kind < 0.97) return (FRAGMENTS[pick(40)] ?? "").repeat(1 + pick(12));
		return Array.from({ length: 1 + pick(160) }, () => LETTERS[pick(52)]).join("");
	};
	for (;;) yield Array.from({ length: 1 + pick(14) }, piece).join("");
}
