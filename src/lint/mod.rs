//! Runs the stages over one text and applies the rules to what they found.
