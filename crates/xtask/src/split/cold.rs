//! Which functions the first visit does not run. `later.txt` names rooms; what only they call goes with them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_demangle::demangle;
use walrus::ir::{Call, Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionId, LocalFunction, Module};

use super::Functions;

const LATER: &str = include_str!("later.txt");

/// Instructions. A function that is no longer than the stub that would stand for it stays.
const STUB: u64 = 8;

/// The cold functions of a module that still has its names.
pub(super) fn functions(module: &Module) -> Functions {
    let rules = Rules::read(LATER);
    let named: BTreeSet<FunctionId> = module
        .funcs
        .iter_local()
        .filter(|(_, function)| function.size() > STUB)
        .map(|(id, _)| id)
        .filter(|id| module.funcs.get(*id).name.as_ref().is_some_and(|name| rules.name(name)))
        .collect();
    let calls = calls(module);
    let mut hot = Functions::new();
    let mut open: Vec<FunctionId> = roots(module).into_iter().filter(|id| !named.contains(id)).collect();
    while let Some(id) = open.pop() {
        if hot.insert(id.index()) {
            open.extend(calls.get(&id).into_iter().flatten().filter(|callee| !named.contains(callee)));
        }
    }
    module.funcs.iter_local().map(|(id, _)| id.index()).filter(|index| !hot.contains(index)).collect()
}

struct Rules<'a> {
    later: Vec<&'a str>,
    stays: Vec<&'a str>,
}

impl<'a> Rules<'a> {
    fn read(text: &'a str) -> Self {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (stays, later): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with("! "));
        Self { later, stays: stays.into_iter().map(|line| &line[2..]).collect() }
    }

    fn name(&self, mangled: &str) -> bool {
        let name = format!("{:#}", demangle(mangled));
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        has(&self.later) && !has(&self.stays)
    }
}

/// Where calls may come from that are not seen in the code: JavaScript, and addresses of functions.
fn roots(module: &Module) -> Vec<FunctionId> {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    let in_table = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(ids) => ids.as_slice(),
        ElementItems::Expressions(..) => &[],
    });
    exported.chain(in_table.copied()).chain(module.start).collect()
}

fn calls(module: &Module) -> BTreeMap<FunctionId, Vec<FunctionId>> {
    module.funcs.iter_local().map(|(id, function)| (id, called(function))).collect()
}

/// The functions that this one calls by name.
pub(super) fn called(function: &LocalFunction) -> Vec<FunctionId> {
    struct Calls(Vec<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_call(&mut self, call: &Call) {
            self.0.push(call.func);
        }
    }
    let mut calls = Calls(Vec::new());
    dfs_in_order(&mut calls, function, function.entry_block());
    calls.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_meets_the_room_and_what_is_generic_over_it() {
        let rules = Rules::read("# a comment\n\n! RawVec\npage::request\n");
        assert!(rules.name("page::request::draw"));
        assert!(rules.name("<Callback<_>>::reform::<page::request::input::{closure#0}>"));
        assert!(!rules.name("page::lab::draw"));
        assert!(!rules.name("<RawVec<page::request::Line>>::grow_one"));
    }
}
