use rotation_core::{
    assumption::{Assumptions, RetryPlan},
    event::EventKind,
    operation::{Operation, create_secret, rotate_secret},
    rotation::Step,
    schedule::{Days, RotationRules, Schedule},
    stamp::Entropy,
    time::Timestamp,
    value::{SecretValue, ValueTable},
    vault,
};

use super::*;
use crate::{
    simulation::{self, Simulation},
    world::{Fault, Lasts, Strategy},
};

/// 2026-11-24T10:15:00Z.
fn now() -> Timestamp {
    Timestamp::from_millis(1_795_515_300_000).unwrap()
}

fn rules(days: i64, expression: &str, duration: &str) -> rotate_secret::Rules {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    rotate_secret::Rules {
        automatically_after_days: Days::new(days),
        schedule_expression: text(expression),
        duration: text(duration),
    }
}

fn checked(rules: &rotate_secret::Rules) -> RotationRules {
    let rotate_secret::Rules { automatically_after_days: days, schedule_expression: text, duration } =
        rules.clone();
    RotationRules::check(days, text, duration.as_deref(), &Assumptions::default()).unwrap()
}

fn every_kind() -> Vec<rotate_secret::Rules> {
    vec![
        rules(30, "", ""),
        rules(1, "", ""),
        rules(7, "", "3h"),
        rules(0, "rate(10 days)", "1h"),
        rules(0, "rate(5 hours)", ""),
        rules(0, "rate(23 hours)", "20h"),
        rules(0, "cron(0 8 ? * MON *)", "2h"),
        rules(0, "cron(0 0/4 * * ? *)", "4h"),
        rules(0, "cron(0 20 1,15 * ? *)", ""),
        rules(0, "cron(0 0 L * ? *)", ""),
    ]
}

fn spec(secrets: Secrets, days: u16) -> Spec {
    let retry = Assumptions::default().retry_plan;
    Spec { seed: 7, from: now(), days, secrets, function: Function::default(), retry, spread: false }
}

fn listed(rules: &[RotationRules], each: u32) -> Secrets {
    let members = (0..each).flat_map(|n| {
        rules.iter().enumerate().map(move |(kind, rules)| Member {
            arn: format!("arn:aws:secretsmanager:us-east-1:123456789012:secret:s{kind}-{n:06}"),
            rules: rules.clone(),
            rotated: now(),
        })
    });
    Secrets::Listed(members.collect())
}

fn generated(count: u32, age: u16) -> Secrets {
    Secrets::Generated(Generated { count, kinds: preset(), age })
}

fn done(spec: Spec) -> Fleet {
    let mut fleet = Fleet::new(spec).unwrap();
    while fleet.advance(100) {}
    assert_eq!(fleet.progress().done, fleet.progress().total);
    fleet
}

/// A vault with four secrets of each kind, taken through the days; the starts of its tries, and the same secrets.
fn lived(days: u16, fault: Option<Fault>) -> (Vec<(String, Timestamp)>, Secrets) {
    let mut values = ValueTable::new();
    let setup = vault::Setup { seed: 7, ..vault::Setup::default() };
    let mut simulation = Simulation::new(setup, simulation::Function::of(Strategy::SingleUser));
    let mut members = Vec::new();
    for (n, rules) in every_kind().iter().cycle().take(40).enumerate() {
        let token = |n| rotation_core::ident::VersionId::parse(&Entropy::of_call(99, n).uuid());
        let name = format!("db-{n}");
        let value = Some(values.intern(SecretValue::Text(String::from("first").into())));
        let client_request_token = token(2 * n as u64);
        let create =
            create_secret::Input { name: name.clone(), client_request_token, value, ..Default::default() };
        simulation.call(&mut values, now(), Operation::CreateSecret(create)).unwrap();
        let rotate = rotate_secret::Input {
            secret_id: name,
            client_request_token: token(2 * n as u64 + 1),
            rotation_lambda_arn: Some("arn:aws:lambda:us-east-1:123456789012:function:rotate".into()),
            rotation_rules: Some(rules.clone()),
            rotate_immediately: Some(false),
            ..Default::default()
        };
        simulation.call(&mut values, now(), Operation::RotateSecret(rotate)).unwrap();
        let arn = simulation.vault().secrets().last().unwrap().arn.as_str().to_owned();
        members.push(Member { arn, rules: checked(rules), rotated: now() });
    }
    simulation.set_fault(Step::Create.into(), fault.map(|fault| (fault, Lasts::UntilMended)));
    simulation.take_events();
    let first_hour = now().minus(Span::minutes(15));
    let end = first_hour.plus(Span::days(days.into())).minus(Span::millis(1));
    simulation.advance(&mut values, end).unwrap();
    let tries = simulation.take_events().into_iter().filter_map(|event| match event.kind {
        EventKind::RotationStarted { .. } => Some((event.secret.as_str().to_owned(), event.at)),
        EventKind::StepStarted { step: Step::Create, attempt: 2.. } => {
            Some((event.secret.as_str().to_owned(), event.at))
        }
        _ => None,
    });
    (tries.collect(), Secrets::Listed(members))
}

