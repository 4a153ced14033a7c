-- Groups of joint liability (tanggung renteng): who belongs to them, what they decided, what they settled. What was
-- paid, covered and given back is the ledger's: the debt of who was covered at (910105, member number), the right
-- of who covered at (910198, claim number), the group's own savings at (210207, group number).
create schema renteng;
grant usage on schema renteng to sokoguru_app;

-- Three accounts that the chart lacked, see decision 0034.
alter table ledger.account no force row level security;
set local role sokoguru_ledger;
insert into ledger.account (coop_id, account, name_id, name_en, normal, line, cash_flow, flags, scopes, floor, valid_from) values
  (0, 210207, 'Tabungan Kelompok Tanggung Renteng', 'Savings of joint-liability groups', 'K', 'L02', 'OP', '{SUB}', '{SP}', null, '2024-01-16'),
  (0, 910105, 'Rek. Administratif: Talangan Tanggung Renteng', 'Off-balance: covered by fellow members', 'D', 'OFF', 'NONE', '{OFF}', '{SP}', null, '2024-01-16'),
  (0, 910198, 'Kontra Talangan: Hak Anggota yang Menanggung', 'Off-balance contra: rights of members who covered', 'K', 'OFF', 'NONE', '{OFF}', '{SP}', null, '2024-01-16');
reset role;
alter table ledger.account force row level security;

insert into rule.parameter (key, valid_from, value, unit, name_id, name_en, source, status) values
('group.members_least', '1978-01-01', 15, 'ORANG', 'Anggota kelompok tanggung renteng, paling sedikit', 'Members of a joint-liability group, at least',
 'Praktik Koperasi Setia Bhakti Wanita Surabaya', 'VERIFIED'),
('group.members_most', '1978-01-01', 30, 'ORANG', 'Anggota kelompok tanggung renteng, paling banyak', 'Members of a joint-liability group, at most',
 'Praktik Koperasi Setia Bhakti Wanita Surabaya', 'VERIFIED'),
('group.members_most_stops', '1978-01-01', 0, 'YA_TIDAK', 'Anggota di atas batas kelompok ditolak (tidak = hanya diperingatkan)', 'A member beyond the most of a group is refused (no = only warned about)',
 'Pilihan: praktik menandai kelompok yang terlalu besar, tidak ada aturan yang melarangnya', 'RECALLED'),
('group.contagion_months', '1978-01-01', 2, 'BULAN', 'Kelompok ditandai bila ada talangan berturut-turut selama', 'A group is marked when somebody was covered in a row of',
 'Ukuran peringatan dini Sokoguru', 'RECALLED'),
('group.contagion_share', '1978-01-01', 20, 'PERSEN', 'Kelompok ditandai bila anggota yang ditalangi sebulan, mulai', 'A group is marked when members were covered in a month, from',
 'Ukuran peringatan dini Sokoguru', 'RECALLED');

create table renteng.counter (
  coop_id      bigint primary key,
  last_group   bigint not null default 0,
  last_meeting bigint not null default 0,
  last_claim   bigint not null default 0
);

create table renteng.joint_group (
  coop_id      bigint not null,
  group_no     bigint not null,
  request_id   uuid   not null,
  name         text   not null check (name <> ''),
  founded_on   date   not null,
  meeting_day  int    not null check (meeting_day between 1 and 31),  -- of the month; a short month: its last day
  meeting_time time   not null,
  place        text   not null,
  notice_days  int    not null check (notice_days between 0 and 28),  -- the dues list is drawn so long before
  contribution public.rupiah not null check (contribution >= 0),      -- to the group's savings, a member and month
  officer      text   not null,                                       -- PPL, as people call them
  primary key (coop_id, group_no),
  unique (coop_id, request_id),
  unique (coop_id, name)
);

create table renteng.seat (
  coop_id   bigint not null,
  group_no  bigint not null,
  member_no bigint not null,
  joined_on date   not null,
  left_on   date   check (left_on >= joined_on),
  reason    text   not null default '',
  primary key (coop_id, group_no, member_no, joined_on),
  foreign key (coop_id, group_no) references renteng.joint_group
);
-- One member, one group at a time.
create unique index seat_of_a_member on renteng.seat (coop_id, member_no) where left_on is null;

-- PJ I and PJ II.
create table renteng.leader (
  coop_id   bigint not null,
  group_no  bigint not null,
  rank      int    not null check (rank in (1, 2)),
  member_no bigint not null,
  from_on   date   not null,
  until_on  date,
  primary key (coop_id, group_no, rank, from_on),
  foreign key (coop_id, group_no) references renteng.joint_group
);
create unique index leader_now on renteng.leader (coop_id, group_no, rank) where until_on is null;

