-- A closed organisation may live again from a day on; the days between stay days on which it was no more.
create table orgs.closures (
  org_id uuid not null references orgs.orgs (id),
  closed_on date not null,
  reopened_on date not null,
  successor_id uuid references orgs.orgs (id),
  recorded_at timestamptz(3) not null default now(),
  constraint closures_one_a_day primary key (org_id, closed_on),
  constraint closures_end_after_they_begin check (reopened_on >= closed_on)
);
comment on table orgs.closures is 'Times during which an organisation was closed before it was reopened; the closing that still holds stands in orgs.';
comment on column orgs.closures.org_id is 'The organisation.';
comment on column orgs.closures.closed_on is 'First day on which it was no more.';
comment on column orgs.closures.reopened_on is 'First day on which it lived again.';
comment on column orgs.closures.successor_id is 'The organisation it had been merged into, which keeps what went there.';
comment on column orgs.closures.recorded_at is 'When the reopening was entered.';
alter table orgs.closures enable row level security;
create policy closures_are_known_to_all on orgs.closures for select to gonghui_app using (true);
create policy closures_change_inside_a_scope on orgs.closures for insert to gonghui_app
  with check (exists (select from orgs.orgs o where o.id = org_id and o.path && platform.scope_orgs()));
create policy closures_are_replaced_inside_a_scope on orgs.closures for update to gonghui_app
  using (exists (select from orgs.orgs o where o.id = org_id and o.path && platform.scope_orgs()));
create policy system_sees_all on orgs.closures to gonghui_system using (true) with check (true);
grant select, insert on orgs.closures to gonghui_app, gonghui_system;
grant update (reopened_on, successor_id) on orgs.closures to gonghui_app, gonghui_system;
-- Closed ones below a union, the latest first.
create index orgs_closed on orgs.orgs (closed_on, id) where closed_on is not null;
