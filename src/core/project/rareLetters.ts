/** How many letters a word is looked for by. */
export const GRAM = 4;

/** Characters of source text, the commonest first; all others are rarer. */
const BY_FREQUENCY = "etraionslcdpumfhg_.by\"'wv/-kxqz";

/** Three letters that source text of all languages is full of. */
const COMMON_TRIPLES = new Set(
	"ion tio the ent ing con tur ret for res sel etu urn ons elf ate str def ati ame and one ser sta ter age pro non ect par ode int nam rom est rea tri nte ess ort der not pti son cti ass val err por ype typ end arg dat imp ver ult rin ont jso mod ers exp fro com ist ext nst tor ert que get pen mpo del rat unc ram fun equ nse tat sio nce omp ine tex rro ara mat ror opt app ach men set tes che mpl ite all ted met len cre alu sym put key ice per ata lic gen ken ase esp ope use tru req lue nfi nde fil onf ple iti ead ten ith ble ore esu sse ues nti era ide orm sul mes ive hat nct ool ins nal oke anc ind lis fig tin ran pre tan rou oun ces ppe eat cha thi rgs ord bas erv abl ali lse his lin eve ern act pon man ens tra rec ker our cor als ath rns spo cal red jec fie ile ner gro tem sin ssi wit api ump out rce pat eco ete ini cat fin art ack oin tar lie cli ien pee eec ech inp npu wor ork lab lev ima mag sag ssa thr hre roj oje erl".split(
		" ",
	),
);
/** As many ranks as a common triple costs. */
const COMMONNESS = 30;

/** Where, at an even or odd offset of a word, the four letters begin that source text has least; undefined in a word of four. */
export function findRarest(word: string, parity: number): number | undefined {
	let best: number | undefined;
	let bestRarity = Number.NEGATIVE_INFINITY;
	for (let start = parity; start + GRAM <= word.length; start += 2) {
		const rarity = rarityOf(word.slice(start, start + GRAM));
		if (rarity > bestRarity) {
			best = start;
			bestRarity = rarity;
		}
	}
	return best;
}

/** By character code: its rank by frequency. */
const RANKS = Uint8Array.from({ length: 128 }, (_, code) => {
	const rank = BY_FREQUENCY.indexOf(String.fromCharCode(code));
	return rank < 0 ? BY_FREQUENCY.length : rank;
});

function rarityOf(gram: string): number {
	let rarity = 0;
	for (let index = 0; index < GRAM; index++) rarity += RANKS[gram.charCodeAt(index)] ?? 0;
	if (COMMON_TRIPLES.has(gram.slice(0, 3))) rarity -= COMMONNESS;
	if (COMMON_TRIPLES.has(gram.slice(1))) rarity -= COMMONNESS;
	return rarity;
}
