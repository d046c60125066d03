//! Messages in and out, over standard input and output.
//!
//! What comes in waits in a queue without end, so that whoever writes to the server is never kept waiting while a draft
//! is checked, and what has piled up meanwhile is seen at once.

use lsp_server::{Connection, IoThreads, Message, Notification, Request, RequestId, Response, ResponseError};
use serde::Serialize;
use serde_json::Value;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// The two ends of the line.
pub(super) struct Wire {
    connection: Connection,
    queue: Receiver<Message>,
    threads: IoThreads,
}

/// What has come.
pub(super) enum Arrival {
    /// Messages, in their order.
    Messages(Vec<Message>),
    /// Nothing, for as long as was waited.
    Nothing,
    /// The end: nobody is there any more.
    End,
}

impl Wire {
    /// Over standard input and output.
    ///
    /// # Errors
    /// When there can be no thread to read with.
    pub(super) fn stdio() -> std::io::Result<Self> {
        let (connection, threads) = Connection::stdio();
        let (post, queue) = channel();
        let incoming = connection.receiver.clone();
        // Whoever is no longer listened to need not be read.
        thread::Builder::new()
            .name("queue".to_owned())
            .spawn(move || incoming.into_iter().try_for_each(|message| post.send(message)))?;
        Ok(Self { connection, queue, threads })
    }

    /// All that has come, waiting for the first of it.
    pub(super) fn receive(&self, patience: Duration) -> Arrival {
        match self.queue.recv_timeout(patience) {
            Ok(first) => Arrival::Messages(std::iter::once(first).chain(self.queue.try_iter()).collect()),
            Err(RecvTimeoutError::Timeout) => Arrival::Nothing,
            Err(RecvTimeoutError::Disconnected) => Arrival::End,
        }
    }

    /// Tells something. Where nobody listens any more it is told to nobody; the end comes in soon.
    pub(super) fn notify(&self, method: &str, params: &impl Serialize) {
        self.send(Notification { method: method.to_owned(), params: value(params) }.into());
    }

    /// Asks something, under a number of ours.
    pub(super) fn ask(&self, number: i32, method: &str, params: &impl Serialize) {
        let id = RequestId::from(number);
        self.send(Request { id, method: method.to_owned(), params: value(params) }.into());
    }

    /// Answers a request.
    pub(super) fn answer(&self, id: RequestId, answer: Result<Value, Refusal>) {
        let response_result =
            answer.map_err(|Refusal { code, message }| ResponseError { code, message, data: None });
        self.send(Response { id, response_result }.into());
    }

    /// Waits until all has been told. What went wrong on the line, if anything did.
    pub(super) fn close(self) -> std::io::Result<()> {
        let Self { connection, queue, threads } = self;
        drop((connection, queue));
        threads.join()
    }

    fn send(&self, message: Message) {
        let _ = self.connection.sender.send(message);
    }
}

/// Why a request is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    code: i32,
    message: String,
}

impl Refusal {
    /// There is no such request.
    pub(super) fn unknown(method: &str) -> Self {
        Self::new(lsp_server::ErrorCode::MethodNotFound, format!("there is no `{method}` here"))
    }

    /// It is not said what the protocol says.
    pub(super) fn misspoken(error: &impl std::fmt::Display) -> Self {
        Self::new(lsp_server::ErrorCode::InvalidParams, error.to_string())
    }

    /// It makes no sense here, or cannot be done.
    pub(super) fn failed(message: impl Into<String>) -> Self {
        Self::new(lsp_server::ErrorCode::RequestFailed, message)
    }

    /// It was taken back.
    pub(super) fn cancelled() -> Self {
        Self::new(lsp_server::ErrorCode::RequestCanceled, "it was taken back")
    }

    /// The server is not ready for it, or no more.
    pub(super) fn untimely(ready: bool) -> Self {
        use lsp_server::ErrorCode::{InvalidRequest, ServerNotInitialized};
        let code = if ready { InvalidRequest } else { ServerNotInitialized };
        Self::new(code, "this cannot be asked now")
    }

    fn new(code: lsp_server::ErrorCode, message: impl Into<String>) -> Self {
        Self { code: code as i32, message: message.into() }
    }
}

/// As JSON. What cannot be said in JSON is nothing; the protocol's types all can.
pub(super) fn value(params: &impl Serialize) -> Value {
    serde_json::to_value(params).unwrap_or_default()
}
