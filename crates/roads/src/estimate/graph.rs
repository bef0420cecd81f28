//! The prepared graph: nodes with their local pace, edges with their time. Embedded, made by
//! `cargo xtask regenerate` from town halls, altitudes and the backbone of main roads.

use base::coord::Coord;
use std::io::Read;
use std::sync::OnceLock;

static EMBEDDED: &[u8] = include_bytes!("../../../../data/roads/estimate-graph.bin.z");

/// First bytes of the file, with its version.
pub const MAGIC: &[u8; 8] = b"MAILEST1";

/// A town hall, or a junction of main roads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it is.
    pub coord: Coord,
    /// Time of a metre, as the crow flies, between it and a home or a point, in thousandths of a millisecond.
    pub pace: u32,
    /// Milliseconds to leave and to park around it.
    pub parking_ms: u32,
    /// The part of the country that it belongs to.
    pub part: u16,
}

/// An edge that can be driven both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// One end.
    pub from: u32,
    /// The other end.
    pub to: u32,
    /// Milliseconds from one to the other.
    pub time_ms: u32,
}

/// Why bytes are no graph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// Another kind or version of file.
    #[error("not a graph of the estimate in the form of this version")]
    Form,
    /// The file ends too early, or is not deflated.
    #[error("the graph of the estimate is cut short or damaged")]
    Cut,
    /// An edge leads to a node that does not exist.
    #[error("edge {0} of the estimate's graph leads nowhere")]
    Edge(usize),
}

/// The graph, in compressed rows.
#[derive(Debug)]
pub struct Graph {
    pub(crate) nodes: Vec<Node>,
    /// `first[node]..first[node + 1]` are the node's arcs.
    first: Vec<u32>,
    arcs: Vec<(u32, u32)>,
    /// Part of each place of the territory, by index.
    place_parts: Vec<u16>,
    /// Milliseconds to leave and to park in each place.
    place_parking_ms: Vec<u32>,
    pub(crate) squares: crate::estimate::joining::Squares,
}

impl Graph {
    /// The embedded graph, opened at the first call.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static GRAPH: OnceLock<Graph> = OnceLock::new();
        GRAPH.get_or_init(|| Self::parse(EMBEDDED).expect("a test reads the embedded graph"))
    }

    /// Reads a file.
    ///
    /// # Errors
    /// The bytes are no such file.
    pub fn parse(packed: &[u8]) -> Result<Self, GraphError> {
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes).map_err(|_| GraphError::Cut)?;
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(GraphError::Form)?;
        let mut number = || {
            let (head, tail) = rest.split_first_chunk::<4>().ok_or(GraphError::Cut)?;
            rest = tail;
            Ok(i32::from_le_bytes(*head))
        };
        let count = |value: i32| usize::try_from(value).map_err(|_| GraphError::Cut);
        let (nodes_len, edges_len, places_len) = (count(number()?)?, count(number()?)?, count(number()?)?);
        if bytes.len() < 20 + nodes_len.saturating_mul(20) {
            return Err(GraphError::Cut);
        }
        let mut before = [0_i32; 2];
        let mut nodes = Vec::with_capacity(nodes_len);
        for _ in 0..nodes_len {
            before = [before[0].wrapping_add(number()?), before[1].wrapping_add(number()?)];
            let coord = Coord { lon_e6: before[0], lat_e6: before[1] };
            let (pace, parking_ms, part) = (number()?, number()?, number()?);
            let (pace, parking_ms) = (pace.cast_unsigned(), parking_ms.cast_unsigned());
            nodes.push(Node { coord, pace, parking_ms, part: part as u16 });
        }
        let mut edges = Vec::with_capacity(edges_len.min(bytes.len()));
        let mut from = 0_i32;
        for index in 0..edges_len {
            from = from.wrapping_add(number()?);
            let to = from.wrapping_add(number()?);
            let edge = Edge {
                from: from.cast_unsigned(),
                to: to.cast_unsigned(),
                time_ms: number()?.cast_unsigned(),
            };
            if edge.from as usize >= nodes_len || edge.to as usize >= nodes_len {
                return Err(GraphError::Edge(index));
            }
            edges.push(edge);
        }
        let mut place_parts = Vec::with_capacity(places_len.min(bytes.len()));
        for _ in 0..places_len {
            place_parts.push(number()? as u16);
        }
        let mut place_parking_ms = Vec::with_capacity(places_len.min(bytes.len()));
        for _ in 0..places_len {
            place_parking_ms.push(number()?.cast_unsigned());
        }
        Ok(Self::new(nodes, &edges, place_parts, place_parking_ms))
    }

    /// A graph of these nodes and edges; parallel edges and loops are allowed.
    #[must_use]
    pub fn new(nodes: Vec<Node>, edges: &[Edge], place_parts: Vec<u16>, place_parking_ms: Vec<u32>) -> Self {
        let mut first = vec![0_u32; nodes.len() + 1];
        for edge in edges {
            first[edge.from as usize + 1] += 1;
            first[edge.to as usize + 1] += 1;
        }
        for node in 0..nodes.len() {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let mut arcs = vec![(0, 0); edges.len() * 2];
        for edge in edges {
            for (from, to) in [(edge.from, edge.to), (edge.to, edge.from)] {
                arcs[next[from as usize] as usize] = (to, edge.time_ms);
                next[from as usize] += 1;
            }
        }
        let squares = crate::estimate::joining::Squares::of(&nodes);
        Self { nodes, first, arcs, place_parts, place_parking_ms, squares }
    }

    /// Writes a file that [`Graph::parse`] reads, not yet deflated.
    #[must_use]
    pub fn write(nodes: &[Node], edges: &[Edge], place_parts: &[u16], place_parking_ms: &[u32]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut number = |value: i32| bytes.extend_from_slice(&value.to_le_bytes());
        [nodes.len(), edges.len(), place_parts.len()].into_iter().for_each(|len| number(len as i32));
        let mut before = [0, 0];
        for node in nodes {
            let at = [node.coord.lon_e6, node.coord.lat_e6];
            number(at[0].wrapping_sub(before[0]));
            number(at[1].wrapping_sub(before[1]));
            number(node.pace.cast_signed());
            number(node.parking_ms.cast_signed());
            number(node.part.into());
            before = at;
        }
        let mut from = 0;
        for edge in edges {
            number(edge.from.cast_signed() - from);
            from = edge.from.cast_signed();
            number(edge.to.cast_signed() - from);
            number(edge.time_ms.cast_signed());
        }
        place_parts.iter().for_each(|part| number((*part).into()));
        place_parking_ms.iter().for_each(|ms| number(ms.cast_signed()));
        bytes
    }

    /// Arcs out of a node: the other end and the milliseconds to it.
    pub(crate) fn arcs(&self, node: u32) -> &[(u32, u32)] {
        let node = node as usize;
        &self.arcs[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Milliseconds to leave and to park in a place.
    #[must_use]
    pub fn parking_ms(&self, place: u32) -> u32 {
        self.place_parking_ms.get(place as usize).copied().unwrap_or(0)
    }

    /// The part of a place; 0 where the file does not know the place.
    #[must_use]
    pub fn part_of_place(&self, place: u32) -> u16 {
        self.place_parts.get(place as usize).copied().unwrap_or(0)
    }
}
