-- The two roles see nothing of a table until its own migration grants it.
grant usage on schema platform to gonghui_app, gonghui_system;

create function platform.scope_orgs() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('gonghui.orgs', true), ''), '{}')::uuid[];
comment on function platform.scope_orgs() is 'Roots of the subtrees that the running transaction may see; set by SET LOCAL, empty otherwise.';

create function platform.scope_person() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('gonghui.person', true), '')::uuid;
comment on function platform.scope_person() is 'The person on whose behalf the transaction runs, or null.';

-- coalesce keeps the planner's estimate at one half, so that a page query never depends on how selective the scope is.
create function platform.in_scope(owner_id uuid, org_path uuid[]) returns boolean
  language sql stable parallel safe
  return coalesce(owner_id = platform.scope_person() or org_path && platform.scope_orgs(), false);
comment on function platform.in_scope(uuid, uuid[]) is 'Row-level security of every person-owned table: my own, or inside a subtree of mine.';

create table platform.answers (
  owner_id uuid not null,
  key text not null,
  request_digest text not null,
  answer jsonb not null,
  answered_at timestamptz(3) not null default now(),
  constraint answers_one_per_key primary key (owner_id, key),
  constraint answers_key_is_short check (length(key) between 8 and 100)
);
comment on table platform.answers is 'First answers of requests that move value; a replay with the same key gets this one. Kept 90 days.';
comment on column platform.answers.owner_id is 'Who asked.';
comment on column platform.answers.key is 'Idempotency-Key of the request.';
comment on column platform.answers.request_digest is 'SHA-256 of method, path and body: the same key for another request is refused.';
comment on column platform.answers.answer is 'What was answered.';
comment on column platform.answers.answered_at is 'When.';
alter table platform.answers enable row level security;
create policy answers_are_the_askers_own on platform.answers to gonghui_app using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on platform.answers to gonghui_system using (true) with check (true);
grant select, insert, update on platform.answers to gonghui_app, gonghui_system;
grant delete on platform.answers to gonghui_system;
