-- Two terms of one union never share a day: until now only the verb saw to it, under its lock.
alter table unions.terms
  add constraint terms_do_not_overlap exclude using gist (org_id with =, daterange(from_on, ended_on) with &&);
