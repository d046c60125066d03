//! An editor that does what a test tells it: it speaks the Language Server Protocol with `whosays lsp`.

use crate::cli::Folder;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufReader, Write as _};
use std::process::{Child, ChildStdin, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// So long is waited for what must come.
const LIMIT: Duration = Duration::from_secs(30);

/// An editor and its server, which ends with the test.
pub(crate) struct Editor {
    child: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    asked: i64,
    /// What was published last of each document, and of which version.
    published: HashMap<String, Value>,
    /// What the server said or asked beside that.
    pub(crate) heard: Vec<Value>,
    folder: String,
    versions: HashMap<String, i64>,
}

#[expect(clippy::needless_pass_by_value, reason = "what is said is made where it is said")]
impl Editor {
    /// An editor that can do what most can, and counts in UTF-16.
    pub(crate) fn start(folder: &Folder) -> Self {
        Self::with(
            folder,
            json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } }),
            json!({}),
        )
    }

    /// An editor with these capabilities, and these settings.
    pub(crate) fn with(folder: &Folder, capabilities: Value, settings: Value) -> Self {
        let mut editor = Self::stranger(folder);
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": settings });
        editor.ask("initialize", params);
        editor.notify("initialized", json!({}));
        editor
    }

    /// An editor that has yet to say who it is.
    pub(crate) fn stranger(folder: &Folder) -> Self {
        let mut child = folder.command(&["lsp"]);
        let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the command runs");
        let (sender, messages) = channel();
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        thread::spawn(move || {
            while let Some(message) = receive(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let stdin = child.stdin.take();
        let folder = format!("file://{}", folder.path().to_string_lossy().trim_end_matches('/'));
        Self {
            child,
            stdin,
            messages,
            asked: 0,
            published: HashMap::new(),
            heard: Vec::new(),
            folder,
            versions: HashMap::new(),
        }
    }

    /// The address of a file in the folder.
    pub(crate) fn uri(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    /// Sends anything.
    pub(crate) fn send(&mut self, message: &str) {
        let stdin = self.stdin.as_mut().expect("the line is open");
        // Whoever is gone is seen to be gone by what does not come.
        let _ = write!(stdin, "Content-Length: {}\r\n\r\n{message}", message.len());
        let _ = stdin.flush();
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string());
    }

    /// Sends a request and does not wait. Its number.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string());
        id
    }

    /// Waits for the whole answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.wait(&format!("an answer to {id}"), |message| {
            message.get("method").is_none() && message["id"] == id
        })
    }

    /// Waits for what is said of something that was no message.
    pub(crate) fn refused(&mut self) -> Value {
        self.wait("a refusal", |message| message.get("id").is_some_and(Value::is_null))
    }

    /// What is answered to a request.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    pub(crate) fn open(&mut self, name: &str, language: &str, text: &str) {
        let uri = self.uri(name);
        self.versions.insert(uri.clone(), 1);
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Replaces a range, from line and character to line and character.
    pub(crate) fn edit(&mut self, name: &str, range: [u32; 4], text: &str) {
        let [line, character, end_line, end_character] = range;
        let range = json!({ "start": { "line": line, "character": character },
                            "end": { "line": end_line, "character": end_character } });
        self.change(name, json!({ "range": range, "text": text }));
    }

    /// Replaces all.
    pub(crate) fn rewrite(&mut self, name: &str, text: &str) {
        self.change(name, json!({ "text": text }));
    }

    /// Makes an edit as it is told.
    pub(crate) fn change(&mut self, name: &str, change: Value) {
        let uri = self.uri(name);
        let version = self.versions.entry(uri.clone()).or_default();
        *version += 1;
        let document = json!({ "uri": uri, "version": *version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        );
    }

    pub(crate) fn close(&mut self, name: &str) {
        let uri = self.uri(name);
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// What is published of a document, once it is of the version that the editor has.
    pub(crate) fn diagnostics(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        let version = self.versions.get(&uri).copied();
        self.until(name, |params| version.is_none_or(|version| params["version"] == version))
    }

    /// What is published of a file, once something fits.
    pub(crate) fn until(&mut self, name: &str, fits: impl Fn(&Value) -> bool) -> Vec<Value> {
        let uri = self.uri(name);
        if !self.published.get(&uri).is_some_and(&fits) {
            self.wait(&format!("findings in {name}"), |message| {
                let params = &message["params"];
                message["method"] == "textDocument/publishDiagnostics"
                    && params["uri"] == *uri
                    && fits(params)
            });
        }
        self.published[&uri]["diagnostics"].as_array().expect("it is a list").clone()
    }

    /// Each finding in a document on a line: where it is, what it is called, what it says.
    pub(crate) fn findings(&mut self, name: &str) -> Vec<String> {
        self.diagnostics(name).iter().map(line).collect()
    }

    /// Waits for something that the server says or asks.
    pub(crate) fn hear(&mut self, method: &str) -> Value {
        if let Some(at) = self.heard.iter().position(|message| message["method"] == method) {
            return self.heard.remove(at);
        }
        let heard = self.wait(method, |message| message["method"] == method);
        self.heard.retain(|message| *message != heard);
        heard
    }

    /// Answers what the server asks.
    pub(crate) fn reply(&mut self, asked: &Value, result: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": result }).to_string());
    }

    fn wait(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + LIMIT;
        loop {
            let message = match self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come in time"),
                Err(RecvTimeoutError::Disconnected) => panic!("the server ended ahead of {what}"),
            };
            if message["method"] == "textDocument/publishDiagnostics" {
                let uri = message["params"]["uri"].as_str().expect("it is an address").to_owned();
                self.published.insert(uri, message["params"].clone());
            } else if message.get("method").is_some() {
                self.heard.push(message.clone());
            }
            if is_it(&message) {
                return message;
            }
        }
    }

    /// Ends the conversation as the protocol wants it.
    pub(crate) fn quit(mut self) -> ExitStatus {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.ended()
    }

    /// Hangs up.
    pub(crate) fn hang_up(&mut self) {
        self.stdin = None;
    }

    /// How the server ends.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return status;
            }
            assert!(Instant::now() < end, "the server does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What an editor offers that asks for findings.
pub(crate) fn pulling() -> Value {
    json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } })
}

/// A finding on a line.
pub(crate) fn line(finding: &Value) -> String {
    let place = |end: &str| {
        let place = &finding["range"][end];
        format!("{}:{}", place["line"], place["character"])
    };
    let words = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    format!("{}-{} {} {}", place("start"), place("end"), words("code"), words("message"))
}

fn receive(stdout: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if stdout.read_line(&mut header).ok()? == 0 {
            return None;
        }
        match header.trim() {
            "" => break,
            header => {
                if let Some(said) = header.strip_prefix("Content-Length: ") {
                    length = said.parse().expect("it is a number");
                }
            }
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("it is JSON"))
}
