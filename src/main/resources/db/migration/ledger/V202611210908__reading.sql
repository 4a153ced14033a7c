-- Reading. These run with the caller's rights, so row-level security applies to them as to any query.

-- Total debits and credits of each account up to and including a day; unit null = all units together.
-- Reads whole months from account_month as far as they are rolled up, and days after that.
create function ledger.totals(p_coop bigint, p_through date, p_unit smallint)
  returns table (account int, debit numeric, credit numeric) language sql stable parallel safe as $$
  with edge as (
    select least(coalesce(h.rolled_to, '-infinity'), (date_trunc('month', p_through + 1) - interval '1 day')::date) as upto
      from ledger.head h where h.coop_id = p_coop)
  select x.account, sum(x.debit), sum(x.credit)
    from (select m.account, m.debit, m.credit
            from ledger.account_month m
           where m.coop_id = p_coop and m.month <= (select upto from edge) and (p_unit is null or m.unit = p_unit)
          union all
          select d.account, d.debit, d.credit
            from ledger.account_day d
           where d.coop_id = p_coop and d.business_date > (select upto from edge) and d.business_date <= p_through
             and (p_unit is null or d.unit = p_unit)) x
   group by x.account
$$;

-- The entry numbers among which all entries of some days are, strays aside.
create function ledger.numbers(p_coop bigint, p_from date, p_to date, out lo bigint, out hi bigint)
  language sql stable parallel safe as $$
  select (select s.first_no from ledger.day_start s
           where s.coop_id = p_coop and s.business_date >= p_from order by s.business_date limit 1),
         coalesce((select s.first_no - 1 from ledger.day_start s
                    where s.coop_id = p_coop and s.business_date > p_to order by s.business_date limit 1),
                  (select h.tree_size from ledger.head h where h.coop_id = p_coop))
$$;

-- The numbers of all entries of some days.
create function ledger.dated(p_coop bigint, p_from date, p_to date) returns setof bigint
  language sql stable as $$
  select e.entry_no from ledger.numbers(p_coop, p_from, p_to) n
    join ledger.entry e on e.coop_id = p_coop and e.entry_no between n.lo and n.hi
   where e.business_date between p_from and p_to
  union
  select s.entry_no from ledger.stray s where s.coop_id = p_coop and s.business_date between p_from and p_to
$$;

-- One hop of a trace. Finds the lines of a place on one side that carry the rupiahs numbered (lo, hi], and
-- for each the rupiahs on the other side of the same entry: credits are matched with debits in line order.
create function ledger.hop(
    p_coop bigint, p_account int, p_sub bigint, p_side "char", p_lo bigint, p_hi bigint, p_limit int)
  returns table (entry_no bigint, line_no smallint, lo bigint, hi bigint,
                 to_account int, to_sub bigint, to_line_no smallint, to_lo bigint, to_hi bigint)
  -- Every step is one index away whatever is asked for; planning it anew costs six times the hop itself.
  language sql stable set plan_cache_mode = force_generic_plan as $$
  with first as (
    select coalesce((select l.before from ledger.line l
                      where l.coop_id = p_coop and l.account = p_account and l.sub = p_sub and l.side = p_side
                        and l.before <= p_lo
                      order by l.before desc limit 1), p_lo) as before),
  mine as (
    select l.entry_no, l.line_no, l.before, greatest(l.before, p_lo) as x, least(l.before + l.amount, p_hi) as y
      from ledger.line l
     where l.coop_id = p_coop and l.account = p_account and l.sub = p_sub and l.side = p_side
       and l.before >= (select f.before from first f) and l.before < p_hi and l.before + l.amount > p_lo
     order by l.before limit p_limit),
  placed as (
    select m.*, m.x - m.before + coalesce((select sum(o.amount) from ledger.line o
                                            where o.coop_id = p_coop and o.entry_no = m.entry_no
                                              and o.side = p_side and o.line_no < m.line_no), 0)::bigint as at
      from mine m),
  other as (
    select p.*, d.account, d.sub, d.line_no as d_line_no, d.before as d_before, d.amount,
           (sum(d.amount) over (partition by p.entry_no, p.line_no order by d.line_no) - d.amount)::bigint as c0
      from placed p
      join ledger.line d on d.coop_id = p_coop and d.entry_no = p.entry_no and d.side <> p_side)
  select o.entry_no, o.line_no,
         o.x + greatest(o.at, o.c0) - o.at, o.x + least(o.at + o.y - o.x, o.c0 + o.amount) - o.at,
         o.account, o.sub, o.d_line_no,
         o.d_before + greatest(o.at, o.c0) - o.c0, o.d_before + least(o.at + o.y - o.x, o.c0 + o.amount) - o.c0
    from other o
   where greatest(o.at, o.c0) < least(o.at + o.y - o.x, o.c0 + o.amount)
   order by o.before, o.line_no, o.d_line_no
$$;

grant execute on function ledger.totals, ledger.numbers, ledger.dated, ledger.hop to sokoguru_app;

-- The headline figures that an office adds up over its territory.
create view ledger.pub_head with (security_invoker = true) as
  select coop_id, books_from, tree_size, last_date, last_recorded_at, closed_through, cash, savings, capital, loans,
         assets, liabilities, equity, income, expense, day, day_entries, day_in, day_out
    from ledger.head;
grant select on ledger.pub_head to sokoguru_app;

-- When a place moved last otherwise than by events that come by themselves; null = never. A reversed entry did not
-- happen. One step down an index for a place that moves, a few more for one that only earns.
create function ledger.pub_last_moved(p_coop bigint, p_account int, p_sub bigint, p_by_itself text[]) returns date
  language sql stable as $$
  select max(m.business_date)
    from (values ('D'::"char"), ('K'::"char")) s(side)
   cross join lateral (
     select l.business_date
       from ledger.line l
       join ledger.entry e on e.coop_id = l.coop_id and e.entry_no = l.entry_no
      where l.coop_id = p_coop and l.account = p_account and l.sub = p_sub and l.side = s.side
        and e.event <> all (p_by_itself)
        and not exists (select from ledger.entry r where r.coop_id = e.coop_id and r.reversal_of = e.entry_id)
      order by l.before desc limit 1) m
$$;
