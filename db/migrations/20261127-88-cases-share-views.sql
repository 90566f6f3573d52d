alter table cases.views
  add column desk_org_id uuid,
  add column made_by_name text not null default '';
comment on table cases.views is 'Filters that an officer saved, for herself or for those who work at her desk.';
comment on column cases.views.desk_org_id is 'The organisation whose officers read it too; null for herself alone.';
comment on column cases.views.made_by_name is 'Who saved it.';
create index views_at_desks on cases.views (desk_org_id, place) where desk_org_id is not null;
create policy views_of_a_desk on cases.views for select to gonghui_app using (desk_org_id = any (platform.scope_orgs()));
