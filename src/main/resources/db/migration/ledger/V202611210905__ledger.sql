-- The ledger: every amount of every cooperative, and nothing else.
-- Owned by sokoguru_ledger, which cannot log in. The application may only read these tables and call the
-- functions below; row-level security is forced, so even the functions write in the one cooperative that
-- the transaction named.

create schema ledger authorization sokoguru_ledger;
grant usage on schema ledger to sokoguru_app;
grant usage on schema public to sokoguru_ledger;
set local role sokoguru_ledger;

-- The chart. coop_id 0 is the template that all share; a cooperative's own accounts carry its number.
create table ledger.account (
  coop_id    bigint not null,
  account    int    not null check (account between 100000 and 999999),
  name_id    text   not null,
  name_en    text   not null,
  normal     "char" not null check (normal in ('D', 'K')),
  line       text   not null,             -- statement line, chart-of-accounts.md §3
  cash_flow  text   not null check (cash_flow in ('CASH', 'OP', 'INV', 'FIN', 'NONE')),
  flags      text[] not null,
  scopes     text[] not null,
  floor      bigint,                      -- least natural balance; null: may go below zero
  valid_from date   not null,
  valid_to   date,
  primary key (coop_id, account)
);

-- What of an account counts into the headline figures of ledger.head, as bits.
create function ledger.pulse(line text) returns int language sql immutable parallel safe
return case
    when line = 'A01' then 1 + 2
    when line in ('A03', 'A06') then 1 + 16
    when left(line, 1) in ('A', 'B') then 1
    when line in ('L02', 'L03') then 128 + 4
    when left(line, 1) in ('L', 'M', 'S') then 128
    when line in ('E01', 'E02') then 256 + 8
    when left(line, 1) = 'E' then 256
    when left(line, 1) = 'R' then 32
    when left(line, 1) = 'X' then 64
    else 0 end;

-- One row a cooperative: its lock, the state of its Merkle log, and the headline figures.
create table ledger.head (
  coop_id          bigint primary key,
  scopes           text[]  not null,
  books_from       date    not null,       -- no entry is dated before
  tree_size        bigint  not null default 0,   -- = number of the last entry
  peaks            bytea[] not null default '{}', -- compact range: roots of the perfect subtrees, largest first
  last_date        date,                   -- latest business date
  last_recorded_at timestamptz,
  closed_through   date,                   -- months up to here are closed unless reopened since
  rolled_to        date,                   -- account_month is complete up to this end of month
  cash             public.rupiah not null default 0,
  savings          public.rupiah not null default 0,   -- tabungan and berjangka (L02, L03)
  capital          public.rupiah not null default 0,   -- pokok and wajib (E01, E02)
  loans            public.rupiah not null default 0,
  assets           public.rupiah not null default 0,
  liabilities      public.rupiah not null default 0,
  equity           public.rupiah not null default 0,
  income           public.rupiah not null default 0,
  expense          public.rupiah not null default 0,
  day              date,                   -- the last day (WIB) on which something was recorded …
  day_entries      int not null default 0, -- … how many entries then …
  day_in           public.rupiah not null default 0,   -- … cash in …
  day_out          public.rupiah not null default 0    -- … and out
) with (fillfactor = 40);

-- A place where money can be: (account, sub), sub 0 = the account itself. Two growing totals, never a balance.
create table ledger.sub_account (
  coop_id bigint not null,
  account int    not null,
  sub     bigint not null,
  kind    text   not null,                 -- '' for sub 0; MEMBER, SAVINGS, TILL, BANK, …
  owner   bigint not null,                 -- member number, 0 = nobody's
  normal  "char" not null,
  pulse   int    not null,
  floor   bigint,
  closed  boolean not null default false,  -- takes nothing until it is opened again
  debits  public.rupiah not null default 0,
  credits public.rupiah not null default 0,
  primary key (coop_id, account, sub)
) with (fillfactor = 70);

-- What a column may hold is checked in ledger.post and ledger.post_all, which alone can write here: a check
-- constraint is parsed anew for every statement, and this is the hottest table there is.
create table ledger.entry (
  coop_id       bigint not null,
  entry_no      bigint not null,           -- gapless from 1
  recorded_at   timestamptz not null,
  entry_id      uuid   not null,           -- made by the client: the idempotency key
  actor         uuid   not null,
  reversal_of   uuid,
  business_date date   not null,
  event         text   not null,           -- what happened, in code; no control characters in any text
  description   text   not null,
  document      text   not null,
  device        text   not null,
  remark_digest bytea,                     -- sha256(salt ‖ remark): binds the remark without holding it
  leaf          bytea  not null,
  primary key (coop_id, entry_no),
  unique (coop_id, entry_id)
);

-- Only one entry may reverse another.
create unique index entry_reversal on ledger.entry (coop_id, reversal_of) where reversal_of is not null;

