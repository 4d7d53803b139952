import { v5 as uuidv5 } from "uuid";

/** Never change it: the addresses of all pages about entries of packs are made from it. */
const NAMESPACE = "6f1d5f5e-9a0b-5b1e-8c52-0f6a6f7b2d11";

/**
 * The id of a pack's entry, the same in every installation, so that links survive and files can be compared.
 *
 * @example
 * packId({ pack: "belarus", kind: "place", code: "BY-IK-17" });
 */
export function packId(entry: { readonly pack: string; readonly kind: string; readonly code: string }): string {
  return uuidv5(`${entry.pack}/${entry.kind}/${entry.code}`, NAMESPACE);
}
