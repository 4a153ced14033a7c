-- Collectors (juru tagih, petugas lapangan): who goes round, whom they visit, what they wrote on the phone, and what
-- they handed in. Amounts of money live in the ledger: the bag is place (110104, collector's number). A receipt keeps
-- its amount as evidence of the paper that the member holds, also when it could not be booked as what it was for.
create schema collector;
grant usage on schema collector to sokoguru_app;

create table collector.collector (
  coop_id       bigint not null,
  collector_no  int    not null check (collector_no between 1 and 999),
  user_id       uuid   not null,
  registered_at timestamptz not null,
  registered_by uuid   not null,
  last_paper    int    not null default 0,   -- papers written without a phone of their own (page without scripts)
  primary key (coop_id, collector_no),
  unique (coop_id, user_id)
);

-- How much may be carried, from a day on; strict: the phone writes no receipt beyond it.
create table collector.carry_limit (
  coop_id      bigint not null,
  collector_no int    not null,
  valid_from   date   not null,
  amount       public.rupiah not null check (amount > 0),
  strict       boolean not null,
  decided_at   timestamptz not null,
  decided_by   uuid   not null,
  primary key (coop_id, collector_no, valid_from),
  foreign key (coop_id, collector_no) references collector.collector
);

-- Whom a collector visits, and when: on every day, a weekday, or a market day (pasaran).
create table collector.stop (
  coop_id      bigint not null,
  member_no    bigint not null,
  collector_no int    not null,
  visit_day    text   not null check (visit_day in ('DAILY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY',
                 'SATURDAY', 'SUNDAY', 'LEGI', 'PAHING', 'PON', 'WAGE', 'KLIWON')),
  usual        public.rupiah not null check (usual >= 0),   -- what they usually put into savings
  assigned_at  timestamptz not null,
  assigned_by  uuid   not null,
  primary key (coop_id, member_no),
  foreign key (coop_id, collector_no) references collector.collector
);
create index stop_of_collector on collector.stop (coop_id, collector_no);

-- A device is a receipt book of its own: papers are numbered by collector, phone and number.
create table collector.phone (
  coop_id        bigint not null,
  collector_no   int    not null,
  phone_no       int    not null check (phone_no > 0),
  device         uuid   not null,
  registered_at  timestamptz not null,
  last_synced_at timestamptz not null,
  pending        int    not null default 0 check (pending >= 0),  -- what it said it still had to send
  primary key (coop_id, collector_no, phone_no),
  unique (coop_id, collector_no, device),
  foreign key (coop_id, collector_no) references collector.collector
);

create table collector.receipt (
  coop_id       bigint not null,
  receipt_id    uuid   not null,             -- made on the phone; the entry's id
  collector_no  int    not null,
  phone_no      int    not null,             -- 0: written on the page without scripts
  paper_no      int    not null check (paper_no > 0),
  kind          text   not null check (kind in ('OBLIGATORY', 'SAVINGS', 'LOAN')),
  member_no     bigint not null,
  target        bigint not null,             -- savings account or loan; 0 for simpanan wajib
  amount        public.rupiah not null check (amount > 0),
  business_date date   not null,             -- as on the paper
  taken_at      timestamptz not null,        -- by the phone's clock
  received_at   timestamptz not null,
  received_by   uuid   not null,
  outcome       text   not null check (outcome in ('POSTED', 'HELD', 'WAITING')),
  entry_no      bigint,
  reason        text   not null,             -- why it is not what it was meant to be, or empty
  primary key (coop_id, receipt_id),
  foreign key (coop_id, collector_no) references collector.collector,
  check ((outcome = 'WAITING') = (entry_no is null))
);
create index receipt_of_collector on collector.receipt (coop_id, collector_no, received_at);
create index receipt_paper on collector.receipt (coop_id, collector_no, phone_no, paper_no);
create index receipt_open on collector.receipt (coop_id) where outcome <> 'POSTED';

-- What somebody decided about a receipt that could not be booked as what it was for.
create table collector.decision (
  coop_id    bigint not null,
  receipt_id uuid   not null,
  note       text   not null check (note <> ''),
  decided_at timestamptz not null,
  decided_by uuid   not null,
  primary key (coop_id, receipt_id),
  foreign key (coop_id, receipt_id) references collector.receipt
);

-- A bag that was handed in; the count of the same id says what was in it.
create table collector.handover (
  coop_id      bigint not null,
  handover_id  uuid   not null,
  collector_no int    not null,
  till         int    not null,
  handed_at    timestamptz not null,
  taken_by     uuid   not null,
  entry_no     bigint,                       -- null: nothing was in it
  primary key (coop_id, handover_id),
  foreign key (coop_id, collector_no) references collector.collector
);
create index handover_of_collector on collector.handover (coop_id, collector_no, handed_at);

do $$
declare t text;
begin
  foreach t in array array['collector', 'carry_limit', 'stop', 'phone', 'receipt', 'decision', 'handover'] loop
    execute format('alter table collector.%I enable row level security', t);
    execute format('alter table collector.%I force row level security', t);
    execute format('create policy tenant on collector.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on collector.%I to sokoguru_app', t);
  end loop;
end $$;
grant update (last_paper) on collector.collector to sokoguru_app;
grant update (amount, strict, decided_at, decided_by) on collector.carry_limit to sokoguru_app;
grant update (collector_no, visit_day, usual, assigned_at, assigned_by), delete on collector.stop to sokoguru_app;
grant update (last_synced_at, pending) on collector.phone to sokoguru_app;
-- A receipt that waited is booked later; nothing else of it changes.
grant update (outcome, entry_no) on collector.receipt to sokoguru_app;
