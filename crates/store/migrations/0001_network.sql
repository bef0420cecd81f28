-- The network, whose history falls out of the lists: a list never changes, and the network of a date is the
-- newest list dated that day or before.
--
-- The department stands in the key of the tables that grow with every list (point_version, list_entry), so that
-- they can be spread over machines by territory; point and site are small and can be copied to each machine.

-- One row: counts the changes to the network, polled by every server. It also puts imports in an order that
-- does not depend on anybody's clock.
CREATE TABLE network_version (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);
INSERT INTO network_version (id, version) VALUES (1, 0);

CREATE TABLE list (
    id UUID NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL UNIQUE,
    dated TEXT NOT NULL,
    imported_at_ms BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    rows_read BIGINT NOT NULL,
    rows_imported BIGINT NOT NULL,
    rows_corrected BIGINT NOT NULL,
    rows_refused BIGINT NOT NULL,
    report JSONB NOT NULL
);
CREATE INDEX list_by_date ON list (dated, version);

-- A labelled place; `department` is the one that it was first listed in.
CREATE TABLE point (
    id UUID NOT NULL PRIMARY KEY,
    id_fs TEXT NOT NULL UNIQUE,
    department TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);

-- An address or a stop of a point: visits and appointments will refer to it, so it outlives the lists.
CREATE TABLE site (
    id UUID NOT NULL PRIMARY KEY,
    point_id UUID NOT NULL REFERENCES point (id),
    site_key TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    UNIQUE (point_id, site_key)
);

-- What lists say of a point; lists that say the same share one row.
CREATE TABLE point_version (
    department TEXT NOT NULL,
    id UUID NOT NULL,
    point_id UUID NOT NULL REFERENCES point (id),
    content_sha256 BYTEA NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    address TEXT NOT NULL,
    address_complement TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    commune_name TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    lon_e6 BIGINT NOT NULL,
    lat_e6 BIGINT NOT NULL,
    coord_origin TEXT NOT NULL,
    mail TEXT NOT NULL,
    phone TEXT NOT NULL,
    day_cells JSONB NOT NULL,
    appointment TEXT NOT NULL,
    comment TEXT NOT NULL,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    group_name TEXT NOT NULL,
    label TEXT NOT NULL,
    rules JSONB NOT NULL,
    unknown_days JSONB NOT NULL,
    closures JSONB NOT NULL,
    stops JSONB NOT NULL,
    flags JSONB NOT NULL,
    PRIMARY KEY (department, id),
    UNIQUE (department, point_id, content_sha256)
);

CREATE TABLE list_entry (
    list_id UUID NOT NULL REFERENCES list (id),
    department TEXT NOT NULL,
    point_id UUID NOT NULL REFERENCES point (id),
    version_id UUID NOT NULL,
    PRIMARY KEY (list_id, department, point_id),
    FOREIGN KEY (department, version_id) REFERENCES point_version (department, id)
);

-- A closure that somebody announced beside the list.
CREATE TABLE closure (
    id UUID NOT NULL PRIMARY KEY,
    point_id UUID NOT NULL REFERENCES point (id),
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    reason TEXT NOT NULL,
    imported_at_ms BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    file_name TEXT NOT NULL,
    UNIQUE (point_id, from_date, to_date),
    CHECK (from_date <= to_date)
);

-- Where people live, prepared from a grid of cells: `homes` is the deflated table of homes.
CREATE TABLE population_grid (
    id UUID NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL UNIQUE,
    dated TEXT NOT NULL,
    imported_at_ms BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    cells BIGINT NOT NULL,
    people_milli BIGINT NOT NULL,
    homes BYTEA NOT NULL
);