create table ledger.line (
  coop_id       bigint not null,
  entry_no      bigint not null,
  sub           bigint not null,
  amount        public.rupiah not null,    -- above zero
  before        public.rupiah not null,    -- this side's total before: the line is the rupiahs (before, before + amount]
  account       int      not null,
  business_date date     not null,
  unit          smallint not null,
  line_no       smallint not null,
  side          "char"   not null,         -- D or K
  primary key (coop_id, entry_no, line_no)
);

-- The trace: which line carried rupiah number n of a place? Ranges tile, so this is also their uniqueness.
create unique index line_serial on ledger.line (coop_id, account, sub, side, before);

-- Free text that people type may name somebody; it stays outside the hash and can be erased (UU PDP).
create table ledger.remark (
  coop_id  bigint not null,
  entry_no bigint not null,
  remark   text   not null,
  salt     bytea  not null,
  primary key (coop_id, entry_no)
);

create table ledger.account_day (
  coop_id       bigint not null,
  business_date date not null,
  account       int not null,
  unit          smallint not null,
  debit         public.rupiah not null,
  credit        public.rupiah not null,
  primary key (coop_id, business_date, account, unit)
) with (fillfactor = 80);

create table ledger.account_month (
  coop_id bigint not null,
  month   date not null check (extract(day from month) = 1),
  account int not null,
  unit    smallint not null,
  debit   public.rupiah not null,
  credit  public.rupiah not null,
  primary key (coop_id, month, account, unit)
);

-- Which numbers a day's entries have: from first_no to the next day's first_no - 1; entries dated before a
-- later day had begun (back-dated) stand in ledger.stray instead. So a day is found without an index on dates.
create table ledger.day_start (
  coop_id       bigint not null,
  business_date date not null,
  first_no      bigint not null,
  primary key (coop_id, business_date)
);

create table ledger.stray (
  coop_id       bigint not null,
  business_date date not null,
  entry_no      bigint not null,
  primary key (coop_id, business_date, entry_no)
);

-- Roots of the perfect subtrees of 256, 65.536 and 16.777.216 entries, so that a proof reads at most 256 of each.
create table ledger.tile (
  coop_id bigint not null,
  level   smallint not null check (level in (8, 16, 24)),
  index   bigint not null,
  hash    bytea not null,
  primary key (coop_id, level, index)
);

create table ledger.checkpoint (
  coop_id   bigint not null,
  tree_size bigint not null,
  root      bytea  not null,
  made_at   timestamptz not null,
  note      text   not null,               -- C2SP signed note
  primary key (coop_id, tree_size)
);

-- An office that kept an earlier checkpoint checks that the log only grew, and signs the later one.
create table ledger.witness (
  coop_id      bigint not null,
  tree_size    bigint not null,
  key_name     text   not null,
  witnessed_at timestamptz not null,
  signature    text   not null,            -- the cosignature line of the note
  primary key (coop_id, tree_size, key_name)
);

create table ledger.period_change (
  coop_id    bigint not null,
  month      date not null check (extract(day from month) = 1),
  change_no  int  not null,
  state      text not null check (state in ('CLOSED', 'REOPENED')),
  changed_at timestamptz not null,
  changed_by uuid not null,
  reason     text not null,
  approval   uuid,
  primary key (coop_id, month, change_no),
  check (state = 'CLOSED' or approval is not null)
);

-- Nobody changes what was written: not the application, not the owner, not by a slip in psql.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'SG099';
end $$;

do $$
declare t text;
begin
  foreach t in array array['entry', 'line', 'tile', 'checkpoint', 'witness', 'period_change', 'stray'] loop
    execute format('create trigger append_only before update or delete on ledger.%I for each row execute function ledger.refuse_change()', t);
    execute format('create trigger no_truncate before truncate on ledger.%I for each statement execute function ledger.refuse_change()', t);
  end loop;
  foreach t in array array['sub_account', 'entry', 'line', 'remark', 'account_day', 'account_month', 'day_start', 'stray',
                           'tile', 'checkpoint', 'witness', 'period_change'] loop
    execute format('alter table ledger.%I enable row level security', t);
    execute format('alter table ledger.%I force row level security', t);
    execute format('create policy tenant on ledger.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select on ledger.%I to sokoguru_app', t);
  end loop;
end $$;

alter table ledger.head enable row level security;
alter table ledger.head force row level security;
create policy territory on ledger.head for select
  using (coop_id between public.scope_from() and public.scope_to() or coop_id = public.coop());
create policy tenant_insert on ledger.head for insert with check (coop_id = public.coop());
create policy tenant_update on ledger.head for update
  using (coop_id = public.coop()) with check (coop_id = public.coop());
grant select on ledger.head to sokoguru_app;

alter table ledger.account enable row level security;
alter table ledger.account force row level security;
create policy template_or_own on ledger.account for select using (coop_id in (0, public.coop()));
create policy own on ledger.account for insert with check (coop_id = public.coop());
grant select, insert on ledger.account to sokoguru_app;

-- A remark may be erased on request; the entry stays.
grant delete on ledger.remark to sokoguru_app;
