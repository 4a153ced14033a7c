-- Loans: what was agreed. How much is owed and what was paid, the ledger knows: principal at (product's account,
-- loan number), interest at (410101, loan number) and (110601, loan number), penalties at (410104, loan number).
create schema lending;
grant usage on schema lending to sokoguru_app;

-- The conditions of a kind of loan from a day on; a loan keeps those of the day on which it was granted.
create table lending.product (
  coop_id             bigint not null,
  product_no          int    not null,
  valid_from          date   not null,
  name                text   not null check (name <> ''),
  contract            text   not null check (contract in
                        ('LOAN', 'MURABAHAH', 'IJARAH', 'QARDH', 'MUDHARABAH', 'MUSYARAKAH')),
  joint               boolean not null,               -- tanggung renteng: only within a group
  account             int    not null,                -- of the principal
  method              text   not null,
  charge_ppm          bigint not null check (charge_ppm >= 0),
  charge_per          text   not null check (charge_per in ('YEAR', 'MONTH', 'DAY', 'TERM')),
  interval_unit       text   not null check (interval_unit in ('DAY', 'MARKET_WEEK', 'WEEK', 'MONTH')),
  interval_count      int    not null check (interval_count between 1 and 60),
  least_principal     public.rupiah not null check (least_principal > 0),
  most_principal      public.rupiah not null check (most_principal >= least_principal),
  least_instalments   int    not null check (least_instalments >= 1),
  most_instalments    int    not null check (most_instalments >= least_instalments),
  grace_principal     int    not null check (grace_principal >= 0),
  first_period        text   not null check (first_period in ('WHOLE', 'BY_DAYS', 'AT_LEAST_WHOLE')),
  rounding_step       public.rupiah not null check (rounding_step > 0),
  rounding_excess     text   not null check (rounding_excess in ('PRINCIPAL', 'INTEREST')),
  day_basis           int    not null check (day_basis in (360, 365)),
  provision_ppm       bigint not null check (provision_ppm >= 0),
  provision_spread    text   not null check (provision_spread in ('AT_ONCE', 'STRAIGHT', 'EFFECTIVE')),
  administration      public.rupiah not null check (administration >= 0),
  swp_ppm             bigint not null check (swp_ppm >= 0),
  insurance_ppm       bigint not null check (insurance_ppm >= 0),
  stamp               boolean not null,               -- the agreement needs stamp duty when the law says so
  fees_deducted       boolean not null,               -- otherwise paid in cash beside the loan
  penalty_rule        text   not null check (penalty_rule in
                        ('NONE', 'PER_DAY', 'SHARE_PER_DAY', 'SHARE_PER_MONTH', 'SHARE_PER_STARTED_MONTH')),
  penalty_figure      bigint not null check (penalty_figure >= 0),   -- rupiah a day, or parts per million
  penalty_grace_days  int    not null check (penalty_grace_days between 0 and 90),
  penalty_cap_ppm     bigint not null check (penalty_cap_ppm >= 0),  -- of the instalment; 0 = none
  allocation          text   not null check (allocation in ('PROTECTIVE', 'LEGACY')),
  advance             text   not null check (advance in ('NEXT_INSTALMENTS', 'SHORTER', 'SMALLER', 'HELD')),
  payoff              text   not null check (payoff in ('WHOLE', 'BY_DAYS', 'RULE_OF_78', 'FULL_PRICE')),
  payoff_intervals    int    not null check (payoff_intervals between 0 and 12),
  payoff_ppm          bigint not null check (payoff_ppm >= 0),
  scheme              text   not null check (scheme in ('DAYS', 'DAYS_LEGACY', 'INSTALMENTS')),
  manager_limit       public.rupiah not null check (manager_limit >= 0),  -- above it a chair decides
  salary_ppm          bigint not null check (salary_ppm >= 0),       -- most of the salary; 0 = not asked
  savings_multiple    int    not null check (savings_multiple >= 0), -- most, times own savings; 0 = not asked
  concurrent          int    not null check (concurrent >= 1),       -- loans of this product at once
  collateral_from     public.rupiah not null check (collateral_from >= 0), -- 0 = never needed
  nisbah_ppm          bigint not null check (nisbah_ppm between 0 and 1000000), -- the cooperative's share of profit
  swp_returned        boolean not null,               -- simpanan wajib pinjam is given back when the loan is paid
  decided_by          uuid   not null,
  decided_at          timestamptz not null,
  primary key (coop_id, product_no, valid_from)
);

