import type { PixelSize } from "../frames/openaiImage.ts";
import { decodeBase64 } from "./base64.ts";

/** How much of a picture is looked at for its size; JPEGs may carry long metadata before it. */
const HEAD = 1 << 18;

/** Pixel size of a base64 PNG, JPEG, GIF or WebP by its header, whatever its media type claims; undefined when it has none. */
export function imageSizeOf(base64: string): PixelSize | undefined {
	const bytes = decodeBase64(base64, HEAD);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = pngSize(view) ?? gifSize(view) ?? webpSize(view) ?? jpegSize(view);
	return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** The base64 part of a data URL, or undefined for any other address. */
export function dataOfUrl(url: string): { mediaType: string; base64: string } | undefined {
	const match = /^data:([^;,]*)(?:;[^,]*)?,/.exec(url.slice(0, 200));
	if (!match) return undefined;
	return { mediaType: match[1] ?? "", base64: url.slice(match[0].length) };
}

function pngSize(view: DataView): PixelSize | undefined {
	if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(view: DataView): PixelSize | undefined {
	if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return undefined;
	return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webpSize(view: DataView): PixelSize | undefined {
	if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646) return undefined;
	if (view.getUint32(8) !== 0x57454250) return undefined;
	const chunk = view.getUint32(12);
	if (chunk === 0x56503858) {
		const width = view.getUint16(24, true) | (view.getUint8(26) << 16);
		return { width: width + 1, height: (view.getUint16(27, true) | (view.getUint8(29) << 16)) + 1 };
	}
	if (chunk === 0x5650384c) {
		const bits = view.getUint32(21, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function jpegSize(view: DataView): PixelSize | undefined {
	if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
	let at = 2;
	while (at + 9 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		const isFrame =
			marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
		if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
		at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
	}
	return undefined;
}
