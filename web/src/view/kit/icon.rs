//! Icons: drawn once as symbols, used by name.

use yew::prelude::*;

macro_rules! icons {
    ($($name:ident $id:literal),* $(,)?) => {
        /// The icons there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $(#[doc = $id] $name,)*
        }

        impl Icon {
            /// The name in its symbol's id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

icons! {
    Play "play",
    Pause "pause",
    Start "start",
    End "end",
    Back "back",
    Forward "fwd",
    Rotate "rotate",
    Key "key",
    Tag "tag",
    Stop "stop",
    Bolt "bolt",
    Clock "clock",
    Lock "lock",
    Copy "copy",
    Link "link",
    Theme "theme",
    Chev "chev",
    Check "check",
    Cross "cross",
    Warn "warn",
    Fork "fork",
    Plus "plus",
    Minus "minus",
    Send "send",
    Out "out",
    Wand "wand",
    Info "info",
    Flag "flag",
    List "list",
    Search "search",
}

/// The icon, hidden from screen readers: words stand beside it or in the control's name.
pub fn icon(icon: Icon) -> Html {
    let fill = matches!(icon, Icon::Play).then_some("true");
    html! { <svg class="icon" data-fill={fill} aria-hidden="true"><use href={format!("#i-{}", icon.id())} /></svg> }
}

/// The symbols, once per page.
pub fn symbols() -> Html {
    html! {
        <svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false"><defs>
            <symbol id="i-play" viewBox="0 0 16 16"><path d="M5 3.5v9l7.5-4.5z" /></symbol>
            <symbol id="i-pause" viewBox="0 0 16 16"><path d="M5.5 3.5v9M10.5 3.5v9" /></symbol>
            <symbol id="i-start" viewBox="0 0 16 16"><path d="M4 3.5v9M12.5 3.5 6.5 8l6 4.5z" /></symbol>
            <symbol id="i-end" viewBox="0 0 16 16"><path d="M12 3.5v9M3.5 3.5l6 4.5-6 4.5z" /></symbol>
            <symbol id="i-back" viewBox="0 0 16 16"><path d="M10.5 3.5 5 8l5.5 4.5z" /></symbol>
            <symbol id="i-fwd" viewBox="0 0 16 16"><path d="M5.5 3.5 11 8l-5.5 4.5z" /></symbol>
            <symbol id="i-rotate" viewBox="0 0 16 16"><path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.7h-2.7" /></symbol>
            <symbol id="i-key" viewBox="0 0 16 16"><circle cx="5.2" cy="10.8" r="2.7" /><path d="m7.2 8.8 5.6-5.6M10.6 5.4l1.9 1.9" /></symbol>
            <symbol id="i-tag" viewBox="0 0 16 16"><path d="M2.5 7V2.5H7l6.5 6.5-4.5 4.5z" /><circle cx="5.3" cy="5.3" r=".6" /></symbol>
            <symbol id="i-stop" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" /><path d="M6 6h4v4H6z" /></symbol>
            <symbol id="i-bolt" viewBox="0 0 16 16"><path d="M8.8 2 3.8 9h4L7.2 14l5-7h-4z" /></symbol>
            <symbol id="i-clock" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" /><path d="M8 5v3.2l2.2 1.4" /></symbol>
            <symbol id="i-lock" viewBox="0 0 16 16"><rect x="3.5" y="7" width="9" height="6.5" rx="1" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" /></symbol>
            <symbol id="i-copy" viewBox="0 0 16 16"><rect x="5.5" y="5.5" width="8" height="8" rx="1" /><path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" /></symbol>
            <symbol id="i-link" viewBox="0 0 16 16"><path d="M7 9a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.7.7M9 7a2.8 2.8 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l.7-.7" /></symbol>
            <symbol id="i-theme" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" /></symbol>
            <symbol id="i-chev" viewBox="0 0 16 16"><path d="m4.5 6.5 3.5 3.5 3.5-3.5" /></symbol>
            <symbol id="i-check" viewBox="0 0 16 16"><path d="m3.5 8.5 3 3 6-7" /></symbol>
            <symbol id="i-cross" viewBox="0 0 16 16"><path d="m4 4 8 8M12 4l-8 8" /></symbol>
            <symbol id="i-warn" viewBox="0 0 16 16"><path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1" /></symbol>
            <symbol id="i-fork" viewBox="0 0 16 16"><circle cx="4" cy="3.5" r="1.5" /><circle cx="4" cy="12.5" r="1.5" /><circle cx="12" cy="6" r="1.5" /><path d="M4 5v6M12 7.5c0 2.5-8 1-8 3.5" /></symbol>
            <symbol id="i-plus" viewBox="0 0 16 16"><path d="M8 3.5v9M3.5 8h9" /></symbol>
            <symbol id="i-minus" viewBox="0 0 16 16"><path d="M3.5 8h9" /></symbol>
            <symbol id="i-send" viewBox="0 0 16 16"><path d="M2.5 8h11M9 3.5 13.5 8 9 12.5" /></symbol>
            <symbol id="i-out" viewBox="0 0 16 16"><path d="M6 3.5H3.5v9h9V10M9 3h4v4M13 3 7.5 8.5" /></symbol>
            <symbol id="i-wand" viewBox="0 0 16 16"><path d="m3 13 7-7M11.5 2.5v3M10 4h3M13 8.5v2M12 9.5h2" /></symbol>
            <symbol id="i-info" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" /><path d="M8 7.5v3.2M8 5.2v.1" /></symbol>
            <symbol id="i-flag" viewBox="0 0 16 16"><path d="M4 14V2.5M4 3h8l-2 2.7 2 2.8H4" /></symbol>
            <symbol id="i-list" viewBox="0 0 16 16"><path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1" /></symbol>
            <symbol id="i-search" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.3 3.3" /></symbol>
            <symbol id="g-current" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" /></symbol>
            <symbol id="g-pending" viewBox="0 0 10 10"><path d="M5 .4 9.6 5 5 9.6.4 5z" /></symbol>
            <symbol id="g-previous" viewBox="0 0 10 10"><path d="M8.6.8v8.4L1 5z" /></symbol>
            <symbol id="g-custom" viewBox="0 0 10 10"><rect x="1" y="1" width="8" height="8" rx="1" /></symbol>
            <pattern id="p-pending" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" class="p-bg" /><rect width="2.2" height="6" class="p-fg" />
            </pattern>
            <pattern id="p-custom" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" class="c-bg" />
                <circle cx="1.5" cy="1.5" r="1.1" class="c-fg" /><circle cx="4.5" cy="4.5" r="1.1" class="c-fg" />
            </pattern>
            <pattern id="p-pending-ahead" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" class="a-bg" /><rect width="1" height="6" class="p-fg" />
            </pattern>
            <pattern id="p-custom-ahead" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" class="a-bg" />
                <circle cx="1.5" cy="1.5" r=".8" class="c-fg" /><circle cx="4.5" cy="4.5" r=".8" class="c-fg" />
            </pattern>
        </defs></svg>
    }
}
