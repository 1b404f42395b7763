// The engines that ours is measured against, each with the options that served it best on judged queries. An engine is
// `build(documents)`, `search(handle, text)`, `save(handle)` to a text, and `load(text)` from it.
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';

const { Charset, Document, Encoder } = FlexSearch;
const FIELDS = ['title', 'heading', 'body'];
const BOOST = { title: 1, heading: 1, body: 1 };
const STOP = new Set(stopwords);

const searched = ({ id, title, heading, body }) => ({ id, title, heading, body });

// Words that begin with what was typed, and words close to it; stemmed, without stop words; any word will do.
const MINISEARCH = {
  fields: FIELDS,
  processTerm: (term) => {
    const word = term.toLowerCase();
    return STOP.has(word) ? null : stemmer(word);
  },
  searchOptions: { boost: BOOST, prefix: (term) => term.length > 1, fuzzy: 0.2 },
};

const minisearch = {
  build: (documents) => {
    const index = new MiniSearch(MINISEARCH);
    index.addAll(documents.map(searched));
    return index;
  },
  search: (index, text) => index.search(text).map((found) => found.id),
  save: (index) => JSON.stringify(index),
  load: (text) => MiniSearch.loadJSON(text, MINISEARCH),
};

// Words that begin with what was typed, spelled by their sound; a word that is nowhere is passed over.
const empty = () => {
  const encoder = new Encoder(Charset.LatinAdvanced, { filter: STOP });
  const index = FIELDS.map((field) => ({ field, tokenize: 'forward', encoder, resolution: 9 }));
  return new Document({ document: { id: 'id', index } });
};

const flexsearch = {
  build: (documents) => {
    const index = empty();
    for (const document of documents) index.add(searched(document));
    return index;
  },
  // It ranks each field by itself: put together by reciprocal ranks.
  search: (index, text) => {
    const scores = new Map();
    for (const { field, result } of index.search(text, { suggest: true, limit: 100 })) {
      result.forEach((id, rank) => scores.set(id, (scores.get(id) || 0) + BOOST[field] / (rank + 3)));
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  },
  save: (index) => {
    const parts = {};
    index.export((key, part) => {
      if (part != null) parts[key] = part;
    });
    return JSON.stringify(parts);
  },
  load: (text) => {
    const index = empty();
    for (const [key, part] of Object.entries(JSON.parse(text))) index.import(key, part);
    return index;
  },
};

export const peers = { flexsearch, minisearch };
