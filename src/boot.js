// Starts the program, and says so on the page when it does not start. A classic script, so that it also runs where
// the page was opened as a file and the browser refuses modules.
(() => {
  const here = document.currentScript?.src;
  const at = (name) => new URL('./' + name, here);
  // In the one file (src/single.js) everything is here already; on a host it is fetched when it is wanted.
  const carried = window.carried;
  const start = (glue, wasm) => {
    if (carried) return carried.start(glue, wasm);
    // Both at once. Why one can't be had is said where it is wanted.
    const fetched = fetch(at(wasm));
    fetched.catch(() => {});
    return import(at(glue)).then((program) => program.default({ module_or_path: fetched }).then(() => program));
  };
  const bytes = (name) => carried ? carried.bytes(name) : fetch(at(name)).then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(name)));
  const text = (name) => bytes(name).then((bytes) => new TextDecoder().decode(bytes)).catch(() => '');
  const dressed = (name) => {
    if (carried) return carried.dress(name);
    const styles = document.createElement('link');
    styles.rel = 'stylesheet';
    styles.href = at(name);
    document.head.append(styles);
  };
  // The page's policy lets no text become markup or a script but by this. Programs escape what they did not write themselves
  // (src/ui); what could load or run something is refused once more.
  window.trustedTypes?.createPolicy('default', {
    createHTML: (html) => /<(script|iframe|object|embed|base|link|meta)\b/i.test(html) ? null : html,
    createScriptURL: (url) => url === at('worker.js').href ? url : null,
  });
  // The journal of src/platform/journal.rs: a database of one list, whose changes are on disk before they are said to be.
  const database = () => new Promise((resolve, reject) => {
    // Another site of ours on this host has keys, and so a database, of its own.
    const { keys } = document.getElementById('outline').dataset;
    const asked = indexedDB.open(keys ? 'waymark-' + keys : 'waymark', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('journal');
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = reject;
  });
  let opened;
  window.journal = async (keep, drop, then) => {
    try {
      const work = (await (opened ??= database())).transaction('journal', keep ? 'readwrite' : 'readonly', { durability: 'strict' });
      const list = work.objectStore('journal');
      const [keys, texts] = keep ? [] : [list.getAllKeys(), list.getAll()];
      // What is dropped may be all of a system, and what is kept the word that it is gone.
      for (const key of drop) list.delete(key.endsWith('/') ? IDBKeyRange.bound(key, key + '\uffff') : key);
      for (const [key, text] of keep ?? []) list.put(text, key);
      await new Promise((resolve, reject) => {
        work.oncomplete = resolve;
        work.onerror = work.onabort = reject;
      });
      then(true, keys?.result.map((key, at) => [key, texts.result[at]]));
    } catch {
      opened = undefined;
      then(false);
    }
  };
  // Encrypts or decrypts with a passphrase (src/platform/seal.rs). The head is authenticated with the rest; crates/guidance/src/seal.rs
  // says where in it the salt and the IV stand.
  window.seal = async (act, passphrase, iterations, head, bytes, then) => {
    let done;
    try {
      // The program's memory may move while this waits.
      const [additionalData, data] = [head.slice(), bytes.slice()];
      const { subtle } = crypto;
      const known = await subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize()), 'PBKDF2', false, ['deriveKey']);
      const way = { name: 'PBKDF2', hash: 'SHA-256', salt: additionalData.subarray(6, 22), iterations };
      const key = await subtle.deriveKey(way, known, { name: 'AES-GCM', length: 256 }, false, [act]);
      done = new Uint8Array(await subtle[act]({ name: 'AES-GCM', iv: additionalData.subarray(22), additionalData }, key, data));
    } catch {}
    then(done);
  };
  // What writes workbooks is a program of its own, fetched by who asks for one (src/platform/workbook.rs).
  window.workbook = (text, then) => start('XLSX', 'XLSXWASM').then((program) => program.write(text)).catch(() => {}).then(then);
  // The text comes first: what the program needs is fetched when the page has been painted. A page in the back is not, and browsers
  // need not say that they have.
  const painted = new Promise((done) => {
    if (document.hidden) done();
    new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
    setTimeout(done, 1500);
  });
  painted.then(() => start('GLUE', 'WASM'))
    .catch((error) => {
      document.documentElement.dataset.app = 'failed';
      console.warn('Waymark: the program did not start, so ticking is off.', error);
    });
  // For the screen once they are there: no page waits for these styles.
  const late = document.getElementById('late');
  const dress = () => late.media = 'all';
  if (late) late.sheet ? dress() : late.addEventListener('load', dress);
  // WebKit on Apple's systems deletes what a site has kept after seven days of use without a visit, unless it is installed.
  const { vendor, platform, standalone } = navigator;
  if (/^Apple/.test(vendor) && /^(Mac|iP)/.test(platform) && !standalone && !matchMedia('(display-mode: standalone)').matches) document.documentElement.dataset.week = '';
  // Search is a program of its own, fetched when it is first wanted: a reader goes to the field, or comes from results.
  const field = document.querySelector('[name=q]');
  let finder;
  const find = () => finder ??= Promise.all([start('FINDER', 'FINDWASM'), bytes('FIND.bin')])
    .then(([module, index]) => {
      dressed('STYLES');
      module.start(new Uint8Array(index), (name) => text('FIND-' + name + '.txt').then((text) => module.lines(name, text)));
    })
    // The form leads to a page that says what to do instead; the next time it is tried again.
    .catch((error) => {
      finder = undefined;
      document.documentElement.dataset.find = 'failed';
      // Late: whoever leaves the page at once breaks it off, and is told nothing.
      setTimeout(console.warn, 400, 'Waymark: search did not start.', error);
    });
  // So are assessments, on their pages.
  if (document.querySelector('.desk')) {
    Promise.all([start('DESK', 'DESKWASM'), text('DESKTEXT')])
      .then(([module, text]) => module.start(text))
      .catch((error) => {
        document.documentElement.dataset.desk = 'failed';
        setTimeout(console.warn, 400, 'Waymark: assessments did not start.', error);
      });
  }
  field?.addEventListener('focus', find);
  if (document.activeElement === field || /[?&]q=/.test(location.search) || document.querySelector('.seek')) find();
  document.addEventListener('keydown', (event) => {
    // In other fields the keys are the field's own.
    if ((event.ctrlKey || event.metaKey) && event.key === 'k' && field && !event.target.closest('textarea, dialog')) {
      event.preventDefault();
      field.focus();
    }
  });
  // A button that hides itself takes the focus with it: whoever uses the keyboard goes on at the start of its form, or of
  // the page's main part. A window gives the focus back itself.
  document.addEventListener('click', ({ target }) => setTimeout(() => {
    if (target.closest('dialog') || target.checkVisibility() || ![document.body, target].includes(document.activeElement)) return;
    (target.closest('form')?.querySelector('input') ?? document.querySelector('main')).focus();
  }));
  // The contents list follows: what has passed a line near the top of the window is being read. The line sinks at the foot of
  // the page, where the last sections can't come so high.
  const entries = [...document.querySelectorAll('.toc a')].map((link) => [link, document.getElementById(link.hash.slice(1))])
    .filter(([, place]) => place);
  const follow = () => {
    const root = document.documentElement;
    const line = innerHeight * (0.2 + 0.75 * (scrollY / Math.max(1, root.scrollHeight - innerHeight)) ** 8);
    const current = entries.findLast(([, place]) => place.getBoundingClientRect().top < line);
    for (const [link] of entries) {
      if (link === current?.[0]) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  if (entries.length) {
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow);
    follow();
    // Where the list stays in sight it may lie over what the focus goes to: browsers think that is in sight, too.
    const list = document.querySelector('.toc');
    // In the next frame: WebKit scrolls after it has said where the focus is.
    document.addEventListener('focusin', ({ target }) => requestAnimationFrame(() => {
      const [over, under] = [list.getBoundingClientRect(), target.getBoundingClientRect()];
      const covered = over.bottom > under.top && over.top < under.bottom && over.right > under.left && over.left < under.right;
      if (covered && !list.contains(target) && !target.contains(list) && target.matches(':focus-visible')) scrollBy({ top: under.top - over.bottom - 8, behavior: 'instant' });
    }));
  }
})();
