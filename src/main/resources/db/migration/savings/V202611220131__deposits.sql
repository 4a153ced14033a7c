-- Term deposits and what savings earned. The principal is the balance of (210203, account number), in mudharabah of
-- (230102, account number).
alter table savings.counter add column last_certificate bigint not null default 0;

create table savings.deposit (
  coop_id        bigint not null,
  account_no     bigint not null,
  certificate_no bigint not null,          -- of the bilyet
  months         int not null check (months between 1 and 120),
  pay_to         bigint not null,          -- the savings account that gets interest and, without renewal, the principal
  renewal        text not null check (renewal in ('NONE', 'PRINCIPAL', 'WHOLE')),
  pays           text not null check (pays in ('MONTHLY', 'AT_MATURITY')),
  day_basis      int not null,
  break_rate     bigint not null,
  break_approval boolean not null,
  primary key (coop_id, account_no),
  unique (coop_id, certificate_no),
  foreign key (coop_id, account_no) references savings.account,
  foreign key (coop_id, pay_to) references savings.account
);

-- A term of a deposit; every renewal begins another, at the rate of its day.
create table savings.deposit_term (
  coop_id    bigint not null,
  account_no bigint not null,
  term_no    int not null,
  starts_on  date not null,
  ends_on    date not null,
  rate       bigint not null,
  nisbah     bigint not null,              -- the member's part of the income in mudharabah, in parts per million
  primary key (coop_id, account_no, term_no),
  foreign key (coop_id, account_no) references savings.deposit,
  check (ends_on > starts_on)
);

-- What an account earned and what was withheld of it: the evidence for the final tax, which is reckoned over all
-- accounts of a member in a month and cannot be read from entries that credit what is left.
create table savings.reward (
  coop_id    bigint not null,
  paid_on    date not null,
  account_no bigint not null,
  member_no  bigint not null,
  from_day   date not null,
  to_day     date not null,
  gross      public.rupiah not null check (gross > 0),
  tax        public.rupiah not null check (tax between 0 and gross),
  entry_id   uuid not null,
  primary key (coop_id, paid_on, account_no)
);
create index reward_account on savings.reward (coop_id, account_no);

do $$
declare t text;
begin
  foreach t in array array['deposit', 'deposit_term', 'reward'] loop
    execute format('alter table savings.%I enable row level security', t);
    execute format('alter table savings.%I force row level security', t);
    execute format('create policy tenant on savings.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on savings.%I to sokoguru_app', t);
  end loop;
end $$;
