#!/usr/bin/env python3
"""Checks the essential steps of a published figure without a line of the program that made it: Python's standard library
and openssl (docs/verify-by-hand.md). The tag of an opened entry needs a VRF and is left to `apora verify`.

    python3 figure_oracle.py FIGURE.apora-proof.json LOG_VKEY PUBLISHER_VKEY [WITNESS_VKEY ...]
"""
import base64, hashlib, json, os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../tlog/src/testing"))
import oracle

def canonical(value):
    """RFC 8785 for what stands in these files: texts, lists and objects with plain names."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

def root_of(hashes):
    """RFC 6962 2.1, by the definition."""
    if not hashes: return hashlib.sha256().digest()
    if len(hashes) == 1: return hashes[0]
    k = 1 << ((len(hashes) - 1).bit_length() - 1)
    return oracle.node(root_of(hashes[:k]), root_of(hashes[k:]))

def check(bundle, log, publisher, witnesses):
    leaf = json.loads(bundle["leaf"])
    s = leaf["s"]
    head, _, checkpoint = bundle["proof"].partition("\n\n")
    lines = head.split("\n")[1:]
    origin, size, root = checkpoint.split("\n")[:3]
    digest = hashlib.sha256(canonical(s)).hexdigest()
    text = "apora-statement/v1\n%s\n%s\n" % (s["id"], digest)
    signed = leaf["n"].startswith(text + "\n") and oracle.note({"vkey": publisher, "note": leaf["n"]})
    yield "publisher", canonical(leaf) == bundle["leaf"].encode() and signed
    yield "log", origin == log.split("+")[0] and oracle.note({"vkey": log, "note": checkpoint})
    if witnesses:
        yield "witnesses", all(oracle.note({"vkey": w, "note": checkpoint}) for w in witnesses)
    where = {"index": lines[0].split(" ")[1], "size": size, "root": root, "proof": lines[1:],
             "leaf": base64.b64encode(oracle.leaf(bundle["leaf"].encode()))}
    yield "inclusion", oracle.inclusion(where)
    known = s["known_at"]
    proofs = [c["proof"] for c in bundle["consistency"] if (c["from"], c["to"]) == (known["size"], size)]
    yield "known-at", known["size"] == "0" or any(oracle.consistency(
        {"from": known["size"], "to": size, "fromRoot": known["root"], "toRoot": root, "proof": p}) for p in proofs)
    roll, stated = bundle["roll"], s["roll"]
    yield "roll-size", s["value"] == stated["size"] == str(len(roll)) == str(int(stated["public"]) + int(stated["hidden"]))
    yield "roll-root", root_of([oracle.leaf(line.encode()) for line in roll]) == base64.b64decode(stated["root"])
    tags = [base64.b64decode(json.loads(line)["tag"]) for line in roll]
    yield "roll-tags", all(a < b for a, b in zip(tags, tags[1:]))
    yield "definition", hashlib.sha256(canonical(bundle["definition"])).hexdigest() == s["definition"]["sha256"]
    yield "openings", all(oracle.commitment({
        "salt": o["salt"], "message": base64.b64encode(b"apora-roll-entry-v1\0" + canonical(o["payload"])),
        "commitment": json.loads(roll[int(o["index"])])["c"]}) for o in bundle["openings"])

if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file: found = list(check(json.load(file), sys.argv[2], sys.argv[3], sys.argv[4:]))
    for step, good in found: print("%-10s %s" % (step, "passed" if good else "FAILED"))
    sys.exit(0 if all(good for _, good in found) else 1)
