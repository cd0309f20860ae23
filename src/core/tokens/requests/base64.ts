const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Uint8Array(128).fill(64);
for (let i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i;
values["-".charCodeAt(0)] = 62;
values["_".charCodeAt(0)] = 63;

/** The first bytes of base64 or base64url text, at most `most`; characters outside the alphabet are skipped. */
export function decodeBase64(text: string, most: number): Uint8Array {
	const bytes = new Uint8Array(Math.min(most, Math.floor((text.length * 3) / 4) + 3));
	let length = 0;
	let bits = 0;
	let held = 0;
	for (let i = 0; i < text.length && length < bytes.length; i++) {
		const unit = text.charCodeAt(i);
		const value = unit < 128 ? (values[unit] ?? 64) : 64;
		if (value === 64) continue;
		held = ((held << 6) | value) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[length++] = (held >> bits) & 0xff;
		}
	}
	return bytes.subarray(0, length);
}

/** How many bytes base64 text stands for. */
export function decodedLength(text: string): number {
	const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
	return Math.max(0, Math.floor((text.length * 3) / 4) - padding);
}
