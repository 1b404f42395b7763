// Starts the program, and says so on the page when it does not start. A classic script, so that it also runs where
// the page was opened as a file and the browser refuses modules.
(() => {
  const here = document.currentScript.src;
  import(new URL('./GLUE', here))
    .then((program) => program.default({ module_or_path: new URL('./WASM', here) }))
    .catch((error) => {
      document.documentElement.dataset.app = 'failed';
      console.warn('Waymark: the program did not start, so ticking is off.', error);
    })
    // Late, whether the program started or not: no page waits for these styles.
    .finally(() => document.getElementById('late')?.setAttribute('media', 'all'));
  // A button that hides itself takes the focus with it: whoever uses the keyboard goes on at the start of its form, or of
  // the page's main part.
  document.addEventListener('click', ({ target }) => setTimeout(() => {
    if (target.checkVisibility() || ![document.body, target].includes(document.activeElement)) return;
    (target.closest('form')?.querySelector('input') ?? document.querySelector('main')).focus();
  }));
})();
