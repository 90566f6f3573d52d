alter table jobs.jobs
  add column crashes smallint not null default 0,
  add column crashed_at_done bigint,
  add constraint jobs_crash_no_less_than_never check (crashes >= 0);
comment on column jobs.jobs.crashes is 'How often in a row its process died before the job got further than at the last death; too many end it.';
comment on column jobs.jobs.crashed_at_done is 'How far it was at most when its process died.';
