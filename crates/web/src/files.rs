//! `/donnees/{file}`: whole tables as files. Each is made once while the nation is the same, off the threads that
//! answer, and kept compressed: about a tenth of its size. Who does not read gzip gets it inflated piece by piece, so
//! that a thousand slow clients hold a thousand pieces, not a thousand tables.
//!
//! There is no `Last-Modified`: nobody knows when a row of a computed table last changed; the ETag does.

use crate::live::{Live, Served};
use crate::pieces::Encoding;
use crate::{answer, open};
use app::export::{self, Edition, Form, What};
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::limits;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use hyper::body::{Body as Stream, Frame, SizeHint};
use std::io::{Cursor, Read, Write};
use std::pin::Pin;
use std::sync::{Arc, LazyLock, OnceLock};
use std::task::{Context, Poll};
use tokio::sync::Semaphore;

/// Every form, the dictionary last.
const FORMS: [Form; 5] = [Form::Csv, Form::Json, Form::Geojson, Form::Parquet, Form::Dictionary];
/// Bytes inflated at once: a few tenths of a millisecond.
const PIECE: usize = 64 << 10;

/// Whose turn it is to make a file. A turn lasts until the file is made, also when its client goes away.
static TURNS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(limits::FILES_AT_ONCE)));

/// A file that was made.
#[derive(Clone)]
pub(crate) struct File {
    gzip: Bytes,
    /// Its length before it was compressed.
    pub(crate) length: usize,
}

/// The files of a nation: at most one for each table and form, gone with the nation.
#[derive(Default)]
pub(crate) struct Files([[OnceLock<Option<File>>; FORMS.len()]; What::ALL.len()]);

impl Files {
    /// A file, where it was made already.
    pub(crate) fn made(&self, what: What, form: Form) -> Option<&File> {
        self.0[what as usize][form as usize].get()?.as_ref()
    }

    fn make(&self, served: &Served, what: What, form: Form) {
        self.0[what as usize][form as usize].get_or_init(|| {
            let mut counted = Counted { out: GzEncoder::new(Vec::new(), Compression::default()), length: 0 };
            let written = export::of_nation(&served.nation, what, form, &mut counted)
                .and_then(|()| Ok(counted.out.finish()?))
                .map(|gzip| File { gzip: gzip.into(), length: counted.length });
            written.inspect_err(|error| tracing::error!(%error, ?what, ?form, "a file cannot be made")).ok()
        });
    }
}

/// Counts what goes through.
struct Counted<W> {
    out: W,
    /// Bytes so far.
    length: usize,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.length += written;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// The table and the form of a file's name.
fn named(name: &str) -> Option<(What, Form)> {
    let all = What::ALL.into_iter().flat_map(|what| FORMS.map(|form| (what, form)));
    let mut known = all.filter(|(what, form)| *form == Form::Dictionary || what.forms().contains(form));
    known.find(|(what, form)| what.file_name(*form) == name)
}

/// A file, made now where it is the first time.
async fn file(served: &Arc<Served>, what: What, form: Form) -> Option<File> {
    if let Some(file) = served.files.made(what, form) {
        return Some(file.clone());
    }
    let turn = Arc::clone(&TURNS).acquire_owned().await.ok()?;
    let nation = Arc::clone(served);
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        nation.files.make(&nation, what, form);
    });
    made.await.ok()?;
    served.files.made(what, form).cloned()
}

/// Makes all files in the background, so that their sizes are known; those already made cost nothing.
pub(crate) fn prepare(served: Arc<Served>) {
    tokio::spawn(async move {
        for what in What::ALL {
            for form in FORMS.into_iter().filter(|form| what.forms().contains(form)) {
                file(&served, what, form).await;
            }
        }
    });
}

/// What a browser asks before it lets a page of another site ask.
pub(crate) async fn preflight() -> Response {
    let mut response = open::preflight();
    open::to_everybody(response.headers_mut());
    response
}

