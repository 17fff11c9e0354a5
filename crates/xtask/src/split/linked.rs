//! What the linker knew of the program: which function names which other functions and which constants. The finished
//! wasm has only numbers left. web/build.rs has the linker keep it.
//!
//! The format: <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>

use std::ops::Range;

use anyhow::{Result, bail};
use wasmparser::{
    CustomSectionReader, Data, DataKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationType,
    SymbolInfo, TypeRef,
};

/// Where the linker puts what is never written to.
const CONSTANTS: &str = ".rodata";

/// A program as it was linked. Places in the file are kept to find out whose a use is.
#[derive(Default)]
pub(super) struct Linked {
    pub(super) functions: Vec<Function>,
    pub(super) constants: Vec<Constant>,
    /// What variables point to from the beginning.
    pub(super) variables: Vec<Symbol>,
    segments: Vec<Segment>,
    symbols: Vec<Option<Symbol>>,
    imported: usize,
    code: usize,
    data: usize,
}

pub(super) struct Function {
    pub(super) name: String,
    pub(super) code: Range<usize>,
    pub(super) uses: Vec<Symbol>,
}

/// A piece of data that is never written to.
pub(super) struct Constant {
    pub(super) address: Range<u32>,
    pub(super) uses: Vec<Symbol>,
}

/// What code and data name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol {
    Function(usize),
    Constant(usize),
}

struct Segment {
    file: Range<usize>,
    address: u32,
    constants: bool,
}

impl Linked {
    pub(super) fn read(wasm: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        linked.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => linked.code = range.start,
                Payload::CodeSectionEntry(body) => {
                    let function = Function { name: String::new(), code: body.range(), uses: Vec::new() };
                    linked.functions.push(function);
                }
                Payload::DataSection(section) => {
                    linked.data = section.range().start;
                    for data in section {
                        linked.segments.push(segment(&data?)?);
                    }
                }
                Payload::CustomSection(section) => linked.custom(&section)?,
                _ => {}
            }
        }
        Ok(linked)
    }

    /// The linker's sections stand behind those they speak of.
    fn custom(&mut self, section: &CustomSectionReader<'_>) -> Result<()> {
        match section.as_known() {
            KnownCustom::Linking(linking) => {
                // What the segments are called comes after the symbols in them.
                for part in linking.subsections() {
                    let Linking::SegmentInfo(infos) = part? else { continue };
                    for (segment, info) in self.segments.iter_mut().zip(infos) {
                        segment.constants = info?.name == CONSTANTS;
                    }
                }
                for part in linking.subsections() {
                    let Linking::SymbolTable(table) = part? else { continue };
                    for symbol in table {
                        let symbol = self.symbol(&symbol?);
                        self.symbols.push(symbol);
                    }
                }
            }
            KnownCustom::Reloc(relocations) => {
                for entry in relocations.entries() {
                    let entry = entry?;
                    if let Some(symbol) = self.named(entry.ty, entry.index as usize) {
                        self.used(section.name(), entry.offset as usize, symbol);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn symbol(&mut self, symbol: &SymbolInfo<'_>) -> Option<Symbol> {
        match symbol {
            SymbolInfo::Func { index, name, .. } => {
                let function = (*index as usize).checked_sub(self.imported)?;
                self.functions.get_mut(function)?.name = (*name)?.to_owned();
                Some(Symbol::Function(function))
            }
            SymbolInfo::Data { symbol: Some(place), .. } => {
                let segment = self.segments.get(place.index as usize).filter(|segment| segment.constants)?;
                let start = segment.address + place.offset;
                self.constants.push(Constant { address: start..start + place.size, uses: Vec::new() });
                Some(Symbol::Constant(self.constants.len() - 1))
            }
            _ => None,
        }
    }

    fn named(&self, kind: RelocationType, index: usize) -> Option<Symbol> {
        use RelocationType::{
            FunctionOffsetI32, GlobalIndexLeb, SectionOffsetI32, TableNumberLeb, TypeIndexLeb,
        };
        let other = [FunctionOffsetI32, GlobalIndexLeb, SectionOffsetI32, TableNumberLeb, TypeIndexLeb];
        if other.contains(&kind) { None } else { self.symbols.get(index).copied().flatten() }
    }

    fn used(&mut self, section: &str, offset: usize, symbol: Symbol) {
        if section == "reloc.CODE" {
            let place = self.code + offset;
            let user = self.functions.partition_point(|function| function.code.end <= place);
            self.functions[user].uses.push(symbol);
        } else if section == "reloc.DATA" {
            let place = self.data + offset;
            let segment = self.segments.iter().find(|segment| segment.file.contains(&place));
            let address = segment.map(|segment| segment.address + (place - segment.file.start) as u32);
            let mut users =
                self.constants.iter_mut().filter(|it| address.is_some_and(|at| it.address.contains(&at)));
            match users.next() {
                Some(first) => {
                    first.uses.push(symbol);
                    users.for_each(|other| other.uses.push(symbol));
                }
                None => self.variables.push(symbol),
            }
        }
    }
}

fn segment(data: &Data<'_>) -> Result<Segment> {
    let DataKind::Active { offset_expr, .. } = &data.kind else { bail!("a data segment that is not active") };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
        bail!("a data segment whose address is not a number");
    };
    let file = data.range.end - data.data.len()..data.range.end;
    Ok(Segment { file, address: value.cast_unsigned(), constants: false })
}
