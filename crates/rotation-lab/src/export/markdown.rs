//! The lab in a page of text: what one pastes into an issue or a runbook, and the frame for a page of one's own. Both
//! stand around an address that only the page knows.

use rotation_core::event::{Event, EventKind};
use rotation_protocol::snippet;

use crate::{
    lab::{Beat, Command, Lab},
    scenario::Scenario,
};

/// As many rows as a reader scrolls past.
const MOST_ROWS: usize = 60;

/// A text around an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// Heading, sentence, link, the turning points up to the playhead as a table, and the calls that were made.
pub fn markdown(lab: &Lab, story: Option<&Scenario>) -> Around {
    let title = story.map_or("A lab of secret rotation", |story| story.title);
    let sentence = story.map_or_else(
        || format!("What happened to the secrets of a simulated AWS account until {}.", lab.now()),
        |story| story.summary().to_owned(),
    );
    let known = lab.beats().get(..lab.playhead()).unwrap_or_default();
    let rows: Vec<String> = known.iter().filter_map(row).collect();
    let left = rows.len().saturating_sub(MOST_ROWS);
    let mut after = String::from(">)\n\n| Time (UTC) | What | About |\n|---|---|---|\n");
    after.extend(rows.iter().skip(left).map(|row| format!("{row}\n")));
    if left > 0 {
        after.push_str(&format!("\n{left} earlier rows are left out; the link has them all.\n"));
    }
    after.push_str(&calls(lab));
    after.push_str("\nTo see the same of a secret of your own:\n\n```sh\n");
    for secret in lab.vault().secrets().take(3) {
        after.push_str(&format!(
            "aws secretsmanager describe-secret --secret-id {} --region {}\n",
            quoted(secret.name.as_str()),
            lab.setup().place.region.as_str()
        ));
    }
    after.push_str("```\n");
    Around { before: format!("## {title}\n\n{sentence}\n\n[Open it in Rotation Lab](<"), after }
}

