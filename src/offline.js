// Has the site kept on the device (src/worker.js), says so at the foot of the page, and offers a new edition. No page waits for
// this. Browsers have no workers where a page came neither by HTTPS nor from this device.
(() => {
  const workers = navigator.serviceWorker;
  const here = document.currentScript.src;
  const make = (name, parent, text) => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    return element;
  };
  const manifest = make('link', document.head, '');
  manifest.rel = 'manifest';
  manifest.href = new URL('./manifest.webmanifest', here);
  if (!workers) return;
  const line = make('p', document.querySelector('.foot > div'), '');
  line.role = 'status';
  const say = (text) => line.textContent = text;
  // Never by itself: the reader may be in the midst of something.
  let taken, offered;
  workers.addEventListener('controllerchange', () => taken && location.reload());
  const offer = (worker) => {
    const isFirst = !offered;
    offered = worker;
    if (!isFirst) return;
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.role = 'status';
    document.querySelector('main').prepend(notice);
    make('strong', notice, 'SAYNEW');
    const button = make('button', make('p', notice, 'SAYWHY'), 'SAYTAKE');
    button.className = 'link';
    button.addEventListener('click', () => {
      taken = true;
      // Another page may have taken it meanwhile.
      offered.state === 'installed' ? offered.postMessage('take') : location.reload();
    });
  };
  const watch = (worker) => worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && workers.controller) offer(worker);
    if (worker.state === 'activated') say('SAYREADY');
    if (worker.state === 'redundant' && !workers.controller) say('SAYNOT');
  });
  const register = async () => {
    try {
      const kept = await workers.register(new URL('./worker.js', here).href, { updateViaCache: 'none' });
      if (kept.active) say('SAYREADY');
      if (kept.waiting && workers.controller) offer(kept.waiting);
      kept.addEventListener('updatefound', () => watch(kept.installing));
      watch(kept.installing);
    } catch {
      // The browser forbids it, as many do in private windows, or the host is out of reach.
      say(workers.controller ? 'SAYREADY' : 'SAYNOT');
    }
  };
  // What the page itself needs comes first.
  const soon = window.requestIdleCallback ?? setTimeout;
  document.readyState === 'complete' ? soon(register) : addEventListener('load', () => soon(register));
})();
