-- Savings: terms only. How much is where, the ledger knows: 310101 and 310201 by member number, 2102xx by
-- savings account number.
create schema savings;
grant usage on schema savings to sokoguru_app;

create table savings.terms (
  coop_id              bigint not null,
  valid_from           date not null,
  principal            public.rupiah not null check (principal >= 0),
  principal_in_parts   boolean not null,
  obligatory           public.rupiah not null check (obligatory >= 0),
  obligatory_period    text not null check (obligatory_period in ('MONTH', 'WEEK')),
  decided_by           uuid not null,
  decided_at           timestamptz not null,
  primary key (coop_id, valid_from)
);

create table savings.product (
  coop_id         bigint not null,
  product_no      int not null,
  valid_from      date not null,
  name            text not null check (name <> ''),
  kind            text not null check (kind in ('ORDINARY', 'PURPOSE', 'TERM', 'SWP', 'WADIAH', 'MUDHARABAH', 'MUDHARABAH_TERM', 'APEX')),
  minimum_opening public.rupiah not null check (minimum_opening >= 0),
  minimum_balance public.rupiah not null check (minimum_balance >= 0),
  rate            bigint not null check (rate >= 0),          -- a year, in parts per million
  method          text not null check (method in ('DAILY', 'AVERAGE', 'LOWEST')),
  day_basis       int not null check (day_basis in (360, 365, 366)),
  least_earning   public.rupiah not null check (least_earning >= 0),
  administration  public.rupiah not null check (administration >= 0),
  months          int not null check (months between 0 and 120),
  locked_until    date,
  break_rate      bigint not null check (break_rate >= 0),
  break_approval  boolean not null,
  nisbah          bigint not null check (nisbah between 0 and 1000000),
  for_existing    boolean not null,
  dormant_months  int not null check (dormant_months >= 0),
  primary key (coop_id, product_no, valid_from)
);

create table savings.counter (
  coop_id      bigint primary key,
  last_account bigint not null
);

create table savings.account (
  coop_id         bigint not null,
  account_no      bigint not null,
  request_id      uuid not null,
  product_no      int not null,
  account         int not null,
  member_no       bigint not null,
  minimum_balance public.rupiah not null,
  locked_until    date,                        -- the first day on which it may be drawn on
  opened_on       date not null,
  opened_at       timestamptz not null,
  opened_by       uuid not null,
  primary key (coop_id, account_no),
  unique (coop_id, request_id)
);
create index account_member on savings.account (coop_id, member_no);

create table savings.block (
  coop_id    bigint not null,
  account_no bigint not null,
  block_no   int not null,
  reason     text not null check (reason <> ''),
  blocked_at timestamptz not null,
  blocked_by uuid not null,
  lifted_at  timestamptz,
  lifted_by  uuid,
  primary key (coop_id, account_no, block_no),
  foreign key (coop_id, account_no) references savings.account,
  check ((lifted_at is null) = (lifted_by is null))
);

create table savings.closure (
  coop_id    bigint not null,
  account_no bigint not null,
  closed_on  date not null,
  closed_at  timestamptz not null,
  closed_by  uuid not null,
  primary key (coop_id, account_no),
  foreign key (coop_id, account_no) references savings.account
);

-- A member whose savings were brought in from elsewhere owes dues from this period on; what was brought in
-- covers the time before.
create table savings.dues_start (
  coop_id      bigint not null,
  member_no    bigint not null,
  first_period date not null,
  carried      public.rupiah not null,
  primary key (coop_id, member_no)
);

-- Files of an import between its preview and its confirmation; deleted when it is done.
create table savings.import_file (
  coop_id     bigint not null,
  import_id   uuid not null,
  members     bytea not null,
  accounts    bytea not null,
  opening_on  date not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  primary key (coop_id, import_id)
);

do $$
declare t text;
begin
  foreach t in array array['terms', 'product', 'counter', 'account', 'block', 'closure', 'dues_start', 'import_file'] loop
    execute format('alter table savings.%I enable row level security', t);
    execute format('alter table savings.%I force row level security', t);
    execute format('create policy tenant on savings.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on savings.%I to sokoguru_app', t);
  end loop;
end $$;
grant delete on savings.import_file to sokoguru_app;
grant update on savings.counter to sokoguru_app;
grant update (lifted_at, lifted_by) on savings.block to sokoguru_app;
grant update on savings.terms, savings.product to sokoguru_app;

