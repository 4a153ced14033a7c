-- Manual journals before they are entries. An entry's id is its draft's, so a draft is posted at most once.
create schema bookkeeping;
grant usage on schema bookkeeping to sokoguru_app;

create table bookkeeping.journal_draft (
  coop_id       bigint      not null,
  draft_id      uuid        not null,
  draft_no      bigint      not null,     -- per cooperative, from 1
  business_date date        not null,
  description   text        not null,     -- goes into the hashed entry: names nobody
  document      text        not null,
  note          text        not null,     -- free text, becomes the entry's remark
  lines         jsonb       not null,     -- as typed: account, sub, unit, side, amount may still be missing
  revision      int         not null,     -- an approval is of one revision
  state         text        not null check (state in ('DRAFT', 'WAITING', 'POSTED', 'DROPPED')),
  saved_by      uuid        not null,
  saved_at      timestamptz not null,
  primary key (coop_id, draft_id),
  unique (coop_id, draft_no)
);

alter table bookkeeping.journal_draft enable row level security;
alter table bookkeeping.journal_draft force row level security;
create policy tenant on bookkeeping.journal_draft
  using (coop_id = public.coop()) with check (coop_id = public.coop());
grant select, insert, update on bookkeeping.journal_draft to sokoguru_app;
