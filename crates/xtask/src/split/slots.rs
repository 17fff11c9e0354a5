//! The places in the program's table through which the first part calls the second.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, Module, Table, TableId};

use super::Functions;
use super::cold::called;

pub(super) struct Slots {
    table: usize,
    /// The table's size, with the places that were added.
    size: u64,
    /// The place of each cold function that may be called from the first part.
    pub(super) of: BTreeMap<usize, u32>,
}

impl Slots {
    /// Those that the program has, and new ones for what was called by name only.
    pub(super) fn of(module: &Module, cold: &Functions) -> Result<Self> {
        let table = module.tables.main_function_table()?.context("the program has no table of functions")?;
        let mut of = BTreeMap::new();
        for element in module.elements.iter() {
            let ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = element.kind else {
                bail!("an element segment of another kind");
            };
            let ElementItems::Functions(ids) = &element.items else {
                bail!("an element segment of expressions");
            };
            let places = ids.iter().zip(start.cast_unsigned()..);
            of.extend(places.map(|(id, place)| (id.index(), place)).filter(|(id, _)| cold.contains(id)));
        }
        let mut size = module.tables.get(table).initial;
        for id in entered(module, cold) {
            if let std::collections::btree_map::Entry::Vacant(place) = of.entry(id) {
                place.insert(u32::try_from(size)?);
                size += 1;
            }
        }
        Ok(Self { table: table.index(), size, of })
    }

    /// The table, in one of the parts.
    pub(super) fn table(&self, part: &Module) -> Result<TableId> {
        part.tables.iter().map(|table| table.id()).nth(self.table).context("the parts do not fit")
    }

    pub(super) fn resize(&self, table: &mut Table) {
        table.initial = self.size;
        table.maximum = table.maximum.map(|_| self.size);
    }

    /// Neighbours in the table, together: the first place of each row, and who stands there.
    pub(super) fn rows(&self) -> Vec<(u32, Vec<usize>)> {
        let mut placed: Vec<_> = self.of.iter().map(|(id, place)| (*place, *id)).collect();
        placed.sort_unstable();
        let mut rows: Vec<(u32, Vec<usize>)> = Vec::new();
        for (place, id) in placed {
            match rows.last_mut() {
                Some((start, row)) if *start as usize + row.len() == place as usize => row.push(id),
                _ => rows.push((place, vec![id])),
            }
        }
        rows
    }
}

/// The cold functions that the first part or JavaScript calls by name.
fn entered(module: &Module, cold: &Functions) -> Functions {
    let hot = module.funcs.iter_local().filter(|(id, _)| !cold.contains(&id.index()));
    let by_name = hot.flat_map(|(_, function)| called(function)).map(|id| id.index());
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id.index()),
        _ => None,
    });
    by_name.chain(exported).filter(|id| cold.contains(id)).collect()
}
