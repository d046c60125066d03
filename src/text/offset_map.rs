//! The one converter between places in a block's prose and places in the file.

use super::{ProseSpan, Span};

/// One run of prose and the bytes of the file it came from.
///
/// A *verbatim* segment is the file's own bytes, so places inside it carry over. An *atomic* one was decoded
/// (an entity, an escape), so a place inside it means the whole of it. The two are told apart by their
/// lengths and [`Segment::atomic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it lies in the prose.
    pub prose: ProseSpan,
    /// Where it came from in the file.
    pub file: Span,
    /// Whether it may only be mapped as a whole.
    pub atomic: bool,
}

/// Maps prose to the file it was taken from. Segments stand in order in both and do not overlap; what lies
/// between two of them in the file is markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    segments: Vec<Segment>,
}

impl OffsetMap {
    /// The map of prose that is `file`'s bytes unchanged.
    pub fn verbatim(file: Span) -> Self {
        let prose = ProseSpan::new(0, file.len());
        // Room for one and no more: most blocks of a text without markup have no other.
        Self { segments: vec![Segment { prose, file, atomic: false }] }
    }

    /// Appends prose that is the bytes of `file`, unchanged.
    pub fn push_verbatim(&mut self, file: Span) {
        if let Some(last) = self.segments.last_mut()
            && !last.atomic
            && last.file.end == file.start
        {
            last.file.end = file.end;
            last.prose.end += file.len();
            return;
        }
        self.push(file, file.len(), false);
    }

    /// Appends `len` bytes of prose that stand for the whole of `file`.
    pub fn push_atomic(&mut self, file: Span, len: u32) {
        self.push(file, len, true);
    }

    /// How many bytes of prose are mapped.
    pub fn prose_len(&self) -> u32 {
        self.segments.last().map_or(0, |segment| segment.prose.end)
    }

    /// The segments, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The smallest stretch of the file that holds every byte of `span`; markup that stands inside is in it,
    /// markup at either edge is not.
    pub fn to_file(&self, span: ProseSpan) -> Span {
        if let [whole] = &*self.segments
            && !whole.atomic
        {
            let place = |at: u32| whole.file.start + at.min(whole.prose.end);
            return Span::new(place(span.start), place(span.end));
        }
        let start = self.start(span.start);
        if span.is_empty() {
            return Span::empty(start);
        }
        Span::new(start, self.end(span.end).max(start))
    }

    /// The prose that comes of a stretch of the file. Of an atomic segment that it touches, all does; of markup nothing.
    pub fn to_prose(&self, span: Span) -> ProseSpan {
        let from = self.segments.partition_point(|segment| segment.file.end <= span.start);
        let to = self.segments.partition_point(|segment| segment.file.start < span.end);
        let Some([first, .., last] | [first @ last]) = self.segments.get(from..to) else {
            let before = from.checked_sub(1).and_then(|before| self.segments.get(before));
            return ProseSpan::empty(before.map_or(0, |segment| segment.prose.end));
        };
        let skipped = if first.atomic { 0 } else { span.start.saturating_sub(first.file.start) };
        let left = if last.atomic { 0 } else { last.file.end.saturating_sub(span.end) };
        let start = first.prose.start + skipped;
        ProseSpan::new(start, last.prose.end.saturating_sub(left).max(start))
    }

    fn push(&mut self, file: Span, len: u32, atomic: bool) {
        let start = self.prose_len();
        self.segments.push(Segment { prose: ProseSpan::new(start, start + len), file, atomic });
    }

    /// A start belongs to the segment that begins there, so that it does not stand before markup.
    fn start(&self, at: u32) -> u32 {
        let index = self.segments.partition_point(|segment| segment.prose.end <= at);
        match self.segments.get(index) {
            Some(segment) if segment.atomic => segment.file.start,
            Some(segment) => segment.file.start + at.saturating_sub(segment.prose.start),
            None => self.segments.last().map_or(0, |segment| segment.file.end),
        }
    }

    /// An end belongs to the segment that ends there, so that it does not stand behind markup.
    fn end(&self, at: u32) -> u32 {
        let index = self.segments.partition_point(|segment| segment.prose.end < at);
        match self.segments.get(index) {
            Some(segment) if segment.atomic => segment.file.end,
            Some(segment) => segment.file.start + at.saturating_sub(segment.prose.start),
            None => self.segments.last().map_or(0, |segment| segment.file.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a **b** &amp; c` read as `a b & c`.
    fn map() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.push_verbatim(Span::new(0, 2));
        map.push_verbatim(Span::new(4, 5));
        map.push_verbatim(Span::new(7, 8));
        map.push_atomic(Span::new(8, 13), 1);
        map.push_verbatim(Span::new(13, 15));
        map
    }

    #[test]
    fn markup_at_the_edges_stays_out() {
        assert_eq!(map().to_file(ProseSpan::new(2, 3)), Span::new(4, 5));
    }

    #[test]
    fn markup_inside_is_kept() {
        assert_eq!(map().to_file(ProseSpan::new(0, 4)), Span::new(0, 8));
    }

    #[test]
    fn what_comes_of_a_stretch_of_the_file_is_its_prose() {
        let prose = |start, end| map().to_prose(Span::new(start, end));
        assert_eq!(prose(0, 15), ProseSpan::new(0, 7));
        assert_eq!(prose(4, 5), ProseSpan::new(2, 3));
        assert_eq!((prose(3, 6), prose(9, 10)), (ProseSpan::new(2, 3), ProseSpan::new(4, 5)));
        assert_eq!((prose(2, 4), prose(20, 30)), (ProseSpan::empty(2), ProseSpan::empty(7)));
    }

    #[test]
    fn a_place_in_an_entity_is_the_whole_entity() {
        assert_eq!(map().to_file(ProseSpan::new(4, 5)), Span::new(8, 13));
        assert_eq!(map().to_file(ProseSpan::new(4, 7)), Span::new(8, 15));
    }
}
