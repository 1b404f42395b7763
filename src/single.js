// The whole site in one file. Which page is shown stands in the query, `waymark.html?at=2.1.html&stage=design#m-1`, so that each
// page is a document of its own with its place, its history and its saved work, as on a host. Everything lies packed in the
// page; how, stands in src/bin/prerender/single.rs.
(async () => {
  const glues = { GLUES };
  const boot = () => {
    BOOT
  };
  const policy = window.trustedTypes?.createPolicy('waymark', { createHTML: (html) => html });
  const pack = document.getElementById('pack');
  try {
    const packed = Uint8Array.from(atob(pack.textContent), (letter) => letter.charCodeAt());
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const from = new Uint8Array(await new Response(stream).arrayBuffer());
    let read = 0;
    const number = () => {
      let [sum, scale, byte] = [0, 1];
      do {
        byte = from[read++];
        sum += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      return sum;
    };
    const all = new Uint8Array(number());
    for (let end = 0; end < all.length;) {
      const own = number();
      all.set(from.subarray(read, read + own), end);
      read += own;
      end += own;
      const [again, back] = [number(), number()];
      all.copyWithin(end, end - back, end - back + again);
      end += again;
    }
    const words = (bytes) => new TextDecoder().decode(bytes);
    const list = all.indexOf(0);
    const files = new Map();
    let place = list + 1;
    for (const line of words(all.subarray(0, list)).split('\n')) {
      const [name, size] = line.split(' ');
      files.set(name, all.subarray(place, place += +size));
    }
    const dress = (name) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(words(files.get(name)));
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    };
    window.carried = {
      start: async (glue, wasm) => {
        const program = glues[glue]();
        await program.default({ module_or_path: files.get(wasm) });
        return program;
      },
      bytes: async (name) => files.get(name) ?? Promise.reject(new Error(name + ' is not in this file')),
      dress,
    };
    const asked = /^\?at=([^&]*)/.exec(location.search)?.[1] ?? 'index.html';
    const page = words(files.get(files.has(asked) && asked.endsWith('.html') ? asked : '404.html'));
    const [title, styles] = page.split('\n', 2);
    const markup = page.slice(title.length + styles.length + 2);
    document.title = title;
    dress(styles + '.css');
    dress('late.css');
    document.body.innerHTML = policy ? policy.createHTML(markup) : markup;
    // Links name pages as on a host. They are turned when somebody is about to follow or to copy one, whoever wrote it.
    const turn = ({ target }) => {
      const link = target.closest?.('a[href]');
      const [, name, query, at] = /^([\w.-]+\.html)(?:\?([^#]*))?(#.*)?$/.exec(link?.getAttribute('href') ?? '') ?? [];
      if (name) link.setAttribute('href', '?at=' + name + (query ? '&' + query : '') + (at ?? ''));
    };
    for (const kind of ['pointerdown', 'focusin', 'click']) addEventListener(kind, turn, true);
    addEventListener('submit', (event) => {
      const action = event.target.getAttribute('action');
      if (event.defaultPrevented || !action) return;
      event.preventDefault();
      location.assign('?at=' + action + '&' + new URLSearchParams(new FormData(event.target)));
    });
    boot();
    // The place could not be found before there was a page.
    if (location.hash) location.replace(location.href);
  } catch (error) {
    document.getElementById('opening')?.replaceChildren('SAYBROKEN');
    console.error('Waymark: the page could not be unpacked.', error);
  }
})();
