//! Encrypting with a passphrase, by the browser's own means (WebCrypto). What it is done with, and in which form, the core says
//! (`guidance::seal`). It takes the browser a while, so the script that starts the program waits for it (`src/boot.js`).

use guidance::seal::{CHANCE, Head, Kind, Sealed};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Fills bytes by chance, as it is needed for secrets.
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn draw(bytes: &mut [u8]);

    /// Encrypts or decrypts (`act`), and hands over bytes; nothing where the browser refused.
    #[wasm_bindgen(js_name = seal)]
    fn act(act: &str, passphrase: &str, rounds: u32, head: &[u8], bytes: &[u8], then: &JsValue);
}

/// Whether the browser offers it: to pages that came over HTTPS, from this device, or from a disk, and to no others.
#[must_use]
pub fn is_there() -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into());
    let subtle = of(&js_sys::global(), "crypto").and_then(|crypto| of(&crypto, "subtle"));
    subtle.is_ok_and(|subtle| subtle.is_truthy())
}

/// Takes what came out. In a box: made anew for everyone who asks, what is around it would be in the program as often.
pub type Then<T> = Box<dyn FnOnce(Option<T>)>;

/// Encrypts bytes; `None` where the browser refused.
pub fn seal(kind: Kind, passphrase: &str, bytes: &[u8], then: Then<Sealed>) {
    let mut chance = [0; CHANCE];
    draw(&mut chance);
    let head = Head::new(kind, chance);
    let then = Box::new(move |body: Option<Vec<u8>>| {
        then(body.map(|body| Sealed { head, body }));
    });
    run("encrypt", &head, passphrase, bytes, then);
}

/// Decrypts; `None` where the passphrase is another, or anything was changed.
pub fn open(sealed: &Sealed, passphrase: &str, then: Then<Vec<u8>>) {
    run("decrypt", &sealed.head, passphrase, &sealed.body, then);
}

fn run(name: &str, head: &Head, passphrase: &str, bytes: &[u8], then: Then<Vec<u8>>) {
    let then = Closure::once_into_js(move |bytes: JsValue| {
        then(bytes.is_truthy().then(|| Uint8Array::new(&bytes).to_vec()));
    });
    act(
        name,
        passphrase,
        head.iterations(),
        head.bytes(),
        bytes,
        &then,
    );
}