-- Whom a group does not want; the group may change its mind.
create table renteng.refusal (
  coop_id    bigint not null,
  group_no   bigint not null,
  member_no  bigint not null,
  refused_on date   not null,
  reason     text   not null,
  lifted_on  date,
  primary key (coop_id, group_no, member_no, refused_on),
  foreign key (coop_id, group_no) references renteng.joint_group
);

create table renteng.meeting (
  coop_id     bigint not null,
  meeting_no  bigint not null,
  group_no    bigint not null,
  request_id  uuid   not null,
  held_on     date   not null,
  held_at     time   not null,
  place       text   not null,
  led_by      bigint,                                   -- member number of the PJ
  officer     text   not null,
  minutes     text   not null,
  recorded_by uuid   not null,
  recorded_at timestamptz not null,
  primary key (coop_id, meeting_no),
  unique (coop_id, request_id),
  unique (coop_id, group_no, held_on),
  foreign key (coop_id, group_no) references renteng.joint_group
);

create table renteng.attendance (
  coop_id    bigint not null,
  meeting_no bigint not null,
  member_no  bigint not null,
  how        text   not null check (how in ('PRESENT', 'WHATSAPP', 'EXCUSED', 'ABSENT')),
  primary key (coop_id, meeting_no, member_no),
  foreign key (coop_id, meeting_no) references renteng.meeting
);

-- What the group says to a wish for a loan (SPP).
create table renteng.wish (
  coop_id        bigint not null,
  meeting_no     bigint not null,
  member_no      bigint not null,
  product_no     int    not null,
  asked          public.rupiah not null check (asked > 0),
  decision       text   not null check (decision in ('AGREED', 'REDUCED', 'REFUSED')),
  agreed         public.rupiah not null check (agreed >= 0),
  instalments    int    not null check (instalments >= 1),
  purpose        text   not null,
  application_no bigint,                                -- of lending, when the group did not refuse
  primary key (coop_id, meeting_no, member_no),
  foreign key (coop_id, meeting_no) references renteng.meeting
);

create table renteng.settlement (
  coop_id    bigint not null,
  entry_id   uuid   not null,
  group_no   bigint not null,
  settled_on date   not null,
  sharing    text   not null check (sharing in ('NONE', 'EQUALLY', 'AGREED')),
  undone_at  timestamptz,
  primary key (coop_id, entry_id),
  foreign key (coop_id, group_no) references renteng.joint_group
);
create index settlement_of_group on renteng.settlement (coop_id, group_no, settled_on);

-- The sheet as everybody signed it: evidence of one evening, never a balance.
create table renteng.sheet_line (
  coop_id      bigint not null,
  entry_id     uuid   not null,
  member_no    bigint not null,
  obligatory   public.rupiah not null check (obligatory >= 0),
  principal    public.rupiah not null check (principal >= 0),
  interest     public.rupiah not null check (interest >= 0),
  penalty      public.rupiah not null check (penalty >= 0),
  contribution public.rupiah not null check (contribution >= 0),
  short        public.rupiah not null check (short >= 0),   -- of it, what others paid
  primary key (coop_id, entry_id, member_no),
  foreign key (coop_id, entry_id) references renteng.settlement
);

-- Who stepped in for whom with how much, as it was agreed. What of it is open, the ledger says.
create table renteng.claim (
  coop_id  bigint not null,
  claim_no bigint not null,
  entry_id uuid   not null,
  covered  bigint not null,
  coverer  bigint not null check (coverer <> covered),
  amount   public.rupiah not null check (amount > 0),
  primary key (coop_id, claim_no),
  foreign key (coop_id, entry_id) references renteng.settlement
);
create index claim_on on renteng.claim (coop_id, covered);
create index claim_of on renteng.claim (coop_id, coverer);

do $$
declare t text;
begin
  foreach t in array array['counter', 'joint_group', 'seat', 'leader', 'refusal', 'meeting', 'attendance', 'wish',
    'settlement', 'sheet_line', 'claim'] loop
    execute format('alter table renteng.%I enable row level security', t);
    execute format('alter table renteng.%I force row level security', t);
    execute format('create policy tenant on renteng.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on renteng.%I to sokoguru_app', t);
  end loop;
end $$;
grant update on renteng.counter, renteng.joint_group, renteng.seat, renteng.leader, renteng.refusal,
  renteng.settlement to sokoguru_app;
