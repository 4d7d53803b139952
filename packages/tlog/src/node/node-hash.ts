import { hash } from "node:crypto";
import { treeHashWith, type Sha256, type TreeHash } from "../index.ts";

/** SHA-256 of the platform: more than twice as fast as the one that runs everywhere, with the same results. */
export const nodeSha256: Sha256 = (data) => hash("sha256", data, "buffer");

export const NODE_TREE_HASH: TreeHash = treeHashWith(nodeSha256);
