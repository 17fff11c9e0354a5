//! The first part: the whole with stubs for bodies of cold functions.
//!
//! ```text
//! stub(a, b):  if not joined { load() }      load: JavaScript, at once; throws where it cannot
//!              table[slot](a, b)             now the second part's function, so this does not come back here
//! ```

use anyhow::{Context as _, Result};
use walrus::ir::{UnaryOp, Value};
use walrus::{
    ConstExpr, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalId, Module, TableId, ValType,
    passes,
};

use super::Later;
use super::second::Shared;

/// Makes the first part of the whole. What the second needs is exported.
pub(super) fn part(mut module: Module, later: &Later, shared: &[Shared]) -> Result<Vec<u8>> {
    let Later { cold, slots, constants } = later;
    super::constants::take(&mut module, constants);
    let joined = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    let ensure = ensure(&mut module, joined);
    let table = slots.table(&module)?;
    let ids: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
    for index in cold {
        // Without a slot it is called by cold functions only, and goes with them.
        let slot = slots.of.get(index).copied().unwrap_or_default();
        stub(&mut module, ids[*index], ensure, table, slot);
    }
    slots.resize(module.tables.get_mut(table));

    for (name, shared) in shared.iter().enumerate() {
        let item = match shared {
            Shared::Function(index) => ExportItem::Function(ids[*index]),
            Shared::Table(index) => nth(module.tables.iter().map(|it| ExportItem::Table(it.id())), *index)?,
            Shared::Memory(index) => {
                nth(module.memories.iter().map(|it| ExportItem::Memory(it.id())), *index)?
            }
            Shared::Global(index) => {
                nth(module.globals.iter().map(|it| ExportItem::Global(it.id())), *index)?
            }
            Shared::Joined => ExportItem::Global(joined),
        };
        module.exports.add(&name.to_string(), item);
    }
    passes::gc::run(&mut module);
    Ok(super::bytes(module))
}

fn nth(mut items: impl Iterator<Item = ExportItem>, index: usize) -> Result<ExportItem> {
    items.nth(index).context("the parts do not fit")
}

/// Loads the second part if it is not there.
fn ensure(module: &mut Module, joined: GlobalId) -> FunctionId {
    let nothing = module.types.add(&[], &[]);
    let (load, _) = module.add_import_func("later", "load", nothing);
    let mut ensure = FunctionBuilder::new(&mut module.types, &[], &[]);
    ensure.func_body().global_get(joined).unop(UnaryOp::I32Eqz).if_else(
        None,
        |then| {
            then.call(load);
        },
        |_| {},
    );
    ensure.finish(Vec::new(), &mut module.funcs)
}

fn stub(module: &mut Module, id: FunctionId, ensure: FunctionId, table: TableId, slot: u32) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = module.types.params_results(ty);
    let (params, results) = (params.to_vec(), results.to_vec());
    let arguments: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut stub = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = stub.func_body();
    body.call(ensure);
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(slot.cast_signed()).call_indirect(ty, table);
    module.funcs.get_mut(id).kind = FunctionKind::Local(stub.local_func(arguments));
}
