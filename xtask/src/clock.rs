//! How durations and sizes are written.

use std::time::Duration;

/// `0.4 s`, `12 s`.
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{seconds:.0} s") }
}

/// Thousands of bytes, as networks count.
#[expect(clippy::cast_precision_loss, reason = "file sizes stay far below 2^52")]
pub fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}
