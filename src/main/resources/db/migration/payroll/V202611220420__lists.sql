-- Deduction from salaries. What the agency's treasurer owes is the ledger's: the balance of (110705, agency number);
-- these rows say of whom and for what.
create schema payroll;
grant usage on schema payroll to sokoguru_app;

create table payroll.counter (
  coop_id     bigint not null primary key,
  last_agency bigint not null default 0,
  last_list   bigint not null default 0,
  last_order  bigint not null default 0
);

create table payroll.agency (
  coop_id    bigint not null,
  agency_no  bigint not null,
  request_id uuid   not null,
  name       text   not null check (name <> ''),
  treasurer  text   not null,  -- bendahara gaji
  phone      text   not null,
  cutoff_day int    not null check (cutoff_day between 1 and 28),
  primary key (coop_id, agency_no),
  unique (coop_id, request_id)
);

create table payroll.employee (
  coop_id   bigint not null,
  member_no bigint not null,
  since     date   not null,
  agency_no bigint not null,
  staff_no  text   not null,   -- NIP
  take_home public.rupiah not null check (take_home >= 0),
  left_on   date,
  left_how  text check (left_how in ('TRANSFER', 'PENSION', 'DIED', 'STOPPED')),
  primary key (coop_id, member_no, since),
  foreign key (coop_id, agency_no) references payroll.agency (coop_id, agency_no),
  check ((left_on is null) = (left_how is null))
);
create unique index employee_now on payroll.employee (coop_id, member_no) where left_on is null;
create index employee_agency on payroll.employee (coop_id, agency_no);

-- Surat kuasa potong gaji.
create table payroll.mandate (
  coop_id    bigint not null,
  member_no  bigint not null,
  mandate_no text   not null check (mandate_no <> ''),
  signed_on  date   not null,
  kept_at    text   not null,  -- where the signed paper is
  revoked_on date,
  revoked_why text,
  primary key (coop_id, member_no, mandate_no)
);

-- What a member wants kept back besides what is due by itself, from month to month.
create table payroll.standing_order (
  coop_id     bigint not null,
  order_no    bigint not null,
  request_id  uuid   not null,
  member_no   bigint not null,
  kind        text   not null check (kind in ('OBLIGATORY', 'GOODS', 'SHOP', 'SAVINGS', 'SOCIAL')),
  account     int    not null,
  sub         bigint not null,
  amount      public.rupiah not null check (amount > 0),
  from_month  date   not null check (extract(day from from_month) = 1),
  until_month date check (extract(day from until_month) = 1),
  primary key (coop_id, order_no),
  unique (coop_id, request_id)
);
create index standing_order_member on payroll.standing_order (coop_id, member_no);

create table payroll.list (
  coop_id    bigint not null,
  list_no    bigint not null,
  request_id uuid   not null,
  agency_no  bigint not null,
  period     date   not null check (extract(day from period) = 1),  -- the month of the salary
  state      text   not null check (state in ('DRAFT', 'WAITING', 'BOOKED', 'CANCELLED')),
  made_at    timestamptz not null,
  made_by    uuid   not null,
  listed     public.rupiah not null,
  booked_on  date,
  entry_id   uuid,
  deducted   public.rupiah,     -- by the treasurer's answer; null until there is one
  reported_at timestamptz,
  primary key (coop_id, list_no),
  unique (coop_id, request_id),
  foreign key (coop_id, agency_no) references payroll.agency (coop_id, agency_no)
);
create unique index list_once on payroll.list (coop_id, agency_no, period) where state <> 'CANCELLED';

create table payroll.list_member (
  coop_id   bigint not null,
  list_no   bigint not null,
  member_no bigint not null,
  staff_no  text   not null,
  take_home public.rupiah not null,
  ceiling   public.rupiah not null,
  deducted  public.rupiah,
  reason    text,
  primary key (coop_id, list_no, member_no),
  foreign key (coop_id, list_no) references payroll.list (coop_id, list_no)
);

