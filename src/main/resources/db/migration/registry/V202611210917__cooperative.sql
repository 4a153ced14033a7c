-- A cooperative's public identity. coop_id = ten digits of the village of its seat + serial in the village.
create table registry.cooperative (
  coop_id bigint primary key,
  name text not null,
  -- how names are compared; a column, for under row-level security an index on lower(name) is never
  -- used: lower() is not leakproof
  name_key text not null generated always as (lower(name)) stored,
  kind text not null,
  level text not null check (level in ('PRIMER', 'SEKUNDER')),
  region text collate "C" not null references registry.region,
  founded_on date not null,
  legal_number text,
  legal_date date,
  nik text,
  npwp text,
  nib text,
  address text,
  phone text,
  book_year_month smallint not null default 1 check (book_year_month between 1 and 12),
  scopes text[] not null,
  -- the id that the founding form carried: the same form sent again finds the same cooperative
  founding_id uuid not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now()
);
create index cooperative_name on registry.cooperative (name_key);
create index cooperative_founding on registry.cooperative (founding_id);

-- What the office holds the cooperative for, since when; the last row counts.
create table registry.status (
  coop_id bigint not null references registry.cooperative,
  number integer not null,
  status text not null,
  from_date date not null,
  who uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (coop_id, number)
);

-- Where the members come from: one cooperative may serve several villages, and a village several cooperatives.
create table registry.area (
  coop_id bigint not null references registry.cooperative,
  region text collate "C" not null references registry.region,
  primary key (coop_id, region)
);

-- Unit 0 is the cooperative itself (induk).
create table registry.unit (
  coop_id bigint not null references registry.cooperative,
  unit smallint not null check (unit >= 0),
  code text not null,
  name text not null,
  primary key (coop_id, unit),
  unique (coop_id, code)
);

create table registry.officer (
  coop_id bigint not null references registry.cooperative,
  officer integer not null,
  name text not null,
  position text not null,
  ex_officio boolean not null,
  from_date date not null,
  to_date date,
  appointment_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (coop_id, officer),
  unique (coop_id, appointment_id),
  check (to_date is null or to_date >= from_date)
);

-- What the office may see: 0 profile, 1 reports, 2 daily aggregates, 3 every entry; the last row counts.
create table registry.sharing (
  coop_id bigint not null references registry.cooperative,
  number integer not null,
  level smallint not null check (level between 0 and 3),
  who uuid not null,
  who_name text not null,
  recorded_at timestamptz not null,
  primary key (coop_id, number)
);

do $$
declare
  room text;
begin
  foreach room in array array['cooperative', 'status', 'area', 'unit', 'officer', 'sharing'] loop
    execute format('alter table registry.%I enable row level security', room);
    execute format('alter table registry.%I force row level security', room);
    execute format(
      'create policy tenant on registry.%I'
      || ' using (coop_id between public.scope_from() and public.scope_to() or coop_id = public.coop())'
      || ' with check (coop_id = public.coop())', room);
  end loop;
end $$;

grant select, insert on registry.cooperative, registry.status, registry.area, registry.unit,
  registry.officer, registry.sharing to sokoguru_app;
grant update (name, legal_number, legal_date, nik, npwp, nib, address, phone, book_year_month, scopes, version)
  on registry.cooperative to sokoguru_app;
grant update (name) on registry.unit to sokoguru_app;
grant update (to_date) on registry.officer to sokoguru_app;
grant delete on registry.area to sokoguru_app;
