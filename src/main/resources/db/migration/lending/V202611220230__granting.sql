-- From the wish to the loan: what was asked, what was found, who decided by which rules.

-- Whether the cooperative's own limits stop a loan or only warn; dated, with a reason, never changed.
create table lending.strictness (
  coop_id         bigint not null,
  valid_from      date   not null,
  exposure_stops  boolean not null,                   -- BMPP
  rate_stops      boolean not null,                   -- 24 %
  reason          text   not null check (reason <> ''),
  decided_by      uuid   not null,
  decided_at      timestamptz not null,
  primary key (coop_id, valid_from, decided_at)
);

create table lending.application (
  coop_id         bigint not null,
  application_no  bigint not null,
  request_id      uuid   not null,                    -- of the form; the subject of the approval
  member_no       bigint not null,
  product_no      int    not null,
  amount          public.rupiah not null check (amount > 0),
  instalments     int    not null check (instalments >= 1),
  group_no        bigint,                             -- of renteng
  purpose         text   not null check (purpose <> ''),
  by_phone        boolean not null,                   -- by the member alone
  replaces        bigint,                             -- loan that it pays off (top-up)
  applied_on      date   not null,
  applied_at      timestamptz not null,
  applied_by      uuid   not null,
  primary key (coop_id, application_no),
  unique (coop_id, request_id)
);
create index application_member on lending.application (coop_id, member_no);

-- The life of an application; its last row says where it stands.
create table lending.application_step (
  coop_id         bigint not null,
  application_no  bigint not null,
  step_no         int    not null,
  what            text   not null check (what in
                    ('APPLIED', 'ANALYSED', 'SUBMITTED', 'CONSENTED', 'APPROVED', 'PURCHASED', 'REFUSED', 'WITHDRAWN',
                     'DISBURSED')),
  note            text   not null,
  done_by         uuid   not null,
  done_at         timestamptz not null,
  primary key (coop_id, application_no, step_no),
  foreign key (coop_id, application_no) references lending.application
);

-- What the credit officer found; the newest counts.
create table lending.analysis (
  coop_id           bigint not null,
  application_no    bigint not null,
  analysis_no       int    not null,
  character_note    text   not null,
  capacity_note     text   not null,
  capital_note      text   not null,
  collateral_note   text   not null,
  condition_note    text   not null,
  income            public.rupiah not null check (income >= 0),          -- a month, all sources
  costs             public.rupiah not null check (costs >= 0),           -- a month, business and household
  other_instalments public.rupiah not null check (other_instalments >= 0),  -- a month, to others
  salary            public.rupiah not null check (salary >= 0),          -- taken home a month; 0 = none
  related           boolean not null,
  amount            public.rupiah not null check (amount > 0),           -- recommended
  margin            public.rupiah check (margin >= 0),                   -- agreed margin or ujrah; null = by the product
  instalments       int    not null check (instalments >= 1),
  analysed_by       uuid   not null,
  analysed_at       timestamptz not null,
  primary key (coop_id, application_no, analysis_no),
  foreign key (coop_id, application_no) references lending.application
);

create table lending.document (
  coop_id         bigint not null,
  application_no  bigint not null,
  document_no     int    not null,
  kind            text   not null check (kind in ('IDENTITY', 'FAMILY', 'INCOME', 'BUSINESS', 'COLLATERAL', 'OTHER')),
  media           text   not null check (media in ('image/jpeg', 'image/png', 'application/pdf')),
  content         bytea  not null check (octet_length(content) between 1 and 1048576),
  digest          bytea  not null check (octet_length(digest) = 32),
  added_by        uuid   not null,
  added_at        timestamptz not null,
  primary key (coop_id, application_no, document_no),
  unique (coop_id, application_no, digest),
  foreign key (coop_id, application_no) references lending.application
);

create table lending.collateral_offer (
  coop_id         bigint not null,
  application_no  bigint not null,
  offer_no        int    not null,
  kind            text   not null check (kind in ('VEHICLE', 'LAND', 'SAVINGS', 'GOODS', 'SALARY', 'OTHER')),
  description     text   not null check (description <> ''),
  paper           text   not null,                    -- number of the BPKB, certificate, decree
  appraised       public.rupiah not null check (appraised >= 0),
  offered_at      timestamptz not null,
  offered_by      uuid   not null,
  primary key (coop_id, application_no, offer_no),
  foreign key (coop_id, application_no) references lending.application
);

create table lending.guarantor_offer (
  coop_id         bigint not null,
  application_no  bigint not null,
  offer_no        int    not null,
  member_no       bigint,                             -- null: no member
  name            text   not null,
  relation        text   not null,
  offered_at      timestamptz not null,
  offered_by      uuid   not null,
  primary key (coop_id, application_no, offer_no),
  foreign key (coop_id, application_no) references lending.application
);

-- What was decided, and what every rule said in that moment.
create table lending.decision (
  coop_id         bigint not null,
  application_no  bigint not null,
  product_no      int    not null,
  product_from    date   not null,
  amount          public.rupiah not null check (amount > 0),
  instalments     int    not null,
  margin          public.rupiah not null check (margin >= 0),            -- margin or ujrah that the contract fixes
  related         boolean not null,
  decided_on      date   not null,
  decided_by      uuid   not null,
  decided_at      timestamptz not null,
  primary key (coop_id, application_no),
  foreign key (coop_id, application_no) references lending.application,
  foreign key (coop_id, product_no, product_from) references lending.product
);

create table lending.decision_check (
  coop_id         bigint not null,
  application_no  bigint not null,
  check_no        int    not null,
  kind            text   not null,
  outcome         text   not null check (outcome in ('PASSED', 'WARNED')),
  found           text   not null,
  allowed         text   not null,
  source          text   not null,
  primary key (coop_id, application_no, check_no),
  foreign key (coop_id, application_no) references lending.decision
);

do $$
declare t text;
begin
  foreach t in array array['strictness', 'application', 'application_step', 'analysis', 'document', 'collateral_offer',
                           'guarantor_offer', 'decision', 'decision_check'] loop
    execute format('alter table lending.%I enable row level security', t);
    execute format('alter table lending.%I force row level security', t);
    execute format('create policy tenant on lending.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on lending.%I to sokoguru_app', t);
  end loop;
end $$;
