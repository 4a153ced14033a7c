-- What people may ask of their data (UU 27/2022 PDP), what they agreed to, and what went wrong.
create schema privacy;
grant usage on schema privacy to sokoguru_app;

insert into rule.parameter (key, valid_from, value, unit, name_id, name_en, source, status) values
('privacy.breach_within', '2022-10-17', 3, 'HARI', 'Kegagalan pelindungan data diberitahukan, paling lambat (kali 24 jam)', 'A breach of data protection is told, at the latest (times 24 hours)',
 'UU 27/2022 PDP pasal 46: 3 x 24 jam', 'RECALLED');

-- The counters of a cooperative.
create table privacy.register (
  coop_id      bigint primary key,
  last_request int not null default 0,
  last_breach  int not null default 0
);

-- Yes and no as they were said; the newest row for a purpose counts.
create table privacy.consent (
  coop_id    bigint not null,
  member_no  bigint not null,
  consent_no int not null,
  purpose    text not null check (purpose in ('MESSAGES', 'PHOTOS', 'PARTNERS', 'STATISTICS')),
  given      boolean not null,
  how        text not null check (how in ('COUNTER', 'PHONE', 'PAPER')),
  at         timestamptz not null,
  by_user    uuid not null,
  primary key (coop_id, member_no, consent_no)
);

-- What somebody asked about their data, and by when it is answered.
create table privacy.request (
  coop_id    bigint not null,
  request_no int not null,
  request_id uuid not null,
  member_no  bigint not null,
  kind       text not null check (kind in ('ACCESS', 'CORRECTION', 'DELETION', 'OBJECTION', 'PORTABILITY')),
  words      text not null,
  how        text not null check (how in ('COUNTER', 'PHONE', 'PAPER')),
  asked_at   timestamptz not null,
  due_at     timestamptz not null,
  asked_by   uuid not null,
  primary key (coop_id, request_no),
  unique (coop_id, request_id)
);
create index request_of_member on privacy.request (coop_id, member_no);

-- What was answered to a request.
create table privacy.answer (
  coop_id     bigint not null,
  request_no  int not null,
  granted     boolean not null,
  words       text not null,
  answered_at timestamptz not null,
  answered_by uuid not null,
  primary key (coop_id, request_no),
  foreign key (coop_id, request_no) references privacy.request
);

-- A copy of somebody's data was made, or the data was erased.
create table privacy.deed (
  coop_id   bigint not null,
  deed_id   uuid not null,
  member_no bigint not null,
  what      text not null check (what in ('COPY', 'ERASURE')),
  at        timestamptz not null,
  by_user   uuid not null,
  primary key (coop_id, deed_id)
);
create index deed_of_member on privacy.deed (coop_id, member_no, at);

-- Data was lost, or came to somebody who should not have it.
create table privacy.breach (
  coop_id     bigint not null,
  breach_no   int not null,
  request_id  uuid not null,
  happened    text not null,              -- when and how, as far as known
  known_at    timestamptz not null,
  due_at      timestamptz not null,
  data        text not null,              -- which data of whom
  remedy      text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (coop_id, breach_no),
  unique (coop_id, request_id)
);

-- Who was told of a breach, and how.
create table privacy.notice (
  coop_id   bigint not null,
  breach_no int not null,
  notice_no int not null,
  whom      text not null check (whom in ('MEMBERS', 'AUTHORITY', 'OTHER')),
  how       text not null check (how <> ''),
  told_at   timestamptz not null,
  told_by   uuid not null,
  primary key (coop_id, breach_no, notice_no),
  foreign key (coop_id, breach_no) references privacy.breach
);

do $$
declare t text;
begin
  foreach t in array array['register', 'consent', 'request', 'answer', 'deed', 'breach', 'notice'] loop
    execute format('alter table privacy.%I enable row level security', t);
    execute format('alter table privacy.%I force row level security', t);
    execute format('create policy tenant on privacy.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on privacy.%I to sokoguru_app', t);
  end loop;
end $$;
grant update on privacy.register to sokoguru_app;
-- What somebody wrote goes with their name.
grant update (words) on privacy.request, privacy.answer to sokoguru_app;
