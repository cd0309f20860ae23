// Writes src/core/tokens/codePointClasses.json: `npx node@22.18 src/build/codePointClasses.ts`.
// The table is pinned to Unicode 16.0 (the version of the reference tokenizer), so it must be made by a Node that has it.
import { writeFileSync } from "node:fs";

const wantedUnicode = "16.0";

/** One letter per class, tried in order; `x` is everything else. */
const classes: readonly (readonly [string, RegExp])[] = [
	["u", /[\p{Lu}\p{Lt}]/u],
	["l", /\p{Ll}/u],
	["o", /[\p{Lm}\p{Lo}]/u],
	["m", /\p{M}/u],
	["n", /\p{N}/u],
	["r", /[\r\n]/u],
	["s", /\p{White_Space}/u],
];

function classOf(codePoint: number): string {
	if (codePoint >= 0xd800 && codePoint <= 0xdfff) return "x";
	const text = String.fromCodePoint(codePoint);
	return classes.find(([, pattern]) => pattern.test(text))?.[0] ?? "x";
}

if (process.versions["unicode"] !== wantedUnicode) {
	console.error(
		`This Node knows Unicode ${process.versions["unicode"]}; run with one that knows ${wantedUnicode}.`,
	);
	process.exit(2);
}
let runs = "";
let current = classOf(0);
let length = 0;
for (let codePoint = 0; codePoint <= 0x110000; codePoint++) {
	const next = codePoint === 0x110000 ? "" : classOf(codePoint);
	if (next === current) {
		length++;
		continue;
	}
	runs += `${current}${length}`;
	current = next;
	length = 1;
}
writeFileSync(
	"src/core/tokens/codePointClasses.json",
	`${JSON.stringify({ unicode: wantedUnicode, runs }, null, "\t")}\n`,
);
