//! The picture of it: the load above, and who still waits below. Lines differ in more than their colour, and each bears its name; both schemes of a reader are served.

use std::fmt::Write as _;

use crate::{
    SECOND,
    figures::Figures,
    incident::{FAILS_FROM, RECOVERS_AT},
};

const WIDTH: f64 = 860.0;
const HEIGHT: f64 = 560.0;
/// What is drawn stands between these.
const LEFT: f64 = 70.0;
const RIGHT: f64 = 840.0;
/// Eleven minutes.
const LAST_SECOND: f64 = 660.0;

const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#222}.small{font-size:12px;fill:#555}.title{font-weight:600}
path{fill:none;stroke-width:2;stroke-linejoin:round}.grid{stroke:#ddd;stroke-width:1}.axis{stroke:#888;stroke-width:1}
.fails{fill:#f3d9d4}.offered{stroke:#777;stroke-width:1.5}.limit{stroke:#222;stroke-width:1;stroke-dasharray:2 4}
.app{stroke:#0b62b8;stroke-width:3}.second{stroke:#b3261e;stroke-dasharray:9 4}.doubling{stroke:#8a5a00;stroke-dasharray:3 3}
.paper{fill:#fff}
@media (prefers-color-scheme:dark){text{fill:#eee}.small{fill:#bbb}.grid{stroke:#333}.axis{stroke:#888}.fails{fill:#4a2420}.offered{stroke:#aaa}
.limit{stroke:#eee}.app{stroke:#7ab8ff}.second{stroke:#ff8a80}.doubling{stroke:#f0c060}.paper{fill:#16181b}}";

/// The runs that are drawn, all of the same failure.
pub struct Drawn<'a> {
    pub app: &'a Figures,
    pub every_second: &'a Figures,
    pub doubling: &'a Figures,
}

/// A panel: its place, and the value at its upper edge.
struct Panel {
    top: f64,
    bottom: f64,
    most: f64,
}

impl Panel {
    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (value / self.most).min(1.0)
    }

    /// What is above the upper edge is drawn along it.
    fn line(&self, class: &str, curve: &[f64], shift: f64) -> String {
        let mut path = String::new();
        for (second, value) in (0_u32..).zip(curve) {
            let second = f64::from(second) + shift;
            if second > LAST_SECOND {
                break;
            }
            let pen = if path.is_empty() { 'M' } else { 'L' };
            let _ = write!(path, "{pen}{:.1} {:.1}", x(second), self.y(*value));
        }
        format!("<path class=\"{class}\" d=\"{path}\"/>\n")
    }

    /// The frame, with a line at each `step`.
    fn frame(&self, step: f64) -> String {
        let mut svg = format!(
            "<rect class=\"fails\" x=\"{:.1}\" y=\"{}\" width=\"{:.1}\" height=\"{}\"/>\n",
            x(second(FAILS_FROM)),
            self.top,
            x(second(RECOVERS_AT)) - x(second(FAILS_FROM)),
            self.bottom - self.top
        );
        let mut value = 0.0;
        while value <= self.most * 1.001 {
            let y = self.y(value);
            let class = if value == 0.0 { "axis" } else { "grid" };
            let _ = writeln!(svg, "<path class=\"{class}\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/>");
            let _ = writeln!(
                svg,
                "<text class=\"small\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                LEFT - 8.0,
                y + 4.0,
                thousands(value)
            );
            value += step;
        }
        for minute in 0..=11_u32 {
            let _ = writeln!(
                svg,
                "<text class=\"small\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{minute}</text>",
                x(f64::from(minute) * 60.0),
                self.bottom + 17.0
            );
        }
        svg
    }
}

pub fn picture(drawn: &Drawn<'_>) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"Load and waiting citizens in the eleven minutes of an incident\">\n\
         <style>{STYLE}</style>\n<rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n"
    );
    svg += &load(drawn);
    svg += &waiting(drawn);
    svg += &text(RIGHT, HEIGHT - 8.0, "small\" text-anchor=\"end", "minutes since the first press");
    svg + "</svg>\n"
}

fn load(drawn: &Drawn<'_>) -> String {
    let incident = &drawn.app.incident;
    let (capacity, mean) = (incident.capacity(), incident.mean());
    let panel = Panel { top: 70.0, bottom: 300.0, most: mean * 3.6 };
    let mut svg =
        text(LEFT, 22.0, "title", "Work that comes to the back end, orders in a second (means of ten seconds)");
    svg += &panel.frame(mean * 0.6);
    svg += &panel.line("limit", &[capacity; 661], 0.0);
    for (class, figures) in [("doubling", drawn.doubling), ("second", drawn.every_second)] {
        svg += &panel.line(class, &figures.work_curve(), 5.0);
    }
    svg += &panel.line("offered", &drawn.app.offered_curve(), 5.0);
    svg += &panel.line("app", &drawn.app.work_curve(), 5.0);
    let most = |figures: &Figures| thousands(figures.most_work());
    svg += &legend(LEFT, 44.0, "app", "the app");
    svg += &legend(LEFT + 105.0, 44.0, "offered", "presses alone");
    svg += &legend(LEFT + 250.0, 44.0, "second", &format!("again each second, up to {}", most(drawn.every_second)));
    svg += &legend(LEFT + 500.0, 44.0, "doubling", &format!("doubling, up to {}", most(drawn.doubling)));
    svg += &text(x(60.0), panel.y(capacity) - 6.0, "small", "what the back end can do");
    svg + &text(x(second(FAILS_FROM)) + 4.0, panel.bottom - 8.0, "small", "503")
}

fn waiting(drawn: &Drawn<'_>) -> String {
    let curves = [("doubling", drawn.doubling), ("second", drawn.every_second), ("app", drawn.app)]
        .map(|(class, figures)| (class, figures.unsettled_curve()));
    let most = curves.iter().flat_map(|(_, curve)| curve).copied().fold(0.0, f64::max);
    let step = drawn.app.incident.mean() * 30.0;
    let panel = Panel { top: 360.0, bottom: 510.0, most: step * (most / step).ceil() };
    let mut svg = text(LEFT, 344.0, "title", "Citizens who have pressed and have not been told that it is blocked");
    svg += &panel.frame(step);
    for (class, curve) in &curves {
        svg += &panel.line(class, curve, 1.0);
    }
    svg
}

fn legend(left: f64, y: f64, class: &str, words: &str) -> String {
    format!("<path class=\"{class}\" d=\"M{left} {}H{}\"/>\n", y - 4.0, left + 26.0)
        + &text(left + 32.0, y, "small", words)
}

fn text(left: f64, y: f64, class: &str, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{left:.1}\" y=\"{y:.1}\">{words}</text>\n")
}

fn x(second: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * second / LAST_SECOND
}

#[expect(clippy::cast_precision_loss, reason = "some hundred seconds")]
fn second(at: crate::Micros) -> f64 {
    (at / SECOND) as f64
}

/// `12,500`.
pub(crate) fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
