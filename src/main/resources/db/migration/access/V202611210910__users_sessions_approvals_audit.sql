create schema access;
grant usage on schema access to sokoguru_app;

-- People and where they may act. Global: one person may work in several cooperatives and offices.
create table access.user_account (
  user_id uuid primary key,
  sign_in_name text not null check (sign_in_name = lower(sign_in_name) and sign_in_name ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  display_name text not null check (length(display_name) between 1 and 100),
  password_hash text,
  must_change_password boolean not null default false,
  -- AES-GCM under the installation's key file, never the plain secret; enrolled once confirmed_at is set.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null default 0,
  language text not null default 'id' check (language in ('id', 'en')),
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_by uuid,
  unique (sign_in_name)
);

-- Where somebody may act is read before it is known in which cooperative they do, so these rows are no
-- cooperative's own: the column is called cooperative, and no row-level policy stands before it.
create table access.role_grant (
  grant_id uuid primary key,
  user_id uuid not null references access.user_account,
  role text not null,
  cooperative bigint,
  region_code text check (region_code ~ '^([0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?)?$'),
  member_no bigint,
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by uuid not null,
  granted_at timestamptz not null,
  check (cooperative is null or region_code is null),
  check (member_no is null or cooperative is not null)
);
create index role_grant_of_user on access.role_grant (user_id);
create index role_grant_of_cooperative on access.role_grant (cooperative);

-- The end of a grant is a row with who and when.
create table access.role_grant_end (
  grant_id uuid primary key references access.role_grant,
  ended_by uuid not null,
  ended_at timestamptz not null
);

-- One-time codes with which a new user sets a password of their own. Only the hash is kept.
create table access.start_code (
  code_hash bytea primary key,
  user_id uuid not null references access.user_account,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table access.recovery_code (
  user_id uuid not null references access.user_account,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table access.session (
  token_hash bytea primary key,
  user_id uuid not null references access.user_account,
  staff boolean not null,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on access.session (user_id);

create table access.api_token (
  token_id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references access.user_account,
  label text not null,
  cooperative bigint,
  region_code text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check ((cooperative is null) <> (region_code is null))
);
create index api_token_of_user on access.api_token (user_id);

-- Tries to sign in. The key is a hash: people sometimes type their password into the name field.
create table access.throttle (
  kind text not null,
  key_hash bytea not null,
  tries integer not null,
  last_try_at timestamptz not null,
  blocked_until timestamptz,
  primary key (kind, key_hash)
);

grant select, insert, update on access.user_account, access.start_code, access.recovery_code,
  access.session, access.api_token, access.throttle to sokoguru_app;
grant select, insert on access.role_grant, access.role_grant_end to sokoguru_app;
grant delete on access.session, access.recovery_code, access.throttle to sokoguru_app;

-- Rows of one cooperative (or of the installation itself: coop_id 0), only ever added to.
create table access.audit (
  coop_id bigint not null,
  audit_id uuid not null,
  at timestamptz not null,
  user_id uuid not null,
  what text not null,
  subject text not null,
  details text not null,
  device text not null,
  primary key (coop_id, audit_id)
);
create index audit_by_time on access.audit (coop_id, at desc);

create table access.justification (
  coop_id bigint not null,
  justification_id uuid not null,
  user_id uuid not null,
  reason text not null check (length(btrim(reason)) >= 15),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  primary key (coop_id, justification_id)
);
create index justification_of_user on access.justification (coop_id, user_id, valid_to);

create table access.visit_log (
  coop_id bigint not null,
  visit_id uuid not null,
  at timestamptz not null,
  user_id uuid not null,
  kind text not null,
  path text not null,
  member_no bigint,
  justification_id uuid,
  primary key (coop_id, visit_id),
  foreign key (coop_id, justification_id) references access.justification
);
create index visit_log_by_time on access.visit_log (coop_id, at desc);

create table access.approval (
  coop_id bigint not null,
  approval_id uuid not null,
  kind text not null,
  subject uuid not null,
  summary text not null,
  payload text not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  primary key (coop_id, approval_id)
);
create index approval_of_subject on access.approval (coop_id, kind, subject);

create table access.approval_decision (
  coop_id bigint not null,
  approval_id uuid not null,
  decision text not null check (decision in ('APPROVED', 'REFUSED')),
  note text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (coop_id, approval_id),
  foreign key (coop_id, approval_id) references access.approval
);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is only ever added to', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- The net under the rule in the code: nobody decides on a request of their own.
create function access.refuse_own_decision() returns trigger language plpgsql as $$
begin
  if exists (select from access.approval a
              where a.coop_id = new.coop_id and a.approval_id = new.approval_id and a.requested_by = new.decided_by) then
    raise exception 'a request is never decided by who made it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger four_eyes before insert on access.approval_decision
  for each row execute function access.refuse_own_decision();

do $$
declare t text;
begin
  foreach t in array array['audit', 'justification', 'visit_log', 'approval', 'approval_decision'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy own on access.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('create trigger append_only before update or delete on access.%I for each row execute function access.refuse_change()', t);
    execute format('create trigger never_emptied before truncate on access.%I for each statement execute function access.refuse_change()', t);
    execute format('grant select, insert on access.%I to sokoguru_app', t);
  end loop;
  foreach t in array array['role_grant', 'role_grant_end'] loop
    execute format('create trigger append_only before update or delete on access.%I for each row execute function access.refuse_change()', t);
  end loop;
end $$;
