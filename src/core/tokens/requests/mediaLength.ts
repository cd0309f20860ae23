import { decodeBase64 } from "./base64.ts";

/** How much of a recording is searched for its length. */
const MOST = 1 << 24;

/** Seconds of a base64 WAV by its header, or of an MP4 by its movie header; undefined for anything else. */
export function secondsOf(base64: string): number | undefined {
	const bytes = decodeBase64(base64, MOST);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return wavSeconds(view) ?? mp4Seconds(view);
}

const RIFF = 0x52494646;
const FORMAT = 0x666d7420;
const DATA = 0x64617461;
const FILE_TYPE = 0x66747970;
const MOVIE = 0x6d6f6f76;
const MOVIE_HEADER = 0x6d766864;

/** The size of the samples over the bytes a second; a stream that does not know its size fills what was sent. */
function wavSeconds(view: DataView): number | undefined {
	if (view.byteLength < 44 || view.getUint32(0) !== RIFF) return undefined;
	let bytesPerSecond = 0;
	for (let at = 12; at + 8 <= view.byteLength; ) {
		const chunk = view.getUint32(at);
		const size = view.getUint32(at + 4, true);
		if (chunk === FORMAT && at + 20 <= view.byteLength) {
			bytesPerSecond = view.getUint32(at + 16, true);
		}
		if (chunk === DATA) {
			const sent = Math.min(size, view.byteLength - at - 8);
			return bytesPerSecond > 0 ? sent / bytesPerSecond : undefined;
		}
		at += 8 + size + (size & 1);
	}
	return undefined;
}

function mp4Seconds(view: DataView): number | undefined {
	if (view.byteLength < 12 || view.getUint32(4) !== FILE_TYPE) return undefined;
	const movie = findBox(view, 0, view.byteLength, MOVIE);
	const header = movie && findBox(view, movie.start, movie.end, MOVIE_HEADER);
	if (!header || header.start + 32 > view.byteLength) return undefined;
	const isLong = view.getUint8(header.start) === 1;
	const scale = view.getUint32(header.start + (isLong ? 20 : 12));
	const length = isLong
		? Number(view.getBigUint64(header.start + 24))
		: view.getUint32(header.start + 16);
	return scale > 0 ? length / scale : undefined;
}

/** The content of the first box of a kind between two offsets. */
function findBox(
	view: DataView,
	from: number,
	to: number,
	kind: number,
): { readonly start: number; readonly end: number } | undefined {
	for (let at = from; at + 8 <= to; ) {
		const size = view.getUint32(at);
		if (view.getUint32(at + 4) === kind) return { start: at + 8, end: Math.min(to, at + size) };
		if (size < 8) return undefined;
		at += size;
	}
	return undefined;
}
