//! Icons, used by name. Their symbols stand in index.html: as markup they are a tenth of what they are as code.

use yew::prelude::*;

macro_rules! icons {
    ($($name:ident $id:literal),* $(,)?) => {
        /// The icons there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $(#[doc = $id] $name,)*
        }

        impl Icon {
            #[cfg(test)]
            const IDS: &[&str] = &[$($id),*];

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

#[cfg(test)]
mod tests {
    use super::Icon;

    #[test]
    fn every_icon_has_its_symbol_in_the_page() {
        let page = include_str!("../../../../index.html");
        for id in Icon::IDS {
            assert!(page.contains(&format!("<symbol id=\"i-{id}\"")), "{id}");
        }
    }
}