-- Since when the member of an account has not moved it, when that is so long ago that the account sleeps; else null.
-- Nothing is kept: the next movement wakes it. What was brought in from other books counts as a movement, because
-- older ones are not here; while purpose savings are locked nobody is expected to move them.
create function savings.asleep(p_coop bigint, p_account bigint, p_today date) returns date
  language plpgsql stable as $$
declare
  mine savings.account;
  dormant int;
  since date;
begin
  select * into mine from savings.account a where a.coop_id = p_coop and a.account_no = p_account;
  if not found or mine.account in (210203, 230102) then
    return null;
  end if;
  select p.dormant_months into dormant from savings.product p
   where p.coop_id = p_coop and p.product_no = mine.product_no
   order by (p.valid_from <= p_today and (p.for_existing or p.valid_from <= mine.opened_on)) desc,
            case when p.valid_from <= p_today and (p.for_existing or p.valid_from <= mine.opened_on)
                 then p.valid_from end desc,
            p.valid_from
   limit 1;
  since := greatest(mine.opened_on, mine.locked_until);
  if coalesce(dormant, 0) = 0 or since + make_interval(months => dormant) > p_today then
    return null;
  end if;
  since := greatest(since, ledger.pub_last_moved(p_coop, mine.account, p_account,
             array['savings.interest', 'savings.bonus', 'savings.administration', 'savings.term_matured',
                   'ledger.reversal']));
  return case when since + make_interval(months => dormant) <= p_today then since end;
end $$;

-- Everything that the counter must know before it takes or pays money for a savings account or, when none is
-- named, for a member's simpanan pokok and wajib: one call, so one trip to the database. Whether the till is
-- open for somebody is answered along with it when a till is named.
-- p_hold keeps account and member as they are until the transaction ends: SHARED for paying money out, ALONE for
-- closing, blocking, opening and admitting; NONE for taking money in, where the ledger's closed places are the
-- guard. Volatile, so that what is read after waiting is what the other wrote.
create function savings.look(p_coop bigint, p_account bigint, p_member bigint, p_hold text,
                             p_till bigint, p_user uuid, p_today date)
  returns table (account int, sub bigint, member_no bigint, minimum_balance bigint, locked_until date, closed_on date,
                 blocked_at timestamptz, joined_on date, left_on date, till_open boolean, asleep date)
  language plpgsql volatile as $$
#variable_conflict use_column
declare owner bigint := p_member;
begin
  if p_account is not null then
    if p_hold = 'ALONE' then
      perform pg_advisory_xact_lock(hashtextextended(p_coop || ' savings ' || p_account, 0));
    elsif p_hold = 'SHARED' then
      perform pg_advisory_xact_lock_shared(hashtextextended(p_coop || ' savings ' || p_account, 0));
    end if;
    if p_hold <> 'NONE' then
      select a.member_no into owner from savings.account a where a.coop_id = p_coop and a.account_no = p_account;
      if not found then
        return;
      end if;
      perform membership.pub_hold(p_coop, owner, false);
    end if;
    return query
      select a.account, a.account_no, a.member_no, a.minimum_balance::bigint, a.locked_until, c.closed_on,
             (select max(b.blocked_at) from savings.block b
               where b.coop_id = a.coop_id and b.account_no = a.account_no and b.lifted_at is null),
             m.joined_on, m.left_on,
             treasury.pub_usable(p_coop, p_till, p_user, p_today),
             case when p_today is null or c.closed_on is not null then null
                  else savings.asleep(a.coop_id, a.account_no, p_today) end
        from savings.account a
        join membership.pub_member m on m.coop_id = a.coop_id and m.member_no = a.member_no
        left join savings.closure c on c.coop_id = a.coop_id and c.account_no = a.account_no
       where a.coop_id = p_coop and a.account_no = p_account;
  else
    if p_hold <> 'NONE' then
      perform membership.pub_hold(p_coop, p_member, p_hold = 'ALONE');
    end if;
    return query
      select 310201, m.member_no, m.member_no, 0::bigint, null::date, null::date, null::timestamptz, m.joined_on, m.left_on,
             treasury.pub_usable(p_coop, p_till, p_user, p_today), null::date
        from membership.pub_member m where m.coop_id = p_coop and m.member_no = p_member;
  end if;
end $$;
