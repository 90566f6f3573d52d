-- Who stands by whom and with what project is on the public page; only the market's own operator writes it.
alter table mall.aid_pairs enable row level security;
create policy aid_pairs_are_public on mall.aid_pairs for select to gonghui_app using (true);
create policy aid_pairs_are_entered_by_their_market on mall.aid_pairs for insert to gonghui_app
  with check (platform.in_scope(null::uuid, array[market_id]));
create policy aid_pairs_are_ended_by_their_market on mall.aid_pairs for update to gonghui_app
  using (platform.in_scope(null::uuid, array[market_id]));
create policy system_sees_all on mall.aid_pairs to gonghui_system using (true) with check (true);

alter table mall.aid_project_unions enable row level security;
create policy aid_project_unions_are_public on mall.aid_project_unions for select to gonghui_app using (true);
create policy aid_project_unions_are_entered_by_the_market on mall.aid_project_unions for insert to gonghui_app
  with check (exists (select from mall.aid_projects p
    where p.id = project_id and platform.in_scope(null::uuid, array[p.market_id])));
create policy system_sees_all on mall.aid_project_unions to gonghui_system using (true) with check (true);
