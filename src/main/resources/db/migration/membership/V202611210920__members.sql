-- The register of members. Names live here and nowhere else: entries of the ledger name a member by number.
create schema membership;
grant usage on schema membership to sokoguru_app;

-- The counters of a cooperative. Numbers are drawn by updating this row, so they have no gaps and two
-- tellers wait for each other instead of meeting.
create table membership.register (
  coop_id     bigint primary key,
  last_person int not null default 0,
  last_member int not null default 0,
  waiting     int not null default 0,     -- asked, not decided
  candidates  int not null default 0,     -- approved, simpanan pokok not paid in full
  members     int not null default 0,
  gone        int not null default 0
);

-- Somebody who asked to become a member, with what we know of them. Nothing of the NIK lies here in the open: it is
-- sealed (AES-256-GCM) with a key outside the database, and recognised by digests under another such key. Its
-- first twelve digits are the district and the day of birth, so even a few of them would give it away.
create table membership.person (
  coop_id     bigint not null,
  person_no   int not null,
  request_id  uuid not null,
  kind        text not null check (kind in ('BIASA', 'LUAR_BIASA', 'BADAN')),
  name        text not null check (name <> '' and name !~ '[[:cntrl:]]'),
  nik_sealed  bytea,                      -- nonce, text, tag; bound to this row
  nik_key     int,                        -- by which of the keys
  nik_digest  bytea,                      -- of the whole number, to recognise it
  nik_end     bytea,                      -- of its last four digits, to find it
  birth_place text,
  birth_date  date,
  sex         text check (sex in ('L', 'P')),
  phone       text,
  address     text not null default '',
  village     text check (village ~ '^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$'),
  occupation  text,
  applied_on  date not null,
  applied_at  timestamptz not null,
  applied_by  uuid not null,
  erased_on   date,                       -- when name, address, phone and NIK were removed
  check ((nik_sealed is null) = (nik_key is null) and (nik_sealed is null) = (nik_digest is null)),
  primary key (coop_id, person_no),
  unique (coop_id, request_id)
);
create index person_nik on membership.person (coop_id, nik_digest) where nik_digest is not null;

-- State as rows: what happened to the application and to the membership, when and by whom.
create table membership.decision (
  coop_id    bigint not null,
  person_no  int not null,
  verdict    text not null check (verdict in ('APPROVED', 'REFUSED')),
  decided_on date not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  reason     text not null default '',
  primary key (coop_id, person_no),
  foreign key (coop_id, person_no) references membership.person
);

-- A member's number is drawn when the managers approve; it is never used again and never passed on.
create table membership.member (
  coop_id   bigint not null,
  member_no bigint not null,
  person_no int not null,
  primary key (coop_id, member_no),
  unique (coop_id, person_no),
  foreign key (coop_id, person_no) references membership.person
);

-- From the day on which simpanan pokok is paid in full.
create table membership.admission (
  coop_id     bigint not null,
  member_no   bigint not null,
  joined_on   date not null,
  admitted_at timestamptz not null,
  admitted_by uuid not null,
  primary key (coop_id, member_no),
  foreign key (coop_id, member_no) references membership.member
);

create table membership.departure (
  coop_id     bigint not null,
  member_no   bigint not null,
  left_on     date not null,
  reason      text not null check (reason in ('OWN_REQUEST', 'DEATH', 'MOVED', 'EXPELLED', 'NO_LONGER_QUALIFIES')),
  note        text not null default '',
  entry_id    uuid not null,              -- of the entry that turned the savings into a debt to the member
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (coop_id, member_no),
  foreign key (coop_id, member_no) references membership.member
);

create table membership.settlement (
  coop_id     bigint not null,
  member_no   bigint not null,
  settled_on  date not null,
  receiver    text not null check (receiver in ('SELF', 'HEIR')),
  heir        text,                       -- who received it, when the member died
  entry_id    uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (coop_id, member_no),
  check ((receiver = 'HEIR') = (heir is not null)),
  foreign key (coop_id, member_no) references membership.departure
);

create table membership.change (
  coop_id    bigint not null,
  person_no  int not null,
  change_no  int not null,
  field      text not null,
  old        text,
  new        text,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (coop_id, person_no, change_no),
  foreign key (coop_id, person_no) references membership.person
);

-- Each time somebody read a whole NIK, and why. A look made for a report that the law forbids to speak of (UU
-- 8/2010 pasal 12) is kept as well and shown to nobody at the counter, nor to the member.
create table membership.nik_look (
  coop_id   bigint not null,
  look_id   uuid not null,
  person_no int not null,
  at        timestamptz not null,
  user_id   uuid not null,
  reason    text not null check (length(btrim(reason)) >= 10),
  silent    boolean not null,
  primary key (coop_id, look_id),
  foreign key (coop_id, person_no) references membership.person
);
create index nik_look_of_person on membership.nik_look (coop_id, person_no, at);

do $$
declare t text;
begin
  foreach t in array array['person', 'decision', 'member', 'admission', 'departure', 'settlement', 'change', 'nik_look'] loop
    execute format('alter table membership.%I enable row level security', t);
    execute format('alter table membership.%I force row level security', t);
    execute format('create policy tenant on membership.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on membership.%I to sokoguru_app', t);
  end loop;
end $$;
-- The profile may be corrected (each change is a row), everything else stands.
grant update (kind, name, nik_sealed, nik_key, nik_digest, nik_end, birth_place, birth_date, sex, phone, address,
              village, occupation, erased_on)
  on membership.person to sokoguru_app;
-- Words about somebody go with their name when it is erased; what happened, and when, stays.
grant update (reason) on membership.decision to sokoguru_app;
grant update (note) on membership.departure to sokoguru_app;
grant update (heir) on membership.settlement to sokoguru_app;
grant update (old, new) on membership.change to sokoguru_app;

alter table membership.register enable row level security;
alter table membership.register force row level security;
create policy territory on membership.register for select
  using (coop_id between public.scope_from() and public.scope_to() or coop_id = public.coop());
create policy tenant_insert on membership.register for insert with check (coop_id = public.coop());
create policy tenant_update on membership.register for update
  using (coop_id = public.coop()) with check (coop_id = public.coop());
grant select, insert, update on membership.register to sokoguru_app;

-- What an office adds up over its territory.
create view membership.pub_register with (security_invoker = true) as
  select coop_id, waiting, candidates, members, gone from membership.register;

-- What other rooms may know of a member: no name.
create view membership.pub_member with (security_invoker = true) as
  select m.coop_id, m.member_no, p.kind, p.sex, d.decided_on as approved_on, a.joined_on, x.left_on
    from membership.member m
    join membership.person p on p.coop_id = m.coop_id and p.person_no = m.person_no
    join membership.decision d on d.coop_id = m.coop_id and d.person_no = m.person_no
    left join membership.admission a on a.coop_id = m.coop_id and a.member_no = m.member_no
    left join membership.departure x on x.coop_id = m.coop_id and x.member_no = m.member_no;
grant select on membership.pub_register, membership.pub_member to sokoguru_app;

-- Held until the transaction ends: shared by whoever moves a member's money, alone by whoever changes what the
-- member is. So nobody deposits for a member who is just leaving.
create function membership.pub_hold(p_coop bigint, p_member bigint, p_alone boolean) returns void
  language plpgsql volatile as $$
begin
  if p_alone then
    perform pg_advisory_xact_lock(hashtextextended(p_coop || ' member ' || p_member, 0));
  else
    perform pg_advisory_xact_lock_shared(hashtextextended(p_coop || ' member ' || p_member, 0));
  end if;
end $$;
