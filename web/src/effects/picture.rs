//! The timeline as a file: what is drawn in the page, with what the style sheets say about it written into it, so that
//! page and file cannot differ. A file that stands alone: no class, no style, no reference beyond it.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Document, Element, HtmlCanvasElement,
    HtmlImageElement, Node, Url,
};
use yew::Callback;

use super::{files, window};
use crate::model::{Event, Picture};

/// What a shape hands down to those within it, and what it is where nobody says so.
const INHERITED: [(&str, &str); 13] = [
    ("fill", "rgb(0, 0, 0)"),
    ("fill-opacity", "1"),
    ("stroke", "none"),
    ("stroke-width", "1"),
    ("stroke-opacity", "1"),
    ("stroke-dasharray", "none"),
    ("stroke-linecap", "butt"),
    ("stroke-linejoin", "miter"),
    ("font-family", ""),
    ("font-size", ""),
    ("font-weight", "400"),
    ("letter-spacing", "normal"),
    ("text-anchor", "start"),
];

/// What a shape has for itself.
const OWN: [(&str, &str); 2] = [("opacity", "1"), ("clip-path", "none")];

/// Attributes that say where a shape is and what it refers to. Others are for the page.
const SHAPE: [&str; 24] = [
    "id",
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "dx",
    "dy",
    "width",
    "height",
    "points",
    "transform",
    "viewBox",
    "href",
    "patternUnits",
    "patternTransform",
    "clipPathUnits",
];

/// Words at the last tick go on beyond the drawing's end, where the page has room for them.
const MARGIN: f64 = 64.0;

/// How many points a unit of the drawing has, and the longest side that browsers paint.
const SCALE: f64 = 2.0;
const LONGEST: f64 = 16_000.0;

pub(super) fn take(document: &Document, picture: Picture, emit: Callback<Event>) {
    let Some((svg, size)) = svg(document, &picture) else { return emit.emit(Event::Pictured(Err(()))) };
    let Some(blob) = files::blob("image/svg+xml", &svg) else {
        return emit.emit(Event::Pictured(Err(())));
    };
    if !picture.png {
        let saved = files::save(&picture.name, &blob);
        return emit.emit(Event::Pictured(saved.then_some(picture.name).ok_or(())));
    }
    let document = document.clone();
    spawn_local(async move {
        let painted = paint(&document, &blob, size).await;
        let saved = painted.is_some_and(|png| files::save(&picture.name, &png));
        emit.emit(Event::Pictured(saved.then_some(picture.name).ok_or(())));
    });
}

/// The drawing as a document of its own, and how wide and high it is.
fn svg(document: &Document, picture: &Picture) -> Option<(String, (f64, f64))> {
    let find = |selector| document.query_selector(selector).ok().flatten();
    let (heads, timeline) = (find("svg.drawing.heads")?, find("svg.drawing.timeline")?);
    let side =
        |element: &Element, name| element.get_attribute(name).and_then(|text| text.parse::<f64>().ok());
    // Where the page is narrow the names lie over the lanes, otherwise beside them.
    let over = computed(&heads)?.get_property_value("position").ok()? == "absolute";
    let left = if over { 0.0 } else { side(&heads, "width")? };
    let wide = side(&timeline, "width")? + MARGIN;
    let width = (left + wide).max(side(&heads, "width")?);
    let height = side(&timeline, "height")?.max(side(&heads, "height")?);

    let initial: Vec<String> = INHERITED.iter().map(|(_, initial)| (*initial).to_owned()).collect();
    let mut body = String::new();
    write(&timeline, Some((left, wide)), &initial, &mut body)?;
    write(&heads, None, &initial, &mut body)?;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<defs>",
        escaped(&picture.title),
        escaped(&picture.about)
    );
    let shared = document.query_selector_all("svg.symbols > defs > *").ok()?;
    for place in 0..shared.length() {
        let Some(element) = shared.get(place).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let id = element.id();
        if body.contains(&format!("#{id}\"")) || body.contains(&format!("#{id})")) {
            // A symbol takes its colours from where it is used.
            let styled = element.local_name() != "symbol";
            write_any(&element, None, styled.then_some(&initial), &mut out)?;
        }
    }
    out.push_str("</defs>\n");
    out.push_str(&format!("<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n", paper(&timeline)));
    out.push_str(&body);
    out.push_str("\n</svg>\n");
    Some((out, (width, height)))
}

