//! Pieces that more than one page uses.

pub mod claim_panel;
pub mod device;
pub mod finish;
pub mod footer;
pub mod gate;
pub mod header;
pub mod heading;
pub mod help_bar;
pub mod icon;
pub mod login_panel;
pub mod notice;
pub mod press;
pub mod reference;
pub mod session_notice;
pub mod swap;
pub mod ways_back;
pub mod when;
pub mod whose;
