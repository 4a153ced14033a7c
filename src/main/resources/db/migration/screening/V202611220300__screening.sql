-- Who the members are to the law against money laundering, what they move in cash, and what looks suspicious.
-- Nothing here is shown to whoever stands at the counter, nor to the member: telling is forbidden (UU 8/2010
-- pasal 12). The rows name members by number only.
create schema screening;
grant usage on schema screening to sokoguru_app;

insert into rule.parameter (key, valid_from, value, unit, name_id, name_en, source, status) values
('cash.report_within', '2010-10-22', 14, 'HARI', 'Laporan transaksi tunai (LTKT) disampaikan setelah transaksi, paling lambat hari kerja', 'Cash report (LTKT) sent after the transaction, working days at the latest',
 'UU 8/2010 pasal 25 ayat (2)', 'RECALLED'),
('cash.structuring_below', '2010-10-22', 10, 'PERSEN', 'Hari dengan tunai sedikit di bawah batas LTKT: selisih paling besar', 'A day with cash a little below the report''s limit: at most below it by',
 'Praktik PMPJ: pemecahan transaksi; UU 8/2010 pasal 1 angka 5 huruf b', 'RECALLED'),
('cash.structuring_days', '2010-10-22', 3, 'HARI', 'Pemecahan transaksi diduga mulai dari hari semacam itu', 'Splitting is suspected from this many such days',
 'Praktik PMPJ', 'RECALLED'),
('cash.structuring_window', '2010-10-22', 30, 'HARI', 'Pemecahan transaksi diduga bila terjadi dalam', 'Splitting is suspected when they fall within',
 'Praktik PMPJ', 'RECALLED'),
('cash.identify_from', '2010-10-22', 100000000, 'RUPIAH', 'Tunai sehari yang menuntut anggota sudah diidentifikasi, mulai', 'Cash in a day for which the member must have been identified, from',
 'UU 8/2010 pasal 18 ayat (3); Permenkop UKM 8/2023 pasal 82 ayat (2)', 'RECALLED'),
('suspicion.report_within', '2010-10-22', 3, 'HARI', 'Laporan transaksi mencurigakan (LTKM) setelah diketahui, paling lambat hari kerja', 'Suspicion report (LTKM) after it is known, working days at the latest',
 'UU 8/2010 pasal 25 ayat (1)', 'RECALLED'),
('screening.review_high', '2010-10-22', 12, 'BULAN', 'Data anggota berisiko tinggi diperbarui setiap', 'Data of a high-risk member reviewed every',
 'Praktik PMPJ', 'RECALLED'),
('screening.review_medium', '2010-10-22', 24, 'BULAN', 'Data anggota berisiko sedang diperbarui setiap', 'Data of a medium-risk member reviewed every',
 'Praktik PMPJ', 'RECALLED'),
('screening.review_low', '2010-10-22', 36, 'BULAN', 'Data anggota berisiko rendah diperbarui setiap', 'Data of a low-risk member reviewed every',
 'Praktik PMPJ', 'RECALLED');

