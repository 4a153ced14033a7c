// Checks a receipt's proof on the visitor's own device: SHA-256 up the path, then the Ed25519 signatures.
"use strict";
(async () => {
  const line = document.querySelector("[data-proof]");
  if (!line) return;
  const say = (word, css) => {
    line.textContent = line.dataset[word];
    line.className = "own " + css;
    line.hidden = false;
  };
  if (!globalThis.crypto?.subtle) return say("unable", "plain");
  const utf8 = text => new TextEncoder().encode(text);
  const hex = text => Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));
  const base64 = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const join = (...parts) => {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) { whole.set(part, at); at += part.length; }
    return whole;
  };
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const node = (left, right) => sha256([1], left, right);
  const same = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

  // RFC 9162 §2.1.3.2. Numbers stay below 2^53, so plain division serves.
  const root = async (leaf, index, size, path) => {
    let fn = index, sn = size - 1, hash = leaf;
    for (const sibling of path) {
      if (sn === 0) return null;
      if (fn % 2 === 1 || fn === sn) {
        hash = await node(sibling, hash);
        while (fn !== 0 && fn % 2 === 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
      } else hash = await node(hash, sibling);
      fn = Math.floor(fn / 2);
      sn = Math.floor(sn / 2);
    }
    return sn === 0 ? hash : null;
  };
  // RFC 9162 §2.1.4.2.
  const grew = async (first, firstRoot, second, secondRoot, path) => {
    if (first === second) return path.length === 0 && same(firstRoot, secondRoot);
    let power = 1;
    while (power * 2 <= first) power *= 2;
    const proof = power === first ? [firstRoot, ...path] : [...path];
    if (proof.length === 0) return false;
    let fn = first - 1, sn = second - 1;
    while (fn % 2 === 1) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
    let fr = proof[0], sr = proof[0];
    for (const hash of proof.slice(1)) {
      if (sn === 0) return false;
      if (fn % 2 === 1 || fn === sn) {
        fr = await node(hash, fr);
        sr = await node(hash, sr);
        while (fn !== 0 && fn % 2 === 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
      } else sr = await node(sr, hash);
      fn = Math.floor(fn / 2);
      sn = Math.floor(sn / 2);
    }
    return sn === 0 && same(fr, firstRoot) && same(sr, secondRoot);
  };
  // A C2SP signed note: text, blank line, "— name base64(key id, signature)". null = this browser knows no Ed25519.
  const signed = async (note, verifier) => {
    const first = verifier.indexOf("+"), name = verifier.slice(0, first), encoded = verifier.slice(verifier.indexOf("+", first + 1) + 1);
    const text = note.slice(0, note.indexOf("\n\n") + 1), key = base64(encoded);
    const id = (await sha256(utf8(name + "\n"), key)).slice(0, 4);
    let open;
    try { open = await crypto.subtle.importKey("raw", key.slice(1), "Ed25519", false, ["verify"]); } catch { return null; }
    for (const row of note.slice(text.length + 1).split("\n")) {
      const [dash, who, signature] = row.split(" ");
      if (dash !== "—" || who !== name) continue;
      const bytes = base64(signature);
      if (same(bytes.slice(0, 4), id) && await crypto.subtle.verify("Ed25519", open, bytes.slice(4), utf8(text))) return true;
    }
    return false;
  };
  const said = note => {
    const [origin, size, encoded] = note.split("\n");
    return { origin, size: Number(size), root: base64(encoded) };
  };

  const check = async proof => {
    const leaf = hex(proof.leaf), log = said(proof.checkpoint);
    // The receipt in the hand names the fingerprint's beginning: nothing else is proven here.
    const mark = new URLSearchParams(location.search).get("h");
    if (!mark || !proof.leaf.startsWith(mark)) return "bad";
    if (proof.text !== null && !same(await sha256([0], utf8(proof.text)), leaf)) return "bad";
    if (proof.index + 1 !== proof.number || log.size !== proof.size) return "bad";
    if (log.origin !== "sokoguru.id/" + proof.cooperative) return "bad";
    const reached = await root(leaf, proof.index, proof.size, proof.path.map(hex));
    if (!reached || !same(reached, log.root)) return "bad";
    let all = await signed(proof.checkpoint, proof.key);
    for (const witness of proof.witnesses) {
      const seen = said(witness.checkpoint);
      if (!await grew(seen.size, seen.root, proof.size, log.root, witness.consistency.map(hex))) return "bad";
      const good = await signed(witness.checkpoint, witness.key);
      if (all !== false) all = good === true ? all : good;
    }
    return all === false ? "bad" : all === null ? "part" : "good";
  };

  say("busy", "plain");
  try {
    const answer = await fetch(line.dataset.proof, { headers: { Accept: "application/json" } });
    if (!answer.ok) return say("unable", "plain");
    const result = await check(await answer.json());
    say(result, result === "bad" ? "bad" : "good");
  } catch (broken) {
    console.warn("proof", broken);
    say(broken instanceof TypeError ? "unable" : "bad", broken instanceof TypeError ? "plain" : "bad");
  }
})();
