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
  entry_id    uuid   not null,                        -- the payment that came late, or the opening of a loan taken over
  assessed_on date   not null,
  assessed    public.rupiah not null check (assessed <> 0), -- below nil: elsewhere less was charged than our rule says
  primary key (coop_id, loan_no, entry_id),
  foreign key (coop_id, loan_no) references lending.loan
);

-- How a loan's class changed: a row only on the day on which it did. Without a row a loan is current.
create table lending.quality_change (
  coop_id     bigint not null,
  loan_no     bigint not null,
  from_date   date   not null,
  quality     text   not null check (quality in ('CURRENT', 'SPECIAL_MENTION', 'SUBSTANDARD', 'DOUBTFUL', 'LOSS')),
  days        int    not null check (days >= 0),
  primary key (coop_id, loan_no, from_date),
  foreign key (coop_id, loan_no) references lending.loan
);

-- What was done about a loan that is late, in the order in which it was done.
create table lending.chase (
  coop_id     bigint not null,
  loan_no     bigint not null,
  step_no     int    not null,
  request_id  uuid   not null,
  what        text   not null check (what in ('CALL', 'VISIT', 'PROMISE', 'LETTER_1', 'LETTER_2', 'LETTER_3', 'NOTE')),
  done_on     date   not null,
  days        int    not null check (days >= 0),
  due         public.rupiah not null check (due >= 0),      -- on that day
  principal   public.rupiah not null check (principal >= 0),-- owed on that day
  promised_on date,
  promised    public.rupiah check (promised > 0),
  note        text   not null,
  done_by     uuid   not null,
  done_at     timestamptz not null,
  primary key (coop_id, loan_no, step_no),
  unique (coop_id, request_id),
  check ((what = 'PROMISE') = (promised_on is not null and promised is not null)),
  foreign key (coop_id, loan_no) references lending.loan
);

-- What secures a loan, as it is known now; every version stays.
create table lending.collateral (
  coop_id       bigint not null,
  collateral_no bigint not null,
  loan_no       bigint not null,
  request_id    uuid   not null,
  kind          text   not null check (kind in ('SAVINGS', 'MORTGAGED_LAND', 'VEHICLE_WITH_FIDUCIA', 'OTHER')),
  description   text   not null check (description <> ''),
  paper         text   not null,                      -- number of the certificate or registration book
  value         public.rupiah not null check (value > 0),
  recorded_by   uuid   not null,
  recorded_at   timestamptz not null,
  primary key (coop_id, collateral_no),
  unique (coop_id, request_id),
  foreign key (coop_id, loan_no) references lending.loan
);

-- Who has the papers: the last row says. Nothing is ever overwritten.
create table lending.custody (
  coop_id       bigint not null,
  collateral_no bigint not null,
  step_no       int    not null,
  holder        text   not null check (holder in ('COOPERATIVE', 'NOTARY', 'BANK', 'OWNER')),
  since         date   not null,
  place         text   not null,                      -- safe 2, folder 17
  receiver      text   not null,                      -- who signed for it
  recorded_by   uuid   not null,
  recorded_at   timestamptz not null,
  primary key (coop_id, collateral_no, step_no),
  foreign key (coop_id, collateral_no) references lending.collateral
);

do $$
declare t text;
begin
  foreach t in array array['penalty', 'quality_change', 'chase', 'collateral', 'custody'] loop
    execute format('alter table lending.%I enable row level security', t);
    execute format('alter table lending.%I force row level security', t);
    execute format('create policy tenant on lending.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on lending.%I to sokoguru_app', t);
  end loop;
end $$;
grant delete on lending.penalty to sokoguru_app;      -- the payment was undone
grant update (entry_id, after_entry) on lending.schedule to sokoguru_app;
grant update on lending.quality_change to sokoguru_app; -- a second run of the same day

