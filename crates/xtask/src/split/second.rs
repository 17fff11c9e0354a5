//! The second part: the cold functions. What they use of the first part they import from it, and their places in the
//! shared table are theirs from the moment it is instantiated.

use anyhow::{Result, bail};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionBuilder, FunctionKind, GlobalKind, ImportKind,
    ImportedFunction, Module, ValType, passes,
};

use super::slots::Slots;
use super::{Functions, Later};

/// The name under which the second part imports the first; web/later.js gives it.
const FIRST: &str = "first";

/// Something of the first part that the second uses, by its index in the whole.
pub(super) enum Shared {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
    /// The flag that the second part sets when it is there: the whole does not have it.
    Joined,
}

/// Makes the second part of the whole, and says what it needs. What stands n-th is imported under the name n.
pub(super) fn part(mut module: Module, later: &Later) -> Result<(Vec<u8>, Vec<Shared>)> {
    let constants = super::constants::take(&mut module, &later.constants);
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    clear_segments(&mut module);
    import_all(&mut module, &later.cold);
    fill_table(&mut module, &later.slots)?;
    fill_memory(&mut module, constants)?;
    let joined = say_joined(&mut module);
    passes::gc::run(&mut module);

    let mut shared = Vec::new();
    for import in module.imports.iter_mut().filter(|import| import.module == FIRST) {
        import.name = shared.len().to_string();
        shared.push(match import.kind {
            ImportKind::Function(id) => Shared::Function(id.index()),
            ImportKind::Table(id) => Shared::Table(id.index()),
            ImportKind::Memory(id) => Shared::Memory(id.index()),
            ImportKind::Global(id) if id == joined => Shared::Joined,
            ImportKind::Global(id) => Shared::Global(id.index()),
            ImportKind::Tag(_) => bail!("the program throws: its tags would have to be shared too"),
        });
    }
    Ok((super::bytes(module), shared))
}

/// Memory and table are filled by the first part.
fn clear_segments(module: &mut Module) {
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    module.start = None;
}

/// Everything but the cold functions comes from the first part; what is not used goes afterwards.
fn import_all(module: &mut Module, cold: &Functions) {
    let hot = module.funcs.iter_local().map(|(id, _)| id).filter(|id| !cold.contains(&id.index()));
    for id in hot.collect::<Vec<_>>() {
        let import = module.imports.add(FIRST, "", ImportKind::Function(id));
        let function = module.funcs.get_mut(id);
        function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
    }
    for table in module.tables.iter_mut() {
        table.import = Some(module.imports.add(FIRST, "", ImportKind::Table(table.id())));
    }
    for memory in module.memories.iter_mut() {
        memory.import = Some(module.imports.add(FIRST, "", ImportKind::Memory(memory.id())));
    }
    for id in module.globals.iter().map(|global| global.id()).collect::<Vec<_>>() {
        let import = module.imports.add(FIRST, "", ImportKind::Global(id));
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
}

fn fill_table(module: &mut Module, slots: &Slots) -> Result<()> {
    let ids: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
    let table = slots.table(module)?;
    slots.resize(module.tables.get_mut(table));
    for (start, row) in slots.rows() {
        let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
        let row = row.into_iter().map(|index| ids[index]).collect();
        let kind = ElementKind::Active { table, offset };
        let element = module.elements.add(kind, ElementItems::Functions(row));
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    Ok(())
}

fn fill_memory(module: &mut Module, constants: Vec<(u32, Vec<u8>)>) -> Result<()> {
    let memory = module.get_memory_id()?;
    for (address, bytes) in constants {
        let offset = ConstExpr::Value(Value::I32(address.cast_signed()));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
    Ok(())
}

/// From now on no stub asks for this part.
fn say_joined(module: &mut Module) -> walrus::GlobalId {
    let (joined, _) = module.add_import_global(FIRST, "", ValType::I32, true, false);
    let mut start = FunctionBuilder::new(&mut module.types, &[], &[]);
    start.func_body().i32_const(1).global_set(joined);
    module.start = Some(start.finish(Vec::new(), &mut module.funcs));
    joined
}
