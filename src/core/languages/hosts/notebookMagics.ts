/** Cell magics whose cell is Python all the same; the cells of all others are another language's. */
const PYTHON_MAGICS =
	/^%%(?:time|timeit|capture|prun|memit|mprun|skip|python3?|ipytest|debug|snakeviz|heat|pyinstrument|scalene|wandb|chime|notify|run_pytest\S*)\b/;

/** Strings and comments, whose lines are no magics; then the lines that are. Sticky, so that each is tried where the last ended. */
const TOKEN =
	/("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*|\n[ \t]*(?=[%!?])|[^"'#\n]+|\n/y;

/** A cell that is written to a file of Python: `%%writefile app.py`. */
const WRITES_PYTHON = /^%%(?:writefile|file)\b[^\n]*\.py\s*(?:\n|$)/;

const SHELL_CELL = /^%%(?:bash|sh|script (?:bash|sh))\b/;

const ASSIGNED = /^([ \t]*[\w., \t]+=[ \t]*)([%!])/;

/**
 * Replaces what IPython reads and Python does not by blanks, keeping all offsets: `%magic`, `!command`, `help?`, the value of
 * `x = !command`, and whole cells of other languages (`%%bash`).
 */
export function blankMagics(cell: string): string {
	const first = cell.trimStart();
	if (first.startsWith("%%") && !PYTHON_MAGICS.test(first) && !WRITES_PYTHON.test(first))
		return blank(cell);
	if (!/[%!?]/.test(cell)) return cell;
	const inside = offsetsInsideStrings(cell);
	let start = 0;
	let isContinued = false;
	return cell
		.split("\n")
		.map((line) => {
			const isInside = inside(start) && !isContinued;
			start += line.length + 1;
			const isMagic = isContinued || (!isInside && MAGIC_LINE.test(line));
			isContinued = isMagic && line.endsWith("\\");
			if (isMagic) return blank(line);
			return isInside ? line : blankMagicLine(line);
		})
		.join("\n");
}

/**
 * What of a cell a shell runs (`%%bash`, `!command` with the lines that continue it), everything else blank, all offsets kept;
 * undefined where no command of it could send a request.
 */
export function readShell(cell: string): string | undefined {
	if (!cell.includes("curl")) return undefined;
	if (SHELL_CELL.test(cell.trimStart())) return cell.replace(/^\s*%%[^\n]*/, (line) => blank(line));
	if (!/^\s*!/m.test(cell)) return undefined;
	let isContinued = false;
	return cell
		.split("\n")
		.map((line) => {
			const isCommand = isContinued || /^\s*!/.test(line);
			isContinued = isCommand && line.endsWith("\\");
			return isCommand ? line.replace(/^(\s*)!!?/, (mark) => blank(mark)) : assignmentOf(line);
		})
		.join("\n");
}

/** Texts that Python gives a name at the top of a cell: `MODEL = "x"`, `os.environ["MODEL"] = "x"`, `%env MODEL=x`. */
const GIVEN =
	/^(?:os\.environ\[\s*["'](\w+)["']\s*\]|([A-Za-z_]\w*))[ \t]*=[ \t]*["']([^"'\\$`]*)["'][ \t]*(?:#|$)|^%env[ \t]+(\w+)[ \t]*=[ \t]*([^\s"'\\$`]+)[ \t]*$/;

/** What a cell of Python gives the commands of later cells: assignments of text as a shell writes them, everything else blank. */
export function readShellVariables(cell: string): string {
	return cell.split("\n").map(assignmentOf).join("\n");
}

function assignmentOf(line: string): string {
	const [, environment, name, text, variable, value] = GIVEN.exec(line) ?? [];
	const given = environment ?? name ?? variable;
	if (given === undefined) return blank(line);
	return `${given}="${text ?? value ?? ""}"`.slice(0, line.length).padEnd(line.length);
}

function blank(text: string): string {
	return text.replace(/[^\n]/g, " ");
}

/** `%magic`, `!command`, `?help`, `help?`. */
const MAGIC_LINE = /^\s*(?:%|!|\?)|^\s*[\w.]+\?{1,2}\s*$/;

function blankMagicLine(line: string): string {
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
