create schema jobs;
comment on schema jobs is 'Long jobs as people see them. The queue itself is graphile_worker, made by its own migrations at start-up.';
grant usage on schema jobs to gonghui_app, gonghui_system;

create table jobs.jobs (
  owner_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null default 'waiting',
  done bigint not null default 0,
  total bigint,
  unit text not null,
  payload jsonb not null,
  queue text,
  faults smallint not null default 0,
  runner text,
  started_by text not null,
  queued_at timestamptz(3) not null,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  problem text,
  constraint jobs_of_a_person primary key (owner_id, id),
  constraint jobs_stand_somewhere check (state in ('waiting', 'running', 'done', 'failed')),
  constraint jobs_that_ended_have_a_time check ((state in ('done', 'failed')) = (ended_at is not null)),
  constraint jobs_that_failed_say_why check ((state = 'failed') = (problem is not null)),
  constraint jobs_count_upwards check (done >= 0 and total >= 0)
);
create unique index jobs_id on jobs.jobs (id);
create index jobs_of_commands on jobs.jobs (runner) where state = 'running' and runner is not null;
comment on table jobs.jobs is 'Every long job: who started it, how far it is, how it ended. Not deleted.';
comment on column jobs.jobs.owner_id is 'Who started it; nil for the platform and its command line.';
comment on column jobs.jobs.id is 'Id of the job.';
comment on column jobs.jobs.kind is 'Which code runs.';
comment on column jobs.jobs.title is 'What its starter reads.';
comment on column jobs.jobs.state is 'waiting (also for its next try), running, done, or failed for good.';
comment on column jobs.jobs.done is 'How many are done.';
comment on column jobs.jobs.total is 'Of how many, where known.';
comment on column jobs.jobs.unit is 'What is counted.';
comment on column jobs.jobs.payload is 'What the code was asked to do.';
comment on column jobs.jobs.queue is 'Jobs of one queue run one at a time; null runs beside all others.';
comment on column jobs.jobs.faults is 'How often our own code failed at it; crashes of the process do not count.';
comment on column jobs.jobs.runner is 'Command that runs it outside the queue, by the name of the lock that shows it alive.';
comment on column jobs.jobs.started_by is 'Name of the starter, under which its deeds are audited.';
comment on column jobs.jobs.queued_at is 'When it was asked for.';
comment on column jobs.jobs.started_at is 'When it first ran.';
comment on column jobs.jobs.ended_at is 'When it ended.';
comment on column jobs.jobs.problem is 'Why it failed and what to do, in Chinese.';

-- The liveness of a worker is an advisory lock that its connection holds: a dead process holds none, at once and for certain.
create function jobs.lock_of(worker text) returns bigint
  language sql immutable parallel safe
  return hashtextextended('jobs.worker:' || worker, 0);
comment on function jobs.lock_of(text) is 'Key of the advisory lock that a living worker pool holds.';

create function jobs.is_alive(worker text) returns boolean
  language sql volatile
  return not pg_try_advisory_xact_lock(jobs.lock_of(worker));
comment on function jobs.is_alive(text) is 'Whether some connection holds the lock of a worker or command.';

-- The queue belongs to the owner of the database, who also owns this function: no role of the application touches its tables.
create function jobs.enqueue(task text, job_id uuid, queue text, wait interval) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform graphile_worker.add_job(
    identifier => task, payload => json_build_object('jobId', job_id), queue_name => queue, run_at => now() + wait,
    max_attempts => 1000, job_key => coalesce(job_id::text, task));
end $$;
comment on function jobs.enqueue(text, uuid, text, interval) is 'Puts a job into the queue inside the caller''s transaction; recurring work has no id and is queued under its name. Tries are counted in jobs.jobs, because every crash costs the queue one.';

create function jobs.release_abandoned() returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  dead text[];
begin
  select array_agg(worker) into dead from (
    select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_at < now() - interval '3 seconds'
    union
    select distinct locked_by from graphile_worker._private_job_queues
    where locked_at < now() - interval '3 seconds'
  ) holders
  where not jobs.is_alive(worker);
  if dead is not null then perform graphile_worker.force_unlock_workers(dead); end if;
  return coalesce(cardinality(dead), 0);
end $$;
comment on function jobs.release_abandoned() is 'Gives the jobs of workers that died back to the queue, which would otherwise keep them for four hours; returns how many workers had died.';

revoke execute on function jobs.enqueue(text, uuid, text, interval), jobs.release_abandoned() from public;
grant execute on function jobs.enqueue(text, uuid, text, interval) to gonghui_app, gonghui_system;
grant execute on function jobs.release_abandoned() to gonghui_system;

alter table jobs.jobs enable row level security;
create policy jobs_are_the_starters_own on jobs.jobs to gonghui_app using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on jobs.jobs to gonghui_system using (true) with check (true);
grant select, insert on jobs.jobs to gonghui_app;
grant select, insert, update on jobs.jobs to gonghui_system;
