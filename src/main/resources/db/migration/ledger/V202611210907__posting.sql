-- Posting. Two functions write the journal: ledger.post one entry, ledger.post_all thousands. Both lock the
-- cooperative's head, refuse what may not be, give numbers and serials, hash, write, and keep the totals.
-- docs/reference/ledger-format.md specifies the text that is hashed.
set local role sokoguru_ledger;

create function ledger.instant_text(at timestamptz) returns text language sql stable parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- The text of an entry up to its lines.
create function ledger.entry_text(
    p_coop bigint, p_no bigint, p_id uuid, p_date date, p_recorded timestamptz, p_event text,
    p_description text, p_document text, p_actor uuid, p_device text, p_reversal_of uuid, p_remark_digest bytea)
  returns text language sql stable parallel safe
return 'sokoguru-entry/1' || E'\ncooperative ' || p_coop || E'\nnumber ' || p_no || E'\nid ' || p_id
    || E'\ndate ' || to_char(p_date, 'YYYY-MM-DD') || E'\nrecorded ' || ledger.instant_text(p_recorded)
    || E'\nevent ' || p_event || E'\ndescription ' || p_description || E'\ndocument ' || p_document
    || E'\nactor ' || p_actor || E'\ndevice ' || p_device
    || E'\nreverses ' || coalesce(p_reversal_of::text, '-')
    || E'\nremark ' || coalesce(encode(p_remark_digest, 'hex'), '-') || E'\n';

create function ledger.line_text(p_account int, p_sub bigint, p_unit smallint, p_side "char", p_amount bigint, p_before bigint)
  returns text language sql immutable parallel safe
return 'line ' || p_account || ' ' || p_sub || ' ' || p_unit || ' ' || p_side::text || ' ' || p_amount || ' ' || p_before || E'\n';

-- Makes the row of a place that has never been used: sub 0 of an account in the cooperative's chart.
create function ledger.open_default(p_head ledger.head, p_account int, p_sub bigint) returns void
  language plpgsql as $$
declare a ledger.account;
begin
  select * into a from ledger.account x
   where x.coop_id in (0, p_head.coop_id) and x.account = p_account
     and ('ALL' = any (x.scopes) or x.scopes && p_head.scopes)
     and x.valid_to is null;
  if not found then
    raise exception 'unknown account' using errcode = 'SG004', detail = p_account::text;
  end if;
  if p_sub <> 0 then
    raise exception 'unknown sub-account' using errcode = 'SG005', detail = p_account || '|' || p_sub;
  end if;
  insert into ledger.sub_account (coop_id, account, sub, kind, owner, normal, pulse, floor)
  values (p_head.coop_id, p_account, 0, '', 0, a.normal, ledger.pulse(a.line), a.floor);
end $$;

