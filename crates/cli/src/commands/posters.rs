//! `maillage posters`: the posters of communes, as PDF.

use crate::args::{Common, Posters};
use crate::failure::{Failure, with_causes};
use crate::{open, output};
use app::engines::territory::Territory;
use app::network::{Network, Origin};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use web::posters::{Source, Whose, pdf};
use words::{Language, in_language};

/// A file to write.
struct File {
    path: PathBuf,
    whose: Whose,
}

/// A file that was written.
struct Written {
    path: PathBuf,
    posters: usize,
    bytes: usize,
}

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Posters) -> Result<(), Failure> {
    let files = files(words)?;
    let house = open(common).await?;
    let mut tx = house.store.read().await.map_err(|error| Failure::Other(with_causes(&error)))?;
    let network = app::network::load::load(&mut tx, house.today())
        .await
        .map_err(|error| Failure::Other(with_causes(&error)))?;
    drop(tx);
    let (date, now) = (house.today(), house.now().timestamp());
    house.store.close().await;
    if words.all {
        std::fs::create_dir_all(&words.out).map_err(|error| unwritten(&words.out, &error))?;
    }
    if network.origin == Origin::Demonstration {
        eprintln!("maillage: demonstration: real town halls taken as examples, not France services");
    }
    let network: &Network = &network;
    let source = Source { network, date, now, site: words.site.as_deref() };
    let written = tokio::task::block_in_place(|| write_all(&source, &files, words.language))?;
    say(common, &written)
}

fn say(common: &Common, written: &[Written]) -> Result<(), Failure> {
    let posters: usize = written.iter().map(|file| file.posters).sum();
    let bytes: usize = written.iter().map(|file| file.bytes).sum();
    if common.json {
        let files = written.iter().map(|file| {
            json!({"path": file.path.display().to_string(), "posters": file.posters, "bytes": file.bytes})
        });
        let files: Vec<_> = files.collect();
        return output::json(&json!({"posters": posters, "bytes": bytes, "files": files}));
    }
    let kilobytes = output::grouped(bytes.div_ceil(1000) as u64);
    let plural = if written.len() == 1 { "file" } else { "files" };
    output::text(&format!(
        "{} posters, {} {plural}, {kilobytes} kB\n",
        output::grouped(posters as u64),
        written.len()
    ))
}

fn files(words: &Posters) -> Result<Vec<File>, Failure> {
    if let Some(code) = &words.commune {
        let unknown = || Failure::Usage(format!("no commune has the INSEE code `{code}`"));
        let target = code.parse().ok().and_then(app::find::target).ok_or_else(unknown)?;
        return Ok(vec![File { path: words.out.clone(), whose: Whose::Commune(target) }]);
    }
    let asked = |code: &str| words.department.as_deref().is_none_or(|only| only == code);
    let departments = Territory::embedded().departments().iter().filter(|known| asked(known.code.as_str()));
    let files: Vec<File> = departments
        .map(|known| File {
            path: match words.department {
                Some(_) => words.out.clone(),
                None => words.out.join(format!("affiches-{}.pdf", known.code)),
            },
            whose: Whose::Department(known.code),
        })
        .collect();
    match &words.department {
        Some(code) if files.is_empty() => Err(Failure::Usage(format!("no department has the code `{code}`"))),
        _ => Ok(files),
    }
}

/// Writes the files on all cores, the order of the departments kept in what is said of them.
fn write_all(source: &Source, files: &[File], language: Language) -> Result<Vec<Written>, Failure> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<Written, Failure>)>> = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(index) else { break };
                    let written = in_language(language, || write(source, file));
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, written));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, written)| written).collect()
}

fn write(source: &Source, file: &File) -> Result<Written, Failure> {
    let bytes = pdf(source, file.whose);
    std::fs::write(&file.path, &bytes).map_err(|error| unwritten(&file.path, &error))?;
    Ok(Written { path: file.path.clone(), posters: file.whose.communes().len(), bytes: bytes.len() })
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Other(format!("`{}` cannot be written: {error}", path.display()))
}