-- Days on which offices do not work, Saturdays and Sundays aside. A year that is not listed has none.
create table screening.holiday (
  day     date primary key,
  name_id text not null,
  name_en text not null,
  source  text not null,
  status  text not null check (status in ('VERIFIED', 'VERIFIED-2', 'RECALLED'))
);
grant select on screening.holiday to sokoguru_app;
insert into screening.holiday (day, name_id, name_en, source, status)
select d::date, i, e, 'SKB tiga menteri tentang hari libur nasional 2026', 'RECALLED' from (values
('2026-01-01', 'Tahun Baru Masehi', 'New Year'),
('2026-01-16', 'Isra Mikraj', 'Ascension of the Prophet'),
('2026-02-17', 'Tahun Baru Imlek', 'Chinese New Year'),
('2026-03-19', 'Hari Suci Nyepi', 'Nyepi'),
('2026-03-21', 'Idulfitri', 'Eid al-Fitr'),
('2026-03-22', 'Idulfitri, hari kedua', 'Eid al-Fitr, second day'),
('2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'),
('2026-04-05', 'Kebangkitan Yesus Kristus', 'Easter'),
('2026-05-01', 'Hari Buruh', 'Labour Day'),
('2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'),
('2026-05-27', 'Iduladha', 'Eid al-Adha'),
('2026-05-31', 'Hari Raya Waisak', 'Vesak'),
('2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
('2026-06-16', 'Tahun Baru Islam', 'Islamic New Year'),
('2026-08-17', 'Hari Kemerdekaan', 'Independence Day'),
('2026-08-25', 'Maulid Nabi', 'Birthday of the Prophet'),
('2026-12-25', 'Hari Natal', 'Christmas')) v(d, i, e);

-- The counters of a cooperative, and how far its cash has been added up.
create table screening.register (
  coop_id     bigint primary key,
  last_report int not null default 0,
  last_case   int not null default 0,
  through     date,
  last_no     bigint not null default 0
);

-- Days on which a member moved much cash; made from the ledger, and made anew when older days change.
create table screening.cash_day (
  coop_id       bigint not null,
  member_no     bigint not null,
  business_date date not null,
  direction     text not null check (direction in ('IN', 'OUT')),
  amount        public.rupiah not null,
  entries       int not null,
  primary key (coop_id, member_no, business_date, direction)
);
create index cash_day_by_date on screening.cash_day (coop_id, business_date);

-- A cash report (LTKT): one member, one day, in or out.
create table screening.cash_report (
  coop_id       bigint not null,
  report_no     int not null,
  member_no     bigint not null,
  business_date date not null,
  direction     text not null check (direction in ('IN', 'OUT')),
  amount        public.rupiah not null,
  entries       int not null,
  due_on        date not null,
  made_at       timestamptz not null,
  primary key (coop_id, report_no),
  unique (coop_id, member_no, business_date, direction)
);

-- A cash report was sent, or need not be.
create table screening.cash_report_end (
  coop_id   bigint not null,
  report_no int not null,
  outcome   text not null check (outcome in ('REPORTED', 'NOT_NEEDED')),
  note      text not null,
  ended_at  timestamptz not null,
  ended_by  uuid not null,
  primary key (coop_id, report_no),
  foreign key (coop_id, report_no) references screening.cash_report
);

-- Something that looks suspicious (LTKM).
create table screening.case_file (
  coop_id     bigint not null,
  case_no     int not null,
  request_id  uuid not null,
  member_no   bigint not null,
  source      text not null check (source in ('NOTED', 'STRUCTURING')),
  facts       text not null,
  signal_from date,
  signal_to   date,
  due_on      date not null,
  opened_at   timestamptz not null,
  opened_by   uuid not null,
  primary key (coop_id, case_no),
  unique (coop_id, request_id),
  check ((source = 'STRUCTURING') = (signal_from is not null) and (signal_from is null) = (signal_to is null))
);

-- What was thought or decided about a case.
create table screening.case_step (
  coop_id    bigint not null,
  case_no    int not null,
  step_no    int not null,
  request_id uuid not null,
  what       text not null check (what in ('NOTE', 'REPORTED', 'NOT_SUSPICIOUS')),
  note       text not null check (note <> ''),
  at         timestamptz not null,
  by_user    uuid not null,
  primary key (coop_id, case_no, step_no),
  unique (coop_id, request_id),
  foreign key (coop_id, case_no) references screening.case_file
);

-- How well a member is known and how risky they are; the newest row counts.
create table screening.assessment (
  coop_id       bigint not null,
  member_no     bigint not null,
  assessment_no int not null,
  level         text not null check (level in ('UNIDENTIFIED', 'IDENTIFIED', 'VERIFIED')),
  documents     text not null,
  risk          text not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  reasons       text not null,
  note          text not null,
  review_on     date not null,
  at            timestamptz not null,
  by_user       uuid not null,
  primary key (coop_id, member_no, assessment_no)
);

do $$
declare t text;
begin
  foreach t in array array['register', 'cash_day', 'cash_report', 'cash_report_end', 'case_file', 'case_step', 'assessment'] loop
    execute format('alter table screening.%I enable row level security', t);
    execute format('alter table screening.%I force row level security', t);
    execute format('create policy tenant on screening.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on screening.%I to sokoguru_app', t);
  end loop;
end $$;
grant update on screening.register to sokoguru_app;
grant delete on screening.cash_day to sokoguru_app;
-- A draft follows the books until it is sent.
grant update (amount, entries) on screening.cash_report to sokoguru_app;
