-- Which routine has done its work for which day, month or year, in which cooperative. The row is written in the
-- transaction that does the work: it stands exactly when the work stands, so a killed server begins again where it was.
create schema dayend;
grant usage on schema dayend to sokoguru_app;

create table dayend.run (
  coop_id     bigint      not null,
  routine     text        not null,       -- <room>.<what>
  ended_on    date        not null,       -- the day, or the last day of the month or year
  items       bigint      not null,       -- what it moved or looked at
  run_by      uuid        not null,
  finished_at timestamptz not null,
  primary key (coop_id, ended_on, routine)
);

-- Why a routine could not do its work yet; taken away when it has done it.
create table dayend.hindrance (
  coop_id  bigint      not null,
  routine  text        not null,
  ended_on date        not null,
  sentence text        not null,          -- in plain Indonesian: what is in the way
  met_at   timestamptz not null,
  primary key (coop_id, ended_on, routine)
);

alter table dayend.run enable row level security;
alter table dayend.run force row level security;
create policy tenant on dayend.run
  using (coop_id = public.coop() or coop_id between public.scope_from() and public.scope_to())
  with check (coop_id = public.coop());
grant select, insert, update (items) on dayend.run to sokoguru_app;

alter table dayend.hindrance enable row level security;
alter table dayend.hindrance force row level security;
create policy tenant on dayend.hindrance
  using (coop_id = public.coop() or coop_id between public.scope_from() and public.scope_to())
  with check (coop_id = public.coop());
grant select, insert, update, delete on dayend.hindrance to sokoguru_app;
