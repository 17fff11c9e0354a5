//! A table's sections on lines of characters.

/// Where the CLI cannot ask its terminal, a table wider than this has its single rows turned into columns.
const TERMINAL: usize = 80;
const PADDING: usize = 4;

/// A title, column names, and rows.
pub(super) struct Section {
    title: String,
    indent: usize,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    columns: Option<usize>,
    widths: Vec<usize>,
}

impl Section {
    pub(super) fn new(title: &str, indent: usize) -> Self {
        Self { title: title.into(), indent, headers: vec![], rows: vec![], columns: None, widths: vec![] }
    }

    pub(super) fn header(&mut self, names: Vec<String>) {
        self.widen(&names);
        self.columns.get_or_insert(names.len());
        self.headers = names;
    }

    pub(super) fn row(&mut self, cells: Vec<String>) -> Result<(), String> {
        let columns = *self.columns.get_or_insert(cells.len());
        if columns != cells.len() {
            return Err(format!("Row should have {columns} elements, instead it has {}", cells.len()));
        }
        self.widen(&cells);
        self.rows.push(cells);
        Ok(())
    }

    fn widen(&mut self, cells: &[String]) {
        self.widths.resize(self.widths.len().max(cells.len()), 0);
        for (width, cell) in self.widths.iter_mut().zip(cells) {
            *width = (*width).max(length(cell));
        }
    }

    fn width(&self) -> usize {
        let cells: usize = self.widths.iter().map(|width| width + PADDING).sum();
        (length(&self.title) + 2).max(cells + 2) + 2 * self.indent
    }

    /// Its only row as two columns, names and values.
    fn turned(self) -> Self {
        if self.rows.len() != 1 || self.headers.is_empty() {
            return self;
        }
        let mut turned = Self::new(&self.title, self.indent);
        for (name, cell) in self.headers.into_iter().zip(self.rows.into_iter().flatten()) {
            // Both have two cells, so they fit.
            let _ = turned.row(vec![name, cell]);
        }
        turned
    }

    /// The widths of the columns, stretched to fill `width` together.
    fn stretched(&self, width: usize) -> Vec<usize> {
        let plain: Vec<_> = self.widths.iter().map(|width| width + PADDING).collect();
        let sum: usize = plain.iter().sum();
        if sum == 0 {
            return plain;
        }
        let factor = width as f64 / sum as f64;
        let mut scaled: Vec<_> =
            plain.iter().map(|width| (factor * *width as f64).round_ties_even() as usize).collect();
        // Rounding leaves a few too many or too few: those at the start give, those at the end get.
        while scaled.iter().sum::<usize>() > width {
            let mut over = scaled.iter().sum::<usize>() - width;
            for column in scaled.iter_mut().filter(|column| **column > 0) {
                *column -= usize::from(over > 0);
                over = over.saturating_sub(1);
            }
        }
        while scaled.iter().sum::<usize>() < width {
            let mut under = width - scaled.iter().sum::<usize>();
            for column in scaled.iter_mut().rev() {
                *column += usize::from(under > 0);
                under = under.saturating_sub(1);
            }
        }
        scaled
    }

    fn draw(&self, width: usize, out: &mut String) {
        let width = width.saturating_sub(2 * self.indent);
        let bars = "|".repeat(self.indent);
        let mut line = |text: String| out.extend([&bars, &text, &bars, "\n"]);
        if !self.title.is_empty() {
            line(centred(&self.title, width, "|"));
            if self.headers.is_empty() && self.rows.is_empty() {
                line(format!("+{}+", "-".repeat(width.saturating_sub(2))));
            }
        }
        let widths = self.stretched(width);
        if !self.headers.is_empty() {
            line(edge(&widths));
            line(cells(&widths, &self.headers, centred));
        }
        if !self.rows.is_empty() && !widths.is_empty() {
            line(edge(&widths));
            self.rows.iter().for_each(|row| line(cells(&widths, row, left)));
            line(edge(&widths));
        }
    }
}

pub(super) fn draw(mut sections: Vec<Section>) -> String {
    let widest = |sections: &[Section]| sections.iter().map(Section::width).max();
    if widest(&sections).is_some_and(|width| width > TERMINAL) {
        sections = sections.into_iter().map(Section::turned).collect();
    }
    let Some(width) = widest(&sections) else { return String::new() };
    let mut out = format!("{}\n", "-".repeat(width));
    sections.iter().for_each(|section| section.draw(width, &mut out));
    out
}

/// `+-----+----+`
fn edge(widths: &[usize]) -> String {
    let mut edge = String::from("+");
    for (n, width) in widths.iter().enumerate() {
        edge.push_str(&"-".repeat(width.saturating_sub(if n == 0 { 2 } else { 1 })));
        edge.push('+');
    }
    edge
}

fn cells(widths: &[usize], texts: &[String], place: fn(&str, usize, &str) -> String) -> String {
    let cells = widths.iter().zip(texts).enumerate();
    cells.map(|(n, (width, text))| place(text, *width, if n == 0 { "|" } else { "" })).collect()
}

fn centred(text: &str, width: usize, edge: &str) -> String {
    let before = (width / 2).saturating_sub(length(text) / 2 + 1);
    let after = width.saturating_sub(1 + edge.len() + before + length(text));
    format!("{edge}{}{text}{}|", " ".repeat(before), " ".repeat(after))
}

fn left(text: &str, width: usize, edge: &str) -> String {
    let padding = if length(text) + 3 + edge.len() > width { 0 } else { 2 };
    let after = width.saturating_sub(edge.len() + padding + length(text) + 1);
    format!("{edge}{}{text}{}|", " ".repeat(padding), " ".repeat(after))
}

/// Wide characters count twice. Which ones are wide is a matter of a large table; these are the blocks of it.
fn length(text: &str) -> usize {
    let wide = |char| {
        matches!(char, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{e000}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
    };
    text.chars().map(|char| if wide(char) { 2 } else { 1 }).sum()
}
