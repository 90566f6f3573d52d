-- A turn that was running when its process died is superseded by the next one (its key is taken, its tries are set to the
-- most) or was allowed one try only; either way it never runs again, and the queue would keep it for ever.
create or replace function jobs.release_abandoned() returns integer
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
  delete from graphile_worker._private_jobs
  where locked_at is null and attempts >= max_attempts and (key is null or payload ->> 'jobId' is null);
  return coalesce(cardinality(dead), 0);
end $$;
comment on function jobs.release_abandoned() is 'Gives the jobs of workers that died back to the queue, which would otherwise keep them for four hours, and forgets those that another has taken the place of; returns how many workers had died.';
