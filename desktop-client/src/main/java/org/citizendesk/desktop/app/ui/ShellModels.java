// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.attention.ui.AttentionViewModel;
import org.citizendesk.desktop.routing.ui.AgentStateViewModel;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.sync.ui.LinkViewModel;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.voice.ui.CallViewModel;

/** The view-models of what stands around every workspace. */
record ShellModels(
    SignedInUser user,
    LinkViewModel link,
    AttentionViewModel attention,
    AgentStateViewModel agentState,
    CallViewModel call,
    Notices notices)
    implements AutoCloseable {
  static ShellModels of(DesktopServices services, UiContext context) {
    Notices notices = new Notices(context);
    return new ShellModels(
        services.user(),
        new LinkViewModel(services.link(), context),
        new AttentionViewModel(services.attention(), context, notices),
        new AgentStateViewModel(services.agentState(), context, notices),
        new CallViewModel(services.phone(), context, notices),
        notices);
  }

  @Override
  public void close() {
    call.close();
    agentState.close();
    attention.close();
    link.close();
    notices.close();
  }
}
