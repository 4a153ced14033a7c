-- What repaying needs besides the ledger: which entry put a schedule in force, so that undoing the entry can put the
-- earlier one back, and penalties that were assessed when something was finally paid late.
alter table lending.schedule add column entry_id uuid, add column after_entry bigint not null default 0;

alter table lending.ending drop constraint ending_how_check;
alter table lending.ending add constraint ending_how_check check (how in
  ('PAID', 'TOPPED_UP', 'WRITTEN_OFF', 'INSURED', 'FORECLOSED', 'SETTLED_AT_EXIT', 'CANCELLED'));

-- A penalty grows with what is overdue; once that is paid nothing would be left to compute it from. What was assessed
-- then stays owed. Paid so far is the ledger's (410104 or 210901, loan number).
create table lending.penalty (
  coop_id     bigint not null,
  loan_no     bigint not null,
  entry_id    uuid   not null,                        -- the payment that came late
  assessed_on date   not null,
  assessed    public.rupiah not null check (assessed > 0),
  primary key (coop_id, loan_no, entry_id),
  foreign key (coop_id, loan_no) references lending.loan
);

do $$
declare t text;
begin
  foreach t in array array['penalty'] loop
    execute format('alter table lending.%I enable row level security', t);
    execute format('alter table lending.%I force row level security', t);
    execute format('create policy tenant on lending.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on lending.%I to sokoguru_app', t);
  end loop;
end $$;
grant delete on lending.penalty to sokoguru_app;      -- the payment was undone
grant update (entry_id, after_entry) on lending.schedule to sokoguru_app;
