create schema registry;
grant usage on schema registry to sokoguru_app;

-- Codes of the decree on government areas, from province to village. Public facts, the same for every
-- tenant: written by the owner at start-up (RegionLoad), read by everybody, never deleted, because
-- cooperatives and identity cards keep old codes. Parents and successors are checked by a test, not by
-- keys: the rows come from a file of ours.
create table registry.region (
  code text collate "C" primary key,
  name text not null,
  level text not null check (level in
    ('PROVINSI', 'KABUPATEN', 'KOTA', 'KECAMATAN', 'KELURAHAN', 'DESA', 'DESA_ADAT')),
  parent text collate "C",
  path text not null,
  -- the name without "Kabupaten" and "Kota", in small letters: what people type
  bare text collate "C" not null,
  name_words tsvector not null,
  path_words tsvector not null,
  decree text not null,
  valid_from date not null,
  valid_to date,
  -- the code that took this one's place
  successor text collate "C"
);

-- The indexes are made by RegionLoad after the first load, which takes a second that way.

-- Which edition of the shipped list is loaded; one row.
create table registry.region_edition (
  digest text primary key,
  loaded_at timestamptz not null default now()
);

grant select on registry.region, registry.region_edition to sokoguru_app;