/// The calls of the log up to the playhead as commands, those of the function with it. Of a value they hold its number.
fn calls(lab: &Lab) -> String {
    let region = lab.setup().place.region.as_str();
    let lines: Vec<String> = lab
        .done()
        .iter()
        .filter_map(|entry| match &entry.command {
            Command::Call(operation) => Some(snippet::command(operation, region)),
            Command::FunctionCall { operation, .. } => {
                Some(format!("# by the function\n{}", snippet::command(operation, region)))
            }
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    let left = lines.len().saturating_sub(MOST_ROWS);
    let earlier = (left > 0).then(|| format!("# {left} earlier calls are left out"));
    let told: Vec<String> = earlier.into_iter().chain(lines.into_iter().skip(left)).collect();
    let told = told.join("\n");
    // A description may hold what would end the block.
    let longest = told.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("\nThe calls that were made; a value stands there as its number:\n\n{fence}sh\n{told}\n{fence}\n")
}

/// The code that shows the address inside another page.
pub fn embed(story: Option<&Scenario>) -> Around {
    let title = story.map_or("Rotation Lab", |story| story.title);
    Around {
        before: "<iframe src=\"".into(),
        after: format!("\" title=\"{title}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>"),
    }
}

/// The address in the attribute of an element.
pub fn attribute(address: &str) -> String {
    address.replace('&', "&amp;").replace('"', "&quot;")
}

fn row(beat: &Beat) -> Option<String> {
    let (what, about) = match beat {
        Beat::Event(event) => turning_point(event)?,
        Beat::Refused { operation, error, .. } => {
            ((*operation).to_owned(), format!("refused: {}: {}", error.code(), error.message()))
        }
        Beat::Fault { step, fault, .. } => {
            ("Fault".into(), format!("{} {}", step.name(), fault.map_or("works again", |fault| fault.does())))
        }
        Beat::Permission { permission, allowed, .. } => {
            let has = if *allowed { "has" } else { "lacks" };
            ("Permission".into(), format!("the caller {has} {}", permission.action()))
        }
        Beat::World { setup, .. } => ("World".into(), format!("the strategy is {}", setup.strategy.id())),
    };
    Some(format!("| {} | {} | {} |", beat.at(), cell(&what), cell(&about)))
}

/// What a reader wants of the events: calls that changed something, rotations, labels.
fn turning_point(event: &Event) -> Option<(String, String)> {
    let version = event.version.as_ref().map(|version| version.short().to_owned());
    let about = match &event.kind {
        EventKind::LabelMoved { label, from, to } => {
            let name = |version: &Option<rotation_core::ident::VersionId>| {
                version.as_ref().map_or("no version".to_owned(), |version| version.short().to_owned())
            };
            format!("{} from {} to {}", label.as_str(), name(from), name(to))
        }
        EventKind::Call("GetSecretValue" | "DescribeSecret") => return None,
        EventKind::StepFailed { step, error } => format!("{}: {error}", step.name()),
        EventKind::RotationFailed { error, .. } | EventKind::TestRotationFailed { error } => error.clone(),
        EventKind::StepStarted { .. } | EventKind::StepSucceeded(_) => return None,
        _ => version.map_or_else(String::new, |version| format!("version {version}")),
    };
    Some((event.kind.name().to_owned(), about))
}

/// Text that stays in its cell, and is no markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => out.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '&' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}

/// For a shell; a name holds no quotation mark.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/_+=.@-".contains(c);
    if name.chars().all(plain) { name.to_owned() } else { format!("'{name}'") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lab::Position, scenario::SCENARIOS};

    #[test]
    fn a_story_in_markdown_reads_like_this() {
        let story = Scenario::by_id("stuck-pending").unwrap();
        let mut lab = story.open();
        lab.put(Position::End);
        let Around { before, after } = markdown(&lab, Some(story));
        insta::assert_snapshot!(format!("{before}https://example.com/#/lab?s=1abc{after}"));
    }

    #[test]
    fn the_calls_end_with_the_playhead_and_stay_in_their_block() {
        let mut lab = Scenario::by_id("stuck-pending").unwrap().open();
        lab.put(Position::Start);
        assert_eq!(calls(&lab), "");
        let (value, token) = (lab.intern_text("```\nhunter2-hunter2"), lab.fresh_token());
        lab.submit(Command::Call(rotation_core::operation::Operation::CreateSecret(
            rotation_core::operation::create_secret::Input {
                name: "a".into(),
                value: Some(value),
                client_request_token: token,
                description: Some("```\nend".into()),
                ..Default::default()
            },
        )))
        .unwrap();
        let text = calls(&lab);
        let (before, after) = text.split_once("````sh\n").unwrap();
        assert!(
            before.ends_with("\n\n") && after.ends_with("\n````\n") && after.contains("end' --secret-string"),
            "{text}"
        );
        assert!(after.contains("--name a") && !text.contains("hunter2"), "{text}");
    }

    #[test]
    fn no_cell_ends_its_row_or_becomes_markup() {
        for story in SCENARIOS {
            let lab = story.open();
            for row in lab.beats().iter().filter_map(row) {
                assert!(row.replace("\\|", "").matches('|').count() == 4 && !row.contains('\n'), "{row}");
            }
        }
        assert_eq!(cell("a|b\n<img>_x_"), "a\\|b \\<img>\\_x\\_");
    }

    #[test]
    fn the_code_for_a_frame_is_an_element_whatever_the_address_holds() {
        let Around { before, after } = embed(SCENARIOS.first());
        let code = format!("{before}{}{after}", attribute("https://example.com/#/lab?embed&s=1\"x"));
        assert!(
            code.starts_with("<iframe src=\"https://example.com/#/lab?embed&amp;s=1&quot;x\" title="),
            "{code}"
        );
    }
}
