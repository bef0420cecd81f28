-- When an operator of the network (family allowances, taxes, pensions ...) receives people itself at a point. For a point and
-- an operator the last import says everything.
CREATE TABLE partner_session (
    id UUID NOT NULL PRIMARY KEY,
    point_id UUID NOT NULL REFERENCES point (id),
    operator TEXT NOT NULL,
    place TEXT NOT NULL,
    appointment TEXT NOT NULL,
    rules JSONB NOT NULL,
    imported_at_ms BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    file_name TEXT NOT NULL
);

CREATE INDEX partner_session_point ON partner_session (point_id, operator);
