//! Questions to a driver that its client has no words for.

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::{SessionId, WebDriver};

/// A question to the driver about its session.
#[derive(Debug)]
pub(crate) struct Ask {
    path: String,
    body: Option<Value>,
}

impl Ask {
    /// A question whose answer is at this place.
    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            body: None,
        }
    }

    /// A demand.
    pub(crate) fn post(path: impl Into<String>, body: Value) -> Self {
        Self {
            path: path.into(),
            body: Some(body),
        }
    }
}

impl FormatRequestData for Ask {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // The type of a method is of a library that is not ours: it is taken from a question of the same one.
        let like = match self.body {
            None => Command::GetTitle,
            Some(_) => Command::Back,
        };
        let uri = format!("session/{session}{}", self.path);
        let data = RequestData::new(like.format_request(session).method, uri);
        match &self.body {
            None => data,
            Some(body) => data.add_body(body.clone()),
        }
    }
}

/// Asks the driver; what it answers.
pub(crate) async fn ask(session: &WebDriver, ask: Ask) -> Result<Value> {
    let what = ask.path.clone();
    let answer = session.handle().cmd(ask).await.context(what)?;
    Ok(answer.value_json()?)
}
