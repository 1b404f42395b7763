import init from './GLUE';
init({ module_or_path: new URL('./WASM', import.meta.url) }).catch((error) => {
  document.documentElement.dataset.app = 'failed';
  console.warn('Waymark: the program did not start, so ticking is off.', error);
});
