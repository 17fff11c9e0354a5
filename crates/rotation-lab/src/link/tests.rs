use rotation_core::{
    assumption::Assumptions,
    ident::VersionId,
    operation::{Operation, create_secret, describe_secret, put_secret_value, rotate_secret},
    rotation::Step,
    stamp::Entropy,
    time::Span,
};

use super::*;
use crate::{Command, Fault, Lasts, Permission, scenario::SCENARIOS};

/// Links of each version there was: what was sent once opens for ever. The first is the opening story as it was when
/// links began; the others come from random sessions and have every operation in them.
const GOLDEN: &[&str] = &[
    include_str!("../../fuzz/corpus/link/story"),
    include_str!("../../fuzz/corpus/link/session-102"),
    include_str!("../../fuzz/corpus/link/session-105"),
    include_str!("../../fuzz/corpus/link/session-119"),
    include_str!("../../fuzz/corpus/link/session-47"),
    include_str!("../../fuzz/corpus/link/session-59"),
    // A function from outside, another world, and a secret of another service.
    include_str!("../../fuzz/corpus/link/own-function"),
];

fn there_and_back(lab: &Lab) -> Lab {
    let text = encode(lab).unwrap();
    let session = decode(&text).unwrap();
    let opened = session.clone().open().unwrap();
    assert_eq!(opened.beats(), lab.beats());
    assert_eq!(
        (opened.position(), opened.playhead(), opened.now()),
        (lab.position(), lab.playhead(), lab.now())
    );
    assert_eq!(encode(&opened).unwrap(), text);
    assert_eq!(decode(&text), Ok(session));
    opened
}

/// The wrong ways a link can arrive: each is told apart from the others.
#[test]
fn a_link_that_cannot_be_opened_says_why() {
    let text = encode(&SCENARIOS[0].open()).unwrap();
    let whole = decode(&text);
    assert!(whole.is_ok());
    for length in 0..text.len() {
        assert_eq!(decode(&text[..length]), Err(LinkError::Truncated), "{length} of {}", text.len());
    }
    for (place, was) in text.char_indices().skip(1) {
        let other = if was == 'A' { 'B' } else { 'A' };
        let mangled = format!("{}{other}{}", &text[..place], &text[place + 1..]);
        // A few bits fill up a byte and mean nothing.
        let read = decode(&mangled);
        assert!(read.is_err() || read == whole, "character {place}");
    }
    let long = "1".repeat(MOST_TEXT + 1);
    let bomb = |byte, length| packed_anyway(&vec![byte; length]);
    for (text, error) in [
        (format!("2{}", &text[1..]), LinkError::Newer),
        (format!("é{}", &text[1..]), LinkError::Mangled),
        (format!("{text}."), LinkError::Mangled),
        (format!("1{}", &text[3..]), LinkError::Mangled),
        (long, LinkError::TooLong),
        (bomb(0, 10_000_000), LinkError::TooLong),
        (bomb(0x80, 1000), LinkError::Mangled),
        (bomb(0xff, 1000), LinkError::Mangled),
    ] {
        assert_eq!(decode(&text), Err(error), "{}", &text[..text.len().min(40)]);
    }
}

#[test]
fn a_link_leads_to_no_more_than_a_page_can_show() {
    let mut lab = SCENARIOS[0].open();
    lab.put(Position::End);
    let id = lab.vault().secrets().next().unwrap().name.to_string();
    let rules = rotate_secret::Rules {
        schedule_expression: Some("rate(4 hours)".into()),
        ..rotate_secret::Rules::default()
    };
    let input = rotate_secret::Input {
        secret_id: id,
        client_request_token: lab.fresh_token(),
        rotation_rules: Some(rules),
        ..rotate_secret::Input::default()
    };
    lab.submit(Command::Call(Operation::RotateSecret(input))).unwrap();
    let session = Session { log: lab.log().iter().map(|entry| (**entry).clone()).collect(), ..session(&lab) };
    let at = lab.now().plus(Span::days(36_000));
    let mut far = session.clone();
    far.log.push(Entry { at, command: Command::Advance(at) });
    assert!(session.open().is_ok());
    assert_eq!(far.open().map(|lab| lab.beats().len()), Err(LinkError::TooMuch));
}

