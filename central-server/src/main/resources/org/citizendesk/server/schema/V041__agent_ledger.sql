-- What an agent chose beside what is shown, and the tracks that run beside it. Lists are names with
-- a space between.
alter table agent_state add column chosen text not null default 'SIGNED_OUT';
alter table agent_state add column chosen_reason text not null default '';
alter table agent_state add column chosen_by text;
alter table agent_state add column next_state text;
alter table agent_state add column next_reason text;
alter table agent_state add column next_cause text;
alter table agent_state add column next_by text;
alter table agent_state add column missed bigint not null default 0;
alter table agent_state add column version bigint not null default 0;
alter table agent_state add column not_ready_for text not null default '';
alter table agent_state add column link text not null default 'DISCONNECTED';
alter table agent_state add column missing text not null default '';

update agent_state set
  chosen = case when state in ('SIGNED_OUT', 'NOT_READY') then state else 'READY' end,
  chosen_reason = reason,
  missed = case when state = 'NOT_RESPONDING' then 1 else 0 end;

drop index agent_state_working;
create index agent_state_present on agent_state (agent) where state <> 'SIGNED_OUT';

create index command_result_at on command_result (at);
