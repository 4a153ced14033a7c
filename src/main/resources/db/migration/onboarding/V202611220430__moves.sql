-- How a cooperative moved in: workbooks as they were reconciled, the one that was carried out, and which of the
-- cooperative's own numbers became which of ours.
create schema onboarding;
grant usage on schema onboarding to sokoguru_app;

-- A workbook that held together when it was uploaded. The newest counts.
create table onboarding.workbook (
  coop_id       bigint not null,
  workbook_id   uuid   not null,
  workbook_no   int    not null,
  file_name     text   not null,
  sha256        text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
  cut_over      date   not null,
  rat_on        date   not null,
  rat_books     date   not null,                   -- the day of the figures that the meeting saw
  rat_report    text   not null,
  members       int    not null,
  accounts      int    not null,
  deposits      int    not null,
  loans         int    not null,
  computed      int    not null,                   -- loans without lines of their own: the schedule is ours
  uploaded_at   timestamptz not null,
  uploaded_by   uuid   not null,
  primary key (coop_id, workbook_id),
  unique (coop_id, workbook_no)
);

-- The file until the move: it names people, so it is sealed (ADR 0033) and goes when it is not needed any more.
create table onboarding.sealed_file (
  coop_id     bigint not null,
  workbook_id uuid   not null,
  content     bytea  not null,
  primary key (coop_id, workbook_id),
  foreign key (coop_id, workbook_id) references onboarding.workbook
);

-- What was held against what; the protocol prints it.
create table onboarding.comparison (
  coop_id       bigint not null,
  workbook_id   uuid   not null,
  comparison_no int    not null,
  kind          text   not null check (kind in ('BALANCED', 'LEDGER', 'CONTROL', 'REPORT', 'REPORT_SAME_DAY')),
  subject       text   not null,
  found         bigint not null,                   -- rupiah; members are counted
  stated        bigint not null,
  primary key (coop_id, workbook_id, comparison_no),
  foreign key (coop_id, workbook_id) references onboarding.workbook
);

-- One move a cooperative, ever.
create table onboarding.move (
  coop_id     bigint primary key,
  workbook_id uuid   not null,
  entry_no    bigint not null,
  moved_at    timestamptz not null,
  signed_by   uuid   not null,
  foreign key (coop_id, workbook_id) references onboarding.workbook
);

create table onboarding.number (
  coop_id bigint not null,
  kind    text   not null check (kind in ('MEMBER', 'SAVINGS', 'DEPOSIT', 'LOAN')),
  new_no  bigint not null,
  old_no  text   not null,
  member  bigint not null,                         -- whose
  primary key (coop_id, kind, new_no)
);

do $$
declare t text;
begin
  foreach t in array array['workbook', 'sealed_file', 'comparison', 'move', 'number'] loop
    execute format('alter table onboarding.%I enable row level security', t);
    execute format('alter table onboarding.%I force row level security', t);
    execute format('create policy tenant on onboarding.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on onboarding.%I to sokoguru_app', t);
  end loop;
end $$;
grant delete on onboarding.sealed_file to sokoguru_app;
