//! The time, and a name for the page that writes.

/// The time by the device's clock, milliseconds since 1970.
#[must_use]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// A word that no other open page has. 53 random bits tell apart the pages that one person has open; nothing secret hangs on
/// them.
#[must_use]
pub fn writer() -> String {
    format!(
        "{:x}",
        (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
    )
}

/// A UUID of version 4, to tell things in a file apart; nothing secret hangs on it.
#[cfg(feature = "desk")]
#[must_use]
pub fn uuid() -> String {
    let part = |digits: u32, mask: u32, bits: u32| {
        let random = (js_sys::Math::random() * 4_294_967_296.0) as u32;
        let text = format!("{:08x}", random & mask | bits);
        text.get(..digits as usize).unwrap_or_default().to_owned()
    };
    let any = |digits| part(digits, u32::MAX, 0);
    let (version, variant) = (
        part(4, 0x0fff_ffff, 0x4000_0000),
        part(4, 0x3fff_ffff, 0x8000_0000),
    );
    [any(8), any(4), version, variant, any(8) + &any(4)].join("-")
}

/// The time as a date and time of day in UTC, as RFC 3339 has it.
#[cfg(feature = "desk")]
#[must_use]
pub fn stamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A day, `YYYY-MM-DD` in the reader's time zone.
#[cfg(feature = "desk")]
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

#[cfg(any(feature = "desk", feature = "hydrate"))]
fn date(at: u64) -> js_sys::Date {
    js_sys::Date::new(&(at as f64).into())
}

/// The language in which dates are written: the page's, in the reader's manner where they have one for it.
#[cfg(any(feature = "desk", feature = "hydrate"))]
fn locale() -> String {
    let page = super::page::language();
    let of = |language: &String| language.get(..2) == page.get(..2);
    let wanted = super::window().navigator().languages();
    let wanted = wanted.iter().filter_map(|one| one.as_string());
    wanted.into_iter().find(of).unwrap_or(page)
}

/// The time of day, as the reader writes it.
#[cfg(any(feature = "desk", feature = "hydrate"))]
#[must_use]
pub fn say_time(at: u64) -> String {
    let options = js_sys::JSON::parse(r#"{"hour":"2-digit","minute":"2-digit"}"#);
    let options = options.unwrap_or(wasm_bindgen::JsValue::UNDEFINED);
    date(at)
        .to_locale_time_string_with_options(&locale(), &options)
        .into()
}

/// The day, as the reader writes it.
#[cfg(any(feature = "desk", feature = "hydrate"))]
#[must_use]
pub fn say_date(at: u64) -> String {
    let options = js_sys::JSON::parse(r#"{"day":"numeric","month":"long","year":"numeric"}"#);
    let options = options.unwrap_or(wasm_bindgen::JsValue::UNDEFINED);
    date(at).to_locale_date_string(&locale(), &options).into()
}

/// When something was: the time of day, and of another day than today that day as well.
#[cfg(any(feature = "desk", feature = "hydrate"))]
#[must_use]
pub fn say_when(at: u64) -> String {
    if say_date(at) == say_date(now()) {
        say_time(at)
    } else {
        say_date_and_time(at)
    }
}

/// Day and time.
#[cfg(any(feature = "desk", feature = "hydrate"))]
#[must_use]
pub fn say_date_and_time(at: u64) -> String {
    [say_date(at), say_time(at)].join(", ")
}

/// A day that is `YYYY-MM-DD`, as the reader writes it; anything else as it is.
#[cfg(feature = "desk")]
#[must_use]
pub fn say_day(day: &str) -> String {
    // Noon, so that no time zone makes another day of it.
    let at = js_sys::Date::parse(&[day, "T12:00:00"].concat());
    if at.is_nan() {
        day.to_owned()
    } else {
        say_date(at as u64)
    }
}
