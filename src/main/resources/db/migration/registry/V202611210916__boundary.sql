-- Outlines of areas, imported by the installation from GeoJSON. SVG path data on a grid of degrees, y to
-- the south: coarse in 1/10,000 degree for a map of a regency, fine in 1/100,000 degree for one village.
create table registry.boundary (
  code text collate "C" primary key references registry.region,
  coarse text not null,
  fine text not null,
  -- in 1/100,000 degree
  west integer not null,
  north integer not null,
  east integer not null,
  south integer not null
);

grant select, insert, update, delete on registry.boundary to sokoguru_app;
