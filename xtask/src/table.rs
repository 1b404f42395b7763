//! Plain tables for a terminal, counted things, and long numbers.

/// Columns as wide as their widest cell, two spaces apart; a cell of digits stands to the right.
pub fn render(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .chain(head.get(column).map(|cell| cell.chars().count()))
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut text = String::new();
    let mut line = |cells: &[&str], right: bool| {
        let mut joined = String::new();
        for (cell, &width) in cells.iter().zip(&widths) {
            let number = cell.starts_with(|first: char| first.is_ascii_digit())
                && cell.chars().all(|c| c.is_ascii_digit() || c == ' ');
            if right && number {
                joined.push_str(&format!("{cell:>width$}  "));
            } else {
                joined.push_str(&format!("{cell:<width$}  "));
            }
        }
        text.push_str(joined.trim_end());
        text.push('\n');
    };
    line(head, false);
    for row in rows {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        line(&cells, true);
    }
    text
}

/// A number with a thin grouping that every terminal has.
pub fn spaced(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// `1 fault`, `2 faults`.
pub fn counted(number: usize, noun: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_numbers_stand_to_the_right() {
        let rows = vec![
            vec!["css".to_owned(), "1 200".to_owned()],
            vec!["a longer name".to_owned(), "7".to_owned()],
        ];
        let text = render(&["part", "bytes"], &rows);
        assert_eq!(
            text,
            "part           bytes\ncss            1 200\na longer name      7\n"
        );
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(
            [7, 1234, 1_234_567].map(spaced),
            ["7", "1 234", "1 234 567"]
        );
    }
}