#[test]
fn one_text_told_in_every_entry_is_too_much() {
    let mut out = Writer::new();
    let setup = SCENARIOS[0].setup();
    setup.write(&mut out);
    out.begin(&setup);
    out.number(200);
    let secret_id = "x".repeat(100_000);
    let input = describe_secret::Input { secret_id };
    let entry = Entry { at: setup.start, command: Command::Call(Operation::DescribeSecret(input)) };
    (0..200).for_each(|_| entry::write(&entry, &mut out));
    out.number(0);
    assert_eq!(decode(&packed_anyway(&out.bytes())), Err(LinkError::TooMuch));
    assert_eq!(out.finish(), None);
}

#[test]
fn every_story_comes_back_from_its_link() {
    for story in SCENARIOS {
        let mut lab = story.open();
        there_and_back(&lab);
        for position in
            [Position::Start, Position::End, Position::At(story.setup().start.plus(Span::millis(70_123)))]
        {
            lab.put(position);
            there_and_back(&lab);
        }
    }
}

#[test]
fn a_value_is_a_number_in_a_link_and_equal_values_are_equal_numbers() {
    let mut lab = Lab::new(SCENARIOS[0].setup());
    for (name, value) in [("a", "hunter2"), ("b", "correct horse"), ("c", "hunter2")] {
        let value = Some(lab.intern_text(value));
        let client_request_token = lab.fresh_token();
        let input =
            create_secret::Input { name: name.into(), value, client_request_token, ..Default::default() };
        lab.submit(Command::Call(Operation::CreateSecret(input))).unwrap();
    }
    let bytes = packed::unpack(&encode(&lab).unwrap(), Room::Link).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!holds("hunter2") && !holds("correct") && holds(lab.setup().place.region.as_str()));
    let opened = there_and_back(&lab);
    let values = |lab: &Lab| {
        let entries = lab.log().iter();
        let inputs = entries.filter_map(|entry| match &entry.command {
            Command::Call(Operation::CreateSecret(input)) => input.value.map(|value| value.number()),
            _ => None,
        });
        inputs.collect::<Vec<_>>()
    };
    assert_eq!(values(&opened), [1, 2, 1]);
}

#[test]
fn a_story_of_two_hundred_commands_fits_into_three_kilobytes() {
    for (whose, typed) in [("the page's", false), ("typed", true)] {
        let lab = long_story(200, typed);
        let text = encode(&lab).unwrap();
        println!("a link of 200 commands whose tokens are {whose} has {} characters", text.len());
        assert!(text.len() <= 3 * 1024, "{}", text.len());
        there_and_back(&lab);
    }
}

/// A story of so many commands, none of them like another: values, faults and times as a person leaves them.
fn long_story(commands: usize, typed_tokens: bool) -> Lab {
    let mut lab = SCENARIOS[0].open();
    lab.put(Position::End);
    let secret_id = lab.vault().secrets().next().unwrap().name.to_string();
    for n in 0_u32.. {
        let drawn = Entropy::of_call(7, n.into());
        let client_request_token =
            if typed_tokens { VersionId::parse(&drawn.uuid()) } else { lab.fresh_token() };
        let secret_id = secret_id.clone();
        let step = Step::ALL[drawn.derive("step").below(4) as usize];
        let fault =
            [None, Some(Fault::Raises), Some(Fault::TimesOut)][drawn.derive("fault").below(3) as usize];
        let command = match drawn.derive("kind").below(5) {
            0 => Command::Advance(lab.now().plus(Span::millis(drawn.below(600_000) as u32))),
            1 => Command::Fault { step: step.into(), fault, lasts: Lasts::UntilMended },
            2 => Command::Permit { permission: Permission::RotateSecret, allowed: n % 2 == 0 },
            3 => {
                let value = Some(lab.intern_text(&format!("value number {n}")));
                let version_stages = None;
                let input =
                    put_secret_value::Input { secret_id, client_request_token, value, version_stages };
                Command::Call(Operation::PutSecretValue(input))
            }
            _ => Command::Call(Operation::RotateSecret(rotate_secret::Input {
                secret_id,
                client_request_token,
                ..rotate_secret::Input::default()
            })),
        };
        let _ = lab.submit(command);
        if lab.log().len() == commands {
            break;
        }
    }
    lab
}

