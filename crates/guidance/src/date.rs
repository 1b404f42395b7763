//! Days: when to look at something again, and on which day it was changed.

use std::fmt;
use std::str::FromStr;

use crate::id::IdError;

/// A day of the Gregorian calendar, from the year 1 to 9999. Written `YYYY-MM-DD`.
///
/// Invariant: the day exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    const FORM: &'static str = "a day that exists, as in \"2027-02-28\"";
    const MILLISECONDS: u64 = 86_400_000;

    /// The day, month and year counted from 1; `None` where there is no such day, or it is not in the years 1 to 9999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day in UTC of a time, milliseconds since 1970; `None` after the year 9999.
    #[must_use]
    pub fn of(at: u64) -> Option<Self> {
        let mut days = at / Self::MILLISECONDS;
        // 400 years have always the same number of days.
        let mut year = 1970 + 400 * (days / 146_097);
        days %= 146_097;
        loop {
            let length = 365 + u64::from(is_leap(year));
            if days < length {
                break;
            }
            days -= length;
            year += 1;
        }
        let year = u16::try_from(year).ok()?;
        let mut month = 1;
        while days >= u64::from(days_in(year, month)) {
            days -= u64::from(days_in(year, month));
            month += 1;
        }
        Self::new(year, month, u8::try_from(days).ok()? + 1)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// How many days lie between it and 1 January 1970, on which it is 0.
    #[must_use]
    pub fn days_since_1970(self) -> i32 {
        let year = i32::from(self.year) - 1;
        let leaps = |year: i32| year / 4 - year / 100 + year / 400;
        let months = (1..self.month).map(|month| i32::from(days_in(self.year, month)));
        let years = (year - 1969) * 365 + leaps(year) - leaps(1969);
        years + months.sum::<i32>() + i32::from(self.day) - 1
    }

    /// The day after; `None` after the last day of the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        Self::new(year, month, day + 1)
            .or_else(|| Self::new(year, month + 1, 1))
            .or_else(|| Self::new(year + 1, 1, 1))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        read(text).ok_or_else(|| IdError {
            expected: Self::FORM,
            found: text.to_owned(),
        })
    }
}

fn read(text: &str) -> Option<Date> {
    let number = |part: &str, length: usize| -> Option<u16> {
        let is_plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| part.parse().ok())?
    };
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let small = |part| u8::try_from(number(part, 2)?).ok();
    Date::new(number(year, 4)?, small(month)?, small(day)?)
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year.into()) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for at in (0..5_990).map(|step| step * 489 * Date::MILLISECONDS) {
            let day = Date::of(at).unwrap();
            let days = (at / Date::MILLISECONDS) as i32;
            assert_eq!(day.days_since_1970(), days, "{day}");
        }
        for (text, days) in [
            ("1969-12-31", -1),
            ("1900-03-01", -25_508),
            ("0001-01-01", -719_162),
        ] {
            assert_eq!(text.parse::<Date>().unwrap().days_since_1970(), days);
        }
    }

    #[test]
    fn days_that_exist_are_read_and_no_others() {
        for text in [
            "0001-01-01",
            "1970-01-01",
            "2000-02-29",
            "2024-02-29",
            "2026-12-31",
            "9999-12-31",
        ] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026",
            "2026-1-01",
            "2026-01-1",
            "26-01-01",
            "2026-00-01",
            "2026-13-01",
            "2026-01-00",
            "2026-01-32",
            "2026-04-31",
            "2026-02-29",
            "1900-02-29",
            "2100-02-29",
            "0000-01-01",
            "10000-01-01",
            "+026-01-01",
            "2026-01-01 ",
            "2026/01/01",
            "2026-01-01T00:00",
            "２026-01-01",
        ] {
            assert_eq!(text.parse::<Date>().unwrap_err().found, text);
        }
    }

    #[test]
    fn a_time_has_a_day() {
        let day = |at| Date::of(at).map(|day| day.to_string());
        for (at, expected) in [
            (0, "1970-01-01"),
            (86_399_999, "1970-01-01"),
            (86_400_000, "1970-01-02"),
            (951_782_400_000, "2000-02-29"),
            (1_709_164_800_000, "2024-02-29"),
            (1_795_000_000_000, "2026-11-18"),
            (4_107_542_400_000, "2100-03-01"),
            (253_402_300_799_999, "9999-12-31"),
        ] {
            assert_eq!(day(at).as_deref(), Some(expected));
        }
        assert_eq!(day(253_402_300_800_000), None);
        assert_eq!(day(u64::MAX), None);
    }

    #[test]
    fn every_day_for_eight_hundred_years_follows_the_one_before() {
        let mut day = Date::of(0).unwrap();
        for days in 1..292_194 {
            day = day.next().unwrap();
            assert_eq!(Date::of(days * Date::MILLISECONDS), Some(day));
            assert_eq!(day.to_string().parse(), Ok(day));
        }
        assert_eq!(Date::new(9999, 12, 31).unwrap().next(), None);
    }
}
