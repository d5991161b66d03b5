// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.exc.ValueInstantiationException;

/** How everything on the wire is read: unknown fields pass, everything else must be exact. */
final class Wire {
  private Wire() {}

  /** For frames, where half a surrogate pair could be read but never be written again. */
  static ObjectMapper frames(MapperBuilder<?, ?> builder) {
    return strict(builder).addModule(StrictTypes.module(false)).build();
  }

  /** For payloads, where half a surrogate pair is written as an escape. */
  static ObjectMapper payloads(MapperBuilder<?, ?> builder) {
    return strict(builder).addModule(StrictTypes.module(true)).build();
  }

  private static MapperBuilder<?, ?> strict(MapperBuilder<?, ?> builder) {
    return builder
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .withCoercionConfigDefaults(
            coercion -> {
              for (CoercionInputShape shape : CoercionInputShape.values()) {
                coercion.setCoercion(shape, CoercionAction.Fail);
              }
            });
  }

  /** What is wrong and where, in our own words: Jackson's text quotes what people wrote. */
  static String describe(JacksonException e, String root) {
    return what(e) + " (at " + where(e, root) + ")";
  }

  private static String what(JacksonException e) {
    return switch (e) {
      case StrictTypes.Mismatch mismatch -> mismatch.getOriginalMessage();
      case ValueInstantiationException refused -> check(refused);
      case StreamConstraintsException limit -> "nested too deeply, or a name or number is too long";
      case UnexpectedEndOfInputException end -> "ends too early";
      case StreamReadException broken when says(broken, "Duplicate ") -> "a field comes twice";
      case InputCoercionException number -> "a number is too large";
      case DatabindException extra when says(extra, "Trailing token") -> "something follows it";
      case DatabindException mismatch -> "missing, or of the wrong type";
      default -> "not well-formed";
    };
  }

  /** The words of a record's own check, which name the field and quote nothing. */
  private static String check(ValueInstantiationException e) {
    Throwable cause = e.getCause();
    if (cause instanceof NullPointerException || cause instanceof IllegalArgumentException) {
      String message = cause.getMessage();
      return message == null ? "cannot be accepted" : message;
    }
    return "cannot be accepted";
  }

  private static boolean says(JacksonException e, String start) {
    String message = e.getOriginalMessage();
    return message != null && message.startsWith(start);
  }

  private static String where(JacksonException e, String root) {
    StringBuilder path = new StringBuilder(root);
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() != null) {
        path.append('.').append(step.getPropertyName());
      } else if (step.getIndex() >= 0) {
        path.append('[').append(step.getIndex()).append(']');
      }
    }
    var location = e.getLocation();
    boolean unplaced = e.getPath().isEmpty() && !(e instanceof DatabindException);
    if (unplaced && location != null && location.getByteOffset() >= 0) {
      path.append(", byte ").append(location.getByteOffset());
    }
    return path.toString();
  }
}
