// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The first screen: who are you, and at which server. */
public final class SignInView extends StackPane {
  private final SignInViewModel model;
  private final Texts texts = Texts.of(SignInView.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final TextField name = new TextField();
  private final PasswordField password = new PasswordField();
  private final Label capsLock = Nodes.label(texts.get("sign-in.caps-lock"), "caps-lock", "tiny");
  private final Label problem = Nodes.wrapped("", "problem");

  /** Builds it; call {@link #focusFirst} when it is shown. */
  public SignInView(SignInViewModel model) {
    this(model, "");
  }

  /**
   * Builds it with something to say first.
   *
   * @param trouble why the user is back here; empty if there is no trouble
   */
  public SignInView(SignInViewModel model, String trouble) {
    this.model = model;
    getStyleClass().addAll("desk", "sign-in");
    getStylesheets().add(Nodes.styleSheet(SignInView.class, "sign-in.css"));
    VBox card = new VBox(brand(), server(), fields(), problem, button(), offlineHint());
    card.getStyleClass().addAll("card", "sign-in-card");
    card.setMaxHeight(USE_PREF_SIZE);
    getChildren().add(card);
    card.disableProperty().bind(model.busy());
    subscriptions.follow(model.problem(), this::showProblem);
    if (!trouble.isEmpty()) {
      showProblem(trouble);
    }
    addEventFilter(KeyEvent.KEY_RELEASED, this::lookAtCapsLock);
  }

  /** Puts the cursor where the user will type first. */
  public void focusFirst() {
    (name.getText().isEmpty() ? name : password).requestFocus();
    showCapsLock();
  }

  private HBox brand() {
    Label title = Nodes.label(texts.get("sign-in.title"), "title");
    HBox brand = new HBox(Icons.icon(Feather.HEADPHONES), title);
    brand.getStyleClass().add("sign-in-brand");
    brand.setAlignment(Pos.CENTER_LEFT);
    return brand;
  }

  private Label server() {
    Label server = Nodes.wrapped(texts.get("sign-in.server", model.server()), "muted");
    server.setId("sign-in-server");
    return server;
  }

  private VBox fields() {
    name.setId("sign-in-name");
    password.setId("sign-in-password");
    problem.setId("sign-in-problem");
    capsLock.setId("sign-in-caps-lock");
    capsLock.setGraphic(Icons.icon(Feather.ALERT_TRIANGLE));
    capsLock.setVisible(false);
    capsLock.managedProperty().bind(capsLock.visibleProperty());
    name.setOnAction(event -> password.requestFocus());
    password.setOnAction(event -> submit());
    return new VBox(
        labelled(texts.get("sign-in.name"), name),
        labelled(texts.get("sign-in.password"), password),
        capsLock);
  }

  private static VBox labelled(String text, TextField field) {
    Label label = Nodes.label(text, "strong");
    label.setLabelFor(field);
    field.setAccessibleText(text);
    VBox box = new VBox(label, field);
    box.getStyleClass().add("sign-in-field");
    return box;
  }

  private Button button() {
    Button button = new Button();
    button.setId("sign-in-button");
    button.getStyleClass().add(Styles.ACCENT);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> submit());
    ProgressIndicator spinner = Nodes.when(model.busy(), new ProgressIndicator());
    spinner.getStyleClass().add("sign-in-spinner");
    button.setGraphic(spinner);
    subscriptions.follow(
        model.busy(), busy -> button.setText(texts.get(busy ? "sign-in.busy" : "sign-in.button")));
    return button;
  }

  private Label offlineHint() {
    return Nodes.wrapped(texts.get("sign-in.offline-hint"), "tiny");
  }

  private void submit() {
    model.signIn(name.getText(), password.getText().toCharArray());
  }

  private void showProblem(String text) {
    problem.setText(text);
    problem.setVisible(!text.isEmpty());
    problem.setManaged(!text.isEmpty());
    if (!text.isEmpty()) {
      (name.getText().isBlank() ? name : password).requestFocus();
      password.selectAll();
    }
  }

  private void lookAtCapsLock(KeyEvent event) {
    if (event.getCode() == KeyCode.CAPS || event.getTarget() == password) {
      showCapsLock();
    }
  }

  private void showCapsLock() {
    Optional<Boolean> locked = Platform.isKeyLocked(KeyCode.CAPS);
    capsLock.setVisible(locked.orElse(false));
  }
}
