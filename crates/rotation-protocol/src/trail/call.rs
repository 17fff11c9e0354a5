//! A call as the trail tells it: who is not said here, values never were.

use rotation_core::{error::ServiceError, event::Event, operation::Reply, time::Timestamp};

use crate::wire::json::Json;

/// One call of the API, accepted or refused.
#[derive(Clone, Debug)]
pub struct Call {
    pub(super) at: Timestamp,
    pub(super) operation: &'static str,
    pub(super) request_id: String,
    pub(super) user_agent: Option<String>,
    pub(super) parameters: Json,
    pub(super) response: Option<Json>,
    pub(super) refusal: Option<ServiceError>,
}

impl Call {
    pub(crate) fn new(
        at: Timestamp,
        operation: &'static str,
        request_id: String,
        parameters: Json,
        result: Result<&Reply, &ServiceError>,
    ) -> Self {
        Self {
            at,
            operation,
            request_id,
            user_agent: None,
            parameters,
            response: result.ok().and_then(response),
            refusal: result.err().cloned(),
        }
    }

    pub(crate) fn sent_by(self, user_agent: Option<&str>) -> Self {
        Self { user_agent: user_agent.map(str::to_owned), ..self }
    }

    /// A call that is known by its event alone: one read of a batch, or one of the built-in function's.
    pub(super) fn inner(operation: &'static str, event: &Event, batch: Option<&Call>) -> Self {
        let secret_id = Json::Object(vec![("secretId".to_owned(), Json::Text(event.secret.to_string()))]);
        let request_id = match batch {
            Some(batch) => format!("{}:{}", batch.request_id, event.secret),
            None => format!("{}-{}", operation, event.at.as_millis()),
        };
        Self {
            at: event.at,
            operation,
            request_id,
            user_agent: None,
            parameters: secret_id,
            response: None,
            refusal: None,
        }
    }
}

/// `responseElements`: recorded for these operations, null for reads (R43).
fn response(reply: &Reply) -> Option<Json> {
    let text = |name: &str, text: &dyn ToString| (name.to_owned(), Json::Text(text.to_string()));
    Some(Json::Object(match reply {
        Reply::CreateSecret(output) => vec![text("arn", &output.arn)],
        Reply::PutSecretValue(output) => vec![text("arn", &output.arn)],
        Reply::UpdateSecret(output) => vec![text("arn", &output.arn)],
        Reply::RotateSecret(output) => {
            vec![text("arn", &output.arn), text("name", &output.name), text("versionId", &output.version_id)]
        }
        Reply::DeleteSecret(output) => vec![
            ("deletionDate".to_owned(), Json::Text(super::cloudtrail::time(output.deletion_date))),
            text("name", &output.name),
            text("arn", &output.arn),
        ],
        _ => return None,
    }))
}
