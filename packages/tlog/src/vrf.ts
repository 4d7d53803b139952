import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concat, equalBytes } from "./bytes.ts";
import { TlogError } from "./errors.ts";

// ECVRF-EDWARDS25519-SHA512-TAI, RFC 9381 sections 5.1–5.5 with the ciphersuite 0x03 of section 5.5.

type Point = InstanceType<typeof ed25519.Point>;
const { Point } = ed25519;
const { BASE, Fn } = Point;
const SUITE = 0x03;
/** Bytes of a proof: point, challenge, scalar. */
export const VRF_PROOF_BYTES = 80;
const CHALLENGE_BYTES = 16;

const joined = (domain: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  sha512(concat(Uint8Array.of(SUITE, domain), ...parts, Uint8Array.of(0)));

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** Strict decoding (RFC 8032 section 5.1.3): one encoding for each point. */
function decodePoint(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes, false);
  } catch {
    return undefined;
  }
}

/** A public key that is a point, and not one of the few of small order (RFC 9381 section 5.4.5). */
function decodePublicKey(publicKey: Uint8Array): Point {
  const point = publicKey.length === 32 ? decodePoint(publicKey) : undefined;
  if (point === undefined || point.isSmallOrder()) throw new TlogError("vrf.malformed", { what: "public key" });
  return point;
}

/** Try and increment (section 5.4.1.1): the first counter whose hash is a point. Each try succeeds every other time. */
function encodeToCurve(publicKey: Uint8Array, alpha: Uint8Array): Point {
  for (let counter = 0; counter < 256; counter += 1) {
    const candidate = decodePoint(joined(0x01, publicKey, alpha, Uint8Array.of(counter)).slice(0, 32));
    if (candidate !== undefined) return candidate.clearCofactor();
  }
  throw new TlogError("vrf.malformed", { what: "input" });
}

const challengeOf = (points: readonly Point[]): Uint8Array =>
  joined(0x02, ...points.map((point) => point.toBytes())).slice(0, CHALLENGE_BYTES);

const outputOf = (gamma: Point): Uint8Array => joined(0x03, gamma.clearCofactor().toBytes());

/** Secret key of the function, kept expanded because many proofs are made with one key. */
export type VrfKey = {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** The output of 64 bytes for an input, and the proof that it is the right one. */
  readonly prove: (alpha: Uint8Array) => { readonly output: Uint8Array; readonly proof: Uint8Array };
};

/** The key that belongs to a seed of 32 random bytes. @throws vrf.malformed */
export function createVrfKey(seed: Uint8Array): VrfKey {
  if (seed.length !== 32) throw new TlogError("vrf.malformed", { what: "seed" });
  const { scalar, prefix, point: publicPoint, pointBytes: publicKey } = ed25519.utils.getExtendedPublicKey(seed);
  const prove: VrfKey["prove"] = (alpha) => {
    const base = encodeToCurve(publicKey, alpha);
    const gamma = base.multiply(scalar);
    const nonce = Fn.create(littleEndian(sha512(concat(prefix, base.toBytes()))));
    const challenge = challengeOf([publicPoint, base, gamma, BASE.multiply(nonce), base.multiply(nonce)]);
    const answer = Fn.create(nonce + littleEndian(challenge) * scalar);
    return { output: outputOf(gamma), proof: concat(gamma.toBytes(), challenge, Fn.toBytes(answer)) };
  };
  return { publicKey, prove };
}

/**
 * Verifies a proof.
 *
 * @returns the output of 64 bytes, or undefined if the proof is not good for this key and input
 * @throws vrf.malformed if the public key is not one
 */
export function verifyVrf(publicKey: Uint8Array, alpha: Uint8Array, proof: Uint8Array): Uint8Array | undefined {
  const key = decodePublicKey(publicKey);
  if (proof.length !== VRF_PROOF_BYTES) return undefined;
  const gamma = decodePoint(proof.slice(0, 32));
  const challengeBytes = proof.slice(32, 48);
  const answer = littleEndian(proof.slice(48));
  if (gamma === undefined || answer >= Fn.ORDER) return undefined;
  const challenge = littleEndian(challengeBytes);
  const base = encodeToCurve(publicKey, alpha);
  // Everything here is public, so the faster multiplication that does not hide its scalar will do.
  const u = BASE.multiplyUnsafe(answer).subtract(key.multiplyUnsafe(challenge));
  const v = base.multiplyUnsafe(answer).subtract(gamma.multiplyUnsafe(challenge));
  return equalBytes(challengeOf([key, base, gamma, u, v]), challengeBytes) ? outputOf(gamma) : undefined;
}