#[test]
fn a_link_of_any_version_leads_to_what_it_always_led_to() {
    for (n, text) in GOLDEN.iter().enumerate() {
        let session = decode(text).unwrap();
        let log: Vec<_> =
            session.log.iter().map(|entry| format!("{} {:?}", entry.at, entry.command)).collect();
        insta::assert_debug_snapshot!(format!("golden_{n}"), (&session.setup, session.position, log));
        let lab = session.open().unwrap();
        if text.starts_with('1') {
            assert_eq!(encode(&lab).as_deref(), Ok(*text), "this version's links are made as ever");
        }
    }
}

#[test]
fn a_story_is_told_again_only_where_the_log_is_its_own() {
    let [opening, stuck] = [&SCENARIOS[0], &SCENARIOS[3]];
    let told = |lab: &Lab, story: &str| {
        let text = encode_within(Room::Link, lab, Some(story)).unwrap();
        let (opened, told) = decode(&text).unwrap().tell().unwrap();
        assert_eq!(opened.beats(), lab.beats());
        told.map(|(scenario, telling)| (scenario.id, telling.caption(&opened)))
    };
    let (mut lab, telling) = stuck.tell();
    let caption = telling.caption(&lab);
    assert!(caption.is_some());
    assert_eq!(told(&lab, stuck.id), Some((stuck.id, caption)));
    // Another story's name, one that nobody knows, none.
    assert_eq!(told(&lab, opening.id), None);
    assert_eq!(told(&lab, "no story"), None);
    assert!(decode(&encode(&lab).unwrap()).unwrap().tell().unwrap().1.is_none());
    // Of the same setup, but nothing of it has been done.
    assert_eq!(told(&Lab::new(stuck.setup()), stuck.id), None);
    let act = Command::Permit { permission: Permission::RotateSecret, allowed: false };
    let mut other = Lab::new(stuck.setup());
    other.submit(act.clone()).unwrap();
    assert_eq!(told(&other, stuck.id), None);
    // Left behind its end it is still told up to there.
    lab.put(Position::End);
    lab.submit(act).unwrap();
    assert_eq!(told(&lab, stuck.id), Some((stuck.id, None)));
    lab.put(Position::Start);
    assert!(matches!(told(&lab, stuck.id), Some((_, Some(_)))));
}

#[test]
fn every_story_is_told_from_its_link_as_it_was() {
    for story in SCENARIOS {
        let (mut lab, telling) = story.tell();
        lab.put(Position::End);
        let text = encode_within(Room::Link, &lab, Some(story.id)).unwrap();
        let (mut opened, told) = decode(&text).unwrap().tell().unwrap();
        let (_, again) = told.unwrap();
        for beats in 0..=lab.beats().len() {
            lab.seek(beats);
            opened.seek(beats);
            assert_eq!(again.caption(&opened), telling.caption(&lab), "{} after {beats} beats", story.id);
        }
    }
}

#[test]
fn a_file_has_more_room_than_a_link() {
    let mut lab = Lab::new(SCENARIOS[0].setup());
    for n in 0..3_000 {
        let client_request_token = VersionId::parse(&Entropy::of_call(9, n).uuid());
        let input =
            create_secret::Input { name: format!("s{n}"), client_request_token, ..Default::default() };
        lab.submit(Command::Call(Operation::CreateSecret(input))).unwrap();
    }
    assert_eq!(encode(&lab), Err(TooLong));
    let text = encode_within(Room::File, &lab, None).unwrap();
    assert_eq!(decode(&text), Err(LinkError::TooLong));
    assert_eq!(decode_within(Room::File, &text).unwrap().open().unwrap().beats(), lab.beats());
}

#[test]
fn tries_without_a_pause_are_refused() {
    let setup = SCENARIOS[0].open().setup().clone();
    let odd: [fn(&mut Assumptions); 5] = [
        |assumed| assumed.retry_plan.first_pause = Span::millis(0),
        |assumed| assumed.retry_plan.tries = u32::MAX,
        |assumed| assumed.retry_plan.tries = 0,
        |assumed| assumed.function_timeout = Span::millis(0),
        |assumed| assumed.function_timeout = Span::days(1),
    ];
    for change in odd {
        let mut setup = setup.clone();
        change(&mut setup.assumptions);
        let text = encode(&Lab::new(setup)).unwrap();
        assert_eq!(decode(&text).err(), Some(LinkError::Mangled));
    }
}

fn session(lab: &Lab) -> Session {
    decode(&encode(lab).unwrap()).unwrap()
}

/// Packed without regard to length.
fn packed_anyway(bytes: &[u8]) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    format!("1{}", URL_SAFE_NO_PAD.encode(miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9)))
}