/// The fleet's counts and worst hour are those of the vault.
fn agrees(days: u16, fault: Option<Fault>, function: Function) {
    let (tries, secrets) = lived(days, fault);
    let fleet = done(Spec { function, ..spec(secrets, days) });
    let report = fleet.report().unwrap();
    let mut hours = vec![0_u32; usize::from(days) * 24];
    tries.iter().for_each(|(_, at)| hours[walk::hours_since(report.first_hour, *at) as usize] += 1);
    let first = report.as_is.counts.hours.iter().zip(&hours).position(|(fleet, vault)| fleet != vault);
    assert_eq!(first, None, "{:?}", first.map(|n| (report.as_is.counts.hours[n], hours[n])));
    let worst = report.as_is.worst.as_ref().unwrap();
    let mut here: Vec<_> = tries
        .into_iter()
        .filter(|(_, at)| worst.hour <= *at && *at < worst.hour.plus(HOUR))
        .map(|(arn, at)| (arn, at.as_millis() / 1000))
        .collect();
    let seconds = |start: &Start| (fleet.member(start.secret).unwrap().arn, start.at.as_millis() / 1000);
    let mut starts: Vec<_> = worst.starts.iter().map(seconds).collect();
    here.sort();
    starts.sort();
    assert_eq!(starts, here);
    assert_eq!(starts.len(), *hours.iter().max().unwrap() as usize);
}

#[test]
fn a_fleet_rotates_in_the_hours_in_which_a_vault_does() {
    agrees(366, None, Function::default());
}

#[test]
fn a_fleet_whose_function_always_fails_tries_when_a_vault_does() {
    // So long after it is called the built-in function raises its error.
    agrees(60, Some(Fault::Raises), Function { run: Span::millis(250), failing: 1_000_000 });
}

#[test]
fn totals_follow_the_share_of_failures() {
    let with = |failing| {
        let function = Function { failing, ..Function::default() };
        let fleet = done(Spec { function, ..spec(generated(200, 30), 120) });
        fleet.report().unwrap().as_is.counts.clone()
    };
    let never = with(0);
    assert_eq!((never.failed, never.spent, never.tries()), (0, 0, never.rotations));
    let always = with(1_000_000);
    // The tries of the last windows reach beyond the year.
    assert_eq!(always.failed, always.tries());
    assert!(always.rotations - always.spent < 5);
    assert!(always.tries() > 4 * always.rotations && always.tries() < 5 * always.rotations);
    let tenth = with(100_000);
    let share = tenth.failed * 1000 / tenth.tries();
    assert!((80..120).contains(&share), "{share}");
    // Nearly every rotation that failed works at its second or third try.
    assert!(tenth.spent < tenth.rotations / 100, "{tenth:?}");
}

#[test]
fn portions_do_not_matter_and_the_same_seed_gives_the_same_report() {
    let spec = Spec { spread: true, ..spec(generated(300, 30), 100) };
    let whole = done(spec.clone());
    let mut parts = Fleet::new(spec.clone()).unwrap();
    let mut before = 0;
    while parts.advance(7) {
        assert!(parts.report().is_none() && parts.progress().done > before);
        before = parts.progress().done;
    }
    let loads = |fleet: &Fleet| fleet.report().map(|report| (report.as_is.clone(), report.spread.cloned()));
    assert!(loads(&parts) == loads(&whole));
    assert!(loads(&done(Spec { seed: 8, ..spec })) != loads(&whole));
    assert!(!parts.advance(1));
}

#[test]
fn the_mix_is_what_its_shares_say() {
    let fleet = done(spec(generated(400, 30), 365));
    let count = |kind: &Kind| (0..400).filter(|n| fleet.member(*n).unwrap().rules == kind.rules).count();
    assert_eq!(preset().iter().map(count).collect::<Vec<_>>(), [240, 80, 60, 20]);
    assert!(fleet.member(400).is_none());
    let rotations = fleet.report().unwrap().as_is.counts.rotations;
    // 240 × 12.2 + 80 × 4.05 + 60 × 52 + 20 × 365.
    assert!((13_500..13_900).contains(&rotations), "{rotations}");
}

