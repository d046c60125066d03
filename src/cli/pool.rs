//! Work for several threads, whose results come out in the order in which it was given. What comes out is the same for
//! any number of threads.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder, Scope};

/// So many pieces of work for each thread wait or are done and not yet taken: enough that no thread is idle, few enough
/// that memory does not grow with the work.
const AHEAD: usize = 8;

/// How many threads there may be, where nobody says.
pub(super) fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Gives work out and takes results in. The first piece is kept until a second comes: threads cost more than a single
/// draft.
pub(super) struct Pool<'s, 'e, J, R> {
    scope: &'s Scope<'s, 'e>,
    threads: Option<usize>,
    work: &'e (dyn Fn(J) -> R + Sync),
    queue: &'e Queue<J>,
    /// The piece that came first, while it is the only one.
    first: Option<J>,
    crew: Option<Crew<J, R>>,
    /// Results that came before their turn.
    early: BTreeMap<usize, R>,
    given: usize,
    taken: usize,
}

/// Where threads fetch their work.
pub(super) struct Queue<J>(Mutex<Option<Receiver<(usize, J)>>>);

/// Threads at work.
struct Crew<J, R> {
    jobs: Sender<(usize, J)>,
    results: Receiver<(usize, R)>,
    most: usize,
}

impl<J> Queue<J> {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    fn next(&self) -> Option<(usize, J)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref()?.recv().ok()
    }
}

impl<'s, 'e, J: Send + 'e, R: Send + 'e> Pool<'s, 'e, J, R> {
    /// A pool of so many threads; of as many as there are cores, where nobody says.
    pub(super) fn new(
        scope: &'s Scope<'s, 'e>,
        threads: Option<usize>,
        queue: &'e Queue<J>,
        work: &'e (dyn Fn(J) -> R + Sync),
    ) -> Self {
        let (first, crew, early) = (None, None, BTreeMap::new());
        Self { scope, threads, work, queue, first, crew, early, given: 0, taken: 0 }
    }

    /// Gives a piece of work out, and takes in what is done.
    pub(super) fn give(&mut self, job: J, take: &mut dyn FnMut(R) -> ControlFlow<()>) -> ControlFlow<()> {
        let number = self.given;
        self.given += 1;
        if number == 0 {
            self.first = Some(job);
            return ControlFlow::Continue(());
        }
        let threads = *self.threads.get_or_insert_with(threads);
        if let Some(first) = self.first.take() {
            self.dispatch(0, first, threads);
        }
        self.dispatch(number, job, threads);
        self.take(threads * AHEAD, take)
    }

    /// Gives out what needs no work: it keeps its place among the results.
    pub(super) fn pass(&mut self, result: R, take: &mut dyn FnMut(R) -> ControlFlow<()>) -> ControlFlow<()> {
        if let Some(first) = self.first.take() {
            self.early.insert(0, (self.work)(first));
        }
        self.early.insert(self.given, result);
        self.given += 1;
        self.take(usize::MAX, take)
    }

    /// Waits for all that was given out, and takes it in.
    pub(super) fn finish(mut self, take: &mut dyn FnMut(R) -> ControlFlow<()>) {
        if let Some(first) = self.first.take() {
            self.early.insert(0, (self.work)(first));
        }
        // Whoever breaks knows.
        let _ = self.take(0, take);
    }

    fn dispatch(&mut self, number: usize, job: J, threads: usize) {
        if threads <= 1 {
            self.early.insert(number, (self.work)(job));
            return;
        }
        if self.crew.is_none() {
            self.crew = Crew::hire(self.scope, threads, self.queue, self.work);
        }
        match &self.crew {
            // A thread that is gone has taken the run with it.
            Some(crew) => _ = crew.jobs.send((number, job)),
            None => _ = self.early.insert(number, (self.work)(job)),
        }
    }

    /// Takes results in their order, until at most so many are outstanding.
    fn take(&mut self, most: usize, take: &mut dyn FnMut(R) -> ControlFlow<()>) -> ControlFlow<()> {
        loop {
            while let Some(result) = self.early.remove(&self.taken) {
                self.taken += 1;
                take(result)?;
            }
            let outstanding = self.given - self.taken;
            let Some(crew) = &self.crew else { return ControlFlow::Continue(()) };
            let next = if outstanding > most.min(crew.most) {
                crew.results.recv().ok()
            } else {
                crew.results.try_recv().ok()
            };
            match next {
                Some((number, result)) => self.early.insert(number, result),
                None => return ControlFlow::Continue(()),
            };
        }
    }
}

impl<J, R> Crew<J, R> {
    /// As many threads as the system allows; none where it allows none.
    fn hire<'s, 'e>(
        scope: &'s Scope<'s, 'e>,
        threads: usize,
        queue: &'e Queue<J>,
        work: &'e (dyn Fn(J) -> R + Sync),
    ) -> Option<Self>
    where
        J: Send + 'e,
        R: Send + 'e,
    {
        let ((jobs, receiver), (sender, results)) = (channel(), channel());
        *queue.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(receiver);
        let hire = |_: &usize| {
            let sender = sender.clone();
            let labour = move || {
                while let Some((number, job)) = queue.next() {
                    if sender.send((number, work(job))).is_err() {
                        break;
                    }
                }
            };
            Builder::new().spawn_scoped(scope, labour).is_ok()
        };
        let hired = (0..threads).take_while(hire).count();
        (hired > 0).then(|| Self { jobs, results, most: hired * AHEAD })
    }
}
