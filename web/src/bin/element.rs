//! The program of the npm package's web component: places for scenes, as JavaScript sees them. It converts and calls.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web::{effects::Tell, element, model::scene::Asked};

/// A place for scenes inside a page, in an empty element of a shadow root.
#[wasm_bindgen]
pub struct Place(element::Place);

#[wasm_bindgen]
impl Place {
    /// In this element.
    #[wasm_bindgen(constructor)]
    pub fn new(root: web_sys::Element) -> Self {
        Self(element::Place::make(root))
    }

    /// Opens a scene; `tell(kind, text, sentence)` is called with what is to be told.
    pub fn open(
        &self,
        tell: Function,
        scenario: Option<String>,
        view: Option<String>,
        src: Option<String>,
        readonly: bool,
    ) {
        self.0.open(Asked { scenario, view, readonly, src }, Tell::by(tell));
    }

    /// What the attributes say now.
    pub fn ask(&self, scenario: Option<String>, view: Option<String>, src: Option<String>, readonly: bool) {
        self.0.ask(Asked { scenario, view, readonly, src });
    }

    /// The width, in CSS pixels.
    pub fn resize(&self, width: u32) {
        self.0.resize(width);
    }

    /// The scene is over.
    pub fn rest(&self) {
        self.0.rest();
    }
}

fn main() {}
