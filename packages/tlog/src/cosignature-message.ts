import { readUint64, utf8 } from "./bytes.ts";

/** Time and signature inside a cosignature of type 0x04; undefined if the length is another. */
export function splitCosignature(blob: Uint8Array): { readonly time: bigint; readonly signature: Uint8Array } | undefined {
  if (blob.length !== 72) return undefined;
  const time = readUint64(blob);
  return time < 1n << 63n ? { time, signature: blob.slice(8) } : undefined;
}

/** The bytes a witness signs (C2SP tlog-cosignature v1): header, time, and the whole text of the checkpoint note. */
export function cosignatureMessage(text: string, time: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}
