// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.Backend;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.knowledge.Knowledge;
import org.citizendesk.desktop.session.ui.SignInView;
import org.citizendesk.desktop.session.ui.SignInViewModel;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.settings.ui.Appearance;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The program in one window: signing in, the user's screen, signing out. Everything on the screen's
 * thread.
 */
public final class DesktopProgram implements AutoCloseable {
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 768;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 640;

  private final Backend backend;
  private final SettingsFile settings;
  private final CompletableFuture<Knowledge> knowledge;
  private final UiContext context;
  private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
  private final Subscriptions open = new Subscriptions();
  private Optional<DesktopWindow> window = Optional.empty();
  private Optional<DesktopServices> shown = Optional.empty();

  /**
   * @param knowledge is being made, so that signing in need not wait for it; stays the caller's to
   *     close
   */
  public DesktopProgram(
      Backend backend,
      SettingsFile settings,
      CompletableFuture<Knowledge> knowledge,
      UiContext context) {
    this.backend = backend;
    this.settings = settings;
    this.knowledge = knowledge;
    this.context = context;
  }

  /** Shows the sign-in screen in a window, or the screen of a user who is signed in already. */
  public void start(Stage stage) {
    Appearance appearance = new Appearance(settings, scene, context.bridge());
    open.add(appearance::close);
    stage.setTitle(Texts.of(DesktopProgram.class).get("shell.brand"));
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    if (backend.services().get().isPresent()) {
      enter();
    } else {
      askWho();
    }
    stage.show();
  }

  /** Returns the signed-in user's screen; empty before and after. */
  public Optional<DesktopWindow> window() {
    return window;
  }

  private void askWho() {
    askWho("");
  }

  private void askWho(String problem) {
    SignInView view =
        new SignInView(
            new SignInViewModel(backend.signIn(), context, signedIn -> enter()), problem);
    scene.setRoot(view);
    view.focusFirst();
  }

  private void enter() {
    Optional<DesktopServices> services = backend.services().get();
    if (window.isPresent() && services.equals(shown)) {
      window.get().comeBackTo(scene);
      return;
    }
    leaveWindow();
    context
        .tasks()
        .follow(() -> knowledge)
        .onSuccess(articles -> services.ifPresent(here -> show(here, articles)))
        .onError(failure -> askWho(reason(failure)))
        .start();
  }

  private static String reason(Throwable failure) {
    return Texts.of(DesktopProgram.class).get("open.failed", String.valueOf(failure.getMessage()));
  }

  private void show(DesktopServices services, Knowledge articles) {
    shown = Optional.of(services);
    Exits exits = new Exits(this::signOut, this::askWho);
    window = Optional.of(DesktopWindow.open(scene, services, articles, settings, context, exits));
  }

  private void signOut() {
    leaveWindow();
    context
        .tasks()
        .call(
            () -> {
              backend.signOut();
              return true;
            })
        .andFinally(this::askWho)
        .start();
  }

  private void leaveWindow() {
    window.ifPresent(DesktopWindow::close);
    window = Optional.empty();
    shown = Optional.empty();
    scene.setRoot(new StackPane());
  }

  @Override
  public void close() {
    leaveWindow();
    open.close();
  }
}
