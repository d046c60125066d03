//! Messages in and out, over standard input and output.
//!
//! What comes in waits in a queue without end, and so does what goes out: whoever writes to the server is never kept
//! waiting while a draft is checked, and the server never waits for somebody to read. What is no message is answered as
//! the protocol wants it; where nobody can tell any more where the next one begins, the conversation ends.

use lsp_server::{ErrorCode, Message, RequestId};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Display;
use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The two ends of the line.
pub(super) struct Wire {
    queue: Receiver<Incoming>,
    post: Sender<Value>,
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
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

/// What comes in one piece.
enum Incoming {
    Message(Message),
    /// What is no message, with what to say of it.
    Garbled(Refusal),
}

/// The longest message, in bytes. A draft is a fraction of it.
const LONGEST: u64 = 1 << 29;

/// The longest line ahead of a message, in bytes.
const LONGEST_LINE: u64 = 1 << 13;

impl Wire {
    /// Over standard input and output.
    ///
    /// # Errors
    /// When there can be no threads to read and write with.
    pub(super) fn stdio() -> io::Result<Self> {
        let (incoming, queue) = channel();
        let (post, outgoing) = channel();
        let reader = thread::Builder::new().name("reader".to_owned());
        let reader = reader.spawn(move || read_all(&mut io::stdin().lock(), &incoming))?;
        let writer = thread::Builder::new().name("writer".to_owned());
        let writer = writer.spawn(move || write_all(&mut io::stdout().lock(), &outgoing))?;
        Ok(Self { queue, post, reader, writer })
    }

    /// All that has come, waiting for the first of it.
    pub(super) fn receive(&self, patience: Duration) -> Arrival {
        let first = match self.queue.recv_timeout(patience) {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => return Arrival::Nothing,
            Err(RecvTimeoutError::Disconnected) => return Arrival::End,
        };
        let all = std::iter::once(first).chain(self.queue.try_iter());
        let messages = all.filter_map(|incoming| match incoming {
            Incoming::Message(message) => Some(message),
            Incoming::Garbled(refusal) => {
                self.send([("id", Value::Null), ("error", value(&refusal))]);
                None
            }
        });
        Arrival::Messages(messages.collect())
    }

    /// Tells something. Where nobody listens any more it is told to nobody; the end comes in soon.
    pub(super) fn notify(&self, method: &str, params: &impl Serialize) {
        self.send([("method", method.into()), ("params", value(params))]);
    }

    /// Asks something, under a number of ours.
    pub(super) fn ask(&self, number: i32, method: &str, params: &impl Serialize) {
        self.send([("id", number.into()), ("method", method.into()), ("params", value(params))]);
    }

    /// Answers a request.
    pub(super) fn answer(&self, id: &RequestId, answer: Result<Value, Refusal>) {
        let answer = match answer {
            Ok(result) => ("result", result),
            Err(refusal) => ("error", value(&refusal)),
        };
        self.send([("id", value(id)), answer]);
    }

    /// Waits until all has been told. What went wrong on the line, if anything did.
    pub(super) fn close(self) -> io::Result<()> {
        let Self { queue, post, reader, writer } = self;
        drop((queue, post));
        let joined = |thread: JoinHandle<io::Result<()>>| thread.join().unwrap_or(Ok(()));
        let written = joined(writer);
        joined(reader).and(written)
    }

