//! The time, and a name for the page that writes.

use guidance::progress::Stamp;

/// A clock that stamps changes with the time and with a name that this open page alone has.
#[must_use]
pub fn stamps() -> impl Fn() -> Stamp + 'static {
    // 53 random bits tell apart the pages that one person has open; nothing secret hangs on them.
    let writer = format!(
        "{:x}",
        (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
    );
    move || Stamp {
        writer: writer.clone(),
        at: js_sys::Date::now() as u64,
    }
}
