create schema audit;
comment on schema audit is 'Who did what, on whom, from where: append-only, hash-chained. Neither role may write here but through audit.record.';
grant usage on schema audit to gonghui_app, gonghui_system;

create table audit.heads (
  lane smallint not null,
  entries bigint not null default 0,
  hash bytea not null default '',
  constraint heads_one_per_lane primary key (lane)
);
comment on table audit.heads is 'The end of each lane; its row is locked by whoever appends. Sixteen lanes, so that no row is hot for everybody.';
comment on column audit.heads.lane is 'Lane of the chain; the actor decides it.';
comment on column audit.heads.entries is 'How many entries the lane has, which is the number of its last one.';
comment on column audit.heads.hash is 'Hash of its last entry; empty while there is none.';
insert into audit.heads (lane) select generate_series(0, 15);

create table audit.entries (
  lane smallint not null,
  number bigint not null,
  recorded_at timestamptz(3) not null,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  address text not null,
  request_id text not null,
  subject_kind text not null,
  subject_id text not null,
  org_path uuid[],
  detail jsonb not null,
  hash bytea not null,
  constraint entries_numbered_in_their_lane primary key (lane, number),
  constraint entries_name_a_deed check (action ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$')
);
create index entries_of_a_subject on audit.entries (subject_kind, subject_id, recorded_at desc, lane desc, number desc);
comment on table audit.entries is 'One row per deed, never updated or deleted. Nothing secret stands in it: no password, no code, no unmasked number.';
comment on column audit.entries.lane is 'Lane of the chain.';
comment on column audit.entries.number is 'Position in the lane, from 1, without gaps.';
comment on column audit.entries.recorded_at is 'When it was done.';
comment on column audit.entries.action is 'What was done: module and past participle.';
comment on column audit.entries.actor_kind is 'guest, worker, officer or system.';
comment on column audit.entries.actor_id is 'The person who did it; null for a guest and for the platform.';
comment on column audit.entries.actor_name is 'The name under which it was done, as it was then.';
comment on column audit.entries.address is 'From which network address; empty for the platform.';
comment on column audit.entries.request_id is 'The request it belongs to, as the log names it.';
comment on column audit.entries.subject_kind is 'What it was done to, by kind.';
comment on column audit.entries.subject_id is 'What it was done to.';
comment on column audit.entries.org_path is 'Path of the organisation under which auditors find it; null for what concerns none.';
comment on column audit.entries.detail is 'Before and after, counts, ids.';
comment on column audit.entries.hash is 'SHA-256 of the previous entry''s hash and audit.content of this one.';

-- Milliseconds instead of a timestamp and jsonb instead of joined text: nothing here depends on a session's settings or can be read two ways.
create function audit.content(entry audit.entries) returns text
  language sql stable parallel safe
  return jsonb_build_array(
    entry.lane, entry.number, (extract(epoch from entry.recorded_at) * 1000)::bigint, entry.action, entry.actor_kind, entry.actor_id,
    entry.actor_name, entry.address, entry.request_id, entry.subject_kind, entry.subject_id, entry.org_path, entry.detail)::text;
comment on function audit.content(audit.entries) is 'Canonical text of an entry, all of it but its hash.';

create function audit.link(previous bytea, content text) returns bytea
  language sql immutable parallel safe
  return sha256(previous || convert_to(content, 'UTF8'));
comment on function audit.link(bytea, text) is 'Hash of an entry after the previous one.';

create function audit.record(
  of_lane smallint, at timestamptz, by_kind text, by_id uuid, by_name text, from_address text, request text,
  actions text[], subject_kinds text[], subject_ids text[], org_paths text[], details text[]
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  head audit.heads;
  entry audit.entries;
begin
  select * into strict head from audit.heads h where h.lane = of_lane for update;
  for at_index in 1 .. cardinality(actions) loop
    entry := row(
      of_lane, head.entries + 1, at::timestamptz(3), actions[at_index], by_kind, by_id, by_name, from_address, request,
      subject_kinds[at_index], subject_ids[at_index], org_paths[at_index]::uuid[], details[at_index]::jsonb, head.hash);
    entry.hash := audit.link(head.hash, audit.content(entry));
    insert into audit.entries select entry.*;
    head.entries := entry.number;
    head.hash := entry.hash;
  end loop;
  update audit.heads h set entries = head.entries, hash = head.hash where h.lane = of_lane;
end $$;
comment on function audit.record(smallint, timestamptz, text, uuid, text, text, text, text[], text[], text[], text[], text[])
  is 'Appends deeds of one actor to a lane, in order. The only way into audit.entries; the lane stays locked until the transaction ends.';
revoke execute on function audit.record(smallint, timestamptz, text, uuid, text, text, text, text[], text[], text[], text[], text[]) from public;
grant execute on function audit.record(smallint, timestamptz, text, uuid, text, text, text, text[], text[], text[], text[], text[]) to gonghui_app, gonghui_system;

alter table audit.heads enable row level security;
create policy system_sees_all on audit.heads to gonghui_system using (true);
alter table audit.entries enable row level security;
create policy auditors_see_their_subtrees on audit.entries to gonghui_app using (platform.in_scope(null, org_path));
create policy system_sees_all on audit.entries to gonghui_system using (true);
grant select on audit.heads to gonghui_system;
grant select on audit.entries to gonghui_app, gonghui_system;
