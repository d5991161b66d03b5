// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.ui.BackgroundTasks;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.api.AfterEach;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One desk with the view-models of its screen; only the nodes are missing. */
abstract class OneDeskOnScreen extends OneDeskAtWork {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final ObjectProperty<Instant> now =
      new SimpleObjectProperty<>(Instant.parse("2026-11-21T10:42:00Z"));
  private final ExecutorService screen = Executors.newSingleThreadExecutor();
  private final FxBridge bridge = new FxBridge(screen, () -> false);
  private final BackgroundTasks tasks = new BackgroundTasks(bridge);
  final UiContext context = new UiContext(bridge, tasks, now, ZoneOffset.UTC);

  @AfterEach
  void closeTheScreen() {
    tasks.close();
    screen.shutdown();
  }

  /** Shows articles. */
  KnowledgeViewModel pane(KnowledgeBase articles) throws Exception {
    return onScreen(() -> new KnowledgeViewModel(articles, context, new Notices(context)));
  }

  static boolean type(KnowledgeViewModel pane, String words) {
    pane.text().set(words);
    return true;
  }

  <T> T onScreen(Callable<T> work) throws Exception {
    return screen.submit(work).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