/// `/donnees/{file}`.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some((what, form)) = named(&name) else { return answer::error(StatusCode::NOT_FOUND) };
    let Some(served) = live.served() else {
        let mut response = answer::error(StatusCode::SERVICE_UNAVAILABLE);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(limits::COMPUTING_SECONDS));
        return response;
    };
    let edition = Edition::of(what, &served.nation);
    let encoding = answer::encoding(&headers);
    let tag = edition.tag(&name);
    let tags = [format!("\"{tag}\""), format!("\"{tag}-gzip\"")];
    let known = tags.iter().any(|tag| open::has_already(&headers, tag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match file(&served, what, form).await {
            Some(file) => body(file, encoding),
            None => return answer::error(StatusCode::INTERNAL_SERVER_ERROR),
        }
    };
    let [plain, gzip] = &tags;
    let tag = if encoding == Encoding::Gzip { gzip } else { plain };
    say(response.headers_mut(), what, form, &edition, tag);
    response
}

/// The bytes, as the client reads them.
fn body(file: File, encoding: Encoding) -> Response {
    if encoding == Encoding::Gzip {
        return ([(header::CONTENT_ENCODING, "gzip")], file.gzip).into_response();
    }
    let left = file.length;
    Body::new(Inflated { decoder: GzDecoder::new(Cursor::new(file.gzip)), left }).into_response()
}

/// Says of a file what must be said of it.
fn say(headers: &mut HeaderMap, what: What, form: Form, edition: &Edition, tag: &str) {
    let about = export::about(what, edition);
    let way = if form == Form::Dictionary { "inline" } else { "attachment" };
    let links = [
        format!("<{}>; rel=\"license\"", about.licence.address),
        format!(
            "</donnees/{}>; rel=\"describedby\"; type=\"application/json\"",
            what.file_name(Form::Dictionary)
        ),
        "</donnees>; rel=\"collection\"".to_owned(),
    ];
    let said = [
        (header::CONTENT_TYPE, form.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("{way}; filename=\"{}\"", what.file_name(form))),
        (header::CACHE_CONTROL, format!("public, max-age={}", limits::FIGURES_KEPT_S)),
        (header::ETAG, tag.to_owned()),
        (header::VARY, "accept-encoding".to_owned()),
        (header::LINK, links.join(", ")),
        (HeaderName::from_static("data-date"), about.date.to_string()),
    ];
    for (name, value) in said {
        open::insert(headers, name, &value);
    }
    if let Some(list) = edition.list {
        open::insert(headers, HeaderName::from_static("list-date"), &list.to_string());
    }
    open::to_everybody(headers);
}

/// A file inflated while it is sent.
struct Inflated {
    decoder: GzDecoder<Cursor<Bytes>>,
    /// Bytes still to be sent.
    left: usize,
}

impl Stream for Inflated {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let mut piece = vec![0; PIECE.min(self.left)];
        self.left -= piece.len();
        let read = self.decoder.read_exact(&mut piece);
        Poll::Ready(Some(read.map(|()| Frame::data(piece.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_stable_names() {
        assert_eq!(named("points-france-services.csv"), Some((What::Points, Form::Csv)));
        assert_eq!(named("engagements.dictionnaire.json"), Some((What::Promises, Form::Dictionary)));
        for other in ["engagements.geojson", "lieux-mediation-numerique.json", "engagements", "", "../x.csv"]
        {
            assert_eq!(named(other), None, "{other}");
        }
        let slots: Vec<usize> = FORMS.iter().map(|form| *form as usize).collect();
        assert_eq!(slots, [0, 1, 2, 3, 4], "every form has a slot of its own");
        let slots: Vec<usize> = What::ALL.iter().map(|what| *what as usize).collect();
        assert_eq!(slots, [0, 1, 2, 3, 4], "every table has slots of its own");
    }

    #[test]
    fn an_inflated_file_is_the_file() {
        let bytes: Vec<u8> = (0..3 * PIECE + 7).map(|index| (index * index % 251) as u8).collect();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&bytes).expect("memory");
        let gzip: Bytes = gzip.finish().expect("memory").into();
        let mut sent = Inflated { decoder: GzDecoder::new(Cursor::new(gzip)), left: bytes.len() };
        let mut got = Vec::new();
        let mut context = Context::from_waker(std::task::Waker::noop());
        assert_eq!(sent.size_hint().exact(), Some(bytes.len() as u64));
        while let Poll::Ready(Some(frame)) = Pin::new(&mut sent).poll_frame(&mut context) {
            got.extend_from_slice(&frame.expect("whole").into_data().expect("data"));
        }
        assert!(got == bytes && sent.is_end_stream());
    }
}
