//! Outlines: paths around the origin, one for each shape.

use super::text::number;
use crate::exporter::picture::look::Shape;

/// The outline of a shape of that size around the origin, as the data of a path.
pub(super) fn outline(shape: Shape, width: f64, height: f64) -> String {
    let (w, h) = (width / 2.0, height / 2.0);
    match shape {
        Shape::Pill => rounded(w, h, h.min(20.0)),
        Shape::Rounded => rounded(w, h, 6.0_f64.min(h)),
        Shape::Box | Shape::Plain => rectangle(-w, -h, w, h),
        Shape::Octagon => octagon(w, h, 7.0),
        Shape::DoubleOctagon => octagon(w, h, 8.0) + &octagon(w - 3.0, h - 3.0, 6.5),
        Shape::House => polygon(&[(-w, -h + 6.0), (0.0, -h), (w, -h + 6.0), (w, h), (-w, h)]),
        Shape::Stacked => stacked(w, h),
        Shape::Component => component(w, h),
        Shape::Folder => polygon(&[
            (-w, -h),
            (-w + (w * 0.8).min(34.0), -h),
            (-w + (w * 0.8).min(34.0) + 5.0, -h + 5.0),
            (w, -h + 5.0),
            (w, h),
            (-w, h),
        ]),
        Shape::Hexagon => {
            let point = h.min(13.0);
            polygon(&[
                (-w, 0.0),
                (-w + point, -h),
                (w - point, -h),
                (w, 0.0),
                (w - point, h),
                (-w + point, h),
            ])
        }
        Shape::Note => {
            polygon(&[(-w, -h), (w - 8.0, -h), (w, -h + 8.0), (w, h), (-w, h)])
                + &open(&[(w - 8.0, -h), (w - 8.0, -h + 8.0), (w, -h + 8.0)])
        }
    }
}

fn rectangle(left: f64, top: f64, right: f64, bottom: f64) -> String {
    polygon(&[(left, top), (right, top), (right, bottom), (left, bottom)])
}

fn octagon(w: f64, h: f64, cut: f64) -> String {
    let cut = cut.min(h * 0.7);
    polygon(&[
        (-w + cut, -h),
        (w - cut, -h),
        (w, -h + cut),
        (w, h - cut),
        (w - cut, h),
        (-w + cut, h),
        (-w, h - cut),
        (-w, -h + cut),
    ])
}

/// A rectangle, and the edges of one behind it.
fn stacked(w: f64, h: f64) -> String {
    rectangle(-w, -h + 4.0, w - 4.0, h)
        + &open(&[
            (-w + 4.0, -h + 4.0),
            (-w + 4.0, -h),
            (w, -h),
            (w, h - 4.0),
            (w - 4.0, h - 4.0),
        ])
}

/// A rectangle with two tabs at its left.
fn component(w: f64, h: f64) -> String {
    let tab = |y: f64| rectangle(-w, y - 2.5, -w + 9.0, y + 2.5);
    rectangle(-w + 4.5, -h, w, h) + &tab(-h / 2.0) + &tab(h / 2.0)
}

fn polygon(points: &[(f64, f64)]) -> String {
    open(points) + "Z"
}

fn open(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        out.push(if at == 0 { 'M' } else { 'L' });
        out.push_str(&number(*x));
        out.push(' ');
        out.push_str(&number(*y));
    }
    out
}

fn rounded(w: f64, h: f64, radius: f64) -> String {
    let [w, h, r, x, y] = [w, h, radius, w - radius, h - radius].map(number);
    let [left, top, x_left, y_top] = [&w, &h, &x, &y].map(|side| negative(side));
    format!(
        "M{x_left} {top}H{x}A{r} {r} 0 0 1 {w} {y_top}V{y}A{r} {r} 0 0 1 {x} {h}H{x_left}A{r} {r} 0 0 1 {left} {y}V{y_top}A{r} {r} 0 0 1 {x_left} {top}Z"
    )
}

fn negative(length: &str) -> String {
    match length.strip_prefix('-') {
        Some(positive) => positive.to_owned(),
        None if length == "0" => "0".to_owned(),
        None => format!("-{length}"),
    }
}
