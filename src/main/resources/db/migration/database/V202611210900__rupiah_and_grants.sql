-- Whole rupiah. A domain, so that a column says what it holds.
create domain public.rupiah as bigint;

-- The cooperative in whose books the transaction acts (0 = none), and the range that the actor may see.
-- Set by id.sokoguru.database.Tenancy at the start of every transaction.
-- It stands in the policy of every table and so in every statement: kept as short as can be. Outside a
-- transaction of Tenancy it is null, which is nobody.
create function public.coop() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('app.coop', true), '')::bigint;

create function public.scope_from() returns bigint
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.scope_from', true), ''), '1')::bigint;

create function public.scope_to() returns bigint
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.scope_to', true), ''), '0')::bigint;
