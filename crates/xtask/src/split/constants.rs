//! Which constants only cold functions use: texts of the other pages, tables of what the first visit does not reckon.
//! They go to the second part, which puts them into the memory that both share, where the first part left zeros.
//!
//! Whatever is not certain stays: a function that the optimiser put into others counts with them, and a variable may
//! be read by anyone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

use super::Functions;
use super::linked::{Linked, Symbol};

/// Bytes. A shorter run costs more by itself than it saves.
const WORTH: u32 = 16;

/// Bytes of code. So little may have been copied into a caller although it is still there by itself.
const COPIED: usize = 40;

/// The addresses of the cold constants, in rising order.
pub(super) fn cold(linked: &Linked, whole: &Module, cold: &Functions) -> Vec<Range<u32>> {
    let names = |later: bool| {
        let some = whole.funcs.iter_local().filter(move |(id, _)| cold.contains(&id.index()) == later);
        some.filter_map(|(id, _)| whole.funcs.get(id).name.as_deref()).collect::<BTreeSet<_>>()
    };
    unused(linked, &names(false), &names(true))
}

fn unused(linked: &Linked, hot: &BTreeSet<&str>, cold: &BTreeSet<&str>) -> Vec<Range<u32>> {
    let used = used(linked, hot, cold);
    let mut bytes: BTreeMap<u32, u32> = BTreeMap::new();
    for constant in &linked.constants {
        let end = bytes.entry(constant.address.start).or_default();
        *end = constant.address.end.max(*end);
    }
    let mut ranges: Vec<Range<u32>> = Vec::new();
    for (start, end) in bytes {
        match ranges.last_mut() {
            Some(last) if start <= last.end => last.end = end.max(last.end),
            _ => ranges.push(start..end),
        }
    }
    for constant in &used {
        ranges = without(ranges, &linked.constants[*constant].address);
    }
    ranges.retain(|range| range.len() as u32 >= WORTH);
    ranges
}

/// The constants that the first part may read.
fn used(linked: &Linked, hot: &BTreeSet<&str>, cold: &BTreeSet<&str>) -> BTreeSet<usize> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for function in &linked.functions {
        *times.entry(&function.name).or_default() += 1;
    }
    let is_cold = |name: &str| cold.contains(name) && !hot.contains(name) && times[name] == 1;
    let is_hot = |name: &str| hot.contains(name) || (cold.contains(name) && times[name] != 1);

    let seeds = linked.functions.iter().enumerate().filter(|(_, function)| is_hot(&function.name));
    let mut open: Vec<Symbol> = seeds.map(|(index, _)| Symbol::Function(index)).collect();
    open.extend(&linked.variables);
    let mut seen = BTreeSet::new();
    while let Some(symbol) = open.pop() {
        if !seen.insert(symbol) {
            continue;
        }
        match symbol {
            Symbol::Function(index) => {
                let function = &linked.functions[index];
                if !is_cold(&function.name) || function.code.len() <= COPIED {
                    open.extend(&function.uses);
                }
            }
            Symbol::Constant(index) => open.extend(&linked.constants[index].uses),
        }
    }
    let constants = seen.into_iter().filter_map(|symbol| match symbol {
        Symbol::Constant(index) => Some(index),
        Symbol::Function(_) => None,
    });
    constants.collect()
}

fn without(ranges: Vec<Range<u32>>, hole: &Range<u32>) -> Vec<Range<u32>> {
    let parts = ranges.into_iter().flat_map(|range| {
        [range.start..range.end.min(hole.start), range.start.max(hole.end)..range.end]
            .into_iter()
            .filter(|part| part.start < part.end)
            .collect::<Vec<_>>()
    });
    parts.collect()
}

/// Takes the bytes of these addresses out of the program's memory and returns them; zeros stay.
pub(super) fn take(module: &mut Module, ranges: &[Range<u32>]) -> Vec<(u32, Vec<u8>)> {
    let mut taken = Vec::new();
    let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        // wasm-opt splits what has zeros in it, and stumbles over names when it does.
        data.name = None;
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            continue;
        };
        let start = start.cast_unsigned();
        let end = start + data.value.len() as u32;
        for range in ranges {
            let part = range.start.max(start)..range.end.min(end);
            if part.start < part.end {
                let bytes = &mut data.value[(part.start - start) as usize..(part.end - start) as usize];
                taken.push((part.start, bytes.to_vec()));
                bytes.fill(0);
            }
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::super::linked::{Constant, Function};
    use super::*;

    /// `page` is hot, `dialog` is cold, and `small` was put into its callers. Each uses constants of its own, 32 bytes
    /// each: 0 and 1 the page, 2 the small one, 3 and 4 the dialog; 1 points to 4.
    fn linked(caller_of_small: &str) -> Linked {
        let function = |name: &str, uses: &[Symbol]| {
            let small = (name == caller_of_small).then_some(Symbol::Function(2));
            let uses = uses.iter().copied().chain(small).collect();
            Function { name: name.into(), code: 0..100, uses }
        };
        let constant = |index: u32, uses: &[Symbol]| Constant {
            address: index * 32..index * 32 + 32,
            uses: uses.to_vec(),
        };
        let mut linked = Linked::default();
        linked.functions = vec![
            function("page", &[Symbol::Constant(0), Symbol::Constant(1)]),
            function("dialog", &[Symbol::Constant(3), Symbol::Constant(4)]),
            function("small", &[Symbol::Constant(2)]),
        ];
        linked.constants =
            (0..5).map(|it| constant(it, if it == 1 { &[Symbol::Constant(4)] } else { &[] })).collect();
        linked
    }

    #[test]
    fn a_constant_comes_later_if_nothing_of_the_first_part_leads_to_it() {
        let later = |linked: &Linked| {
            let ranges = unused(linked, &BTreeSet::from(["page"]), &BTreeSet::from(["dialog"]));
            ranges.into_iter().map(|range| (range.start, range.end)).collect::<Vec<_>>()
        };
        assert_eq!(later(&linked("dialog")), [(64, 128)]);
        assert_eq!(later(&linked("page")), [(96, 128)]);
        let mut variable = linked("dialog");
        variable.variables.push(Symbol::Constant(3));
        assert_eq!(later(&variable), [(64, 96)]);
    }

    #[test]
    fn a_name_that_two_functions_bear_says_nothing() {
        let mut linked = linked("page");
        linked.functions[2].name = "dialog".into();
        assert_eq!(unused(&linked, &BTreeSet::from(["page"]), &BTreeSet::from(["dialog"])), []);
    }
}
