//! The one integration binary; its modules are the suites.
