// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The chat window as its user meets it. */
final class WidgetPage {
  private final ChromeDriver driver;

  WidgetPage(ChromeDriver driver) {
    this.driver = driver;
  }

  void open(ChatServer server) {
    open(server.page());
  }

  void open(URI page) {
    driver.get(page.toString());
    button("Chat with us").click();
  }

  /** Opens the page as it comes, with the window closed. */
  void come(ChatServer server) {
    driver.get(server.page().toString());
  }

  WebElement text() {
    return driver.findElement(By.id("cd-text"));
  }

  WebElement name() {
    return driver.findElement(By.id("cd-name"));
  }

  WebElement field(String id) {
    return driver.findElement(By.id(id));
  }

  WebElement log() {
    return driver.findElement(By.cssSelector("[role=log]"));
  }

  WebElement root() {
    return driver.findElement(By.className("cd-chat"));
  }

  WebElement button(String label) {
    return driver.findElement(By.xpath("//button[normalize-space()='" + label + "']"));
  }

  void write(String message) {
    text().sendKeys(message, Keys.ENTER);
  }

  /** Writes without the time that a person's fingers need. */
  void writeAtOnce(String message) {
    driver.executeScript(
        "arguments[0].value = arguments[1]; arguments[0].form.requestSubmit()", text(), message);
  }

  /** Lets this page connect again without waiting: of its random waits it draws the shortest. */
  void hurry() {
    driver.executeScript("Math.random = () => 0");
  }

  /** Lets twenty seconds pass in this page while one passes outside. */
  void raceTheClock() {
    driver.executeScript("const now = Date.now; Date.now = () => now() * 20");
  }

  String status() {
    return driver.findElement(By.cssSelector("[role=status]")).getText();
  }

  void awaitStatus(String beginning) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(this::status, status -> status.startsWith(beginning));
  }

  /** Returns what a screen reader was last told about the line. */
  String aloud() {
    return driver.findElement(By.className("cd-aloud")).getDomProperty("textContent");
  }

  void awaitText(String beginning) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> root().getText(), text -> text.contains(beginning));
  }

  /** Returns the texts in the log in the order in which they are shown. */
  List<String> shown() {
    return texts("return [...document.querySelectorAll('.cd-say p')].map(p => p.textContent)");
  }

  List<String> unsent() {
    return texts("return [...document.querySelectorAll('.cd-sending p')].map(p => p.textContent)");
  }

  /** Waits until the server has refused something, and the page says so. */
  void awaitRefused() {
    await().until(() -> !driver.findElements(By.className("cd-failed")).isEmpty());
  }

  void awaitShown(List<String> texts) {
    await().atMost(Duration.ofSeconds(60)).until(() -> unsent().isEmpty() && shown().equals(texts));
  }

  /** Returns what the tab keeps. */
  ContactId conversation() {
    return ContactId.of(kept("conversation"));
  }

  /** Returns the secret that the tab keeps. */
  String key() {
    return kept("key");
  }

  private String kept(String field) {
    String kept =
        String.valueOf(driver.executeScript("return sessionStorage.getItem('citizen-desk-chat')"));
    return new JsonMapper().readTree(kept).get(field).asString();
  }

  /** Chooses files to send. */
  void choose(Path... files) {
    String paths = Arrays.stream(files).map(Path::toString).collect(Collectors.joining("\n"));
    root().findElement(By.cssSelector("input[type=file]")).sendKeys(paths);
  }

  /** Presses a key wherever the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  String focused() {
    return driver.switchTo().activeElement().getAccessibleName();
  }

  /** Asks axe-core about the page as it is, in all its looks, and takes pictures. */
  void judge(Chromium chromium, String state) throws Exception {
    Axe axe = new Axe(driver);
    for (String scheme : List.of("light", "dark")) {
      chromium.scheme(scheme);
      chromium.size(1280, 800, 1);
      assertEquals(List.of(), axe.complaints(), () -> state + ", " + scheme);
      chromium.picture("elsewhere-" + state + "-" + scheme);
      chromium.size(320, 640, 2);
      assertEquals(List.of(), axe.complaints(), () -> state + ", " + scheme + ", narrow");
    }
    chromium.size(1280, 800, 1);
    chromium.scheme("light");
    assertTrue(root().isDisplayed());
  }

  private List<String> texts(String script) {
    return ((List<?>) driver.executeScript(script)).stream().map(String::valueOf).toList();
  }
}
