import type { ImagePrice, RateCard } from "../pricing/rateCard.ts";
import type { CallSite } from "./callSite.ts";

/** A card whose `images` rate is that of the image a call asks for, and what had to be assumed to find it. */
export interface ImageCard {
	readonly card: RateCard;
	readonly assumed: string | undefined;
}

const defaultSize = "1024x1024";
/** What providers draw when no quality is asked for: `standard` for DALL·E 3; `auto` of GPT Image is taken as medium. */
const defaultQualities = ["medium", "standard"];

function written(site: CallSite, option: string): string | undefined {
	const value = site.options.get(option);
	return value?.kind === "known" && value.value !== "auto" ? value.value.toLowerCase() : undefined;
}

/** Finds the listed price of the image that a call asks for; the card as it is when images have no price list. */
export function cardForImage(card: RateCard, site: CallSite): ImageCard {
	const prices = card.imagePrices ?? [];
	const [base] = card.tiers;
	if (prices.length === 0 || !base) return { card, assumed: undefined };
	const size = written(site, "size") ?? defaultSize;
	const quality = written(site, "quality");
	const fits = (price: ImagePrice) =>
		price.size === size &&
		(quality === undefined ? defaultQualities.includes(price.quality) : price.quality === quality);
	const price = prices.find(fits);
	if (!price) return { card, assumed: undefined };
	const priced = { ...base, rates: { ...base.rates, images: price.rate } };
	const assumed =
		written(site, "size") === undefined || quality === undefined
			? `an image of ${price.size} in ${price.quality} quality`
			: undefined;
	return { card: { ...card, tiers: [priced] }, assumed };
}