-- Opens a place for a module: a member's savings, a till, a bank account. Opening it again changes its floor
-- and ends its being closed; what it is and whose it is stays for ever.
create function ledger.open_sub_account(
    p_coop bigint, p_account int, p_sub bigint, p_kind text, p_owner bigint, p_floor bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare h ledger.head; a ledger.account;
begin
  select * into h from ledger.head where coop_id = p_coop;
  select * into a from ledger.account x
   where x.coop_id in (0, p_coop) and x.account = p_account
     and ('ALL' = any (x.scopes) or x.scopes && h.scopes) and x.valid_to is null;
  if not found then
    raise exception 'unknown account' using errcode = 'SG004', detail = p_account::text;
  end if;
  insert into ledger.sub_account (coop_id, account, sub, kind, owner, normal, pulse, floor)
  values (p_coop, p_account, p_sub, p_kind, p_owner, a.normal, ledger.pulse(a.line), p_floor)
  on conflict (coop_id, account, sub) do update set floor = excluded.floor, closed = false
    where sub_account.kind = excluded.kind and sub_account.owner = excluded.owner;
  if not found then
    raise exception 'place %-% is open as another kind or for another owner', p_account, p_sub using errcode = 'SG010';
  end if;
end $$;

-- Closes a place, or opens one that was closed. Whoever posts stands in line for the same lock, so after the
-- closing has committed nothing reaches the place, and before it everything is posted.
create function ledger.close_sub_account(p_coop bigint, p_account int, p_sub bigint, p_closed boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(p_coop);
  update ledger.sub_account s set closed = p_closed
   where s.coop_id = p_coop and s.account = p_account and s.sub = p_sub;
  if not found then
    raise exception 'unknown sub-account' using errcode = 'SG005', detail = p_account || '|' || p_sub;
  end if;
end $$;

-- True when the entry that bears the id already has exactly this content.
create function ledger.same_content(
    p_coop bigint, p_no bigint, p_date date, p_event text, p_document text, p_reversal_of uuid,
    p_account int[], p_sub bigint[], p_unit smallint[], p_side "char"[], p_amount bigint[])
  returns boolean language sql stable as $$
  select e.business_date = p_date and e.event = p_event and e.document = p_document
     and e.reversal_of is not distinct from p_reversal_of
     and (select array_agg(array[l.account, l.sub, l.unit, case l.side when 'D' then l.amount else -l.amount end]
                           order by l.line_no)
            from ledger.line l where l.coop_id = p_coop and l.entry_no = p_no)
       = (select array_agg(array[x.a, x.s, x.u, case x.side when 'D' then x.m else -x.m end] order by x.i)
            from unnest(p_account, p_sub, p_unit, p_side, p_amount) with ordinality as x(a, s, u, side, m, i))
    from ledger.entry e where e.coop_id = p_coop and e.entry_no = p_no
$$;

create function ledger.is_closed(p_head ledger.head, p_date date) returns boolean
  language plpgsql stable as $$
begin
  if p_head.closed_through is null or p_date > p_head.closed_through then
    return false;
  end if;
  return coalesce((select c.state = 'CLOSED' from ledger.period_change c
                    where c.coop_id = p_head.coop_id and c.month = date_trunc('month', p_date)::date
                    order by c.change_no desc limit 1), true);
end $$;

-- The compact range after one more leaf; complete subtrees of 256^k leaves are kept as tiles.
create function ledger.append_leaf(p_coop bigint, p_size bigint, p_peaks bytea[], p_leaf bytea) returns bytea[]
  language plpgsql as $$
declare node bytea := p_leaf; rest bigint := p_size; level int := 0; top int := cardinality(p_peaks);
begin
  while rest & 1 = 1 loop
    node := sha256('\x01'::bytea || p_peaks[top] || node);
    top := top - 1;
    rest := rest >> 1;
    level := level + 1;
    if level in (8, 16, 24) then
      insert into ledger.tile values (p_coop, level, p_size >> level, node);
    end if;
  end loop;
  return p_peaks[1:top] || node;
end $$;

create function ledger.post(
    p_coop bigint, p_id uuid, p_date date, p_event text, p_description text, p_document text,
    p_actor uuid, p_device text, p_reversal_of uuid, p_remark text, p_now timestamptz,
    p_account int[], p_sub bigint[], p_unit smallint[], p_side "char"[], p_amount bigint[],
    out entry_no bigint, out recorded_at timestamptz, out leaf bytea, out replayed boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  h ledger.head;
  place record;
  n int := cardinality(p_account);
  amount bigint; debit boolean; natural_now bigint; balance bigint := 0;
  before bigint;
  lines_text text := '';
  salt bytea; digest bytea;
  bits int; delta bigint;
begin
  -- One writer a cooperative at a time. The lock is the transaction's; the next statement sees what the
  -- last holder committed.
  perform pg_advisory_xact_lock(p_coop);
  select * into h from ledger.head where coop_id = p_coop;
  if not found then
    raise exception 'unknown cooperative' using errcode = 'SG008', detail = p_coop::text;
  end if;

  select e.entry_no, e.recorded_at, e.leaf, true into entry_no, recorded_at, leaf, replayed
    from ledger.entry e where e.coop_id = p_coop and e.entry_id = p_id;
  if found then
    if ledger.same_content(p_coop, entry_no, p_date, p_event, p_document, p_reversal_of,
                           p_account, p_sub, p_unit, p_side, p_amount) then
      return;
    end if;
    raise exception 'the id has other content' using errcode = 'SG003', detail = entry_no::text;
  end if;

  if p_date < h.books_from then
    raise exception 'before the books begin' using errcode = 'SG006', detail = h.books_from::text;
  end if;
  if p_date <= h.closed_through and ledger.is_closed(h, p_date) then
    raise exception 'the period is closed' using errcode = 'SG002', detail = date_trunc('month', p_date)::date::text;
  end if;

  if p_event || p_description || p_document || p_device ~ '[[:cntrl:]]' or p_event = '' then
    raise exception 'a control character in a text' using errcode = 'SG007';
  end if;
  replayed := false;
  entry_no := h.tree_size + 1;
  recorded_at := greatest(p_now, h.last_recorded_at);
  if h.day is distinct from (recorded_at at time zone 'Asia/Jakarta')::date then
    h.day := (recorded_at at time zone 'Asia/Jakarta')::date;
    h.day_entries := 0; h.day_in := 0; h.day_out := 0;
  end if;
  h.day_entries := h.day_entries + 1;

  for i in 1 .. n loop
    amount := p_amount[i];
    debit := p_side[i] = 'D';
    if not (amount > 0 and p_side[i] in ('D', 'K')) then
      raise exception 'a line needs a side and an amount above zero' using errcode = 'SG007', detail = i::text;
    end if;
    balance := balance + case when debit then amount else -amount end;
    loop
      if debit then
        update ledger.sub_account s set debits = s.debits + amount
         where s.coop_id = p_coop and s.account = p_account[i] and s.sub = p_sub[i]
        returning s.debits, s.credits, s.normal, s.pulse, s.floor, s.closed into place;
      else
        update ledger.sub_account s set credits = s.credits + amount
         where s.coop_id = p_coop and s.account = p_account[i] and s.sub = p_sub[i]
        returning s.debits, s.credits, s.normal, s.pulse, s.floor, s.closed into place;
      end if;
      exit when found;
      perform ledger.open_default(h, p_account[i], p_sub[i]);
    end loop;
    if place.closed then
      raise exception 'the place is closed' using errcode = 'SG009', detail = p_account[i] || '|' || p_sub[i];
    end if;
    if place.floor is not null and p_side[i] <> place.normal then
      natural_now := case place.normal when 'D' then place.debits - place.credits else place.credits - place.debits end;
      if natural_now < place.floor then
        raise exception 'not enough' using errcode = 'SG001',
          detail = p_account[i] || '|' || p_sub[i] || '|' || (natural_now + amount - place.floor) || '|' || amount;
      end if;
    end if;
    before := case when debit then place.debits else place.credits end - amount;
    lines_text := lines_text || 'line ' || p_account[i] || ' ' || p_sub[i] || ' ' || p_unit[i] || ' ' || p_side[i]::text
               || ' ' || amount || ' ' || before || E'\n';
    insert into ledger.line (coop_id, entry_no, sub, amount, before, account, business_date, unit, line_no, side)
    values (p_coop, entry_no, p_sub[i], amount, before, p_account[i], p_date, p_unit[i], i, p_side[i]);
    update ledger.account_day d
       set debit = d.debit + case when debit then amount else 0 end,
           credit = d.credit + case when debit then 0 else amount end
     where d.coop_id = p_coop and d.business_date = p_date and d.account = p_account[i] and d.unit = p_unit[i];
    if not found then
      insert into ledger.account_day (coop_id, business_date, account, unit, debit, credit)
      values (p_coop, p_date, p_account[i], p_unit[i],
              case when debit then amount else 0 end, case when debit then 0 else amount end);
    end if;
    bits := place.pulse;
    if bits <> 0 then
      delta := case when debit then amount else -amount end;
      if bits & 1 <> 0 then
        h.assets := h.assets + delta;
        if bits & 2 <> 0 then
          h.cash := h.cash + delta;
          if debit then h.day_in := h.day_in + amount; else h.day_out := h.day_out + amount; end if;
        end if;
        if bits & 16 <> 0 then h.loans := h.loans + delta; end if;
      elsif bits & 64 <> 0 then h.expense := h.expense + delta;
      elsif bits & 32 <> 0 then h.income := h.income - delta;
      elsif bits & 128 <> 0 then
        h.liabilities := h.liabilities - delta;
        if bits & 4 <> 0 then h.savings := h.savings - delta; end if;
      else
        h.equity := h.equity - delta;
        if bits & 8 <> 0 then h.capital := h.capital - delta; end if;
      end if;
    end if;
  end loop;
  if balance <> 0 or n < 2 then
    raise exception 'unbalanced' using errcode = 'SG007', detail = balance::text;
  end if;

  if p_remark is not null then
    salt := uuid_send(gen_random_uuid());
    digest := sha256(salt || convert_to(p_remark, 'UTF8'));
    insert into ledger.remark values (p_coop, entry_no, p_remark, salt);
  end if;
  leaf := sha256('\x00'::bytea || convert_to(
            ledger.entry_text(p_coop, entry_no, p_id, p_date, recorded_at, p_event, p_description, p_document,
                              p_actor, p_device, p_reversal_of, digest) || lines_text, 'UTF8'));

  insert into ledger.entry (coop_id, entry_no, recorded_at, entry_id, actor, reversal_of, business_date,
                            event, description, document, device, remark_digest, leaf)
  values (p_coop, entry_no, recorded_at, p_id, p_actor, p_reversal_of, p_date,
          p_event, p_description, p_document, p_device, digest, leaf);
  if p_date <= h.rolled_to then
    perform ledger.roll_up_late(p_coop, p_date, p_account, p_unit, p_side, p_amount);
  end if;

  if h.last_date is null or p_date > h.last_date then
    insert into ledger.day_start values (p_coop, p_date, entry_no);
    h.last_date := p_date;
  elsif p_date < h.last_date then
    insert into ledger.stray values (p_coop, p_date, entry_no);
  end if;

  if h.tree_size & 1 = 0 then
    h.peaks := h.peaks || leaf;
  else
    h.peaks := ledger.append_leaf(p_coop, h.tree_size, h.peaks, leaf);
  end if;
  update ledger.head set tree_size = entry_no, peaks = h.peaks, last_date = h.last_date,
         last_recorded_at = post.recorded_at, cash = h.cash, savings = h.savings, capital = h.capital,
         loans = h.loans, assets = h.assets, liabilities = h.liabilities, equity = h.equity, income = h.income,
         expense = h.expense, day = h.day, day_entries = h.day_entries, day_in = h.day_in, day_out = h.day_out
   where coop_id = p_coop;
end $$;

-- A month already rolled up receives a back-dated entry.
create function ledger.roll_up_late(
    p_coop bigint, p_date date, p_account int[], p_unit smallint[], p_side "char"[], p_amount bigint[]) returns void
  language sql as $$
  insert into ledger.account_month as m (coop_id, month, account, unit, debit, credit)
  select p_coop, date_trunc('month', p_date)::date, x.account, x.unit,
         sum(case x.side when 'D' then x.amount else 0 end), sum(case x.side when 'K' then x.amount else 0 end)
    from unnest(p_account, p_unit, p_side, p_amount) as x(account, unit, side, amount)
   group by x.account, x.unit
  on conflict (coop_id, month, account, unit)
  do update set debit = m.debit + excluded.debit, credit = m.credit + excluded.credit
$$;

-- Thousands of entries in one call. Entries that were posted before (same id, same content) are answered
-- from the journal; everything else is written or nothing is.
create function ledger.post_all(
    p_coop bigint, p_actor uuid[], p_device text[],
    p_id uuid[], p_date date[], p_event text[], p_description text[], p_document text[],
    p_reversal_of uuid[], p_remark text[], p_recorded timestamptz[],
    p_entry int[], p_account int[], p_sub bigint[], p_unit smallint[], p_side "char"[], p_amount bigint[])
  returns table (idx int, entry_no bigint, recorded_at timestamptz, leaf bytea, replayed boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  h ledger.head;
  old int[];
  r record;
  leaves bytea[];
  short text;
  first_no bigint; fresh int;
  today date;
begin
  perform pg_advisory_xact_lock(p_coop);
  select * into h from ledger.head where coop_id = p_coop;
  if not found then
    raise exception 'unknown cooperative' using errcode = 'SG008', detail = p_coop::text;
  end if;

  select array_agg(n.i::int order by n.i) into old
    from unnest(p_id) with ordinality as n(id, i)
    join ledger.entry e on e.coop_id = p_coop and e.entry_id = n.id;
  if old is not null then
    for r in
      select e.entry_no as no, p_date[n.i] as date, p_event[n.i] as event, p_document[n.i] as document,
             p_reversal_of[n.i] as reversal_of, l.*
        from unnest(p_id) with ordinality as n(id, i)
        join ledger.entry e on e.coop_id = p_coop and e.entry_id = n.id
        cross join lateral (select array_agg(x.a order by x.o) a, array_agg(x.s order by x.o) s,
                                   array_agg(x.u order by x.o) u, array_agg(x.side order by x.o) side,
                                   array_agg(x.m order by x.o) m
                              from unnest(p_entry, p_account, p_sub, p_unit, p_side, p_amount)
                                   with ordinality as x(e, a, s, u, side, m, o)
                             where x.e = n.i) l
    loop
      if not coalesce(ledger.same_content(p_coop, r.no, r.date, r.event, r.document, r.reversal_of, r.a, r.s, r.u, r.side, r.m), false) then
        raise exception 'the id has other content' using errcode = 'SG003', detail = r.no::text;
      end if;
    end loop;
  end if;
  fresh := cardinality(p_id) - coalesce(cardinality(old), 0);
  first_no := h.tree_size + 1;

  if fresh > 0 then
    -- Places never used before.
    for r in
      select distinct x.a, x.s from unnest(p_entry, p_account, p_sub) as x(e, a, s)
       where (old is null or x.e <> all (old))
         and not exists (select from ledger.sub_account p where p.coop_id = p_coop and p.account = x.a and p.sub = x.s)
    loop
      perform ledger.open_default(h, r.a, r.s);
    end loop;
    for r in
      select x.a, x.s from unnest(p_entry, p_account, p_sub) with ordinality as x(e, a, s, o)
        join ledger.sub_account p on p.coop_id = p_coop and p.account = x.a and p.sub = x.s
       where p.closed and (old is null or x.e <> all (old)) order by x.o limit 1
    loop
      raise exception 'the place is closed' using errcode = 'SG009', detail = r.a || '|' || r.s;
    end loop;
    -- Dates: within the books and in open periods.
    for r in select distinct d.date from unnest(p_date) with ordinality as d(date, i) where old is null or d.i <> all (old) loop
      if r.date < h.books_from then
        raise exception 'before the books begin' using errcode = 'SG006', detail = h.books_from::text;
      end if;
      if ledger.is_closed(h, r.date) then
        raise exception 'the period is closed' using errcode = 'SG002', detail = date_trunc('month', r.date)::date::text;
      end if;
    end loop;

    -- The planner knows nothing of arrays and takes them for small: left alone it compares every line with
    -- every entry.
    perform set_config('enable_nestloop', 'off', true);
    with numbered as materialized (
      select n.i, h.tree_size + row_number() over (order by n.i) as no, n.id, n.date, n.event, n.description,
             n.document, n.reversal_of, n.actor, n.device, n.remark,
             case when n.remark is not null then uuid_send(gen_random_uuid()) end as salt,
             greatest(max(n.recorded) over (order by n.i), h.last_recorded_at) as recorded,
             max(n.date) over (order by n.i rows between unbounded preceding and 1 preceding) as earlier
        from unnest(p_id, p_date, p_event, p_description, p_document, p_reversal_of, p_recorded, p_actor, p_device, p_remark)
             with ordinality as n(id, date, event, description, document, reversal_of, recorded, actor, device, remark, i)
       where old is null or n.i <> all (old)),
    e as materialized (
      select numbered.*, case when remark is not null then sha256(salt || convert_to(remark, 'UTF8')) end as digest
        from numbered),
    l as materialized (
      select e.no, e.date, x.o, x.a, x.s, x.u, x.side, x.m,
             row_number() over (partition by e.no order by x.o) as line_no
        from unnest(p_entry, p_account, p_sub, p_unit, p_side, p_amount)
             with ordinality as x(e, a, s, u, side, m, o)
        join e on e.i = x.e),
    s as materialized (
      select l.*, p.normal, p.floor, p.pulse,
             p.debits + sum(case l.side when 'D' then l.m else 0 end) over w as d,
             p.credits + sum(case l.side when 'K' then l.m else 0 end) over w as c
        from l
        join ledger.sub_account p on p.coop_id = p_coop and p.account = l.a and p.sub = l.s
      window w as (partition by l.a, l.s order by l.o rows unbounded preceding)),
    t as materialized (
      select s.*, (case s.side when 'D' then s.d else s.c end - s.m)::bigint as before from s),
    written as (
      insert into ledger.line (coop_id, entry_no, sub, amount, before, account, business_date, unit, line_no, side)
      select p_coop, t.no, t.s, t.m, t.before, t.a, t.date, t.u, t.line_no, t.side from t order by t.o),
    texts as (
      select t.no, string_agg(ledger.line_text(t.a, t.s, t.u, t.side, t.m, t.before), '' order by t.line_no) as lines,
             sum(case t.side when 'D' then t.m else -t.m end) as balance, count(*) as n,
             bool_and(t.m > 0 and t.side in ('D', 'K')) as fair
        from t group by t.no),
    hashed as materialized (
      select e.*, sha256('\x00'::bytea || convert_to(
               ledger.entry_text(p_coop, e.no, e.id, e.date, e.recorded, e.event, e.description, e.document,
                                 e.actor, e.device, e.reversal_of, e.digest) || x.lines, 'UTF8')) as leaf,
             x.balance, x.n, x.fair
        from e left join texts x on x.no = e.no),
    entered as (
      insert into ledger.entry (coop_id, entry_no, recorded_at, entry_id, actor, reversal_of, business_date,
                                event, description, document, device, remark_digest, leaf)
      select p_coop, hashed.no, hashed.recorded, hashed.id, hashed.actor, hashed.reversal_of, hashed.date,
             hashed.event, hashed.description, hashed.document, hashed.device, hashed.digest, hashed.leaf
        from hashed order by hashed.no),
    remarked as (
      insert into ledger.remark (coop_id, entry_no, remark, salt)
      select p_coop, e.no, e.remark, e.salt from e where e.remark is not null),
    sums as (
      select t.a, t.s, sum(case t.side when 'D' then t.m else 0 end) as d, sum(case t.side when 'K' then t.m else 0 end) as c
        from t group by t.a, t.s),
    moved as (
      update ledger.sub_account p set debits = p.debits + sums.d, credits = p.credits + sums.c
        from sums where p.coop_id = p_coop and p.account = sums.a and p.sub = sums.s),
    days as (
      select t.date, t.a, t.u, sum(case t.side when 'D' then t.m else 0 end) as d, sum(case t.side when 'K' then t.m else 0 end) as c
        from t group by t.date, t.a, t.u),
    dayed as (
      insert into ledger.account_day as x (coop_id, business_date, account, unit, debit, credit)
      select p_coop, days.date, days.a, days.u, days.d, days.c from days order by days.date, days.a, days.u
      on conflict (coop_id, business_date, account, unit)
      do update set debit = x.debit + excluded.debit, credit = x.credit + excluded.credit),
    rolled as (
      insert into ledger.account_month as x (coop_id, month, account, unit, debit, credit)
      select p_coop, date_trunc('month', days.date)::date, days.a, days.u, sum(days.d), sum(days.c)
        from days where days.date <= h.rolled_to group by 2, 3, 4
      on conflict (coop_id, month, account, unit)
      do update set debit = x.debit + excluded.debit, credit = x.credit + excluded.credit),
    started as (
      insert into ledger.day_start (coop_id, business_date, first_no)
      select p_coop, e.date, e.no from e where e.date > greatest(e.earlier, h.last_date) is not false),
    strayed as (
      insert into ledger.stray (coop_id, business_date, entry_no)
      select p_coop, e.date, e.no from e where e.date < greatest(e.earlier, h.last_date)),
    totals as (
      select coalesce(sum(case when pulse & 1 <> 0 then v end), 0) as assets,
             coalesce(sum(case when pulse & 2 <> 0 then v end), 0) as cash,
             coalesce(sum(case when pulse & 16 <> 0 then v end), 0) as loans,
             coalesce(sum(case when pulse & 128 <> 0 then -v end), 0) as liabilities,
             coalesce(sum(case when pulse & 4 <> 0 then -v end), 0) as savings,
             coalesce(sum(case when pulse & 256 <> 0 then -v end), 0) as equity,
             coalesce(sum(case when pulse & 8 <> 0 then -v end), 0) as capital,
             coalesce(sum(case when pulse & 32 <> 0 then -v end), 0) as income,
             coalesce(sum(case when pulse & 64 <> 0 then v end), 0) as expense
        from (select t.pulse, case t.side when 'D' then t.m else -t.m end as v from t) x),
    last_day as (
      select (max(e.recorded) at time zone 'Asia/Jakarta')::date as day from e),
    day_sums as (
      select ld.day, count(distinct e.no) as entries,
             coalesce(sum(t.m) filter (where t.pulse & 2 <> 0 and t.side = 'D'), 0) as cash_in,
             coalesce(sum(t.m) filter (where t.pulse & 2 <> 0 and t.side = 'K'), 0) as cash_out
        from last_day ld join e on (e.recorded at time zone 'Asia/Jakarta')::date = ld.day join t on t.no = e.no
       group by ld.day)
    select (select array_agg(hashed.leaf order by hashed.no) from hashed) as leaves,
           (select hashed.no || ' ' || hashed.balance from hashed
             where hashed.balance <> 0 or hashed.n < 2 or hashed.n is null or not hashed.fair
                or hashed.event || hashed.description || hashed.document || hashed.device ~ '[[:cntrl:]]' or hashed.event = '' limit 1) as unbalanced,
           (select t.a || '|' || t.s || '|' || (case t.normal when 'D' then t.d - t.c else t.c - t.d end + t.m - t.floor) || '|' || t.m
              from t where t.floor is not null and t.side <> t.normal
               and case t.normal when 'D' then t.d - t.c else t.c - t.d end < t.floor order by t.o limit 1) as short,
           (select max(e.date) from e) as last_date, (select max(e.recorded) from e) as last_recorded,
           totals.*, day_sums.*
      into r from totals, day_sums;

    perform set_config('enable_nestloop', 'on', true);

    if r.unbalanced is not null then
      raise exception 'unbalanced' using errcode = 'SG007', detail = r.unbalanced;
    end if;
    if r.short is not null then
      raise exception 'not enough' using errcode = 'SG001', detail = r.short;
    end if;

    leaves := r.leaves;
    for i in 1 .. fresh loop
      if h.tree_size & 1 = 0 then
        h.peaks := h.peaks || leaves[i];
      else
        h.peaks := ledger.append_leaf(p_coop, h.tree_size, h.peaks, leaves[i]);
      end if;
      h.tree_size := h.tree_size + 1;
    end loop;

    update ledger.head set tree_size = h.tree_size, peaks = h.peaks,
           last_date = greatest(h.last_date, r.last_date), last_recorded_at = r.last_recorded,
           cash = head.cash + r.cash, savings = head.savings + r.savings, capital = head.capital + r.capital,
           loans = head.loans + r.loans, assets = head.assets + r.assets,
           liabilities = head.liabilities + r.liabilities, equity = head.equity + r.equity,
           income = head.income + r.income, expense = head.expense + r.expense,
           day = r.day,
           day_entries = case when h.day = r.day then head.day_entries else 0 end + r.entries,
           day_in = case when h.day = r.day then head.day_in else 0 end + r.cash_in,
           day_out = case when h.day = r.day then head.day_out else 0 end + r.cash_out
     where coop_id = p_coop;
  end if;

  return query
    select n.i::int, e.entry_no, e.recorded_at, e.leaf, e.entry_no < first_no
      from unnest(p_id) with ordinality as n(id, i)
      join ledger.entry e on e.coop_id = p_coop and e.entry_id = n.id
     order by n.i;
end $$;

-- Founds the books of a cooperative.
create function ledger.found(p_coop bigint, p_scopes text[], p_books_from date) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into ledger.head (coop_id, scopes, books_from) values (p_coop, p_scopes, p_books_from)
$$;

create function ledger.set_scopes(p_coop bigint, p_scopes text[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update ledger.head set scopes = p_scopes where coop_id = p_coop
$$;

create function ledger.change_period(
    p_coop bigint, p_month date, p_state text, p_at timestamptz, p_by uuid, p_reason text, p_approval uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(p_coop);
  insert into ledger.period_change (coop_id, month, change_no, state, changed_at, changed_by, reason, approval)
  select p_coop, p_month, coalesce(max(c.change_no), 0) + 1, p_state, p_at, p_by, p_reason, p_approval
    from ledger.period_change c where c.coop_id = p_coop and c.month = p_month;
  if p_state = 'CLOSED' then
    update ledger.head h set closed_through =
           greatest(h.closed_through, (p_month + interval '1 month' - interval '1 day')::date)
     where h.coop_id = p_coop;
    perform ledger.roll_up(p_coop, (p_month + interval '1 month' - interval '1 day')::date);
  end if;
end $$;

-- Sums the days of complete months into account_month, up to the end of a month.
create function ledger.roll_up(p_coop bigint, p_to date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare h ledger.head;
begin
  perform pg_advisory_xact_lock(p_coop);
  select * into h from ledger.head where coop_id = p_coop;
  if h.rolled_to >= p_to then
    return;
  end if;
  insert into ledger.account_month (coop_id, month, account, unit, debit, credit)
  select p_coop, date_trunc('month', d.business_date)::date, d.account, d.unit, sum(d.debit), sum(d.credit)
    from ledger.account_day d
   where d.coop_id = p_coop and d.business_date > coalesce(h.rolled_to, '-infinity') and d.business_date <= p_to
   group by 2, 3, 4;
  update ledger.head set rolled_to = p_to where coop_id = p_coop;
end $$;

create function ledger.save_checkpoint(p_coop bigint, p_size bigint, p_root bytea, p_at timestamptz, p_note text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into ledger.checkpoint values (p_coop, p_size, p_root, p_at, p_note) on conflict do nothing
$$;

create function ledger.save_witness(p_coop bigint, p_size bigint, p_key text, p_at timestamptz, p_signature text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into ledger.witness values (p_coop, p_size, p_key, p_at, p_signature) on conflict do nothing
$$;

-- Only these may be called by the application; everything else is inner machinery.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'ledger'::regnamespace loop
    execute format('revoke all on function %s from public', f);
  end loop;
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'ledger'::regnamespace
            and p.proname in ('post', 'post_all', 'found', 'set_scopes', 'open_sub_account', 'close_sub_account', 'change_period', 'roll_up',
                              'save_checkpoint', 'save_witness', 'pulse', 'entry_text', 'line_text', 'instant_text') loop
    execute format('grant execute on function %s to sokoguru_app', f);
  end loop;
end $$;
