//! The page outside a scene: it is told through one function, `tell(kind, text, sentence)`.

use js_sys::Function;
use wasm_bindgen::JsValue;

/// Tells the page outside.
#[derive(Clone, Debug)]
pub struct Tell(Function);

impl Tell {
    /// Through this function.
    pub fn by(function: Function) -> Self {
        Self(function)
    }

    /// The lab is another; this is its payload.
    pub fn changed(&self, payload: &str) {
        self.tell("change", payload, "");
    }

    /// The scene cannot be shown: a code for programs, a sentence for people.
    pub fn failed(&self, code: &str, sentence: &str) {
        self.tell("error", code, sentence);
    }

    fn tell(&self, kind: &str, text: &str, sentence: &str) {
        // What a listener of the page throws, the browser reports there; it is no matter of the scene.
        let _ = self.0.call3(&JsValue::UNDEFINED, &kind.into(), &text.into(), &sentence.into());
    }
}
