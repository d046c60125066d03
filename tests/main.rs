//! The one integration binary; its modules are the suites.

mod architecture;
mod properties;
mod spec_markup;
mod support;
