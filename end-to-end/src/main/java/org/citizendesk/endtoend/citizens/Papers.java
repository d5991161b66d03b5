// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What invented citizens send with their mails: a page that every PDF reader shows. */
public final class Papers {
  private static final String FONT =
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

  private Papers() {}

  /** Returns the paper about a concern that a citizen puts into the envelope. */
  public static MailCitizen.Enclosure of(Persona persona, Concern concern) {
    return new MailCitizen.Enclosure(
        "papers.pdf",
        "application/pdf",
        page(List.of(concern.subject(), "", persona.name(), persona.phone())));
  }

  /** Returns a PDF of one page, a character for each byte. */
  private static String page(List<String> lines) {
    StringBuilder text = new StringBuilder("BT /F1 18 Tf 72 720 Td 28 TL\n");
    lines.forEach(line -> text.append('(').append(escaped(line)).append(") Tj T*\n"));
    text.append("ET");
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            FONT);
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> places = new ArrayList<>();
    for (String object : objects) {
      places.add(pdf.length());
      pdf.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 6\n0000000000 65535 f \n");
    places.forEach(place -> pdf.append("%010d 00000 n \n".formatted(place)));
    pdf.append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n").append(table).append("\n%%EOF\n");
    return pdf.toString();
  }

  /** Returns the line with what the font can show; anything else becomes a question mark. */
  private static String escaped(String line) {
    byte[] latin = line.getBytes(StandardCharsets.ISO_8859_1);
    return new String(latin, StandardCharsets.ISO_8859_1).replaceAll("[()\\\\]", "\\\\$0");
  }
}
