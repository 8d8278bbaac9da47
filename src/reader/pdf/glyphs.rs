//! The glyphs of a document, page by page, where they stand.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A glyph: lengths are points, from the left and from the top of the page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where the line stands that it is written on.
    pub(super) base: f64,
    /// The size of its font.
    pub(super) size: f64,
}

/// The glyphs of a page, in the order in which they are drawn.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
}

/// Takes the glyphs as they are drawn.
#[derive(Default)]
pub(super) struct Glyphs {
    pub(super) pages: Vec<Page>,
    left: f64,
    top: f64,
}

impl OutputDev for Glyphs {
    fn begin_page(
        &mut self,
        _number: u32,
        page: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        (self.left, self.top) = (page.llx, page.ury);
        self.pages.push(Page {
            width: page.urx - page.llx,
            height: page.ury - page.lly,
            glyphs: Vec::new(),
        });
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        // Words that run upwards or across the page are stamps and margins.
        let turned = place.m12.abs() > place.m11.abs() || place.m11 <= 0.0;
        let scale = (place.m11 * place.m22).abs().sqrt();
        let size = size * scale;
        let all = [place.m31, place.m32, width, size];
        if let Some(page) = self.pages.last_mut()
            && !turned
            && size > 0.0
            && all.iter().all(|number| number.is_finite())
        {
            let left = place.m31 - self.left;
            page.glyphs.push(Glyph {
                text: text.to_owned(),
                left,
                right: left + width * size,
                base: self.top - place.m32,
                size,
            });
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
