-- A share below the reader's own organisations is seen by that alone; only of the others is the case itself asked. As two
-- policies they were tried in an order nobody had chosen, the dear one first: a look into the cases for every share of a list.
drop policy shares_in_scope on cases.shares;
drop policy shares_of_a_visible_case on cases.shares;
create policy shares_are_seen on cases.shares for select to gonghui_app
  using (platform.in_scope(null, org_path)
    or exists (select from cases.cases c where c.owner_id = shares.owner_id and c.id = shares.case_id));
create policy shares_begin_with_a_visible_case on cases.shares for insert to gonghui_app
  with check (exists (select from cases.cases c where c.owner_id = shares.owner_id and c.id = shares.case_id));
create policy shares_end_with_a_visible_case on cases.shares for delete to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = shares.owner_id and c.id = shares.case_id));
