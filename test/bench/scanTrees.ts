import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A tree of generated files, the same at every run. */
export interface GeneratedTree {
	readonly name: string;
	readonly root: string;
	readonly files: readonly string[];
	readonly bytes: number;
}

/** A whole number from 0, below another. */
type Random = (below: number) => number;

/** Pseudo-random numbers from a seed (mulberry32): trees are the same at every run. */
function createRandom(seed: number): Random {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

// Names of everyday code.
const WORDS =
	"account address batch cache client color config content context create cursor data default driver element entry error event field filter format frame group handler header index input instance item key label layer length level line list manager method module name node number object offset option order output owner page parse path point position process prompt query queue range record request result role row schema score session shape signal size source speech start state status string table target text token tool total type update user value version view window worker".split(
		" ",
	);

// Names that SDKs use as well, as rare as in a folder of installed packages (two or three in 10 KB): a filter must tell
// `messages.append` from a request.
const SHARED =
	"agents chat complete embed generate image images inference live message messages model response stream threads".split(
		" ",
	);

function pickWord(random: Random): string {
	const words = random(80) === 0 ? SHARED : WORDS;
	return words[random(words.length)] ?? "value";
}

function pythonModule(random: Random, functions: number): string {
	const word = () => pickWord(random);
	const lines = [
		`"""${word()} and ${word()} of the ${word()} ${word()}."""`,
		"import json",
		`from .${word()} import ${word()}_${word()}`,
		"",
	];
	for (let count = functions; count > 0; count--) {
		lines.push(
			`def ${word()}_${word()}(${word()}, ${word()}=None):`,
			`    """Returns the ${word()} for each ${word()} in the ${word()}."""`,
			`    ${word()} = {"${word()}": ${word()}.${word()}, "${word()}": ${random(1000)}}`,
			`    for ${word()} in ${word()}.${word()}(${word()}):`,
			`        if ${word()}.${word()} is not None and len(${word()}) > ${random(90)}:`,
			`            ${word()}.append(${word()}.${word()}_${word()}(${word()}=${word()}))`,
			`    return json.dumps(${word()})`,
			"",
			"",
		);
	}
	return lines.join("\n");
}

/** How many calls a file holds, and how many functions beside them: as many as make the mean sizes of the trees. */
interface Surroundings {
	readonly calls: 1 | 2;
	readonly least: number;
	readonly span: number;
}

/**
 * Mean sizes of Python and JavaScript files with call sites in examples, counted in November 2026: vercel/ai 1.3 KB (1,605 files),
 * openai-python 1.4 (32), genkit 3.0 (35), instructor 3.3 (91), semantic-kernel 5.2 (131), openai-agents-python 5.4 (144),
 * pydantic-ai 6.9 (25). Most of these files are vercel/ai's, which hold one call each; their mean is 2.0 KB, that of the repositories 3.8 KB.
 * Applications: anything-llm 7.0 KB (105).
 */
const AS_MOST_EXAMPLES: Surroundings = { calls: 1, least: 1, span: 5 };
const AS_FILES: Surroundings = { calls: 2, least: 2, span: 7 };
const AS_REPOSITORIES: Surroundings = { calls: 2, least: 3, span: 17 };

const pickCount = (random: Random, { least, span }: Surroundings): number => least + random(span);

function pythonWithCalls(random: Random, around: Surroundings): string {
	return `from openai import OpenAI

client = OpenAI()
MODEL = "gpt-4o-mini"

${pythonModule(random, pickCount(random, around))}

def ask(question: str) -> str:
    response = client.chat.completions.create(
        model=MODEL,
        max_tokens=${100 + random(900)},
        messages=[
            {"role": "system", "content": "You answer questions about ${WORDS[random(WORDS.length)]}."},
            {"role": "user", "content": f"Question: {question}"},
        ],
    )
    return response.choices[0].message.content
${around.calls === 2 ? SECOND_IN_PYTHON : ""}`;
}

const SECOND_IN_PYTHON = `

def vectors(texts):
    return client.embeddings.create(model="text-embedding-3-small", input=texts)
`;

function typescriptWithCalls(random: Random, around: Surroundings): string {
	const word = () => pickWord(random);
	const functions = Array.from(
		{ length: pickCount(random, around) },
		(
			_,
			index,
		) => `export function ${word()}${index}(${word()}1: string, ${word()}2 = ${random(99)}) {
	const found = { ${word()}: "${word()}", ${word()}Of: [${random(9)}, ${random(9)}] };
	if (!found) throw new Error(\`no ${word()} for \${found}\`);
	return Object.entries(found).map(([key, value]) => \`\${key}: \${value}\`).join(", ");
}
`,
	);
	const [head, message] = around.calls === 2 ? secondInTypescript(random) : ["", ""];
	return `${head}import { generateText } from "ai";
import { openai } from "@ai-sdk/openai";

${functions.join("\n")}
export async function answer(question: string) {${message}
	const { text } = await generateText({ model: openai("gpt-4o"), prompt: question });
	return text;
}
`;
}

/** What another call adds: before the imports, and to the function. */
function secondInTypescript(random: Random): [head: string, message: string] {
	const head = `import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();
`;
	const message = `
	const message = await anthropic.messages.create({
		model: "claude-sonnet-4-5",
		max_tokens: ${100 + random(900)},
		messages: [{ role: "user", content: \`Answer about ${pickWord(random)}: \${question}\` }],
	});`;
	return [head, message];
}

function writeTree(
	root: string,
	name: string,
	count: number,
	make: (index: number) => { readonly ending: string; readonly text: string },
): GeneratedTree {
	const files: string[] = [];
	let bytes = 0;
	for (let index = 0; index < count; index++) {
		const folder = `part${Math.floor(index / 100)}`;
		if (index % 100 === 0) mkdirSync(join(root, name, folder), { recursive: true });
		const { ending, text } = make(index);
		const file = `${folder}/file${index}.${ending}`;
		writeFileSync(join(root, name, file), text);
		files.push(file);
		bytes += Buffer.byteLength(text);
	}
	return { name, root: join(root, name), files, bytes };
}

/**
 * 10,000 Python files without calls, and three times 1,500 Python and TypeScript files with calls. Trees of another seed hold other
 * texts of the same kind.
 */
export function writeTrees(folder: string, seed: number): readonly GeneratedTree[] {
	const random = createRandom(seed);
	const quiet = writeTree(folder, "python-without-calls", 10_000, () => ({
		ending: "py",
		text: pythonModule(random, 8 + random(16)),
	}));
	const writeCalling = (name: string, around: Surroundings) =>
		writeTree(folder, name, 1_500, (index) =>
			index % 2 === 0
				? { ending: "py", text: pythonWithCalls(random, around) }
				: { ending: "ts", text: typescriptWithCalls(random, around) },
		);
	return [
		quiet,
		writeCalling("sdk-examples", AS_MOST_EXAMPLES),
		writeCalling("sdk-files", AS_FILES),
		writeCalling("larger-sdk-files", AS_REPOSITORIES),
	];
}