create table payroll.part (
  coop_id   bigint not null,
  list_no   bigint not null,
  member_no bigint not null,
  part_no   int    not null,
  kind      text   not null check (kind in ('OBLIGATORY', 'PRINCIPAL', 'INTEREST', 'GOODS', 'SHOP', 'SAVINGS', 'SOCIAL')),
  account   int    not null,
  sub       bigint not null,
  wanted    public.rupiah not null check (wanted > 0),
  listed    public.rupiah not null check (listed >= 0 and listed <= wanted),
  accrued   public.rupiah not null default 0,  -- of interest: what was booked as receivable before
  returned  public.rupiah not null default 0 check (returned <= listed),
  returned_by uuid,                            -- the entry that put it back on the member
  primary key (coop_id, list_no, member_no, part_no),
  foreign key (coop_id, list_no, member_no) references payroll.list_member (coop_id, list_no, member_no)
);

-- Who works there, owes something, and is not on the list.
create table payroll.skipped (
  coop_id   bigint not null,
  list_no   bigint not null,
  member_no bigint not null,
  reason    text   not null check (reason in ('NO_MANDATE', 'NO_SALARY')),
  primary key (coop_id, list_no, member_no),
  foreign key (coop_id, list_no) references payroll.list (coop_id, list_no)
);

create table payroll.remittance (
  coop_id     bigint not null,
  entry_id    uuid   not null,
  list_no     bigint not null,
  amount      public.rupiah not null check (amount > 0),
  received_on date   not null,
  undone      boolean not null default false,
  primary key (coop_id, entry_id),
  foreign key (coop_id, list_no) references payroll.list (coop_id, list_no)
);
create index remittance_list on payroll.remittance (coop_id, list_no);

create table payroll.given_back (
  coop_id   bigint not null,
  entry_id  uuid   not null,
  list_no   bigint not null,
  amount    public.rupiah not null check (amount > 0),
  booked_on date   not null,
  undone    boolean not null default false,
  primary key (coop_id, entry_id),
  foreign key (coop_id, list_no) references payroll.list (coop_id, list_no)
);
create index given_back_list on payroll.given_back (coop_id, list_no);

do $$
declare t text;
begin
  foreach t in array array['counter', 'agency', 'employee', 'mandate', 'standing_order', 'list_member', 'part', 'skipped'] loop
    execute format('alter table payroll.%I enable row level security', t);
    execute format('alter table payroll.%I force row level security', t);
    execute format('create policy tenant on payroll.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
  end loop;
  -- Sums without names: an office sees whose treasurer holds money back.
  foreach t in array array['list', 'remittance', 'given_back'] loop
    execute format('alter table payroll.%I enable row level security', t);
    execute format('alter table payroll.%I force row level security', t);
    execute format('create policy territory on payroll.%I using (coop_id between public.scope_from() and public.scope_to() or coop_id = public.coop()) with check (coop_id = public.coop())', t);
  end loop;
end $$;

grant select, insert, update on payroll.counter, payroll.agency, payroll.employee, payroll.mandate, payroll.standing_order,
  payroll.list, payroll.list_member, payroll.part, payroll.remittance, payroll.given_back to sokoguru_app;
grant select, insert on payroll.skipped to sokoguru_app;

-- What a list still claims. held: kept back from salaries by the treasurer's own answer and not handed over.
create view payroll.pub_claim with (security_invoker = true) as
  select l.coop_id, l.agency_no, l.list_no, l.period, l.booked_on, l.listed,
         coalesce(r.sum, 0)::bigint as remitted,
         coalesce(g.sum, 0)::bigint as given_back,
         (l.listed - coalesce(r.sum, 0) - coalesce(g.sum, 0))::bigint as open,
         greatest(0, l.deducted - coalesce(r.sum, 0))::bigint as held
    from payroll.list l
    left join lateral (select sum(x.amount)::bigint as sum from payroll.remittance x
                        where x.coop_id = l.coop_id and x.list_no = l.list_no and not x.undone) r on true
    left join lateral (select sum(x.amount)::bigint as sum from payroll.given_back x
                        where x.coop_id = l.coop_id and x.list_no = l.list_no and not x.undone) g on true
   where l.state = 'BOOKED';
grant select on payroll.pub_claim to sokoguru_app;
