//! The linker leaves in the dashboard what names which function and which constant: `cargo xtask split` goes by it. It
//! is not shipped.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=dashboard=--emit-relocs");
    }
}
