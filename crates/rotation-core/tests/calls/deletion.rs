//! ForceDeleteWithoutRecovery of a secret that is not there: the answer is as if it had been.

use rotation_core::operation::{Operation, Reply, delete_secret::Input};

use crate::Service;

#[test]
fn forced_deletion_of_what_is_not_there_answers_with_an_arn_that_is_made_up_unless_it_was_given() {
    const HEAD: &str = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    let whole = format!("{HEAD}ghost-a1b2c3");
    let partial = format!("{HEAD}ghost");
    let mut service = Service::new(1);
    for (asked, name) in [
        ("ghost", "ghost"),
        // A name may look like one with its suffix: it is a name all the same.
        ("ghost-a1b2c3", "ghost-a1b2c3"),
        (partial.as_str(), "ghost"),
        (whole.as_str(), "ghost"),
    ] {
        let input = Input { secret_id: asked.into(), force: true, ..Input::default() };
        let Ok(Reply::DeleteSecret(output)) = service.call(Operation::DeleteSecret(input)) else { panic!() };
        assert_eq!(output.name.as_str(), name, "{asked}");
        if asked == whole {
            assert_eq!(output.arn.as_str(), whole);
        } else {
            let suffix = output.arn.as_str().strip_prefix(&format!("{HEAD}{name}-"));
            assert_eq!(suffix.map(str::len), Some(6), "{asked}: {}", output.arn);
        }
    }
    assert_eq!(service.vault.secrets().count(), 0);
}
