/** Cell magics whose cell is Python all the same; the cells of all others are another language's. */
const PYTHON_MAGICS =
	/^%%(?:time|timeit|capture|prun|memit|mprun|skip|python3?|ipytest|debug|snakeviz|heat|pyinstrument|scalene|wandb|chime|notify|run_pytest\S*)\b/;

/** Strings and comments, whose lines are no magics; then the lines that are. Sticky, so that each is tried where the last ended. */
const TOKEN =
	/("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*|\n[ \t]*(?=[%!?])|[^"'#\n]+|\n/y;

const ASSIGNED = /^([ \t]*[\w., \t]+=[ \t]*)([%!])/;

/**
 * Replaces what IPython reads and Python does not by blanks, keeping all offsets: `%magic`, `!command`, `help?`, the value of
 * `x = !command`, and whole cells of other languages (`%%bash`).
 */
export function blankMagics(cell: string): string {
	const first = cell.trimStart();
	if (first.startsWith("%%") && !PYTHON_MAGICS.test(first)) return blank(cell);
	if (!/[%!?]/.test(cell)) return cell;
	const inside = offsetsInsideStrings(cell);
	let start = 0;
	return cell
		.split("\n")
		.map((line) => {
			const isInside = inside(start);
			start += line.length + 1;
			return isInside ? line : blankMagicLine(line);
		})
		.join("\n");
}

function blank(text: string): string {
	return text.replace(/[^\n]/g, " ");
}

function blankMagicLine(line: string): string {
	if (/^\s*(?:%|!|\?)/.test(line) || /^\s*[\w.]+\?{1,2}\s*$/.test(line)) return blank(line);
	const assigned = ASSIGNED.exec(line);
	if (assigned === null) return line;
	const [kept = ""] = [assigned[1]];
	return `${kept}_${blank(line.slice(kept.length + 1))}`;
}

/** Says of the start of a line whether it stands inside a string of several lines. */
function offsetsInsideStrings(text: string): (offset: number) => boolean {
	const strings: { start: number; end: number }[] = [];
	TOKEN.lastIndex = 0;
	for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text))
		if (match[1] !== undefined) strings.push({ start: match.index, end: TOKEN.lastIndex });
	return (offset) => strings.some(({ start, end }) => offset > start && offset < end);
}
