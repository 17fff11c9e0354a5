//! Recorded runs, and the surroundings in which they were recorded.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rotation_protocol::cli::Host;
use serde_json::Value;

/// A file of the recorded runs, if there are any.
pub(crate) fn json(name: &str) -> Option<Value> {
    let Some(folder) = folder() else {
        println!("not run: ROTATION_LAB_FIXTURES is not set (recorded runs of the AWS CLI)");
        return None;
    };
    Some(serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap())
}

pub(crate) fn words(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().into()).collect()
}

/// Keys and a region, unless `changes` says otherwise (`null`: not set), and the recorded files.
pub(crate) fn host(changes: &Value) -> Host {
    let keys =
        [("AWS_ACCESS_KEY_ID", "x"), ("AWS_SECRET_ACCESS_KEY", "y"), ("AWS_DEFAULT_REGION", "us-east-1")];
    let mut environment: BTreeMap<_, _> = keys.map(|(name, value)| (name.into(), value.into())).into();
    environment.retain(|name: &String, _| !changes[name].is_null() || changes.get(name).is_none());
    environment.extend(variables(changes));
    Host { environment, files: files(), ..Host::default() }
}

pub(crate) fn variables(given: &Value) -> BTreeMap<String, String> {
    let given = given.as_object().into_iter().flatten();
    given.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.into()))).collect()
}

fn files() -> BTreeMap<String, Vec<u8>> {
    let entries = folder().and_then(|folder| std::fs::read_dir(folder.join("files")).ok());
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
    };
    entries.into_iter().flatten().map(read).collect()
}

fn folder() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("ROTATION_LAB_FIXTURES")?).join("spec/data/cli"))
}
