-- The treasury: who holds which till, what was counted in it, and which money between two places waits for a
-- second person. Amounts of money live in the ledger only; a count is a fact of its own, like a photograph.

create schema treasury;
grant usage on schema treasury to sokoguru_app;

-- A till and the state of its day. The office sees this table of its territory: it is small.
create table treasury.till (
  coop_id       bigint not null,
  till          int    not null check (till between 1 and 999),
  name          text   not null check (name <> ''),
  unit          smallint not null,
  registered_at timestamptz not null,
  registered_by uuid   not null,
  session_no    int    not null default 0,  -- number of the last day that was opened
  holder        uuid,                       -- who holds it now; null: closed
  closing       uuid,                       -- the closing count that waits for a second person
  opened_at     timestamptz,                -- last time
  closed_at     timestamptz,                -- last time
  primary key (coop_id, till),
  unique (coop_id, name),
  check (closing is null or holder is not null)
);

-- One person holds one till at a time, whatever two browsers do.
create unique index till_holder on treasury.till (coop_id, holder) where holder is not null;

-- What somebody counted, where, against what the books said at that moment.
create table treasury.cash_count (
  coop_id       bigint not null,
  count_id      uuid   not null,
  account       int    not null,
  sub           bigint not null,
  purpose       text   not null check (purpose in ('OPENING', 'CLOSING', 'CHECK')),
  business_date date   not null,
  counted_at    timestamptz not null,
  counted_by    uuid   not null,
  book          public.rupiah not null,
  counted       public.rupiah not null check (counted >= 0),
  entry_no      bigint not null,            -- the last entry that the book balance includes
  reason        text   not null,            -- what the counter says about a difference
  primary key (coop_id, count_id)
);

create index cash_count_place on treasury.cash_count (coop_id, account, sub, counted_at);

create table treasury.cash_count_line (
  coop_id  bigint not null,
  count_id uuid   not null,
  kind     text   not null check (kind in ('NOTE', 'COIN')),
  face     int    not null check (face > 0),
  pieces   int    not null check (pieces > 0),
  primary key (coop_id, count_id, kind, face),
  foreign key (coop_id, count_id) references treasury.cash_count
);

create table treasury.till_session (
  coop_id       bigint not null,
  till          int    not null,
  session_no    int    not null,
  business_date date   not null,
  opened_at     timestamptz not null,
  opened_by     uuid   not null,
  count_id      uuid   not null,            -- the opening count
  debits        public.rupiah not null,     -- the till's two totals in the ledger at that moment:
  credits       public.rupiah not null,     -- what came in and went out since is their growth
  primary key (coop_id, till, session_no),
  foreign key (coop_id, till) references treasury.till,
  foreign key (coop_id, count_id) references treasury.cash_count
);

-- A session is closed when this row exists.
create table treasury.till_closing (
  coop_id      bigint not null,
  till         int    not null,
  session_no   int    not null,
  closed_at    timestamptz not null,
  closed_by    uuid   not null,
  confirmed_by uuid   check (confirmed_by <> closed_by),   -- the second person, where something was missing
  count_id     uuid   not null,
  debits       public.rupiah not null,
  credits      public.rupiah not null,
  primary key (coop_id, till, session_no),
  foreign key (coop_id, till, session_no) references treasury.till_session,
  foreign key (coop_id, count_id) references treasury.cash_count
);

-- The difference of a count, booked to 111101; the count's reason and the approval say why.
create table treasury.difference (
  coop_id  bigint not null,
  count_id uuid   not null,
  entry_no bigint not null,
  amount   public.rupiah not null check (amount <> 0),     -- counted less book: negative = missing
  primary key (coop_id, count_id),
  foreign key (coop_id, count_id) references treasury.cash_count
);

-- What became of money in 111101 (J51), as proposed to a second person.
create table treasury.settlement (
  coop_id       bigint not null,
  settlement_id uuid   not null,
  outcome       text   not null check (outcome in ('EXPENSE', 'INCOME', 'CLAIM')),
  amount        public.rupiah not null check (amount > 0),
  reason        text   not null check (reason <> ''),
  document      text   not null,
  proposed_at   timestamptz not null,
  proposed_by   uuid   not null,
  primary key (coop_id, settlement_id)
);

