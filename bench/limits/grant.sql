-- Physical-limit model of a grant to many: per transfer two ledger rows and one balance, in 20 chunks with commits.
drop schema if exists gr cascade; create schema gr; set search_path = gr;
create table account (id bigint primary key, balance bigint not null default 0 check (id < 0 or balance >= 0), version bigint not null default 0) with (fillfactor = 50);
create table batch (id bigint generated always as identity primary key, total bigint, n bigint);
create table entry (id bigint generated always as identity primary key, account_id bigint not null, batch_id bigint not null, amount bigint not null, balance_after bigint, created_at timestamptz not null default now());
create index entry_account on entry (account_id, id desc);
create table grant_line (batch_id bigint, member_id bigint, amount bigint, primary key (batch_id, member_id));
insert into account select g, 0 from generate_series(1, 1000000) g; insert into account values (-1, 0);
insert into grant_line select 1, g, 100 + g % 900 from generate_series(1, 1000000) g;
analyze account; analyze grant_line;
create procedure gr.grant_chunks(p_n bigint, p_chunks int) language plpgsql as $$
declare i int; lo bigint; hi bigint; tot bigint;
begin
  for i in 0..p_chunks - 1 loop
    lo := i * p_n / p_chunks + 1; hi := (i + 1) * p_n / p_chunks;
    with src as (select member_id, amount from gr.grant_line where batch_id = 1 and member_id between lo and hi),
    up as (update gr.account a set balance = a.balance + s.amount, version = version + 1 from src s where a.id = s.member_id returning a.id, s.amount, a.balance),
    e as (insert into gr.entry (account_id, batch_id, amount, balance_after) select x.a, 3, x.amt, x.bal from up cross join lateral (values (up.id, up.amount, up.balance), (-1::bigint, -up.amount, null)) x(a, amt, bal) returning 1)
    update gr.account set balance = balance - (select sum(amount) from src), version = version + 1 where id = -1;
    commit;
  end loop;
end $$;
