create schema supervision;
grant usage on schema supervision to sokoguru_app;

-- What a kecamatan's cooperatives had at the end of a day: the spark lines and the growth of any territory are sums
-- of these rows (7,285 a day for the whole nation). Nobody's working data: it can be made again from the ledgers.
create table supervision.pulse_day (
  kecamatan    int not null,              -- the six digits of its code
  day          date not null,
  cooperatives int not null,              -- whose books had begun
  members      bigint,                    -- null: nobody counted them that day
  posted       int not null,              -- cooperatives with an entry of that day
  savings      public.rupiah not null,
  cash         public.rupiah not null,
  assets       public.rupiah not null,
  surplus      public.rupiah not null,
  turnover     public.rupiah not null,    -- cash in and out
  primary key (kecamatan, day)
);

alter table supervision.pulse_day enable row level security;
alter table supervision.pulse_day force row level security;
-- Written by the installation's own job only, which sees the nation; read by whose territory holds the kecamatan.
create policy territory on supervision.pulse_day
  using (kecamatan * 10000000::bigint >= public.scope_from()
         and kecamatan * 10000000::bigint + 9999999 <= public.scope_to())
  with check (public.scope_from() = 0 and public.scope_to() = 9999999999999);
grant select, insert, update on supervision.pulse_day to sokoguru_app;

-- When a cooperative needs attention: thresholds are dated rows, not constants. The latest row in force counts.
create table supervision.threshold (
  signal     text not null,
  valid_from date not null,
  valid_to   date,
  amount     bigint not null,             -- days, or whole rupiah: see unit
  unit       text not null check (unit in ('DAY', 'RUPIAH')),
  source     text not null,
  certainty  text not null check (certainty in ('VERIFIED', 'RECALLED', 'HOUSE')),
  primary key (signal, valid_from)
);
insert into supervision.threshold (signal, valid_from, amount, unit, source, certainty) values
  ('NOT_BEGUN',   '2025-01-01', 14, 'DAY', 'kebiasaan kantor', 'HOUSE'),
  ('SILENT',      '2025-01-01', 7, 'DAY', 'kebiasaan kantor', 'HOUSE'),
  ('SILENT_LONG', '2025-01-01', 30, 'DAY', 'tanda merah dashboard KDKMP: tanpa transaksi 30 hari', 'RECALLED'),
  ('PAY_HELD',    '2025-01-01', 30, 'DAY', 'kebiasaan kantor: satu masa gaji sudah lewat', 'HOUSE'),
  ('MONTH_OPEN',  '2025-01-01', 10, 'DAY', 'kebiasaan kantor: bulan lalu ditutup paling lambat tanggal 10', 'HOUSE'),
  ('SUSPENSE',    '2025-01-01', 0, 'RUPIAH', 'selisih kas: toleransi nol', 'HOUSE'),
  ('ON_THE_ROAD', '2025-01-01', 0, 'RUPIAH', 'uang anggota tidak menginap di jalan, sampai kantor menetapkan lain', 'HOUSE'),
  ('CASH_HIGH',   '2025-01-01', 25000000, 'RUPIAH', 'batas kas di tangan, sampai kantor menetapkan lain', 'HOUSE');
grant select on supervision.threshold to sokoguru_app;