#[test]
fn spreading_flattens_the_worst_hour_and_delays_nobody() {
    let mut rules: Vec<RotationRules> = every_kind().iter().map(checked).collect();
    // rate(N hours) cannot be moved.
    rules.retain(|rules| rules.duration().is_some() && !matches!(rules.schedule(), Some(Schedule::Hours(_))));
    let fleet = done(Spec { spread: true, ..spec(listed(&rules, 100), 40) });
    let report = fleet.report().unwrap();
    let peak = |load: &Load| load.worst.as_ref().map_or(0, |worst| worst.starts.len());
    let (before, after) = (peak(report.as_is), peak(report.spread.unwrap()));
    assert!(after * 3 < before, "{before} and then {after}");
    for number in 0..fleet.secrets() {
        let (member, moved) = (fleet.member(number).unwrap(), fleet.moved(number).unwrap());
        let least = |rules: &RotationRules| {
            crate::forecast::gaps(rules, now(), now()).unwrap().shortest.between_starts()
        };
        assert!(least(&moved.rules) <= least(&member.rules), "{member:?} {moved:?}");
        assert!(moved.by_hand.is_none_or(|day| day > now().day() && day <= now().day().plus_days(30)));
    }
}

#[test]
fn rules_are_written_as_the_cli_takes_them() {
    for (rules, text) in [
        (rules(30, "", "3h"), "AutomaticallyAfterDays=30,Duration=3h"),
        (rules(0, "cron(0 8 1,15 * ? *)", ""), "ScheduleExpression='cron(0 8 1,15 * ? *)'"),
    ] {
        assert_eq!(rules_text(&checked(&rules)), text);
    }
}

#[test]
fn functions_at_work_are_counted_for_as_long_as_they_run() {
    let daily = [checked(&rules(0, "cron(0 0 * * ? *)", "1h"))];
    let long = Function { run: LONGEST_RUN, failing: 0 };
    let fleet = done(Spec { function: long, ..spec(listed(&daily, 50), 3) });
    let worst = fleet.report().unwrap().as_is.worst.clone().unwrap();
    // At the end of the hour all have begun, and only those of the first minute have ended.
    assert_eq!((worst.starts.len(), worst.peak_at_work()), (50, 49));
    assert_eq!(worst.per_second.iter().sum::<u32>(), 50);
    assert!(worst.seconds_over(25) > worst.seconds_over(45) && worst.seconds_over(49) == 0);
    let short = done(spec(listed(&daily, 50), 3));
    let worst = short.report().unwrap().as_is.worst.clone().unwrap();
    assert_eq!(worst.at_work, worst.per_second);
}

#[test]
fn a_spec_that_cannot_be_reckoned_is_refused() {
    let fine = spec(generated(10, 0), 365);
    let with = |change: fn(&mut Spec)| {
        let mut spec = fine.clone();
        change(&mut spec);
        Fleet::new(spec).err()
    };
    for (refused, reason) in [
        (with(|_| ()), None),
        (with(|spec| spec.secrets = Secrets::Listed(Vec::new())), Some(Refused::Empty)),
        (with(|spec| spec.secrets = generated(0, 0)), Some(Refused::Empty)),
        (with(|spec| spec.secrets = generated(500_001, 0)), Some(Refused::TooMany)),
        (
            with(|spec| spec.secrets = Secrets::Generated(Generated { count: 1, kinds: Vec::new(), age: 0 })),
            Some(Refused::Shares),
        ),
        (with(|spec| spec.days = 0), Some(Refused::Days)),
        (with(|spec| spec.days = u16::MAX), Some(Refused::Days)),
        (with(|spec| spec.from = Timestamp::MAX), Some(Refused::EndOfTime)),
        (with(|spec| spec.from = Timestamp::EPOCH), None),
        (with(|spec| spec.function.run = Span::millis(3_540_001)), Some(Refused::Run)),
        (with(|spec| spec.function.failing = 1_000_001), Some(Refused::Failing)),
        (
            with(|spec| spec.retry = RetryPlan { tries: u32::MAX, first_pause: Span::millis(0) }),
            Some(Refused::Tries),
        ),
    ] {
        assert_eq!(refused, reason);
        assert!(reason.is_none_or(|reason| reason.to_string().ends_with('.')));
    }
}

#[test]
fn the_ends_of_time_and_secrets_that_never_rotate_are_walked_through() {
    let rules =
        [RotationRules::default(), checked(&rules(1000, "", "")), checked(&rules(0, "rate(4 hours)", ""))];
    for from in [Timestamp::EPOCH, Timestamp::MAX.minus(Span::days(31))] {
        let secrets = listed(&rules, 3);
        let fleet = done(Spec { from, spread: true, ..spec(secrets, 30) });
        assert!(fleet.report().is_some());
    }
    let fleet = done(spec(listed(&rules[..1], 3), 30));
    assert_eq!(fleet.report().unwrap().as_is.worst, None);
}

#[test]
fn memory_grows_with_hours_and_secrets_and_not_with_rotations() {
    // What a fleet keeps while it counts: one number for each hour, sixteen for each secret.
    for (count, days) in [(100, 30), (1000, 30), (1000, 365)] {
        let mut fleet = Fleet::new(spec(generated(count, 30), days)).unwrap();
        fleet.advance(count / 2);
        let kept = match &fleet.stage {
            Stage::Counting(counting) => Some(counting.kept()),
            _ => None,
        };
        assert_eq!(kept, Some((usize::from(days) * 24, 16 * count as usize)));
    }
}