create table lending.counter (
  coop_id          bigint primary key,
  last_loan        bigint not null,
  last_application bigint not null
);

create table lending.loan (
  coop_id         bigint not null,
  loan_no         bigint not null,
  request_id      uuid   not null,                    -- the entry that paid it out, or the import's row
  application_no  bigint,
  member_no       bigint not null,
  group_no        bigint,                             -- of renteng
  product_no      int    not null,
  product_from    date   not null,
  account         int    not null,
  principal       public.rupiah not null check (principal > 0),
  charge_ppm      bigint not null,
  charge_per      text   not null,
  fixed_charge    public.rupiah not null,             -- margin or ujrah; 0 with a rate
  instalments     int    not null,
  related         boolean not null,                   -- pengurus, pengawas or their family, on the day it was granted
  purpose         text   not null,
  disbursed_on    date   not null,
  made_at         timestamptz not null,
  made_by         uuid   not null,
  primary key (coop_id, loan_no),
  unique (coop_id, request_id),
  foreign key (coop_id, product_no, product_from) references lending.product
);
create index loan_member on lending.loan (coop_id, member_no);

-- A schedule is never changed: a new one takes its place.
create table lending.schedule (
  coop_id         bigint not null,
  loan_no         bigint not null,
  schedule_no     int    not null,
  agreed_on       date   not null,
  reason          text   not null check (reason in ('GRANTED', 'PREPAID', 'RESCHEDULED', 'RESTRUCTURED', 'TAKEN_OVER')),
  principal       public.rupiah not null check (principal > 0),
  capitalised     public.rupiah not null check (capitalised >= 0),
  starts_on       date   not null,
  interval_unit   text   not null,
  interval_count  int    not null,
  interest_before public.rupiah not null,             -- interest in the ledger that this schedule does not bill
  quality_before  text,                               -- class when it was restructured: kept for three instalments
  agreed_by       uuid   not null,
  agreed_at       timestamptz not null,
  primary key (coop_id, loan_no, schedule_no),
  foreign key (coop_id, loan_no) references lending.loan
);

create table lending.instalment (
  coop_id     bigint not null,
  loan_no     bigint not null,
  schedule_no int    not null,
  no          int    not null,
  due         date   not null,
  accrued     public.rupiah not null check (accrued >= 0),
  principal   public.rupiah not null check (principal >= 0),
  interest    public.rupiah not null check (interest >= 0),
  balance     public.rupiah not null check (balance >= 0),
  primary key (coop_id, loan_no, schedule_no, no),
  foreign key (coop_id, loan_no, schedule_no) references lending.schedule
);

create table lending.ending (
  coop_id  bigint not null,
  loan_no  bigint not null,
  how      text   not null check (how in ('PAID', 'TOPPED_UP', 'WRITTEN_OFF', 'INSURED', 'FORECLOSED', 'SETTLED_AT_EXIT')),
  ended_on date   not null,
  ended_at timestamptz not null,
  ended_by uuid   not null,
  primary key (coop_id, loan_no),
  foreign key (coop_id, loan_no) references lending.loan
);

do $$
declare t text;
begin
  foreach t in array array['product', 'counter', 'loan', 'schedule', 'instalment', 'ending'] loop
    execute format('alter table lending.%I enable row level security', t);
    execute format('alter table lending.%I force row level security', t);
    execute format('create policy tenant on lending.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on lending.%I to sokoguru_app', t);
  end loop;
end $$;
grant update on lending.counter, lending.product to sokoguru_app;
grant delete on lending.ending to sokoguru_app;       -- the last payment was reversed
