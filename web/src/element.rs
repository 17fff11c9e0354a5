//! The one component of a scene. It carries, as `app` does for the page: events to the scene's `update`, effects to
//! `effects`, news to the page outside. It decides nothing. A scene that is no longer shown is put to rest: it holds
//! nothing then, and another can be opened in its place, for what listens in a place listens there for good.

use yew::prelude::*;

use crate::{
    effects::{self, Inside, Tell},
    model::{
        Effect, Event,
        scene::{self, Asked, NARROW},
    },
    present, view,
};

/// A place for scenes in somebody else's page.
pub struct Place(AppHandle<Element>);

impl Place {
    /// In this element, which stands inside a shadow root and is empty.
    pub fn make(root: web_sys::Element) -> Self {
        let props = Stands { root: root.clone() };
        Self(yew::Renderer::<Element>::with_root_and_props(root, props).render())
    }

    /// Opens a scene there; `tell` hears its news.
    pub fn open(&self, asked: Asked, tell: Tell) {
        self.0.send_message(Message::Open(asked, tell));
    }

    /// The page asks for something else.
    pub fn ask(&self, asked: Asked) {
        self.0.send_message(Message::Ask(asked));
    }

    /// The place is so wide now.
    pub fn resize(&self, width: u32) {
        self.0.send_message(Message::Resize(width));
    }

    /// No scene is shown there any more.
    pub fn rest(&self) {
        self.0.send_message(Message::Rest);
    }
}

/// Where the component stands.
#[derive(Clone, PartialEq, Properties)]
pub struct Stands {
    root: web_sys::Element,
}

/// What the component is told.
pub enum Message {
    /// Something happened in the scene.
    Happened(Event),
    /// A scene is to be opened.
    Open(Asked, Tell),
    /// The page asks for something else.
    Ask(Asked),
    /// The place has another width.
    Resize(u32),
    /// No scene is shown any more.
    Rest,
}

/// The root of a scene.
pub struct Element {
    shown: Option<(scene::Scene, Tell)>,
    /// Somebody has done something here: what listens in a place says so once, and the place may be another scene's by now.
    acted: bool,
    narrow: bool,
    effects: Inside,
    /// The dispatcher, made once and passed on as it is.
    emit: Callback<Event>,
}

impl Component for Element {
    type Message = Message;
    type Properties = Stands;

    fn create(ctx: &Context<Self>) -> Self {
        let emit = ctx.link().callback(Message::Happened);
        let effects = Inside::new(ctx.props().root.clone(), emit.clone());
        effects.listen();
        Self { shown: None, acted: false, narrow: false, effects, emit }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Open(asked, tell) => {
                let mut scene = scene::Scene::open(asked, effects::reading(), effects::zone(), self.narrow);
                scene.state.acted = self.acted;
                complain(&scene, &tell);
                self.shown = Some((scene, tell));
                self.effects.run(crate::model::State::opening());
            }
            Message::Ask(asked) => {
                if let Some((scene, tell)) = &mut self.shown
                    && scene.ask(asked, effects::reading().at)
                {
                    complain(scene, tell);
                }
            }
            Message::Happened(event) => self.happened(event),
            Message::Resize(width) => {
                let narrow = width <= NARROW;
                if narrow == self.narrow {
                    return false;
                }
                self.narrow = narrow;
                self.happened(Event::Narrow(narrow));
            }
            Message::Rest => {
                self.shown = None;
                self.effects.rest();
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.shown.as_ref().map_or_else(Html::default, |(scene, _)| view::scene(scene, &self.emit))
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.effects.after_render();
    }
}

impl Element {
    fn happened(&mut self, event: Event) {
        self.acted |= matches!(event, Event::Acted);
        let Some((scene, tell)) = &mut self.shown else { return };
        for effect in scene.update(event) {
            match effect {
                Effect::Read(event) => self.emit.emit(event(scene.reading(effects::reading()))),
                other => self.effects.run(other),
            }
        }
        if let Some(payload) = scene.news(effects::reading().at) {
            tell.changed(&payload);
        }
    }
}

fn complain(scene: &scene::Scene, tell: &Tell) {
    if let Some(trouble) = &scene.trouble {
        tell.failed(trouble.code(), &present::scene::trouble(trouble));
    }
}
