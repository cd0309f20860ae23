import type { Quantities, RateCard } from "../pricing/rateCard.ts";
import type { CallSite } from "./callSite.ts";
import type { RequestSize } from "./requestSize.ts";

/** What one request uses, by meter. `unknown` says why an amount cannot be known; the quantities are then empty. */
export interface MeterRange {
	readonly low: Quantities;
	readonly typical: Quantities;
	readonly high: Quantities | undefined;
	readonly unknown: string | undefined;
}

const nothing: Quantities = {};

function unknownAmount(reason: string): MeterRange {
	return { low: nothing, typical: nothing, high: undefined, unknown: reason };
}

function tokenMeters(size: RequestSize): MeterRange {
	const { input, output } = size;
	return {
		low: { input: input.low, output: output.low },
		typical: { input: input.typical, output: output.typical },
		high:
			input.high === undefined || output.high === undefined
				? undefined
				: { input: input.high, output: output.high },
		unknown: undefined,
	};
}

/** Characters of English text in one token, for holes that are spoken aloud. */
const charactersPerToken = 4;

/** Speech is priced per character of its text (PROVIDERS.md B2); audio tokens of the answer are not knowable beforehand. */
function speechMeters(site: CallSite, size: RequestSize, card: RateCard | undefined): MeterRange {
	if (card && card.tiers[0]?.rates.characters === undefined) {
		return unknownAmount("audio of unknown length");
	}
	let characters = 0;
	for (const message of site.prompt.messages) {
		for (const piece of message.content) {
			if (piece.kind === "text") characters += [...piece.text].length;
		}
	}
	const filled = (size.input.typical - size.input.low) * charactersPerToken;
	const low = { characters };
	return {
		low,
		typical: { characters: characters + filled },
		high: size.input.high === undefined ? undefined : low,
		unknown: undefined,
	};
}

function imageMeters(size: RequestSize): MeterRange {
	const drawn = { images: size.choices, input: size.input.typical };
	return {
		low: { ...drawn, input: size.input.low },
		typical: drawn,
		high: size.input.high === undefined ? undefined : { ...drawn, input: size.input.high },
		unknown: undefined,
	};
}

/** A video is priced per second of it, where its length is written. */
function videoMeters({ options }: CallSite, card: RateCard | undefined): MeterRange {
	const written = options.get("seconds");
	const seconds = written?.kind === "known" ? Number(written.value) : Number.NaN;
	if (!(seconds > 0) || card?.tiers[0]?.rates.videoSeconds === undefined)
		return unknownAmount("a video of unknown length");
	const made = { videoSeconds: seconds };
	return { low: made, typical: made, high: made, unknown: undefined };
}

/** From what a request is to what is billed: tokens, characters, minutes, images. */
export function measureMeters(
	site: CallSite,
	size: RequestSize,
	card: RateCard | undefined,
): MeterRange {
	switch (site.modality) {
		case "transcription":
			return unknownAmount("audio of unknown length");
		case "speech":
			return speechMeters(site, size, card);
		case "image":
			return imageMeters(size);
		case "rerank":
			return {
				low: { requests: 1 },
				typical: { requests: 1 },
				high: { requests: 1 },
				unknown: undefined,
			};
		case "video":
			return videoMeters(site, card);
		case "realtime":
			return unknownAmount("a live session of unknown length");
		default:
			return tokenMeters(size);
	}
}
