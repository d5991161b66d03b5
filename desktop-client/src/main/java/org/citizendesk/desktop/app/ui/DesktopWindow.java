// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.app.ProgramVersion;
import org.citizendesk.desktop.app.ui.desk.DeskKnowledge;
import org.citizendesk.desktop.app.ui.desk.DeskViewModel;
import org.citizendesk.desktop.app.ui.desk.DeskWorkspace;
import org.citizendesk.desktop.citizen.ui.CitizenSearch;
import org.citizendesk.desktop.citizen.ui.CitizenSearchViewModel;
import org.citizendesk.desktop.knowledge.Knowledge;
import org.citizendesk.desktop.knowledge.Suggestions;
import org.citizendesk.desktop.knowledge.ui.EditionViewModel;
import org.citizendesk.desktop.knowledge.ui.FlagViewModel;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.KnowledgeWorkspace;
import org.citizendesk.desktop.knowledge.ui.ReadingViewModel;
import org.citizendesk.desktop.knowledge.ui.SearchWatch;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.settings.ui.SettingsView;
import org.citizendesk.desktop.settings.ui.SettingsViewModel;
import org.citizendesk.desktop.supervision.ui.BoardView;
import org.citizendesk.desktop.supervision.ui.BoardViewModel;
import org.citizendesk.desktop.training.ui.BrowseViewModel;
import org.citizendesk.desktop.training.ui.QuizViewModel;
import org.citizendesk.desktop.training.ui.ReadingListViewModel;
import org.citizendesk.desktop.training.ui.TrainerWorkspace;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.protocol.frame.Role;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;

/**
 * A signed-in user's screen in a window: the shell and the workspaces that the user's roles open.
 * Everything on the screen's thread. Closing it leaves the window and the services alone.
 */
public final class DesktopWindow implements AutoCloseable {
  private final DesktopServices services;
  private final KnowledgeBase knowledge;
  private final EditionViewModel edition;
  private final SettingsFile settings;
  private final UiContext context;
  private final Texts texts = Texts.of(DesktopWindow.class);
  private final Subscriptions open = new Subscriptions();
  private final ShellModels models;
  private final Shell shell;
  private Optional<DeskWorkspace> desk = Optional.empty();

  private DesktopWindow(
      DesktopServices services,
      Knowledge knowledge,
      SettingsFile settings,
      UiContext context,
      Exits exits) {
    this.services = services;
    this.knowledge = knowledge.base();
    this.settings = settings;
    this.context = context;
    this.models = ShellModels.of(services, context);
    open.add(models::close);
    this.edition = new EditionViewModel(knowledge.shelf(), context, models.notices());
    open.add(edition::close);
    open.add(settings.settings().watch(it -> knowledge.order().useLearned(it.learnedOrder())));
    edition.follow(knowledge.order());
    List<Workspace> workspaces = workspaces();
    this.shell = new Shell(models, workspaces, desk.map(this::search), exits);
  }

  /**
   * Shows the screen in a scene, in place of what it showed before.
   *
   * @param knowledge stays the caller's to close, after this
   */
  public static DesktopWindow open(
      Scene scene,
      DesktopServices services,
      Knowledge knowledge,
      SettingsFile settings,
      UiContext context,
      Exits exits) {
    DesktopWindow window = new DesktopWindow(services, knowledge, settings, context, exits);
    window.comeBackTo(scene);
    Shortcuts shortcuts = new Shortcuts(scene, window.shell, window.models.call());
    window.open.add(shortcuts::close);
    window.shell.choose(0);
    return window;
  }

  /** Shows the screen again where something else was shown meanwhile. */
  public void comeBackTo(Scene scene) {
    scene.setRoot(shell);
  }

  /**
   * Goes to a workspace: {@code desk}, {@code knowledge}, {@code supervisor}, {@code trainer} or
   * {@code settings}; does nothing if the user has none of that name.
   */
  public void show(String workspace) {
    shell.choose(workspace);
  }

