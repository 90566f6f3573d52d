-- A room whose function knows the person better than its caller does puts a notice there without telling whose inbox it was.
create function notices.put(owners uuid[], ids uuid[], titles text[], texts text[], links text[], at timestamptz) returns void
  language sql volatile
begin atomic
  insert into notices.notices (owner_id, id, title, text, link, sent_at)
  select n.*, at from unnest(owners, ids, titles, texts, links) as n;
end;
comment on function notices.put(uuid[], uuid[], text[], text[], text[], timestamptz) is 'Puts notices into inboxes, under the rights of its caller.';