-- The limits of the classes and the rates of the reserve, as dated rows with their source.
insert into rule.parameter (key, valid_from, value, unit, name_id, name_en, source, status) values
('quality.days.special_mention', '2009-01-01', 31, 'HARI', 'Dalam perhatian khusus mulai tunggakan', 'Special mention from this many days past due', 'Praktik perangkat lunak simpan pinjam, mendekati praktik BPR', 'RECALLED'),
('quality.days.substandard', '2009-01-01', 91, 'HARI', 'Kurang lancar mulai tunggakan', 'Substandard from this many days past due', 'Praktik perangkat lunak simpan pinjam, mendekati praktik BPR', 'RECALLED'),
('quality.days.doubtful', '2009-01-01', 121, 'HARI', 'Diragukan mulai tunggakan', 'Doubtful from this many days past due', 'Praktik perangkat lunak simpan pinjam, mendekati praktik BPR', 'RECALLED'),
('quality.days.loss', '2009-01-01', 181, 'HARI', 'Macet mulai tunggakan', 'Loss from this many days past due', 'Praktik perangkat lunak simpan pinjam, mendekati praktik BPR', 'RECALLED'),
('quality.days_legacy.substandard', '2009-01-01', 91, 'HARI', 'Kurang lancar mulai tunggakan (skema lama)', 'Substandard from this many days past due (older scheme)', 'Praktik lama: lancar sampai 90 hari', 'RECALLED'),
('quality.days_legacy.doubtful', '2009-01-01', 181, 'HARI', 'Diragukan mulai tunggakan (skema lama)', 'Doubtful from this many days past due (older scheme)', 'Praktik lama: lancar sampai 90 hari', 'RECALLED'),
('quality.days_legacy.loss', '2009-01-01', 271, 'HARI', 'Macet mulai tunggakan (skema lama)', 'Loss from this many days past due (older scheme)', 'Praktik lama: lancar sampai 90 hari', 'RECALLED'),
('quality.instalments.shorter_than_monthly.principal.more', '2009-01-01', 1, 'BULAN', 'Kurang lancar: tunggakan pokok, angsuran lebih pendek dari sebulan, lebih dari', 'Substandard: principal overdue, instalments shorter than monthly, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.shorter_than_monthly.principal.up_to', '2009-01-01', 2, 'BULAN', 'Kurang lancar: tunggakan pokok, angsuran lebih pendek dari sebulan, paling lama', 'Substandard: principal overdue, instalments shorter than monthly, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.shorter_than_monthly.interest.more', '2009-01-01', 1, 'BULAN', 'Kurang lancar: tunggakan jasa, angsuran lebih pendek dari sebulan, lebih dari', 'Substandard: interest overdue, instalments shorter than monthly, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.shorter_than_monthly.interest.up_to', '2009-01-01', 3, 'BULAN', 'Kurang lancar: tunggakan jasa, angsuran lebih pendek dari sebulan, paling lama', 'Substandard: interest overdue, instalments shorter than monthly, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.monthly.principal.more', '2009-01-01', 3, 'BULAN', 'Kurang lancar: tunggakan pokok, angsuran bulanan, lebih dari', 'Substandard: principal overdue, monthly instalments, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.monthly.principal.up_to', '2009-01-01', 6, 'BULAN', 'Kurang lancar: tunggakan pokok, angsuran bulanan, paling lama', 'Substandard: principal overdue, monthly instalments, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.monthly.interest.more', '2009-01-01', 3, 'BULAN', 'Kurang lancar: tunggakan jasa, angsuran bulanan, lebih dari', 'Substandard: interest overdue, monthly instalments, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.monthly.interest.up_to', '2009-01-01', 6, 'BULAN', 'Kurang lancar: tunggakan jasa, angsuran bulanan, paling lama', 'Substandard: interest overdue, monthly instalments, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.half_yearly_or_longer.principal.more', '2009-01-01', 6, 'BULAN', 'Kurang lancar: tunggakan pokok, angsuran setengah tahun atau lebih, lebih dari', 'Substandard: principal overdue, half-yearly or longer, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.half_yearly_or_longer.principal.up_to', '2009-01-01', 12, 'BULAN', 'Kurang lancar: tunggakan pokok, angsuran setengah tahun atau lebih, paling lama', 'Substandard: principal overdue, half-yearly or longer, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.half_yearly_or_longer.interest.more', '2009-01-01', 3, 'BULAN', 'Kurang lancar: tunggakan jasa, angsuran setengah tahun atau lebih, lebih dari', 'Substandard: interest overdue, half-yearly or longer, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.half_yearly_or_longer.interest.up_to', '2009-01-01', 6, 'BULAN', 'Kurang lancar: tunggakan jasa, angsuran setengah tahun atau lebih, paling lama', 'Substandard: interest overdue, half-yearly or longer, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.at_once.interest.more', '2009-01-01', 3, 'BULAN', 'Kurang lancar: tunggakan jasa, dibayar sekaligus, lebih dari', 'Substandard: interest overdue, paid at once, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.at_once.interest.up_to', '2009-01-01', 6, 'BULAN', 'Kurang lancar: tunggakan jasa, dibayar sekaligus, paling lama', 'Substandard: interest overdue, paid at once, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.at_once.maturity.more', '2009-01-01', 0, 'BULAN', 'Kurang lancar: tunggakan jatuh tempo, dibayar sekaligus, lebih dari', 'Substandard: maturity overdue, paid at once, more than', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.instalments.at_once.maturity.up_to', '2009-01-01', 3, 'BULAN', 'Kurang lancar: tunggakan jatuh tempo, dibayar sekaligus, paling lama', 'Substandard: maturity overdue, paid at once, at most', 'Permenkop UKM 20/2008 dan 14/2009; Perdep 06/2016', 'RECALLED'),
('quality.restructured_instalments', '2009-01-01', 3, 'BULAN', 'Angsuran yang dibayar sebelum kolektibilitas pinjaman restrukturisasi boleh membaik', 'Instalments paid before the class of a restructured loan may improve', 'Praktik kehati-hatian simpan pinjam', 'RECALLED'),
('reserve.rate.current', '2009-01-01', 0.5, 'PERSEN', 'PPAPWD Lancar', 'Minimum reserve, current', 'Perdep 06/2016 dan 07/2016', 'RECALLED'),
('reserve.rate.special_mention', '2009-01-01', 0.5, 'PERSEN', 'PPAPWD Dalam perhatian khusus', 'Minimum reserve, special mention', 'Perdep 06/2016 dan 07/2016', 'RECALLED'),
('reserve.rate.substandard', '2009-01-01', 10, 'PERSEN', 'PPAPWD Kurang lancar', 'Minimum reserve, substandard', 'Perdep 06/2016 dan 07/2016', 'RECALLED'),
('reserve.rate.doubtful', '2009-01-01', 50, 'PERSEN', 'PPAPWD Diragukan', 'Minimum reserve, doubtful', 'Perdep 06/2016 dan 07/2016', 'RECALLED'),
('reserve.rate.loss', '2009-01-01', 100, 'PERSEN', 'PPAPWD Macet', 'Minimum reserve, loss', 'Perdep 06/2016 dan 07/2016', 'RECALLED'),
('reserve.share.savings', '2009-01-01', 100, 'PERSEN', 'Agunan yang diperhitungkan: simpanan', 'Share of collateral that counts: savings', 'Perdep 06/2016; 70–80 % untuk tanah', 'RECALLED'),
('reserve.share.mortgaged_land', '2009-01-01', 70, 'PERSEN', 'Agunan yang diperhitungkan: tanah dengan hak tanggungan', 'Share of collateral that counts: mortgaged land', 'Perdep 06/2016; 70–80 % untuk tanah', 'RECALLED'),
('reserve.share.vehicle_with_fiducia', '2009-01-01', 50, 'PERSEN', 'Agunan yang diperhitungkan: kendaraan dengan fidusia', 'Share of collateral that counts: vehicle with fiducia', 'Perdep 06/2016; 70–80 % untuk tanah', 'RECALLED'),
('reserve.share.other', '2009-01-01', 0, 'PERSEN', 'Agunan yang diperhitungkan: lainnya', 'Share of collateral that counts: other', 'Perdep 06/2016; 70–80 % untuk tanah', 'RECALLED'),
('reserve.on_performing', '2009-01-01', 0, 'YA_TIDAK', 'CKPN juga untuk pinjaman lancar', 'Allowance for performing loans too', 'SAK EP bab 11: kerugian yang terjadi, ada bukti objektif', 'RECALLED');
