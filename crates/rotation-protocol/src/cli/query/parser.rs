//! From words to an expression, by how strongly each binds. A projection takes in all that follows and binds more
//! strongly than a pipe.

use super::tokens::{self, Kind, Token};
use super::{Error, Expression};

/// Deeper than anybody nests.
const DEEPEST: usize = 100;
/// Longer than anybody types. Links side by side nest as well once they are read, so they have a bound too.
const MOST_TOKENS: usize = 1000;
/// What binds less ends a projection.
const STOP: u8 = 10;
const STAR: u8 = 20;
const FLAT: u8 = 9;
const DOT: u8 = 40;

pub(super) fn parse(text: &str) -> Result<Expression> {
    if text.is_empty() {
        return Err(Error::Wrong("Invalid JMESPath expression: cannot be empty.".into()));
    }
    let tokens = tokens::read(text)?;
    if tokens.len() > MOST_TOKENS {
        return Err(Error::NotHere("expressions so long"));
    }
    let mut parser = Parser { text, tokens, at: 0, depth: 0 };
    let expression = parser.expression(0)?;
    match parser.kind() {
        Kind::End => Ok(expression),
        other => Err(parser.wrong(&format!("Unexpected token: {}", other.value()))),
    }
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    depth: usize,
}

type Result<T> = std::result::Result<T, Error>;

impl Parser<'_> {
    fn expression(&mut self, binds: u8) -> Result<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error::NotHere("expressions so deep"));
        }
        let mut left = self.first()?;
        while binds < self.strength() {
            left = self.further(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn first(&mut self) -> Result<Expression> {
        let current = Box::new(Expression::Current);
        match self.kind() {
            Kind::Name(name) | Kind::Quoted(name) => {
                self.at += 1;
                Ok(Expression::Field(name))
            }
            Kind::Sign("@") => {
                self.at += 1;
                Ok(Expression::Current)
            }
            Kind::Sign("*") => {
                self.at += 1;
                let each =
                    if self.kind() == Kind::Sign("]") { Expression::Current } else { self.each(STAR)? };
                Ok(Expression::Members(current, Box::new(each)))
            }
            Kind::Sign("[]") => {
                self.at += 1;
                Ok(Expression::Items(Box::new(Expression::Flat(current)), Box::new(self.each(FLAT)?)))
            }
            Kind::Sign("[") => {
                self.at += 1;
                match self.bracket()? {
                    Some(Bracket::Index(at)) => Ok(Expression::Index(at)),
                    Some(Bracket::All) => Ok(Expression::Items(current, Box::new(self.each(STAR)?))),
                    None => self.list(),
                }
            }
            Kind::Sign("{") => {
                self.at += 1;
                self.hash()
            }
            _ => Err(self.wrong("invalid token")),
        }
    }

    fn further(&mut self, left: Expression) -> Result<Expression> {
        let sign = self.kind();
        self.at += 1;
        let left = Box::new(left);
        Ok(match sign {
            Kind::Sign("|") => Expression::Then(left, Box::new(self.expression(1)?)),
            Kind::Sign("[]") => {
                Expression::Items(Box::new(Expression::Flat(left)), Box::new(self.each(FLAT)?))
            }
            Kind::Sign(".") if self.kind() == Kind::Sign("*") => {
                self.at += 1;
                Expression::Members(left, Box::new(self.each(STAR)?))
            }
            Kind::Sign(".") => Expression::Then(left, Box::new(self.after_dot(DOT)?)),
            _ => match self.bracket()? {
                Some(Bracket::Index(at)) => Expression::Then(left, Box::new(Expression::Index(at))),
                Some(Bracket::All) => Expression::Items(left, Box::new(self.each(STAR)?)),
                None => {
                    let sign = if self.kind() == Kind::Sign("*") { "]" } else { "*" };
                    self.at += usize::from(sign == "]");
                    return Err(self.expect(sign).err().unwrap_or_else(|| self.wrong("invalid token")));
                }
            },
        })
    }

    /// What a projection takes of each item.
    fn each(&mut self, binds: u8) -> Result<Expression> {
        match self.kind() {
            _ if self.strength() < STOP => Ok(Expression::Current),
            Kind::Sign("[") => self.expression(binds),
            Kind::Sign(".") => {
                self.at += 1;
                self.after_dot(binds)
            }
            _ => Err(self.wrong("syntax error")),
        }
    }

    fn after_dot(&mut self, binds: u8) -> Result<Expression> {
        match self.kind() {
            Kind::Name(_) | Kind::Quoted(_) | Kind::Sign("*") => self.expression(binds),
            Kind::Sign("[") => {
                self.at += 1;
                self.list()
            }
            Kind::Sign("{") => {
                self.at += 1;
                self.hash()
            }
            other => {
                let names = "['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace']";
                Err(self.at_token(&format!("Expecting: {names}, got: {}", other.name())))
            }
        }
    }

    /// `3]` and `*]` after a bracket; anything else is left to stand.
    fn bracket(&mut self) -> Result<Option<Bracket>> {
        let next = self.tokens.get(self.at + 1).map(|token| token.kind.clone());
        if self.kind() == Kind::Sign(":")
            || (matches!(self.kind(), Kind::Number(_)) && next == Some(Kind::Sign(":")))
        {
            return Err(Error::NotHere("slices"));
        }
        let found = match self.kind() {
            Kind::Number(at) => Bracket::Index(at),
            Kind::Sign("*") if next == Some(Kind::Sign("]")) => Bracket::All,
            _ => return Ok(None),
        };
        self.at += 1;
        self.expect("]")?;
        Ok(Some(found))
    }

    fn list(&mut self) -> Result<Expression> {
        let mut each = Vec::new();
        loop {
            each.push(self.expression(0)?);
            if self.kind() == Kind::Sign("]") {
                self.at += 1;
                return Ok(Expression::List(each));
            }
            self.expect(",")?;
        }
    }

    fn hash(&mut self) -> Result<Expression> {
        let mut each = Vec::new();
        loop {
            let (Kind::Name(name) | Kind::Quoted(name)) = self.kind() else {
                let names = "['quoted_identifier', 'unquoted_identifier']";
                return Err(self.wrong(&format!("Expecting: {names}, got: {}", self.kind().name())));
            };
            self.at += 1;
            self.expect(":")?;
            each.push((name, self.expression(0)?));
            if self.kind() == Kind::Sign("}") {
                self.at += 1;
                return Ok(Expression::Hash(each));
            }
            self.expect(",")?;
        }
    }

    fn expect(&mut self, sign: &'static str) -> Result<()> {
        if self.kind() != Kind::Sign(sign) {
            let wanted = Kind::Sign(sign).name();
            return Err(self.wrong(&format!("Expecting: {wanted}, got: {}", self.kind().name())));
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn kind(&self) -> Kind {
        self.tokens.get(self.at).map_or(Kind::End, |token| token.kind.clone())
    }

    fn strength(&self) -> u8 {
        match self.kind() {
            Kind::Sign("|") => 1,
            Kind::Sign("[]") => FLAT,
            Kind::Sign("*") => STAR,
            Kind::Sign(".") => DOT,
            Kind::Sign("{") => 50,
            Kind::Sign("[") => 55,
            _ => 0,
        }
    }
}

enum Bracket {
    Index(i64),
    All,
}
