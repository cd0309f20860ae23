import type { PixelSize } from "./openaiImage.ts";

const CELL = 28;

/**
 * 28-pixel cells of an image after Claude has resized it: the largest size of the same shape whose long side and cells stay
 * within the limits. 1000×1000: 1296; 1920×1080 with (2576, 4784): 2691, with (1568, 1568): 1560.
 */
export function anthropicImageCells(
	size: PixelSize,
	longestSide: number,
	mostCells: number,
): number {
	if (Math.max(size.width, size.height) <= longestSide && cellsOf(size) <= mostCells) {
		return cellsOf(size);
	}
	let low = 1;
	let high = Math.min(longestSide, Math.max(size.width, size.height));
	while (low < high) {
		const side = Math.ceil((low + high) / 2);
		if (cellsOf(withLongSide(size, side)) <= mostCells) low = side;
		else high = side - 1;
	}
	return cellsOf(withLongSide(size, low));
}

function cellsOf({ width, height }: PixelSize): number {
	return Math.ceil(width / CELL) * Math.ceil(height / CELL);
}

function withLongSide({ width, height }: PixelSize, side: number): PixelSize {
	const scale = side / Math.max(width, height);
	return {
		width: Math.max(1, roundHalfEven(width * scale)),
		height: Math.max(1, roundHalfEven(height * scale)),
	};
}

function roundHalfEven(value: number): number {
	const floor = Math.floor(value);
	if (value - floor !== 0.5) return Math.round(value);
	return floor % 2 === 0 ? floor : floor + 1;
}
