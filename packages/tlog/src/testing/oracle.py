#!/usr/bin/env python3
"""A second verifier, written from the specifications and sharing no line with the first: Python's standard library and
the program openssl. It reads one JSON object per line and answers each with true or false. A person can use it by hand:
docs/verify-by-hand.md says how."""
import base64, hashlib, hmac, json, os, subprocess, sys, tempfile

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def leaf(data): return sha(b"\x00", data)
def node(left, right): return sha(b"\x01", left, right)
def b64(text): return base64.b64decode(text, validate=True)

def inclusion(q):
    """RFC 6962 2.1.1, by recomputing the path from the top: which side the leaf is on at each split."""
    index, size, proof = int(q["index"]), int(q["size"]), [b64(p) for p in q["proof"]]
    def climb(i, n, path):
        if n == 1: return b64(q["leaf"]) if not path else None
        if not path: return None
        k = 1 << ((n - 1).bit_length() - 1)
        below = climb(i, k, path[:-1]) if i < k else climb(i - k, n - k, path[:-1])
        if below is None: return None
        return node(below, path[-1]) if i < k else node(path[-1], below)
    if not 0 <= index < size or any(len(p) != 32 for p in proof): return False
    return climb(index, size, proof) == b64(q["root"])

def consistency(q):
    """RFC 6962 2.1.2, recursively: the same proof must give both roots."""
    m, n, path = int(q["from"]), int(q["to"]), [b64(p) for p in q["proof"]]
    first, second = b64(q["fromRoot"]), b64(q["toRoot"])
    if not 0 < m <= n or any(len(p) != 32 for p in path): return False
    def sub(m, n, whole):
        """The root of the first m and of all n leaves of a subtree."""
        if m == n:
            h = first if whole else path.pop(0)
            return h, h
        k = 1 << ((n - 1).bit_length() - 1)
        if m <= k:
            old, new = sub(m, k, whole)
            return old, node(new, path.pop(0))
        old, new = sub(m - k, n - k, False)
        left = path.pop(0)
        return node(left, old), node(left, new)
    try: old, new = sub(m, n, True)
    except IndexError: return False
    return not path and old == first and new == second

def ed25519(key, message, signature):
    """openssl pkeyutl; the key is wrapped as a SubjectPublicKeyInfo."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"k.der": bytes.fromhex("302a300506032b6570032100") + key, "m": message, "s": signature}
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as f: f.write(data)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey k.der -rawin -in m -sigfile s".split()
        return subprocess.run(command, cwd=folder, capture_output=True).returncode == 0

def note(q):
    """C2SP signed-note: one line by this key must be good; a cosignature key signs time and text."""
    name, key_id, material = q["vkey"].split("+", 2)
    material = b64(material)
    text, _, lines = q["note"].rpartition("\n\n")
    text += "\n"
    for line in lines.splitlines():
        dash, who, blob = line.split(" ")
        blob = b64(blob)
        if dash != "\u2014" or who != name or blob[:4].hex() != key_id: continue
        if sha(name.encode(), b"\n", material)[:4].hex() != key_id: return False
        message = text.encode()
        if material[0] == 4:
            message = b"cosignature/v1\ntime %d\n" % int.from_bytes(blob[4:12], "big") + message
        return ed25519(material[1:], message, blob[-64:])
    return False

def commitment(q):
    salt = b64(q["salt"])
    return len(salt) == 32 and hmac.new(salt, b64(q["message"]), "sha256").digest() == b64(q["commitment"])

CHECKS = {"inclusion": inclusion, "consistency": consistency, "note": note, "commitment": commitment,
          "leaf": lambda q: leaf(b64(q["data"])) == b64(q["hash"])}

if __name__ == "__main__":
    for line in sys.stdin:
        question = json.loads(line)
        try: answer = bool(CHECKS[question["kind"]](question))
        except (ValueError, KeyError): answer = False
        print(json.dumps(answer), flush=True)
