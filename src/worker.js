// Keeps one edition of the site whole on the device, so that every page opens without a network. Its own file changes
// whenever any file of the site does, since it lists them all with their digests: by that a browser learns of a new edition.
(() => {
  const { scope } = registration;
  const FILES = new Map('LIST'.split(',').map((one) => one.split(' ')));
  // Caches belong to a whole host, and others may stand on it.
  const OWN = 'waymark ' + scope + ' ';
  const NOW = OWN + 'BUILD';
  // `cargo xtask serve` says "network": what is worked on changes.
  const FIRST = 'cache';
  const isHashed = (name) => /-[0-9a-f]{16}/.test(name);
  const at = (name) => new URL(name, scope).href;
  // Among the files of an edition: since when it is in use.
  const USED = at('in-use');
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const is = async (name, bytes) => hex(await crypto.subtle.digest('SHA-256', bytes)).startsWith(FILES.get(name));
  // A host that is being changed gives files of the next edition; some change what they send. Neither is kept. A file that is named
  // by what is in it is most likely here already.
  const fetched = async (name) => {
    for (const cache of isHashed(name) ? ['default', 'reload'] : ['no-cache']) {
      const answer = await fetch(at(name), { cache });
      const bytes = await answer.arrayBuffer();
      // Made anew: browsers refuse to show a page whose answer was redirected, as hosts that leave out `.html` do, and some hosts
      // give the page for what is not there as not there, whoever asks for it by its name.
      if (await is(name, bytes)) return new Response(bytes, { headers: { 'Content-Type': answer.headers.get('Content-Type') } });
    }
    throw new Error(name + ' is not as this edition has it');
  };
  const older = async () => (await caches.keys()).filter((key) => key.startsWith(OWN) && key !== NOW);
  const known = async (name) => {
    for (const key of await older()) {
      const answer = await (await caches.open(key)).match(at(name));
      if (answer && await is(name, await answer.clone().arrayBuffer())) return answer;
    }
  };
  // All or nothing: a worker that can't have every file is not installed, and the one before stays. What it has got is kept for
  // the next try, unless there is no room.
  addEventListener('install', (event) => event.waitUntil((async () => {
    try {
      const cache = await caches.open(NOW);
      const names = [...FILES.keys()];
      const work = async () => {
        for (let name; (name = names.pop());) {
          if (!await cache.match(at(name))) await cache.put(at(name), await known(name) ?? await fetched(name));
        }
      };
      await Promise.all([work(), work(), work(), work()]);
    } catch (error) {
      if (error.name === 'QuotaExceededError') await caches.delete(NOW);
      throw error;
    }
  })()));
  addEventListener('activate', (event) => event.waitUntil((async () => {
    // The edition that was in use stays, for pages of it that are still open: they ask for its files by names that only it has. It need
    // not be the newest: one may have been offered meanwhile and never taken.
    const since = async (key) => [key, +await (await (await caches.open(key)).match(USED))?.text() || 0];
    const all = await Promise.all((await older()).reverse().map(since));
    all.sort(([, one], [, other]) => other - one);
    for (const [key] of all.slice(1)) await caches.delete(key);
    await (await caches.open(NOW)).put(USED, new Response(Date.now())).catch(() => {});
    await clients.claim();
  })()));
  addEventListener('message', ({ data }) => data === 'take' && skipWaiting());
  // The file that a request asks for: an address may name a folder, or leave out `.html`.
  const named = ({ method, url }) => {
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || !(origin + pathname).startsWith(scope)) return;
    const name = (origin + pathname).slice(scope.length);
    return [name || 'index.html', name + '.html'].find((one) => FILES.has(one)) ?? name;
  };
  const kept = async (name) => {
    if (!FILES.has(name)) return before(name);
    const cache = await caches.open(NOW);
    const answer = await cache.match(at(name));
    if (answer) return answer;
    // The browser has let go of it, as it may. It is kept again, where there is room.
    const again = await fetched(name);
    await cache.put(at(name), again.clone()).catch(() => {});
    return again;
  };
  const before = async (name) => {
    for (const key of isHashed(name) ? await older() : []) {
      const answer = await (await caches.open(key)).match(at(name));
      if (answer) return answer;
    }
    throw new Error(name + ' is not of this site');
  };
  addEventListener('fetch', (event) => {
    const { request } = event;
    const name = named(request);
    if (name === undefined || !FILES.has(name) && !isHashed(name) && request.mode !== 'navigate') return;
    const here = () => kept(name);
    const there = () => fetch(request);
    const lost = async () => {
      // That a page is not to be had now is for the browser to say: it is no page that is not there.
      const page = request.mode === 'navigate' && !FILES.has(name) && await kept('404.html').catch(() => {});
      return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
    };
    const [first, second] = FIRST === 'cache' ? [here, there] : [there, here];
    event.respondWith(first().catch(second).catch(lost));
  });
})();
