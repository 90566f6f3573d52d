create table orders.firms (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  name text not null,
  credit_code text collate "C" not null,
  kind text collate "C" not null,
  first_entered_at timestamptz(3) not null,
  constraint firms_of_who_entered_them primary key (owner_id, id),
  constraint firms_are_one_by_their_code unique (credit_code),
  constraint firms_are_of_a_kind check (kind in ('platform', 'partner', 'other'))
);
create unique index firms_id on orders.firms (id);
comment on table orders.firms is 'Firms that unions went to, each once in the whole federation by its credit code.';
comment on column orders.firms.owner_id is 'The union that entered it first.';
comment on column orders.firms.id is 'Id.';
comment on column orders.firms.org_path is 'From the root to that union; follows the tree.';
comment on column orders.firms.name is 'Name as entered first.';
comment on column orders.firms.credit_code is 'Unified social credit code.';
comment on column orders.firms.kind is 'platform enterprise, its partner firm, or other.';
comment on column orders.firms.first_entered_at is 'When it was entered.';

create table orders.firm_visits (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  firm_id uuid not null,
  firm_name text not null,
  visited_on date not null,
  check_up text collate "C" not null,
  risks text not null,
  advice text not null,
  occasion_id uuid,
  entered_by text not null,
  entered_at timestamptz(3) not null,
  constraint firm_visits_of_a_union primary key (owner_id, id),
  constraint firm_visits_to_a_firm foreign key (firm_id) references orders.firms (id),
  constraint firm_visits_give_a_check_up_or_not check (check_up in ('given', 'none')),
  constraint firm_visits_check_up_says_what_it_found check (check_up = 'none' or length(advice) > 0)
);
create index firm_visits_of_a_firm on orders.firm_visits (firm_id, visited_on desc);
create index firm_visits_newest_1 on orders.firm_visits ((org_path[1]), visited_on desc, id desc) where org_path[1] is not null;
create index firm_visits_newest_2 on orders.firm_visits ((org_path[2]), visited_on desc, id desc) where org_path[2] is not null;
create index firm_visits_newest_3 on orders.firm_visits ((org_path[3]), visited_on desc, id desc) where org_path[3] is not null;
create index firm_visits_newest_4 on orders.firm_visits ((org_path[4]), visited_on desc, id desc) where org_path[4] is not null;
create index firm_visits_newest_5 on orders.firm_visits ((org_path[5]), visited_on desc, id desc) where org_path[5] is not null;
create index firm_visits_newest_6 on orders.firm_visits ((org_path[6]), visited_on desc, id desc) where org_path[6] is not null;
create index firm_visits_newest_7 on orders.firm_visits ((org_path[7]), visited_on desc, id desc) where org_path[7] is not null;
comment on table orders.firm_visits is 'That a union went to a firm, and whether it gave a legal check-up. Events (场), firms (家) and check-ups (次) are three numbers. Never changed.';
comment on column orders.firm_visits.owner_id is 'The union.';
comment on column orders.firm_visits.id is 'Id.';
comment on column orders.firm_visits.org_path is 'From the root to the union; follows the tree.';
comment on column orders.firm_visits.firm_id is 'The firm.';
comment on column orders.firm_visits.firm_name is 'Its name then.';
comment on column orders.firm_visits.visited_on is 'On which day.';
comment on column orders.firm_visits.check_up is 'given or none.';
comment on column orders.firm_visits.risks is 'Risks found.';
comment on column orders.firm_visits.advice is 'Advice given.';
comment on column orders.firm_visits.occasion_id is 'The event on which it was; null for a visit by itself.';
comment on column orders.firm_visits.entered_by is 'Name of who entered it.';
comment on column orders.firm_visits.entered_at is 'When.';

alter table orders.firms enable row level security;
alter table orders.firm_visits enable row level security;
create policy firms_in_scope on orders.firms for select to gonghui_app using (
  org_path && platform.scope_orgs() or exists (select from orders.firm_visits v where v.firm_id = firms.id and v.org_path && platform.scope_orgs()));
create policy firm_visits_in_scope on orders.firm_visits for select to gonghui_app using (org_path && platform.scope_orgs());
create policy system_sees_all on orders.firms to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.firm_visits to gonghui_system using (true) with check (true);
grant select on orders.firms, orders.firm_visits to gonghui_app;
grant select, insert on orders.firms, orders.firm_visits to gonghui_system;
grant update (org_path) on orders.firms, orders.firm_visits to gonghui_system;
