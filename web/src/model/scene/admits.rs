//! What can happen in a scene: what its view has, and of that only looking where nothing may be changed.

use super::{Scene, View};
use crate::model::{Event, Notice, lab, request, schedule};

impl Scene {
    pub(super) fn admits(&mut self, event: &Event) -> bool {
        let (looks, readonly) = (self.looks(event), self.readonly());
        if looks && readonly && self.steps_on(event) {
            self.state.notice = Some(Notice::Said("This is as far as the story goes.".into()));
            return false;
        }
        looks || (!readonly && self.changes(event))
    }

    /// Forward from the last moment that is known: time passes, and that is a change.
    fn steps_on(&self, event: &Event) -> bool {
        matches!(event, Event::Lab(lab::Event::Forward)) && self.state.lab.ahead() == 0
    }

    /// Looking: the playhead, what is explained, which form of the request.
    fn looks(&self, event: &Event) -> bool {
        use lab::Event as Lab;
        use request::Event as Request;
        use schedule::Event as Schedule;
        match event {
            Event::Lab(event) => matches!(
                event,
                Lab::Secret(_)
                    | Lab::Forward
                    | Lab::Back
                    | Lab::Start
                    | Lab::End
                    | Lab::Seek(_)
                    | Lab::Play
                    | Lab::SeekTime(_)
                    | Lab::Instant(_)
                    | Lab::Speed(_)
                    | Lab::Look(_)
                    | Lab::Row(_)
                    | Lab::Near(_)
                    | Lab::CopyEvents
                    | Lab::ShowRow(_)
                    | Lab::Tick(_)
                    | Lab::Select(_)
                    | Lab::Filter(_)
            ),
            Event::Schedule(event) => matches!(event, Schedule::Day(_) | Schedule::Count(_)),
            Event::Request(event) => matches!(event, Request::Tab(_) | Request::Stamped(_)),
            Event::Settled
            | Event::Narrow(_)
            | Event::Acted
            | Event::CloseNotice
            | Event::HoldNotice(_)
            | Event::NoticeGone
            | Event::Copy(..)
            | Event::Copied(..)
            | Event::CopyForgotten => true,
            _ => false,
        }
    }

    /// Changing: nothing of it leads out of the scene, to another page, to the network or to a worker.
    fn changes(&self, event: &Event) -> bool {
        use lab::Event as Lab;
        use request::Event as Request;
        use schedule::Event as Schedule;
        match (event, self.view) {
            (Event::Undo | Event::Redo, View::Timeline) => true,
            (Event::Lab(event), View::Timeline) => matches!(
                event,
                Lab::Undo | Lab::Redo | Lab::Act(_) | Lab::Edit(..) | Lab::Submit(_) | Lab::CloseDialog
            ),
            (Event::Schedule(event), View::Schedule) => matches!(
                event,
                Schedule::Text(..)
                    | Schedule::Caret(_)
                    | Schedule::Duration(..)
                    | Schedule::Preset(..)
                    | Schedule::Repair(_)
                    | Schedule::From(_)
                    | Schedule::Limit(_)
                    | Schedule::Zone(_)
                    | Schedule::ZoneFound(..)
            ),
            (Event::Request(event), View::Request) => matches!(
                event,
                Request::Edit(..)
                    | Request::Immediate(_)
                    | Request::Command(_)
                    | Request::Rewrite
                    | Request::NewToken
                    | Request::Repair
                    | Request::Reset
                    | Request::SendToLab
            ),
            _ => false,
        }
    }
}