fn write(element: &Element, placed: Option<(f64, f64)>, above: &[String], out: &mut String) -> Option<()> {
    write_any(element, placed, Some(above), out)
}

/// The element and what is in it, at `placed`: how far from the left, and how wide. `above` is what it inherits; without it nothing is said of how it looks.
fn write_any(
    element: &Element,
    placed: Option<(f64, f64)>,
    above: Option<&[String]>,
    out: &mut String,
) -> Option<()> {
    let name = element.local_name();
    let style = computed(element)?;
    let hidden = |property, value| style.get_property_value(property).is_ok_and(|is| is == value);
    // The slider is the page's. What is in <defs> is drawn nowhere, and so is what is hidden.
    if name == "foreignObject" || (above.is_some() && hidden("visibility", "hidden")) {
        return Some(());
    }
    if above.is_some() && hidden("display", "none") && !is_definition(&name) {
        return Some(());
    }
    out.push_str(&format!("<{name}"));
    for attribute in SHAPE {
        let own = placed.is_none() || attribute != "width";
        if let Some(value) = element.get_attribute(attribute).filter(|_| own) {
            push(attribute, &value, out);
        }
    }
    if let Some((left, wide)) = placed {
        push("x", &left.to_string(), out);
        push("width", &wide.to_string(), out);
    }
    let looks = above.map(|above| looks(&style, above, out));
    let children = element.child_nodes();
    if children.length() == 0 {
        out.push_str("/>");
        return Some(());
    }
    out.push('>');
    for place in 0..children.length() {
        let Some(child) = children.get(place) else { continue };
        match child.dyn_ref::<Element>() {
            Some(child) => write_any(child, None, looks.as_deref(), out)?,
            None if child.node_type() == Node::TEXT_NODE => {
                out.push_str(&escaped(&child.node_value().unwrap_or_default()));
            }
            None => {}
        }
    }
    out.push_str(&format!("</{name}>"));
    if name == "g" || name == "svg" {
        out.push('\n');
    }
    Some(())
}

/// Says how it looks, as far as that differs from what stands above it; and returns it for those below.
fn looks(style: &CssStyleDeclaration, above: &[String], out: &mut String) -> Vec<String> {
    let value = |property: &str| {
        let value = style.get_property_value(property).unwrap_or_default();
        // Units of the drawing, and references without quotation marks: what every program reads.
        if property == "font-family" { value } else { value.replace("px", "").replace('"', "") }
    };
    for (property, initial) in OWN {
        let value = value(property);
        if value != initial {
            push(property, &value, out);
        }
    }
    let mut here = Vec::with_capacity(INHERITED.len());
    for ((property, _), above) in INHERITED.iter().zip(above) {
        let value = value(property);
        if value != *above {
            push(property, &value, out);
        }
        here.push(value);
    }
    here
}

fn is_definition(name: &str) -> bool {
    matches!(name, "defs" | "clipPath" | "pattern" | "symbol" | "title" | "desc")
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// The colour behind it: of the first element around it that has one.
fn paper(element: &Element) -> String {
    let mut around = Some(element.clone());
    while let Some(element) = around {
        let colour = computed(&element).and_then(|style| style.get_property_value("background-color").ok());
        if let Some(colour) = colour.filter(|colour| colour != "rgba(0, 0, 0, 0)") {
            return colour;
        }
        around = element.parent_element();
    }
    "white".into()
}

fn push(name: &str, value: &str, out: &mut String) {
    out.push_str(&format!(" {name}=\"{}\"", escaped(value)));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The drawing as points.
async fn paint(document: &Document, svg: &Blob, (width, height): (f64, f64)) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    let url = Url::create_object_url_with_blob(svg).ok()?;
    image.set_src(&url);
    let read = JsFuture::from(image.decode()).await.is_ok();
    let _ = Url::revoke_object_url(&url);
    if !read {
        return None;
    }
    let scale = SCALE.min(LONGEST / width).min(LONGEST / height);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let painted = js_sys::Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(painted).await.ok()?.dyn_into().ok()
}