    fn send<const N: usize>(&self, members: [(&str, Value); N]) {
        let members = members.into_iter().chain([("jsonrpc", "2.0".into())]);
        let _ = self.post.send(members.map(|(name, value)| (name.to_owned(), value)).collect());
    }
}

/// Reads until the other side is done, or the server is.
fn read_all(from: &mut impl BufRead, queue: &Sender<Incoming>) -> io::Result<()> {
    while let Some(body) = read(from)? {
        let incoming = match serde_json::from_slice(&body) {
            Ok(message) => Incoming::Message(message),
            Err(error) => match garbled(&body, &error) {
                Some(refusal) => Incoming::Garbled(refusal),
                None => continue,
            },
        };
        let is_last =
            matches!(&incoming, Incoming::Message(Message::Notification(said)) if said.method == "exit");
        if queue.send(incoming).is_err() || is_last {
            break;
        }
    }
    Ok(())
}

/// What is said of something that is no message; nothing of what looks like an answer, or two servers would answer each
/// other for ever.
fn garbled(body: &[u8], error: &serde_json::Error) -> Option<Refusal> {
    match serde_json::from_slice::<Value>(body) {
        Err(_) => Some(Refusal::new(ErrorCode::ParseError, error.to_string())),
        Ok(value) if value.get("method").is_none() && value.is_object() => None,
        Ok(_) => Some(Refusal::new(ErrorCode::InvalidRequest, "this is no message")),
    }
}

/// The next message as it was sent; none at the end.
fn read(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    let mut length = None;
    loop {
        let mut line = Vec::new();
        from.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = str::from_utf8(&line).ok().and_then(|line| line.strip_suffix('\n'));
        let line = line.ok_or_else(|| wrong("what comes in is no message"))?.trim_end_matches('\r');
        if line.is_empty() {
            break;
        }
        let (name, told) = line.split_once(':').ok_or_else(|| wrong("a message begins with no header"))?;
        if name.eq_ignore_ascii_case("content-length") {
            let told = told.trim().parse::<u64>().ok().filter(|told| *told <= LONGEST);
            length = Some(told.ok_or_else(|| wrong("a message has no length, or is too long"))?);
        }
    }
    let length = length.ok_or_else(|| wrong("a message does not tell its length"))?;
    let mut body = Vec::new();
    // It grows with what comes, whatever was announced.
    from.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Err(wrong("a message ends too soon"));
    }
    Ok(Some(body))
}

/// Writes until there is nothing more to write, or nobody to read.
fn write_all(to: &mut impl Write, outgoing: &Receiver<Value>) -> io::Result<()> {
    outgoing.iter().try_for_each(|message| {
        let body = message.to_string();
        write!(to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        to.flush()
    })
}

/// Why a request is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Refusal {
    code: i32,
    message: String,
}

impl Refusal {
    /// There is no such request.
    pub(super) fn unknown(method: &str) -> Self {
        Self::new(ErrorCode::MethodNotFound, format!("there is no `{method}` here"))
    }

    /// It is not said what the protocol says.
    pub(super) fn misspoken(error: &impl Display) -> Self {
        Self::new(ErrorCode::InvalidParams, error.to_string())
    }

    /// It makes no sense here, or cannot be done.
    pub(super) fn failed(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::RequestFailed, message)
    }

    /// It was taken back.
    pub(super) fn cancelled() -> Self {
        Self::new(ErrorCode::RequestCanceled, "it was taken back")
    }

    /// The server is not ready for it, or no more.
    pub(super) fn untimely(ready: bool) -> Self {
        let code = if ready { ErrorCode::InvalidRequest } else { ErrorCode::ServerNotInitialized };
        Self::new(code, "this cannot be asked now")
    }

    fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code: code as i32, message: message.into() }
    }
}

/// As JSON. What cannot be said in JSON is nothing; the protocol's types all can.
pub(super) fn value(params: &impl Serialize) -> Value {
    serde_json::to_value(params).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(sent: &[u8]) -> (Vec<String>, bool) {
        let (mut from, mut bodies) = (sent, Vec::new());
        loop {
            match read(&mut from) {
                Ok(Some(body)) => bodies.push(String::from_utf8_lossy(&body).into_owned()),
                Ok(None) => return (bodies, true),
                Err(_) => return (bodies, false),
            }
        }
    }

    #[test]
    fn messages_follow_each_other() {
        let sent = b"Content-Length: 2\r\n\r\n{}content-length:3\nContent-Type: x\n\n[1]";
        assert_eq!(bodies(sent), (vec!["{}".to_owned(), "[1]".to_owned()], true));
    }

    #[test]
    fn what_cannot_be_told_apart_ends_it() {
        for sent in [
            "Content-Length: 5\r\n\r\n{}",
            "Content-Length: -1\r\n\r\n",
            "Content-Length: 99999999999999\r\n\r\n{}",
            "Content-Type: x\r\n\r\n{}",
            "hello\r\n",
            "Content-Length: 2",
            &"x".repeat(20_000),
        ] {
            assert_eq!(bodies(sent.as_bytes()), (Vec::new(), false), "{sent:.40}");
        }
    }

    #[test]
    fn only_questions_are_refused() {
        let said = |body: &str| {
            let error = serde_json::from_str::<Message>(body).expect_err("it is no message");
            garbled(body.as_bytes(), &error).map(|refusal| refusal.code)
        };
        assert_eq!(
            [said("{\"id\":"), said("[1]"), said("{\"id\":null,\"error\":{}}")],
            [Some(-32700), Some(-32600), None]
        );
    }
}
