//! Passphrases: what is made is encrypted with the one that stands beside it, and what is encrypted asks for its own. None is kept.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use guidance::seal::{Kind, SHORTEST, Sealed, is_enough};

use crate::platform::part::Part;
use crate::platform::seal;
use crate::words::desk as words;

/// Makes the fields of the page work, and switches them off where the browser can't encrypt.
pub(super) fn start(place: &Part) {
    for form in place.find_all(".pass, .ask") {
        let (Some(field), Some(show)) = (form.find("input"), form.find(".pass__show input")) else {
            continue;
        };
        form.on("submit", |event| event.prevent());
        if !seal::is_there() {
            field.set("disabled", Some(""));
            show.set("disabled", Some(""));
            if let Some(off) = form.find(".pass__off") {
                off.show(true);
            }
        }
        let complete = field.get("autocomplete");
        show.clone().on("change", move |_| {
            // What is shown is a text like any other, and a browser is not to remember it.
            let (kind, complete) = if show.checked() {
                ("text", Some("off"))
            } else {
                ("password", complete.as_deref())
            };
            field.set("type", Some(kind));
            field.set("autocomplete", complete);
        });
    }
}

/// The passphrase that stands in the section of a control; `None` where there is none, and nothing is to be encrypted.
///
/// # Errors
/// When it is too short, which is said at its field. Where `is_asked`, the field gets the focus.
pub(super) fn beside(control: &Part, is_asked: bool) -> Result<Option<String>, ()> {
    let section = control.closest("section");
    let Some(form) = section.and_then(|section| section.find(".pass")) else {
        return Ok(None);
    };
    let (Some(field), Some(wrong)) = (form.find("input"), form.find(".wrong")) else {
        return Ok(None);
    };
    let passphrase = field.value();
    let is_short = !passphrase.is_empty() && !is_enough(&passphrase);
    field.set("aria-invalid", is_short.then_some("true"));
    if is_short {
        wrong.say(&words::pass_short(SHORTEST));
        if is_asked {
            field.focus();
        }
        return Err(());
    }
    wrong.say("");
    Ok((!passphrase.is_empty()).then_some(passphrase))
}

/// The form that asks for the passphrase of what is encrypted.
pub(super) struct Ask {
    form: Part,
    field: Part,
    wrong: Part,
    sealed: RefCell<Option<(Kind, Sealed)>>,
    /// Goes up with everything that is asked and tried: what comes out of an earlier try is nobody's any more.
    tries: Cell<u32>,
    then: Box<dyn Fn(Kind, Vec<u8>)>,
}

impl Ask {
    /// Finds the form, and hands over what comes out of it.
    pub(super) fn start(place: &Part, then: Box<dyn Fn(Kind, Vec<u8>)>) -> Option<Rc<Self>> {
        let form = place.find(".ask")?;
        let ask = Rc::new(Self {
            field: form.find("input")?,
            wrong: form.find(".wrong")?,
            form,
            sealed: RefCell::default(),
            tries: Cell::default(),
            then,
        });
        let own = Rc::clone(&ask);
        ask.form.on("submit", move |_| own.open());
        Some(ask)
    }

    /// Asks for the passphrase of this.
    pub(super) fn ask(&self, kind: Kind, sealed: Sealed) {
        self.stop();
        *self.sealed.borrow_mut() = Some((kind, sealed));
        self.form.show(true);
        let mut focus = &self.field;
        if !seal::is_there() {
            self.wrong.say(words::pass_needs());
            self.wrong.set("tabindex", Some("-1"));
            focus = &self.wrong;
        }
        focus.focus();
    }

    /// Asks no more, and forgets what was typed.
    pub(super) fn stop(&self) {
        self.tries.set(self.tries.get() + 1);
        *self.sealed.borrow_mut() = None;
        self.form.show(false);
        self.field.set_value("");
        // What comes next is not shown while it is typed unless the reader says so again.
        self.field.set("type", Some("password"));
        if let Some(show) = self.form.find(".pass__show input") {
            show.set_checked(false);
        }
        self.say("", false);
    }

    fn say(&self, words: &str, is_wrong: bool) {
        self.field.set("aria-invalid", is_wrong.then_some("true"));
        self.wrong.say(words);
    }

    fn open(self: &Rc<Self>) {
        let Some((kind, sealed)) = self.sealed.borrow().clone() else {
            return;
        };
        // Why not stands there already.
        if !seal::is_there() {
            return;
        }
        let tried = self.tries.get() + 1;
        self.tries.set(tried);
        self.say(words::pass_opening(), false);
        let own = Rc::clone(self);
        let then = Box::new(move |bytes: Option<Vec<u8>>| {
            if own.tries.get() != tried {
                return;
            }
            let Some(bytes) = bytes else {
                let why = match kind {
                    Kind::Link => words::pass_wrong_link(),
                    Kind::File => words::pass_wrong_file(),
                };
                own.say(why, true);
                own.field.focus();
                return own.field.select();
            };
            own.stop();
            (own.then)(kind, bytes);
        });
        seal::open(&sealed, &self.field.value(), then);
    }
}
