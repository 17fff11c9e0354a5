//! What was run. It scrolls by itself: the newest is at its foot.

use yew::prelude::*;

use crate::{
    model::terminal::{Entry, Scrollback},
    present::{
        terminal::{self as words, Printed},
        time,
    },
    view::kit::{self, Icon, Tone},
};

pub(super) fn log(scrollback: &Scrollback) -> Html {
    html! {
        <div class="log" role="log" aria-live="polite" aria-label="What was run" tabindex="0" data-testid="terminal-log">
            <div class="entries">
                { for scrollback.entries().map(entry) }
                if scrollback.last().is_none() {
                    <p class="faint">{ "Nothing was run yet. Try " }<code>{ "aws secretsmanager list-secrets" }</code>{ "." }</p>
                }
            </div>
        </div>
    }
}

fn entry(entry: &Entry) -> Html {
    let Printed { stdout, stderr, exit_code } = words::printed(entry);
    let stderr = stderr.trim_matches('\n').to_owned();
    html! {
        <div key={entry.number} class="entry" data-state={(exit_code != 0).then_some("fail")} data-testid={format!("terminal-entry-{}", entry.number)}>
            <p class="ran">
                <code><b aria-hidden="true">{ "$ " }</b>{ entry.line.clone() }</code>
                <span class="at faint" title="Where the playhead stood, UTC">{ time::date_clock(entry.at) }</span>
            </p>
            if !stdout.is_empty() { <pre class="stdout" data-stream="stdout">{ stdout }</pre> }
            if !stderr.is_empty() { <pre class="stderr" data-stream="stderr">{ stderr }</pre> }
            if exit_code != 0 {
                { kit::badge(Tone::Fail, Some(Icon::Cross), format!("exit code {exit_code}"), "terminal-exit") }
            }
            { for entry.notes.iter().map(|note| html! {
                <p class="note" data-testid="terminal-note">{ kit::icon(Icon::Info) }{ words::note(note) }</p>
            }) }
        </div>
    }
}
