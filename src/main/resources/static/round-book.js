// The receipt book on the phone: papers and their numbers in IndexedDB, kept until the cooperative's books have them.
"use strict";
globalThis.roundBook = (() => {
  const root = document.querySelector("[data-round]");
  if (!root || !globalThis.indexedDB) return null;
  // Papers are their writer's: whoever signs in next on this phone does not send them.
  const owner = root.dataset.coop + "/" + root.dataset.collector;
  let opened;
  const open = () => opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("keliling", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("books", { keyPath: "owner" });
      asked.result.createObjectStore("papers", { keyPath: "id" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  // On the disk before it is answered: the phone may be switched off a second later.
  const within = async (mode, work) => {
    const db = await open();
    return new Promise((done, failed) => {
      const turn = db.transaction(["books", "papers"], mode, { durability: "strict" });
      let answer;
      turn.oncomplete = () => done(answer);
      turn.onabort = () => failed(turn.error);
      work(turn.objectStore("books"), turn.objectStore("papers"), value => { answer = value; });
    });
  };
  const uuid7 = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let i = 0, now = Date.now(); i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
  const changed = () => document.dispatchEvent(new Event("round:changed"));

  return {
    owner,
    // The book of this phone: its device id, and, after the first contact, its number and the next paper's.
    book: () => within("readwrite", (books, _, answer) => {
      books.get(owner).onsuccess = event => {
        const book = event.target.result ?? { owner, device: uuid7(), next: 1, offset: 0 };
        books.put(book);
        answer(book);
      };
    }),
    note: fields => within("readwrite", (books, _, answer) => {
      books.get(owner).onsuccess = event => {
        const book = { ...event.target.result, ...fields };
        // Numbers go up only, whatever the server or another tab says.
        book.next = Math.max(event.target.result.next, fields.next ?? 1);
        books.put(book);
        answer(book);
      };
    }).then(book => { changed(); return book; }),
    // Draws the number and writes the paper in one turn; null as long as the phone has no number of its own.
    write: paper => within("readwrite", (books, papers, answer) => {
      books.get(owner).onsuccess = event => {
        const book = event.target.result;
        if (!book?.phone) return answer(null);
        const now = new Date(Date.now() + book.offset);
        const written = {
          ...paper, id: uuid7(), owner, phone: book.phone, paper: book.next, sent: false,
          date: new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(now), takenAt: now.toISOString(),
        };
        papers.add(written);
        books.put({ ...book, next: book.next + 1 });
        answer(written);
      };
    }).then(written => { changed(); return written; }),
    all: () => within("readonly", (_, papers, answer) => {
      papers.getAll().onsuccess = event => answer(event.target.result);
    }),
    answered: (id, fields) => within("readwrite", (_, papers, answer) => {
      papers.get(id).onsuccess = event => {
        const paper = { ...event.target.result, ...fields };
        papers.put(paper);
        answer(paper);
      };
    }).then(paper => { changed(); return paper; }),
    // What the books have had for a month need not stay on the phone.
    tidy: () => within("readwrite", (_, papers) => {
      const old = new Date(Date.now() - 31 * 864e5).toISOString();
      papers.openCursor().onsuccess = event => {
        const at = event.target.result;
        if (!at) return;
        if (at.value.sent && at.value.takenAt < old) at.delete();
        at.continue();
      };
    }),
    number: paper => `K${owner.split("/")[1]}-${paper.phone}-${String(paper.paper).padStart(4, "0")}`,
    rupiah: amount => "Rp" + String(amount).replace(/\B(?=(\d{3})+$)/g, "."),
  };
})();
