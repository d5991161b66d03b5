// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.jdbi.v3.core.Handle;

/** Keeps how much each agent has, counted anew from the few contacts of the agent. */
final class Workloads {
  /** What is put aside takes no room, until its citizen has gone. */
  private static final String COUNTS =
      "state in ('OFFERED', 'IN_HAND') and (parked = 0 or gone = 1 or state = 'OFFERED')";

  private static final String COUNTED =
      """
        count(case when state = 'IN_HAND' and gone = 0 and channel = 'VOICE' then 1 end),
        count(case when state = 'IN_HAND' and gone = 0 and channel = 'CHAT' then 1 end),
        count(case when state = 'IN_HAND' and gone = 0 and channel = 'EMAIL' then 1 end),
        count(case when state = 'OFFERED' then 1 end),
        count(case when alone = 1 then 1 end),
        count(case when state = 'IN_HAND' and gone = 1 and wrap <> 'OPTIONAL' then 1 end)
      from contact where
      """
          + COUNTS;

  private static final String INTO =
      "insert into workload (agent, calls, chats, mails, offered, alone, wrap_ups) ";

  private static final String UPDATE =
      """
       on conflict (agent) do update set calls = excluded.calls, chats = excluded.chats,
        mails = excluded.mails, offered = excluded.offered, alone = excluded.alone,
        wrap_ups = excluded.wrap_ups
      """;

  private static final String COUNT = INTO + "select ?," + COUNTED + " and agent = ?" + UPDATE;

  private static final String COUNT_ALL =
      INTO + "select agent," + COUNTED + " and agent is not null group by agent" + UPDATE;

  private static final String IDLE =
      """
      update workload set calls = 0, chats = 0, mails = 0, offered = 0, alone = 0,
        wrap_ups = 0
      where not exists (select 1 from contact c where c.agent = workload.agent and
      """
          + COUNTS
          + ")";

  private Workloads() {}

  static void count(Handle handle, String agent) {
    handle.execute(COUNT, agent, agent);
  }

  static void countAll(Handle handle) {
    handle.execute(COUNT_ALL);
    handle.execute(IDLE);
  }
}
