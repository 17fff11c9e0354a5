//! Reckoned outages against outages played log-in by log-in.

use rotation_core::{
    ident::{Place, SecretArn, SecretName},
    stamp::Entropy,
    value::ValueId,
};

use super::*;
use crate::world::{
    database::{Login, User},
    history::Truth,
};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1000).unwrap()
}

fn client(every: u32, ttl: u32) -> Client {
    Client {
        name: "app".into(),
        secret: "db".into(),
        every: Span::seconds(every),
        ttl: Span::seconds(ttl),
        reads_when_refused: false,
    }
}

fn login(user: User, number: u32) -> Login {
    Login { user, password: ValueId::symbolic(number) }
}

/// At 0 v1 is current and accepted; at 100 s the password is set to v2, at 110 s v2 is current.
fn rotation(users: [User; 2]) -> Vec<Change> {
    let secret =
        SecretArn::mint(&Place::default(), &SecretName::parse("db").unwrap(), Entropy::of_call(1, 1));
    let (one, two) = (login(users[0], 1), login(users[1], 2));
    [
        (0, Truth::Accepted(one)),
        (0, Truth::Current(Some(one))),
        (100, Truth::Accepted(two)),
        (110, Truth::Current(Some(two))),
    ]
    .map(|(seconds, truth)| Change { at: at(seconds), secret: secret.clone(), truth })
    .to_vec()
}

/// The same, log-in by log-in.
fn played(client: &Client, history: &[Change], seed: u64, end: i64) -> Vec<Outage> {
    let Day { first, every, .. } = Day::begin(0, client, seed, at(0));
    let (mut current, mut own, mut clone, mut held) = (None, None, None, None::<(Login, i64)>);
    let (mut open, mut found, mut changes) = (None::<Outage>, Vec::new(), history.iter().peekable());
    let mut begun = false;
    for now in (first.as_millis()..=end * 1000).step_by(every as usize) {
        while let Some(change) = changes.next_if(|change| change.at.as_millis() <= now) {
            match change.truth {
                Truth::Current(login) => (current, begun) = (login, begun || login.is_some()),
                Truth::Accepted(login) if login.user == User::Own => own = Some(login),
                Truth::Accepted(login) => clone = Some(login),
            }
        }
        if !begun {
            continue;
        }
        let accepts = |login: Login| Some(login) == if login.user == User::Own { own } else { clone };
        if held.is_none_or(|(_, read)| now - read >= client.ttl.as_millis()) {
            held = current.map(|login| (login, now));
        }
        if client.reads_when_refused && held.is_some_and(|(login, _)| !accepts(login)) {
            held = current.map(|login| (login, now));
        }
        let why = match held {
            None => Some(Why::Unreadable),
            Some((login, _)) if accepts(login) => None,
            Some((login, _)) if current == Some(login) => Some(Why::Ahead),
            Some(_) => Some(Why::Stale),
        };
        let now = Timestamp::from_millis(now).unwrap();
        match why {
            None => found.extend(open.take().map(|over: Outage| Outage { until: Some(now), ..over })),
            Some(why) => {
                let known = open.take();
                let known = known.unwrap_or(Outage { client: 0, from: now, until: None, refused: 0, why });
                open = Some(Outage { refused: known.refused + 1, ..known });
            }
        }
    }
    found.extend(open);
    found
}

#[test]
fn one_user_is_locked_out_until_its_cache_is_old_and_two_users_are_not() {
    let single = outages(&[client(1, 60)], &rotation([User::Own; 2]), 1, (at(0), at(1000)));
    assert_eq!(single.len(), 1);
    let outage = &single[0];
    assert!(outage.from >= at(100) && outage.from < at(101));
    assert!(outage.until.unwrap() >= at(110) && outage.until.unwrap() <= at(171), "{outage:?}");
    assert_eq!(outage.why, Why::Ahead);
    let both = outages(&[client(1, 60)], &rotation([User::Own, User::Clone]), 1, (at(0), at(1000)));
    assert_eq!(both, []);
}

#[test]
fn what_is_reckoned_is_what_playing_every_log_in_gives() {
    let mut seen = [0; 3];
    for n in 0..3000_u64 {
        let mut drawn = (0..).map(|place| Entropy::of_call(n, place));
        let mut below = |bound| drawn.next().map_or(0, |entropy| entropy.below(bound));
        let client =
            Client { reads_when_refused: below(2) == 1, ..client(1 + below(90) as u32, below(400) as u32) };
        let secret = rotation([User::Own; 2])[0].secret.clone();
        let mut when = 0;
        let history: Vec<Change> = (0..below(12))
            .map(|_| {
                when += below(200) as i64;
                let user = if below(2) == 0 { User::Own } else { User::Clone };
                let login = login(user, below(3) as u32);
                let truth = match below(5) {
                    0 => Truth::Current(None),
                    1 | 2 => Truth::Current(Some(login)),
                    _ => Truth::Accepted(login),
                };
                Change { at: at(when), secret: secret.clone(), truth }
            })
            .collect();
        let reckoned = outages(std::slice::from_ref(&client), &history, n, (at(0), at(3000)));
        assert_eq!(reckoned, played(&client, &history, n, 3000), "seed {n}: {client:?} {history:?}");
        reckoned.iter().for_each(|outage| seen[outage.why as usize] += 1);
    }
    assert!(seen.iter().all(|count| *count > 20), "every reason is met: {seen:?}");
}

#[test]
fn a_client_that_reads_when_it_is_refused_is_out_only_until_the_label_moves() {
    let client = Client { reads_when_refused: true, ..client(1, 3600) };
    let found = outages(&[client], &rotation([User::Own; 2]), 1, (at(0), at(1000)));
    assert_eq!(found.len(), 1);
    let outage = &found[0];
    assert_eq!(outage.refused, 10);
    assert!(outage.until.unwrap() < at(111));
}

#[test]
fn a_hundred_years_of_log_ins_every_millisecond_cost_nothing() {
    let client = Client { every: Span::millis(1), ..client(1, 30) };
    let end = at(100 * 365 * 86_400);
    let found = outages(&[client.clone(), client], &rotation([User::Own; 2]), 1, (at(0), end));
    assert_eq!(found.iter().map(|outage| outage.client).collect::<Vec<_>>(), [0, 1]);
}
