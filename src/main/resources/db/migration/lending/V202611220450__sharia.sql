-- Financing under sharia: the thing that is bought before it is sold, and what a business really earned.

-- Murabahah: what the cooperative bought, or the member for it (wakalah), before it is sold to the member.
create table lending.purchase (
  coop_id         bigint not null,
  application_no  bigint not null,
  entry_id        uuid   not null,                    -- that paid for it
  goods           text   not null check (goods <> ''),
  seller          text   not null check (seller <> ''),
  cost            public.rupiah not null check (cost > 0),
  wakalah         boolean not null,                   -- the member bought it in the cooperative's name
  bought_on       date   not null,
  bought_by       uuid   not null,
  bought_at       timestamptz not null,
  primary key (coop_id, application_no, entry_id),
  foreign key (coop_id, application_no) references lending.application
);

-- The paper that shows that the thing is the cooperative's: without it nothing can be sold.
create table lending.purchase_paper (
  coop_id         bigint not null,
  application_no  bigint not null,
  entry_id        uuid   not null,
  paper           text   not null check (paper <> ''),
  shown_by        uuid   not null,
  shown_at        timestamptz not null,
  primary key (coop_id, application_no, entry_id),
  foreign key (coop_id, application_no, entry_id) references lending.purchase
);

-- Mudharabah and musyarakah: what the business earned in the time of an instalment, as reported; the newest counts.
create table lending.profit (
  coop_id     bigint not null,
  loan_no     bigint not null,
  schedule_no int    not null,
  no          int    not null,                        -- of the instalment
  version     int    not null,
  request_id  uuid   not null,
  revenue     public.rupiah not null check (revenue >= 0),   -- nothing for a time without gain
  share       public.rupiah not null check (share >= 0),     -- the cooperative's, by nisbah
  reported_on date   not null,
  reported_by uuid   not null,
  reported_at timestamptz not null,
  primary key (coop_id, loan_no, schedule_no, no, version),
  unique (coop_id, request_id),
  foreign key (coop_id, loan_no, schedule_no, no) references lending.instalment
);

-- What the cooperative gave up with two people's consent: a penalty, or a part of the margin for paying early (muqasah).
create table lending.concession (
  coop_id     bigint not null,
  loan_no     bigint not null,
  request_id  uuid   not null,                        -- of the approval
  kind        text   not null check (kind in ('PENALTY', 'MARGIN')),
  amount      public.rupiah not null check (amount > 0),
  given_on    date   not null,
  until       date,                                   -- a discount holds for paying off until then
  reason      text   not null check (reason <> ''),
  given_by    uuid   not null,
  given_at    timestamptz not null,
  primary key (coop_id, loan_no, request_id),
  foreign key (coop_id, loan_no) references lending.loan,
  check ((kind = 'MARGIN') = (until is not null))
);

-- Officers of the cooperative (registry) and those close to them, as members; what was written down stays.
create table lending.officer_tie (
  coop_id     bigint not null,
  tie_no      int    not null,
  officer     int    not null,                        -- number in registry.officer
  member_no   bigint not null,
  relation    text   not null check (relation in ('SELF', 'SPOUSE', 'PARENT', 'CHILD')),
  tied_by     uuid   not null,
  tied_at     timestamptz not null,
  primary key (coop_id, tie_no)
);

create table lending.officer_untied (
  coop_id     bigint not null,
  tie_no      int    not null,
  untied_by   uuid   not null,
  untied_at   timestamptz not null,
  primary key (coop_id, tie_no),
  foreign key (coop_id, tie_no) references lending.officer_tie
);

do $$
declare t text;
begin
  foreach t in array array['purchase', 'purchase_paper', 'profit', 'concession', 'officer_tie', 'officer_untied'] loop
    execute format('alter table lending.%I enable row level security', t);
    execute format('alter table lending.%I force row level security', t);
    execute format('create policy tenant on lending.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on lending.%I to sokoguru_app', t);
  end loop;
end $$;

insert into rule.parameter (key, valid_from, value, unit, name_id, name_en, source, status) values
('loan.one_principle', '2023-06-20', 1, 'YA_TIDAK', 'Satu unit simpan pinjam memakai satu prinsip: konvensional atau syariah', 'One unit lends by one principle: at interest or under sharia', 'Permenkop UKM 8/2023 pasal 19: KSP/USP dan KSPPS/USPPS adalah usaha yang terpisah', 'RECALLED');