  private List<Workspace> workspaces() {
    List<Workspace> workspaces = new ArrayList<>();
    if (services.user().has(Role.AGENT)) {
      workspaces.add(desk());
    }
    workspaces.add(knowledge());
    if (services.user().has(Role.SUPERVISOR)) {
      workspaces.add(supervisor());
    }
    if (services.user().has(Role.TRAINER)) {
      workspaces.add(trainer());
    }
    workspaces.add(settings());
    return workspaces;
  }

  private KnowledgeViewModel knowledgeModel() {
    KnowledgeViewModel model =
        new KnowledgeViewModel(knowledge, edition, context, models.notices());
    ReadingViewModel reading =
        new ReadingViewModel(services.confirmations(), knowledge, context, models.notices());
    model.setReading(reading);
    open.add(reading::close);
    FlagViewModel flags = new FlagViewModel(services.feedback(), context, models.notices());
    model.setFlags(flags);
    open.add(model::close);
    open.add(flags::close);
    return model;
  }

  /** Where there is no contact, no name can stand in a search. */
  private KnowledgeViewModel watched(KnowledgeViewModel model) {
    SearchWatch searches = new SearchWatch(model, context, services.feedback(), () -> "");
    open.add(searches::close);
    return model;
  }

  private Workspace desk() {
    DeskViewModel model = new DeskViewModel(services, context, models.notices());
    open.add(model::close);
    Suggestions suggestions =
        new Suggestions(
            () -> knowledge,
            () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
            Suggestions.Timer.real());
    DeskKnowledge beside =
        new DeskKnowledge(model, knowledgeModel(), suggestions, services.feedback(), context);
    open.add(beside::close);
    DeskWorkspace view = new DeskWorkspace(model, beside.pane(), context.bridge().executor());
    desk = Optional.of(view);
    return new Workspace(
        "desk", texts.get("workspace.desk"), Feather.INBOX, view, view::requestFocus);
  }

  private CitizenSearch search(DeskWorkspace view) {
    CitizenSearchViewModel model =
        new CitizenSearchViewModel(
            services.citizens(),
            context,
            row -> {
              shell.choose("desk");
              view.openCitizen(row.citizen(), row.name());
            });
    open.add(model::close);
    return new CitizenSearch(model);
  }

  private Workspace knowledge() {
    String title = texts.get("workspace.knowledge");
    KnowledgeWorkspace view =
        new KnowledgeWorkspace(watched(knowledgeModel()), title, models.link().cut());
    return new Workspace("knowledge", title, Feather.BOOK_OPEN, view, view::focusFirst);
  }

  private Workspace supervisor() {
    BoardViewModel model =
        new BoardViewModel(
            services.supervision(),
            services.link(),
            services.queueNames(),
            context,
            models.notices());
    open.add(model::close);
    BoardView view = new BoardView(model);
    return new Workspace(
        "supervisor",
        texts.get("workspace.supervisor"),
        Feather.BAR_CHART_2,
        view,
        view::focusFirst);
  }

  private Workspace trainer() {
    KnowledgeViewModel articles = watched(knowledgeModel());
    BrowseViewModel browsing = new BrowseViewModel(knowledge, articles);
    QuizViewModel quiz = new QuizViewModel(knowledge, context, models.notices(), Random::new);
    ReadingListViewModel lists =
        new ReadingListViewModel(
            services.readingLists(),
            knowledge,
            articles,
            context,
            models.notices(),
            UUID::randomUUID);
    open.add(browsing::close);
    open.add(lists::close);
    open.add(quiz::close);
    TrainerWorkspace view =
        new TrainerWorkspace(articles, browsing, lists, quiz, models.link().cut());
    return new Workspace(
        "trainer", texts.get("workspace.trainer"), Feather.AWARD, view, view::focusFirst);
  }

  private Workspace settings() {
    SettingsViewModel model = new SettingsViewModel(settings, context);
    open.add(model::close);
    SettingsView view = new SettingsView(model, ProgramVersion.text());
    return new Workspace(
        "settings", texts.get("workspace.settings"), Feather.SETTINGS, view, view::focusFirst);
  }

  @Override
  public void close() {
    open.close();
  }
}
