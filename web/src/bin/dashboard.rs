//! Starts the dashboard in the page's `#app`.

fn main() {
    web::app::start();
}
