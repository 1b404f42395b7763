//! A journal beside local storage. A browser that is killed may lose the last half a minute of local storage; this is on disk
//! before it says so. It lies in a database of the browser's that only answers later, so it is kept by the script that starts
//! the program (`src/boot.js`).

use guidance::assess::ForJournal;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Keeps texts under keys (`[[key, text]]`) and drops keys, those that end with a slash with all that start so. Then says
    /// whether it is done, and hands over all that is kept where `keep` is null.
    #[wasm_bindgen(js_name = journal)]
    fn act(keep: Option<Array>, dropped: Array, then: &JsValue);
}

/// Keeps and drops what a change asks for; then says whether that is on disk.
pub fn keep(journal: ForJournal, then: impl FnOnce(bool) + 'static) {
    if journal == ForJournal::default() {
        return;
    }
    let pair = |(key, text): (String, String)| Array::of2(&key.into(), &text.into());
    let keep = journal.keep.into_iter().map(pair).collect();
    let drop = journal.drop.into_iter().map(JsValue::from).collect();
    let then = Closure::once_into_js(move |done: bool| then(done));
    act(Some(keep), drop, &then);
}

/// Hands over all that is kept, as keys and texts; `None` where there is no journal in this browser.
pub fn read(then: impl FnOnce(Option<Vec<(String, String)>>) + 'static) {
    let then = Closure::once_into_js(move |done: bool, all: Option<Array>| {
        let pair = |pair: JsValue| {
            let pair: Array = pair.unchecked_into();
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        };
        let all = all.unwrap_or_default().iter().filter_map(pair).collect();
        then(done.then_some(all));
    });
    act(None, Array::new(), &then);
}