-- A settlement that was approved and stands in the ledger.
create table treasury.settled (
  coop_id       bigint not null,
  settlement_id uuid   not null,
  entry_no      bigint not null,
  primary key (coop_id, settlement_id),
  foreign key (coop_id, settlement_id) references treasury.settlement
);

-- Money between a till and the vault, as asked for; it moves when a second person confirms, and then the
-- ledger has the entry of this id.
create table treasury.handover (
  coop_id     bigint not null,
  handover_id uuid   not null,
  purpose     text   not null check (purpose in ('OPENING', 'CLOSING', 'TRANSFER')),
  till        int    not null,
  to_vault    boolean not null,
  amount      public.rupiah not null check (amount > 0),
  remark      text   not null,
  asked_at    timestamptz not null,
  asked_by    uuid   not null,
  primary key (coop_id, handover_id),
  foreign key (coop_id, till) references treasury.till
);

create table treasury.bank_account (
  coop_id       bigint not null,
  account       int    not null check (account between 110201 and 110206),
  sub           bigint not null check (sub > 0),
  bank          text   not null check (bank <> ''),
  number        text   not null check (number ~ '^[0-9]{4,20}$'),
  holder        text   not null check (holder <> ''),
  registered_at timestamptz not null,
  registered_by uuid   not null,
  primary key (coop_id, account, sub),
  unique (coop_id, sub),
  unique (coop_id, bank, number)
);

-- What was counted and agreed is evidence: it is written once.
create function treasury.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Counts and closings are kept as they were made: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'SG099';
end $$;

do $$
declare t text;
begin
  foreach t in array array['cash_count', 'cash_count_line', 'till_session', 'till_closing', 'difference', 'settlement', 'settled', 'handover'] loop
    execute format('create trigger append_only before update or delete on treasury.%I for each row execute function treasury.refuse_change()', t);
    execute format('create trigger no_truncate before truncate on treasury.%I for each statement execute function treasury.refuse_change()', t);
  end loop;
  foreach t in array array['cash_count', 'cash_count_line', 'till_session', 'till_closing', 'difference', 'settlement', 'settled', 'handover', 'bank_account'] loop
    execute format('alter table treasury.%I enable row level security', t);
    execute format('alter table treasury.%I force row level security', t);
    execute format('create policy tenant on treasury.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on treasury.%I to sokoguru_app', t);
  end loop;
end $$;

alter table treasury.till enable row level security;
alter table treasury.till force row level security;
create policy territory on treasury.till for select
  using (coop_id between public.scope_from() and public.scope_to() or coop_id = public.coop());
create policy tenant_insert on treasury.till for insert with check (coop_id = public.coop());
create policy tenant_update on treasury.till for update
  using (coop_id = public.coop()) with check (coop_id = public.coop());
grant select, insert on treasury.till to sokoguru_app;
grant update (session_no, holder, closing, opened_at, closed_at) on treasury.till to sokoguru_app;

-- For supervision (F04: a teller without closing): how the tills of a cooperative stand.
create view treasury.pub_till with (security_invoker = true) as
  select coop_id,
         count(*)::int                                  as tills,
         count(*) filter (where holder is not null)::int as open_tills,
         min(opened_at) filter (where holder is not null) as open_since,   -- the longest open one
         max(opened_at)                                 as last_opened_at,
         max(closed_at)                                 as last_closed_at
    from treasury.till
   group by coop_id;
grant select on treasury.pub_till to sokoguru_app;

-- For the counter: whether somebody may take and pay money at a till on a day. The same as Tills.check, and a
-- test compares the two.
create function treasury.pub_usable(p_coop bigint, p_till bigint, p_user uuid, p_today date) returns boolean
  language sql stable
  return exists (select from treasury.till t
                  where t.coop_id = p_coop and t.till = p_till and t.holder = p_user and t.closing is null
                    and (t.opened_at at time zone 'Asia/Jakarta')::date >= p_today);
