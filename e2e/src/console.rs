//! The browser's console: what stands in it, and what a journey expects there.

/// Advice that Chromium gives on every form with a field for a new passphrase: to name whom it belongs to. Here it belongs to nobody, and a
/// hidden field for a name would keep Enter from working.
const ADVICE: &str = "[DOM] Password forms should have (optionally hidden) username fields";

/// Everything that was written to the console during a journey.
#[derive(Default)]
pub(crate) struct Console {
    lines: Vec<String>,
    expected: Vec<String>,
    allowed: Vec<String>,
}

impl Console {
    pub(crate) fn add(&mut self, line: String) {
        self.lines.push(line);
    }

    pub(crate) fn expect(&mut self, part: &str) {
        self.expected.push(part.to_owned());
    }

    /// What may be written, or not, as the clock has it.
    pub(crate) fn allow(&mut self, part: &str) {
        self.allowed.push(part.to_owned());
    }

    /// Lines that nobody expected, and expectations that did not come true: a message that is no longer
    /// written must not go on excusing others like it.
    pub(crate) fn faults(&self) -> Vec<String> {
        let unexpected = self
            .lines
            .iter()
            .filter(|line| !line.contains(ADVICE))
            .filter(|line| {
                let mut known = self.expected.iter().chain(&self.allowed);
                !known.any(|part| line.contains(part))
            })
            .map(|line| format!("the console says: {line}"));
        let missing = self
            .expected
            .iter()
            .filter(|part| !self.lines.iter().any(|line| line.contains(*part)))
            .map(|part| format!("the console was expected to say: {part}"));
        unexpected.chain(missing).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: &[&str], faults: usize) {
        let mut console = Console::default();
        lines
            .iter()
            .for_each(|line| console.add((*line).to_owned()));
        expected.iter().for_each(|part| console.expect(part));
        assert_eq!(console.faults().len(), faults, "{:?}", console.faults());
    }

    #[test]
    fn only_what_was_expected_may_stand_in_the_console() {
        check(&[], &[], 0);
        check(&["WARNING careful"], &[], 1);
        check(&["INFO hello"], &[], 1);
        check(&["SEVERE status of 404"], &["404"], 0);
        check(&["SEVERE status of 404", "SEVERE other"], &["404"], 1);
        check(&[], &["404"], 1);
    }

    #[test]
    fn what_is_allowed_need_not_be_said() {
        let mut console = Console::default();
        console.allow("preloaded");
        assert!(console.faults().is_empty());
        console.add("WARNING it was preloaded".to_owned());
        assert!(console.faults().is_empty());
    }
}
