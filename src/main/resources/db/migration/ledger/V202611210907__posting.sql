-- Posting. Two functions write the journal: ledger.post one entry, ledger.post_all thousands. Both lock the
-- cooperative's head, refuse what may not be, give numbers and serials, hash, write, and keep the totals.
-- docs/reference/ledger-format.md specifies the text that is hashed.
set local role sokoguru_ledger;

-- The wall between cooperatives inside these functions, which step over the one of the tables (see V202611210905):
-- whoever calls acts in the books of the cooperative that the transaction named, or not at all.
create function ledger.own(p_coop bigint) returns void language plpgsql stable as $$
begin
  if p_coop is distinct from public.coop() then
    raise exception 'unknown cooperative' using errcode = 'SG008', detail = p_coop::text;
  end if;
end $$;

create function ledger.instant_text(at timestamptz) returns text language sql stable parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- The text of an entry up to its lines.
create function ledger.entry_text(
    p_coop bigint, p_no bigint, p_id uuid, p_date date, p_recorded timestamptz, p_event text,
    p_description text, p_document text, p_actor uuid, p_device text, p_reversal_of uuid, p_remark_digest bytea)
  returns text language sql stable parallel safe
return concat('sokoguru-entry/1', E'\ncooperative ', p_coop, E'\nnumber ', p_no, E'\nid ', p_id,
              E'\ndate ', to_char(p_date, 'YYYY-MM-DD'),
              E'\nrecorded ', to_char(p_recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              E'\nevent ', p_event, E'\ndescription ', p_description, E'\ndocument ', p_document,
              E'\nactor ', p_actor, E'\ndevice ', p_device,
              E'\nreverses ', coalesce(p_reversal_of::text, '-'),
              E'\nremark ', coalesce(encode(p_remark_digest, 'hex'), '-'), E'\n');

create function ledger.line_text(p_account int, p_sub bigint, p_unit smallint, p_side "char", p_amount bigint, p_before bigint)
  returns text language sql stable parallel safe
return concat('line ', p_account, ' ', p_sub, ' ', p_unit, ' ', p_side, ' ', p_amount, ' ', p_before, E'\n');

-- A sum of whole rupiah in bigint: PostgreSQL's own sum of bigint goes through numeric. It fails loudly when it
-- overflows.
create aggregate ledger.sum_rupiah(bigint) (sfunc = int8pl, stype = bigint, initcond = 0, parallel = safe, combinefunc = int8pl);

-- Makes the row of a place that has never been used: sub 0 of an account in the cooperative's chart.
create function ledger.open_default(p_coop bigint, p_account int, p_sub bigint) returns void
  language plpgsql as $$
declare h ledger.head; a ledger.account;
begin
  select * into h from ledger.head where coop_id = p_coop;
  select * into a from ledger.account x
   where x.coop_id in (0, p_coop) and x.account = p_account
     and ('ALL' = any (x.scopes) or x.scopes && h.scopes)
     and x.valid_to is null;
  if not found then
    raise exception 'unknown account' using errcode = 'SG004', detail = p_account::text;
  end if;
  if p_sub <> 0 then
    raise exception 'unknown sub-account' using errcode = 'SG005', detail = p_account || '|' || p_sub;
  end if;
  insert into ledger.sub_account (coop_id, account, sub, kind, owner, normal, pulse, floor, valid_from)
  values (p_coop, p_account, 0, '', 0, a.normal, ledger.pulse(a.line), a.floor, a.valid_from);
end $$;

-- Opens a place for a module: a member's savings, a till, a bank account. Opening it again changes its floor
-- and ends its being closed; what it is and whose it is stays for ever.
create function ledger.open_sub_account(
    p_coop bigint, p_account int, p_sub bigint, p_kind text, p_owner bigint, p_floor bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare h ledger.head; a ledger.account;
begin
  perform ledger.own(p_coop);
  select * into h from ledger.head where coop_id = p_coop;
  select * into a from ledger.account x
   where x.coop_id in (0, p_coop) and x.account = p_account
     and ('ALL' = any (x.scopes) or x.scopes && h.scopes) and x.valid_to is null;
  if not found then
    raise exception 'unknown account' using errcode = 'SG004', detail = p_account::text;
  end if;
  insert into ledger.sub_account (coop_id, account, sub, kind, owner, normal, pulse, floor, valid_from)
  values (p_coop, p_account, p_sub, p_kind, p_owner, a.normal, ledger.pulse(a.line), p_floor, a.valid_from)
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
  perform ledger.own(p_coop);
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

create function ledger.is_closed(p_coop bigint, p_closed_through date, p_date date) returns boolean
  language plpgsql stable as $$
begin
  if p_closed_through is null or p_date > p_closed_through then
    return false;
  end if;
  return coalesce((select c.state = 'CLOSED' from ledger.period_change c
                    where c.coop_id = p_coop and c.month = date_trunc('month', p_date)::date
                    order by c.change_no desc limit 1), true);
end $$;

-- The compact range after some more leaves, one level of the tree after the other; complete subtrees of 256^k
-- leaves are kept as tiles.
create function ledger.append_leaves(p_coop bigint, p_size bigint, p_peaks bytea[], p_leaves bytea[]) returns bytea[]
  language plpgsql as $$
declare
  nodes bytea[] := p_leaves;     -- the nodes of a level that are not yet in a complete pair …
  start bigint := p_size;        -- … of which the first has this index in its level
  last bigint := p_size + cardinality(p_leaves);  -- and how many nodes the level has then
  height int := 0;
  top int := cardinality(p_peaks);
  tail bytea[] := '{}';
begin
  loop
    if start & 1 = 1 then
      nodes := p_peaks[top] || nodes;
      top := top - 1;
      start := start - 1;
    end if;
    if last & 1 = 1 then
      tail := nodes[cardinality(nodes)] || tail;
    end if;
    exit when cardinality(nodes) < 2;
    select array_agg(sha256('\x01'::bytea || x.l || x.r) order by x.i) into nodes
      from (select n.node as l, lead(n.node) over (order by n.i) as r, n.i from unnest(nodes) with ordinality as n(node, i)) x
     where x.i & 1 = 1 and x.r is not null;
    height := height + 1;
    start := start >> 1;
    last := last >> 1;
    if height in (8, 16, 24) then
      insert into ledger.tile (coop_id, level, index, hash)
      select p_coop, height, start + n.i - 1, n.node from unnest(nodes) with ordinality as n(node, i);
    end if;
  end loop;
  return p_peaks[1:top] || tail;
end $$;

-- One entry. A session plans these statements once, often while the tables are still small; they must go by the
-- index then too, because a row that changes with every posting leaves its old versions behind on the page.
create function ledger.post(
    p_coop bigint, p_id uuid, p_date date, p_event text, p_description text, p_document text,
    p_actor uuid, p_device text, p_reversal_of uuid, p_remark text, p_now timestamptz,
    p_account int[], p_sub bigint[], p_unit smallint[], p_side "char"[], p_amount bigint[],
    out entry_no bigint, out recorded_at timestamptz, out leaf bytea, out replayed boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
#variable_conflict use_variable
declare
  -- the head as it was
  v_from date; v_closed date; v_rolled date; v_size bigint; v_peaks bytea[]; v_last date; v_last_at timestamptz;
  -- a line, and its place after it
  n int := cardinality(p_account);
  v_account int; v_sub bigint; v_unit smallint; side "char"; amount bigint; d bigint; c bigint; before bigint;
  v_debits bigint; v_credits bigint; v_normal "char"; v_bits int; v_floor bigint; v_shut boolean; v_valid date;
  available bigint;
  -- the entry so far
  balance bigint := 0; befores bigint[]; lines_text text := ''; salt bytea; digest bytea;
  -- what it adds to the head
  f_cash bigint := 0; f_savings bigint := 0; f_capital bigint := 0; f_loans bigint := 0; f_assets bigint := 0;
  f_liabilities bigint := 0; f_equity bigint := 0; f_income bigint := 0; f_expense bigint := 0;
  f_in bigint := 0; f_out bigint := 0;
  today date; node bytea; rest bigint; level int; top int;
begin
  if p_coop is distinct from public.coop() then
    raise exception 'unknown cooperative' using errcode = 'SG008', detail = p_coop::text;
  end if;
  -- One writer a cooperative at a time. The lock is the transaction's; the next statement sees what the
  -- last holder committed.
  perform pg_advisory_xact_lock(p_coop);
  select h.books_from, h.closed_through, h.rolled_to, h.tree_size, h.peaks, h.last_date, h.last_recorded_at
    into v_from, v_closed, v_rolled, v_size, v_peaks, v_last, v_last_at
    from ledger.head h where h.coop_id = p_coop;
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

  if p_date < v_from then
    raise exception 'before the books begin' using errcode = 'SG006', detail = v_from::text;
  end if;
  if p_date <= v_closed and ledger.is_closed(p_coop, v_closed, p_date) then
    raise exception 'the period is closed' using errcode = 'SG002', detail = date_trunc('month', p_date)::date::text;
  end if;
  if concat(p_event, p_description, p_document, p_device) ~ '[[:cntrl:]]' or p_event = '' then
    raise exception 'a control character in a text' using errcode = 'SG007';
  end if;
  entry_no := v_size + 1;
  recorded_at := greatest(p_now, v_last_at);

  for i in 1 .. n loop
    v_account := p_account[i];
    v_sub := p_sub[i];
    v_unit := p_unit[i];
    amount := p_amount[i];
    side := p_side[i];
    if side = 'D' and amount > 0 then
      d := amount; c := 0;
    elsif side = 'K' and amount > 0 then
      d := 0; c := amount;
    else
      raise exception 'a line needs a side and an amount above zero' using errcode = 'SG007', detail = i::text;
    end if;
    balance := balance + d - c;
    loop
      update ledger.sub_account s set debits = s.debits + d, credits = s.credits + c
       where s.coop_id = p_coop and s.account = v_account and s.sub = v_sub
      returning s.debits, s.credits, s.normal, s.pulse, s.floor, s.closed, s.valid_from
           into v_debits, v_credits, v_normal, v_bits, v_floor, v_shut, v_valid;
      exit when found;
      perform ledger.open_default(p_coop, v_account, v_sub);
    end loop;
    if v_shut then
      raise exception 'the place is closed' using errcode = 'SG009', detail = v_account || '|' || v_sub;
    end if;
    if p_date < v_valid then
      raise exception 'unknown account' using errcode = 'SG004', detail = v_account::text;
    end if;
    if v_floor is not null and side <> v_normal then
      available := case side when 'K' then v_debits - v_credits else v_credits - v_debits end + amount - v_floor;
      if available < amount then
        raise exception 'not enough' using errcode = 'SG001',
          detail = v_account || '|' || v_sub || '|' || available || '|' || amount;
      end if;
    end if;
    if d > 0 then before := v_debits - d; else before := v_credits - c; end if;
    befores[i] := before;
    lines_text := lines_text || ledger.line_text(v_account, v_sub, v_unit, side, amount, before);
    update ledger.account_day x set debit = x.debit + d, credit = x.credit + c
     where x.coop_id = p_coop and x.business_date = p_date and x.account = v_account and x.unit = v_unit;
    if not found then
      insert into ledger.account_day (coop_id, business_date, account, unit, debit, credit)
      values (p_coop, p_date, v_account, v_unit, d, c);
    end if;
    if v_bits & 1 <> 0 then
      f_assets := f_assets + d - c;
      if v_bits & 2 <> 0 then
        f_cash := f_cash + d - c;
        f_in := f_in + d; f_out := f_out + c;
      elsif v_bits & 16 <> 0 then f_loans := f_loans + d - c; 
      end if;
    elsif v_bits & 128 <> 0 then
      f_liabilities := f_liabilities + c - d;
      if v_bits & 4 <> 0 then f_savings := f_savings + c - d; end if;
    elsif v_bits & 256 <> 0 then
      f_equity := f_equity + c - d;
      if v_bits & 8 <> 0 then f_capital := f_capital + c - d; end if;
    elsif v_bits & 32 <> 0 then f_income := f_income + c - d;
    elsif v_bits & 64 <> 0 then f_expense := f_expense + d - c;
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

  if p_date <= v_rolled then
    perform ledger.roll_up_late(p_coop, p_date, p_account, p_unit, p_side, p_amount);
  end if;
  if v_last is null or p_date > v_last then
    insert into ledger.day_start values (p_coop, p_date, entry_no);
    v_last := p_date;
  elsif p_date < v_last then
    insert into ledger.stray values (p_coop, p_date, entry_no);
  end if;

  -- The compact range after one more leaf, as in ledger.append_leaves.
  node := leaf; rest := v_size; level := 0; top := cardinality(v_peaks);
  while rest & 1 = 1 loop
    node := sha256('\x01'::bytea || v_peaks[top] || node);
    top := top - 1;
    rest := rest >> 1;
    level := level + 1;
    if level in (8, 16, 24) then
      insert into ledger.tile values (p_coop, level, v_size >> level, node);
    end if;
  end loop;
  if level > 0 then v_peaks := v_peaks[1:top]; end if;
  v_peaks := v_peaks || node;
  today := (recorded_at at time zone 'Asia/Jakarta')::date;
  replayed := false;

  with l as (
    insert into ledger.line (coop_id, entry_no, sub, amount, before, account, business_date, unit, line_no, side)
    select p_coop, entry_no, x.s, x.m, x.b, x.a, p_date, x.u, x.o, x.side
      from unnest(p_account, p_sub, p_unit, p_side, p_amount, befores) with ordinality as x(a, s, u, side, m, b, o)),
  e as (
    insert into ledger.entry (coop_id, entry_no, recorded_at, entry_id, actor, reversal_of, business_date,
                              event, description, document, device, remark_digest, leaf)
    values (p_coop, entry_no, recorded_at, p_id, p_actor, p_reversal_of, p_date,
            p_event, p_description, p_document, p_device, digest, leaf))
  update ledger.head h set tree_size = entry_no, peaks = v_peaks, last_date = v_last, last_recorded_at = recorded_at,
         cash = h.cash + f_cash, savings = h.savings + f_savings, capital = h.capital + f_capital,
         loans = h.loans + f_loans, assets = h.assets + f_assets, liabilities = h.liabilities + f_liabilities,
         equity = h.equity + f_equity, income = h.income + f_income, expense = h.expense + f_expense,
         day = today,
         day_entries = case when h.day = today then h.day_entries else 0 end + 1,
         day_in = case when h.day = today then h.day_in else 0 end + f_in,
         day_out = case when h.day = today then h.day_out else 0 end + f_out
   where h.coop_id = p_coop;
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
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
  v_from date; v_closed date; v_rolled date; v_size bigint; v_peaks bytea[]; v_last date; v_last_at timestamptz; v_day date;
  old int[]; old_no bigint[]; old_at timestamptz[]; old_leaf bytea[]; -- entries that were posted before
  kept int[];                                                        -- the others; null = all
  fresh int := cardinality(p_id);
  firsts int[];                                                      -- an entry's first line
  v_at timestamptz[]; v_salt bytea[]; v_text text[]; leaves bytea[];
  -- the places of the batch, before and after
  v_a int[]; v_s bigint[]; v_normal "char"[]; v_floor bigint[]; v_pulse int[];
  v_d bigint[]; v_c bigint[]; v_d_new bigint[]; v_c_new bigint[];
  short text; bad text; complete boolean;
  new_day date; since int;
  r record; f record;
begin
  if p_coop is distinct from public.coop() then
    raise exception 'unknown cooperative' using errcode = 'SG008', detail = p_coop::text;
  end if;
  perform pg_advisory_xact_lock(p_coop);
  select h.books_from, h.closed_through, h.rolled_to, h.tree_size, h.peaks, h.last_date, h.last_recorded_at, h.day
    into v_from, v_closed, v_rolled, v_size, v_peaks, v_last, v_last_at, v_day
    from ledger.head h where h.coop_id = p_coop;
  if not found then
    raise exception 'unknown cooperative' using errcode = 'SG008', detail = p_coop::text;
  end if;

  select array_agg(n.i::int order by n.i), array_agg(e.entry_no order by n.i), array_agg(e.recorded_at order by n.i),
         array_agg(e.leaf order by n.i)
    into old, old_no, old_at, old_leaf
    from unnest(p_id) with ordinality as n(id, i)
    join ledger.entry e on e.coop_id = p_coop and e.entry_id = n.id;
  if old is not null then
    for r in
      select o.no, p_date[o.i] as date, p_event[o.i] as event, p_document[o.i] as document,
             p_reversal_of[o.i] as reversal_of, l.*
        from unnest(old, old_no) as o(i, no)
        cross join lateral (select array_agg(x.a order by x.o) a, array_agg(x.s order by x.o) s,
                                   array_agg(x.u order by x.o) u, array_agg(x.side order by x.o) side,
                                   array_agg(x.m order by x.o) m
                              from unnest(p_entry, p_account, p_sub, p_unit, p_side, p_amount)
                                   with ordinality as x(e, a, s, u, side, m, o)
                             where x.e = o.i) l
    loop
      if not coalesce(ledger.same_content(p_coop, r.no, r.date, r.event, r.document, r.reversal_of, r.a, r.s, r.u, r.side, r.m), false) then
        raise exception 'the id has other content' using errcode = 'SG003', detail = r.no::text;
      end if;
    end loop;
    select array_agg(n.i::int order by n.i), array_agg(n.actor order by n.i), array_agg(n.device order by n.i),
           array_agg(n.id order by n.i), array_agg(n.date order by n.i), array_agg(n.event order by n.i),
           array_agg(n.description order by n.i), array_agg(n.document order by n.i), array_agg(n.reversal_of order by n.i),
           array_agg(n.remark order by n.i), array_agg(n.recorded order by n.i)
      into kept, p_actor, p_device, p_id, p_date, p_event, p_description, p_document, p_reversal_of, p_remark, p_recorded
      from unnest(p_actor, p_device, p_id, p_date, p_event, p_description, p_document, p_reversal_of, p_remark, p_recorded)
           with ordinality as n(actor, device, id, date, event, description, document, reversal_of, remark, recorded, i)
     where n.i <> all (old);
    select array_agg(k.i::int order by x.o), array_agg(x.a order by x.o), array_agg(x.s order by x.o),
           array_agg(x.u order by x.o), array_agg(x.side order by x.o), array_agg(x.m order by x.o)
      into p_entry, p_account, p_sub, p_unit, p_side, p_amount
      from unnest(p_entry, p_account, p_sub, p_unit, p_side, p_amount) with ordinality as x(e, a, s, u, side, m, o)
      join unnest(kept) with ordinality as k(e, i) on k.e = x.e;
    fresh := coalesce(cardinality(kept), 0);
  end if;

  if fresh > 0 then
    -- Every entry has its lines together, balances, and comes in order.
    select array_agg(e.first order by e.e),
           min(e.e) filter (where not (e.whole and e.n >= 2 and e.fair and e.balance = 0)) || '',
           count(*) = fresh and min(e.e) = 1 and max(e.e) = fresh
      into firsts, bad, complete
      from (select x.e, min(x.o)::int as first, max(x.o) - min(x.o) + 1 = count(*) as whole, count(*) as n,
                   bool_and(x.m > 0 and x.side in ('D', 'K')) as fair,
                   ledger.sum_rupiah(case x.side when 'D' then x.m else -x.m end) as balance
              from unnest(p_entry, p_side, p_amount) with ordinality as x(e, side, m, o) group by x.e) e;
    if bad is not null or complete is not true then
      raise exception 'unbalanced' using errcode = 'SG007', detail = bad;
    end if;

    -- Dates: within the books and in open periods.
    for r in select distinct x.date from unnest(p_date) as x(date) loop
      if r.date < v_from then
        raise exception 'before the books begin' using errcode = 'SG006', detail = v_from::text;
      end if;
      if r.date <= v_closed and ledger.is_closed(p_coop, v_closed, r.date) then
        raise exception 'the period is closed' using errcode = 'SG002', detail = date_trunc('month', r.date)::date::text;
      end if;
    end loop;

    -- Places: known, open, and of accounts that are in use by then.
    for r in
      select x.a, x.s, p.closed, p.valid_from
        from (select x.a, x.s, min(x.o) as o, min(p_date[x.e]) as date
                from unnest(p_entry, p_account, p_sub) with ordinality as x(e, a, s, o) group by x.a, x.s) x
        left join ledger.sub_account p on p.coop_id = p_coop and p.account = x.a and p.sub = x.s
       where p.account is null or p.closed or p.valid_from > x.date
       order by x.o
    loop
      if r.valid_from is null then
        perform ledger.open_default(p_coop, r.a, r.s);
      elsif r.closed then
        raise exception 'the place is closed' using errcode = 'SG009', detail = r.a || '|' || r.s;
      else
        raise exception 'unknown account' using errcode = 'SG004', detail = r.a::text;
      end if;
    end loop;
    select array_agg(p.account order by p.account, p.sub), array_agg(p.sub order by p.account, p.sub),
           array_agg(p.normal order by p.account, p.sub), array_agg(p.floor order by p.account, p.sub),
           array_agg(p.pulse order by p.account, p.sub),
           array_agg(p.debits order by p.account, p.sub), array_agg(p.credits order by p.account, p.sub)
      into v_a, v_s, v_normal, v_floor, v_pulse, v_d, v_c
      from (select distinct x.a, x.s from unnest(p_account, p_sub) as x(a, s)) x
      join ledger.sub_account p on p.coop_id = p_coop and p.account = x.a and p.sub = x.s;

    -- The planner knows nothing of arrays and takes them for small: left alone it compares every line with
    -- every place.
    perform set_config('enable_nestloop', 'off', true);
    with t as materialized (
      select x.o, x.e, x.a, x.s, x.u, x.side, x.m, p.k, p.normal, p.floor,
             p.d + ledger.sum_rupiah(case x.side when 'D' then x.m else 0 end) over w as d,
             p.c + ledger.sum_rupiah(case x.side when 'K' then x.m else 0 end) over w as c
        from unnest(p_entry, p_account, p_sub, p_unit, p_side, p_amount) with ordinality as x(e, a, s, u, side, m, o)
        join unnest(v_a, v_s, v_normal, v_floor, v_d, v_c) with ordinality as p(a, s, normal, floor, d, c, k) on p.a = x.a and p.s = x.s
      window w as (partition by p.k order by x.o rows unbounded preceding)),
    written as (
      insert into ledger.line (coop_id, entry_no, sub, amount, before, account, business_date, unit, line_no, side)
      select p_coop, v_size + t.e, t.s, t.m, case t.side when 'D' then t.d else t.c end - t.m, t.a, p_date[t.e], t.u,
             t.o - firsts[t.e] + 1, t.side from t),
    dayed as (
      insert into ledger.account_day as x (coop_id, business_date, account, unit, debit, credit)
      select p_coop, y.date, y.a, y.u, ledger.sum_rupiah(case y.side when 'D' then y.m else 0 end),
             ledger.sum_rupiah(case y.side when 'K' then y.m else 0 end)
        from (select p_date[t.e] as date, t.a, t.u, t.side, t.m from t) y group by y.date, y.a, y.u
      on conflict (coop_id, business_date, account, unit)
      do update set debit = x.debit + excluded.debit, credit = x.credit + excluded.credit)
    select (select array_agg(x.text order by x.e)
              from (select t.e, string_agg(ledger.line_text(t.a, t.s, t.u, t.side, t.m, case t.side when 'D' then t.d else t.c end - t.m),
                                           '' order by t.o) as text from t group by t.e) x),
           (select t.a || '|' || t.s || '|' || (case t.normal when 'D' then t.d - t.c else t.c - t.d end + t.m - t.floor) || '|' || t.m
              from t where t.floor is not null and t.side <> t.normal
               and case t.normal when 'D' then t.d - t.c else t.c - t.d end < t.floor order by t.o limit 1),
           m.d, m.c
      into v_text, short, v_d_new, v_c_new
      from (select array_agg(m.d order by m.k) as d, array_agg(m.c order by m.k) as c
              from (select t.k, max(t.d) as d, max(t.c) as c from t group by t.k) m) m;
    perform set_config('enable_nestloop', 'on', true);
    if short is not null then
      raise exception 'not enough' using errcode = 'SG001', detail = short;
    end if;
    update ledger.sub_account p set debits = x.d, credits = x.c
      from unnest(v_a, v_s, v_d_new, v_c_new) as x(a, s, d, c) where p.coop_id = p_coop and p.account = x.a and p.sub = x.s;
    insert into ledger.account_month as x (coop_id, month, account, unit, debit, credit)
    select p_coop, date_trunc('month', p_date[t.e])::date, t.a, t.u,
           ledger.sum_rupiah(case t.side when 'D' then t.m else 0 end), ledger.sum_rupiah(case t.side when 'K' then t.m else 0 end)
      from unnest(p_entry, p_account, p_unit, p_side, p_amount) as t(e, a, u, side, m)
     where p_date[t.e] <= v_rolled group by 2, 3, 4
    on conflict (coop_id, month, account, unit)
    do update set debit = x.debit + excluded.debit, credit = x.credit + excluded.credit;

    select array_agg(greatest(x.recorded, v_last_at) order by x.i),
           array_agg(case when x.remark is not null then uuid_send(gen_random_uuid()) end order by x.i)
      into v_at, v_salt
      from (select n.i, n.remark, max(n.recorded) over (order by n.i) as recorded
              from unnest(p_recorded, p_remark) with ordinality as n(recorded, remark, i)) x;
    with hashed as materialized (
      select n.*, sha256('\x00'::bytea || convert_to(
               ledger.entry_text(p_coop, v_size + n.i, n.id, n.date, n.recorded, n.event, n.description, n.document,
                                 n.actor, n.device, n.reversal_of, n.digest) || n.lines, 'UTF8')) as leaf,
             concat(n.event, n.description, n.document, n.device) ~ '[[:cntrl:]]' or n.event = '' as dirty
        from (select n.*, case when n.remark is not null then sha256(n.salt || convert_to(n.remark, 'UTF8')) end as digest
                from unnest(p_id, p_date, p_event, p_description, p_document, p_reversal_of, v_at, p_actor, p_device, p_remark,
                            v_salt, v_text)
                     with ordinality as n(id, date, event, description, document, reversal_of, recorded, actor, device, remark,
                                          salt, lines, i)) n),
    entered as (
      insert into ledger.entry (coop_id, entry_no, recorded_at, entry_id, actor, reversal_of, business_date,
                                event, description, document, device, remark_digest, leaf)
      select p_coop, v_size + h.i, h.recorded, h.id, h.actor, h.reversal_of, h.date,
             h.event, h.description, h.document, h.device, h.digest, h.leaf
        from hashed h),
    remarked as (
      insert into ledger.remark (coop_id, entry_no, remark, salt)
      select p_coop, v_size + h.i, h.remark, h.salt from hashed h where h.remark is not null)
    select array_agg(h.leaf order by h.i), min(h.i) filter (where h.dirty) || '' into leaves, bad from hashed h;
    if bad is not null then
      raise exception 'a control character in a text' using errcode = 'SG007', detail = bad;
    end if;

    select min(x.date) as least, max(x.date) as latest into f from unnest(p_date) as x(date);
    if f.least is distinct from v_last or f.latest > v_last then
      with e as materialized (
        select x.i, x.date, greatest(v_last, max(x.date) over (order by x.i rows between unbounded preceding and 1 preceding)) as earlier
          from unnest(p_date) with ordinality as x(date, i)),
      started as (
        insert into ledger.day_start (coop_id, business_date, first_no)
        select p_coop, e.date, v_size + e.i from e where (e.date > e.earlier) is not false)
      insert into ledger.stray (coop_id, business_date, entry_no)
      select p_coop, e.date, v_size + e.i from e where e.date < e.earlier;
    end if;

    -- The headline figures: what the places gained, and the last day's entries.
    new_day := (v_at[fresh] at time zone 'Asia/Jakarta')::date;
    select min(x.i) into since from unnest(v_at) with ordinality as x(at, i)
     where (x.at at time zone 'Asia/Jakarta')::date = new_day;
    select ledger.sum_rupiah(case when x.pulse & 1 <> 0 then x.v else 0 end) as assets,
           ledger.sum_rupiah(case when x.pulse & 2 <> 0 then x.v else 0 end) as cash,
           ledger.sum_rupiah(case when x.pulse & 16 <> 0 then x.v else 0 end) as loans,
           ledger.sum_rupiah(case when x.pulse & 128 <> 0 then -x.v else 0 end) as liabilities,
           ledger.sum_rupiah(case when x.pulse & 4 <> 0 then -x.v else 0 end) as savings,
           ledger.sum_rupiah(case when x.pulse & 256 <> 0 then -x.v else 0 end) as equity,
           ledger.sum_rupiah(case when x.pulse & 8 <> 0 then -x.v else 0 end) as capital,
           ledger.sum_rupiah(case when x.pulse & 32 <> 0 then -x.v else 0 end) as income,
           ledger.sum_rupiah(case when x.pulse & 64 <> 0 then x.v else 0 end) as expense
      into r
      from (select p.pulse, (p.d_new - p.d) - (p.c_new - p.c) as v from unnest(v_pulse, v_d, v_c, v_d_new, v_c_new) as p(pulse, d, c, d_new, c_new)) x;
    select coalesce(ledger.sum_rupiah(case x.side when 'D' then x.m else 0 end), 0) as cash_in,
           coalesce(ledger.sum_rupiah(case x.side when 'K' then x.m else 0 end), 0) as cash_out
      into f
      from unnest(p_entry, p_account, p_side, p_amount) as x(e, a, side, m)
     where x.e >= since and x.a in (select p.a from unnest(v_a, v_pulse) as p(a, pulse) where p.pulse & 2 <> 0);
    update ledger.head set tree_size = v_size + fresh, peaks = ledger.append_leaves(p_coop, v_size, v_peaks, leaves),
           last_date = greatest(v_last, (select max(x.date) from unnest(p_date) as x(date))), last_recorded_at = v_at[fresh],
           cash = head.cash + r.cash, savings = head.savings + r.savings, capital = head.capital + r.capital,
           loans = head.loans + r.loans, assets = head.assets + r.assets,
           liabilities = head.liabilities + r.liabilities, equity = head.equity + r.equity,
           income = head.income + r.income, expense = head.expense + r.expense,
           day = new_day,
           day_entries = case when v_day = new_day then head.day_entries else 0 end + fresh - since + 1,
           day_in = case when v_day = new_day then head.day_in else 0 end + f.cash_in,
           day_out = case when v_day = new_day then head.day_out else 0 end + f.cash_out
     where coop_id = p_coop;
  end if;

  return query
    select o.i, o.no, o.at, o.leaf, true from unnest(old, old_no, old_at, old_leaf) as o(i, no, at, leaf)
    union all
    select coalesce(kept[n.i], n.i::int), v_size + n.i, n.at, n.leaf, false
      from unnest(v_at, leaves) with ordinality as n(at, leaf, i);
end $$;

-- Founds the books of a cooperative.
create function ledger.found(p_coop bigint, p_scopes text[], p_books_from date) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select ledger.own(p_coop);
  insert into ledger.head (coop_id, scopes, books_from) values (p_coop, p_scopes, p_books_from)
$$;

create function ledger.set_scopes(p_coop bigint, p_scopes text[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select ledger.own(p_coop);
  update ledger.head set scopes = p_scopes where coop_id = p_coop
$$;

create function ledger.change_period(
    p_coop bigint, p_month date, p_state text, p_at timestamptz, p_by uuid, p_reason text, p_approval uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform ledger.own(p_coop);
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
  perform ledger.own(p_coop);
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
  select ledger.own(p_coop);
  insert into ledger.checkpoint values (p_coop, p_size, p_root, p_at, p_note) on conflict do nothing
$$;

create function ledger.save_witness(p_coop bigint, p_size bigint, p_key text, p_at timestamptz, p_signature text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select ledger.own(p_coop);
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
