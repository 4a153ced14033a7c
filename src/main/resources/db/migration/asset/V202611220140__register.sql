-- The register of things that last. What of them has worn off is the ledger's: the balance of the place
-- (12029x, asset number).
create schema asset;
grant usage on schema asset to sokoguru_app;

create table asset.counter (
  coop_id    bigint primary key,
  last_asset bigint not null
);

create table asset.item (
  coop_id    bigint not null,
  asset_no   bigint not null,
  request_id uuid   not null,
  name       text   not null check (name <> ''),
  account    int    not null check (account between 120201 and 120205),
  bought_on  date   not null,
  cost       public.rupiah not null check (cost > 0),
  residual   public.rupiah not null check (residual >= 0 and residual <= cost),
  months     int    not null check (months between 0 and 600),  -- 0: it does not wear off
  worn       public.rupiah not null default 0 check (worn >= 0), -- before it came into these books
  primary key (coop_id, asset_no),
  unique (coop_id, request_id)
);

do $$
declare t text;
begin
  foreach t in array array['counter', 'item'] loop
    execute format('alter table asset.%I enable row level security', t);
    execute format('alter table asset.%I force row level security', t);
    execute format('create policy tenant on asset.%I using (coop_id = public.coop()) with check (coop_id = public.coop())', t);
    execute format('grant select, insert on asset.%I to sokoguru_app', t);
  end loop;
end $$;
grant update on asset.counter to sokoguru_app;
