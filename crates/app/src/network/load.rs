//! Loads the network of a date: the list in force, else the demonstration.

use super::demonstration;
use super::point::{Network, Origin, Point, Session};
use crate::house::House;
use crate::points::sessions::Appointment;
use crate::points::stored::from_store;
use hours::calendar::SiteHours;
use hours::rule::{Closure, Origin as RuleOrigin};
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::errors::StoreError;
use store::partner_sessions::PartnerSession;
use store::transaction::Tx;

/// The network of the day that the house is asked about.
///
/// # Errors
/// Where the database does not answer.
pub async fn of_house(house: &House) -> Result<Network, StoreError> {
    load(&mut house.store.read().await?, house.today()).await
}

/// The network of a date.
///
/// # Errors
/// Where the database does not answer.
pub async fn load(tx: &mut Tx, date: Date) -> Result<Network, StoreError> {
    let Some(stored) = tx.network_on(date).await? else {
        // Before the first list of a history, there is no network rather than an example of one.
        if tx.lists().await?.is_empty() {
            return Ok(demonstration::network());
        }
        let origin = Origin::List { dated: date, file_name: String::new() };
        return Ok(Network { origin, points: Vec::new() });
    };
    let mut announced: BTreeMap<String, Vec<Closure>> = BTreeMap::new();
    for closure in tx.closures().await? {
        announced.entry(closure.id_fs).or_default().push(Closure {
            from: closure.from_date,
            to: closure.to_date,
            reason: closure.reason,
            origin: RuleOrigin::Announced,
        });
    }
    let mut sessions: BTreeMap<String, Vec<PartnerSession>> = BTreeMap::new();
    for session in tx.partner_sessions().await? {
        sessions.entry(session.id_fs.clone()).or_default().push(session);
    }
    let mut points = Vec::with_capacity(stored.points.len());
    for point in &stored.points {
        let (listed, hours) = from_store(point)?;
        let closures = announced.get(&listed.id_fs).map(Vec::as_slice).unwrap_or_default();
        let mut point = Point::of(listed, hours, closures);
        for session in sessions.remove(&point.listed.id_fs).unwrap_or_default() {
            let hours =
                SiteHours { rules: session.rules.read()?, unknown_days: Vec::new(), ..point.hours.clone() };
            let appointment = Appointment::of(&session.appointment);
            let (operator, place) = (session.operator, session.place);
            point.sessions.push(Session { operator, place, appointment, hours });
        }
        points.push(point);
    }
    let origin = Origin::List { dated: stored.list.dated, file_name: stored.list.file_name };
    Ok(Network { origin, points })
}
