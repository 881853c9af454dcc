//! Pieces that more than one page uses.

pub mod before_start;
pub mod claim_panel;
pub mod device;
pub mod finish;
pub mod gate;
pub mod heading;
pub mod icon;
pub mod identity;
pub mod logged_in;
pub mod login_outcome;
pub mod login_panel;
pub mod notice;
pub mod open_now;
pub mod page_link;
pub mod phone_line;
pub mod plain;
pub mod reference;
pub mod session_notice;
pub mod swap;
pub mod ways_back;
pub mod when;
pub mod whose;
