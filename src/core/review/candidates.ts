import type { Modality } from "../estimate/callSite.ts";
import { findPrice, listModels } from "../pricing/catalog.ts";
import type { ProviderId } from "../pricing/provider.ts";
import type { RateCard } from "../pricing/rateCard.ts";
import type { ComparedModel } from "./compareModels.ts";

/** Providers that sell models of their own to everyone: where `--cheaper` looks. */
const vendors: readonly ProviderId[] = [
	"openai",
	"anthropic",
	"google",
	"mistral",
	"deepseek",
	"xai",
	"cohere",
];

/** Ids of models that are made for something else than answering a request for text. */
const specialised =
	/embed|tts|transcribe|whisper|realtime|audio|live|image|moderation|guard|rerank|ocr|veo|lyria|sora|dall-e|robotics|computer-use|search-preview|deep-research|native|instruct-\d|turbo-instruct|^babbage|^davinci|:extended$|^ft:|\.ft-?$|-latest$|cyber|daybreak|mythos|omni|banana|:free$/;

/** Models of a provider (or of all vendors) that could serve a call of this kind, retired ones left out. */
export function findCandidates(
	modality: Modality,
	at: string,
	provider?: ProviderId,
): ComparedModel[] {
	const sellers = provider === undefined ? vendors : [provider];
	return sellers.flatMap((seller) =>
		listModels(seller).flatMap(({ model }) => {
			const found = findPrice({ provider: seller, model, at });
			const isUsable =
				found.kind === "priced" && serves(found.card, modality) && !isOver(found.card, at);
			return isUsable ? [{ provider: seller, model }] : [];
		}),
	);
}

const isOver = ({ retired }: RateCard, at: string): boolean =>
	retired !== undefined && (retired.on === undefined || retired.on <= at);

function serves(card: RateCard, modality: Modality): boolean {
	const { input, output, images, characters, minutes, videoSeconds } = card.tiers[0]?.rates ?? {};
	switch (modality) {
		case "embeddings":
			return input !== undefined && /embed/.test(card.model);
		case "image":
			return images !== undefined || card.imagePrices !== undefined;
		case "speech":
			return characters !== undefined;
		case "video":
			return videoSeconds !== undefined;
		case "transcription":
			return minutes !== undefined;
		case "rerank":
			return /rerank/.test(card.model);
		case "moderation":
			return /moderation/.test(card.model);
		default:
			return input !== undefined && output !== undefined && !specialised.test(card.model);
	}
}
