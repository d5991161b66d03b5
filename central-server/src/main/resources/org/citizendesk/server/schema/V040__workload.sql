-- What routing asks again and again, at a cost that does not grow with what waits.
alter table contact add column gone bigint not null default 0;
update contact set gone = 1 where id in (select contact_id from chat where ended = 1);

create index contact_waiting on contact (channel, queued_at, id) where state = 'WAITING';
create index contact_offered on contact (offered_until) where offered_until is not null;
create index agent_state_working on agent_state (agent)
  where state in ('READY', 'OFFERED', 'BUSY', 'WRAP_UP');

-- How much each agent has, counted from the contacts with each change.
create table workload (
  agent text primary key,
  calls bigint not null,
  chats bigint not null,
  mails bigint not null,
  offered bigint not null
) ${clustered};
insert into workload (agent, calls, chats, mails, offered)
select agent,
  count(case when state = 'IN_HAND' and channel = 'VOICE' then 1 end),
  count(case when state = 'IN_HAND' and channel = 'CHAT' then 1 end),
  count(case when state = 'IN_HAND' and channel = 'EMAIL' then 1 end),
  count(case when state = 'OFFERED' then 1 end)
from contact where agent is not null and state in ('OFFERED', 'IN_HAND')
group by agent;
