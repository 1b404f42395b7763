// Times one engine at one scale, sends the figures to the server that the page came from, and goes on to the next.
import start, { Engine } from './engine.js';
import { peers } from './peers.bundle.js';

const now = () => performance.now();
const json = async (file) => (await fetch(file)).json();
const send = (to, text) => fetch(to, { method: 'POST', body: text });

const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
};

// Every text that stands in the box while a query is typed, each once, in an order that has nothing to do with the
// queries: where the time runs out, those that were timed are like those that were not.
const typed = (queries) => {
  const texts = new Set();
  for (const { q } of queries) {
    for (let end = 1; end <= q.length; end++) {
      const text = q.slice(0, end).trim();
      if (text) texts.add(text);
    }
  }
  const hash = (text) => {
    let sum = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return sum;
  };
  return [...texts].sort((a, b) => hash(a) - hash(b));
};

// The finest step of the clock, in microseconds.
const step = () => {
  let finest = Infinity;
  let last = now();
  for (let seen = 0; seen < 500; ) {
    const next = now();
    if (next > last) {
      finest = Math.min(finest, next - last);
      seen++;
    }
    last = next;
  }
  return finest * 1000;
};

// Makes something some times over; fewer where one takes long.
const repeated = (times, longest, make) => {
  const taken = [];
  let made;
  for (let run = 0; run < times; run++) {
    made?.free?.();
    const started = now();
    made = make();
    taken.push(now() - started);
    if (taken.at(-1) > longest) break;
  }
  return { made, first: taken[0], median: quantile(taken, 0.5) };
};

// Each text is timed twice and the faster counts, since the machine has other things to do; what is done before the
// engine is warm is not counted.
const timed = (search, texts, { warm, budget }) => {
  let started = now();
  for (const text of texts) {
    search(text);
    if (now() - started > warm) break;
  }
  const us = [];
  started = now();
  for (const text of texts) {
    let faster = Infinity;
    for (let run = 0; run < 2; run++) {
      const before = now();
      search(text);
      faster = Math.min(faster, now() - before);
    }
    us.push(faster * 1000);
    if (now() - started > budget) break;
  }
  return {
    median: quantile(us, 0.5),
    p99: quantile(us, 0.99),
    mean: us.reduce((sum, one) => sum + one, 0) / us.length,
    queries: us.length,
  };
};

// Ours: what a browser fetches is an index already.
const ours = async (scale, texts, limits) => {
  const [bytes] = await Promise.all([
    fetch(`waymark-${scale}.index`).then((answer) => answer.arrayBuffer()),
    start(),
  ]);
  const index = new Uint8Array(bytes);
  const ready = repeated(5, limits.budget / 3, () => new Engine(index));
  return {
    ready: ready.median,
    first: ready.first,
    way: 'index',
    ...timed((text) => ready.made.search(text), texts, limits),
  };
};

// A peer's index can be made of the documents or of what it saved: the quicker way counts.
const theirs = async (engine, scale, texts, limits) => {
  const peer = peers[engine];
  if (!peer) throw new Error(`there is no ${engine} in the bundle`);
  const documents = (await json(`documents-${scale}.json`)).map((document, id) => ({ ...document, id }));
  const built = repeated(5, limits.budget / 3, () => peer.build(documents));
  const saved = peer.save(built.made);
  const loaded = repeated(5, limits.budget / 3, () => peer.load(saved));
  await send(`saved/${engine}-${scale}.index`, saved);
  for (const text of texts.slice(0, 50)) {
    // Documents with the same score may change places.
    const [one, other] = [built.made, loaded.made].map((index) => peer.search(index, text).sort((a, b) => a - b));
    if (one.join() !== other.join()) throw new Error(`${engine} finds something else for "${text}" once it was saved and loaded`);
  }
  const [ready, way] = loaded.median < built.median ? [loaded, 'index'] : [built, 'documents'];
  return {
    ready: ready.median,
    first: ready.first,
    way,
    ...timed((text) => peer.search(built.made, text), texts, limits),
  };
};

const number = Number(new URLSearchParams(location.search).get('step') ?? 0);
try {
  const { steps, warm } = await json('plan.json');
  const { engine, scale, budget } = steps[number];
  const texts = typed(await json('queries.json'));
  const limits = { warm, budget };
  // What the page before this one left behind is no part of what is timed.
  globalThis.gc?.();
  const figures =
    engine === 'waymark' ? await ours(scale, texts, limits) : await theirs(engine, scale, texts, limits);
  await send('figures', JSON.stringify({ engine, scale, isolated: crossOriginIsolated, step: step(), ...figures }));
  if (number + 1 < steps.length) location.replace(`?step=${number + 1}`);
} catch (error) {
  await send('fault', `${error?.stack ?? error}`);
}
