//! Reads the query of an address without ever failing with more than a 400: missing, doubled, huge, badly
//! encoded parameters are ordinary input.

use percent_encoding::percent_decode_str;

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum QueryError {
    /// The parameter stands twice with different values.
    #[error("the parameter `{0}` is given twice")]
    Doubled(&'static str),
    /// The bytes of the value are not UTF-8.
    #[error("the parameter `{0}` is not UTF-8 text")]
    NotText(&'static str),
    /// The value is longer than its limit.
    #[error("the parameter `{0}` is longer than {1} bytes")]
    TooLong(&'static str, usize),
}

/// The value of `name` in the raw `query` (`a=b&c=d`), `None` where it is absent.
///
/// # Errors
/// Where the parameter is doubled, not UTF-8, or longer than `limit` bytes once decoded.
pub(crate) fn parameter(query: &str, name: &'static str, limit: usize) -> Result<Option<String>, QueryError> {
    let mut found = None;
    for text in values(query, name, limit) {
        let text = text?;
        match &found {
            Some(before) if *before != text => return Err(QueryError::Doubled(name)),
            _ => found = Some(text),
        }
    }
    Ok(found)
}

/// Every value of `name`, in the order of the query.
///
/// # Errors
/// Each value that is not UTF-8, or longer than `limit` bytes once decoded.
pub(crate) fn values<'q>(
    query: &'q str,
    name: &'static str,
    limit: usize,
) -> impl Iterator<Item = Result<String, QueryError>> + use<'q> {
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.filter(move |(key, _)| *key == name).map(move |(_, value)| {
        // Three bytes of address for one of text at most: refuse before decoding.
        if value.len() > limit * 3 {
            return Err(QueryError::TooLong(name, limit));
        }
        let spaced = value.replace('+', " ");
        let text =
            percent_decode_str(&spaced).decode_utf8().map_err(|_| QueryError::NotText(name))?.into_owned();
        if text.len() > limit { Err(QueryError::TooLong(name, limit)) } else { Ok(text) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_queries_are_named_not_followed() {
        let read = |query: &str| parameter(query, "lieu", 20);
        assert_eq!(read("lieu=Saint-%C3%89tienne"), Ok(Some("Saint-Étienne".into())));
        assert_eq!(read("lieu=la+fl%C3%A8che&x=1"), Ok(Some("la flèche".into())));
        assert_eq!(read("autre=1&lieu"), Ok(Some(String::new())));
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("lieu=a&lieu=b"), Err(QueryError::Doubled("lieu")));
        assert_eq!(read("lieu=a&lieu=a"), Ok(Some("a".into())));
        assert_eq!(read("lieu=%ff%fe"), Err(QueryError::NotText("lieu")));
        assert_eq!(read(&format!("lieu={}", "a".repeat(21))), Err(QueryError::TooLong("lieu", 20)));
        assert_eq!(read(&format!("lieu={}", "%41".repeat(10_000))), Err(QueryError::TooLong("lieu", 20)));
    }
}
