// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes one thing of another, without writing all its methods down. */
final class Wrapped {
  private Wrapped() {}

  /** Returns the same with one other method, which gets and gives arrays, for one type's sake. */
  static <T> T with(Class<T> type, T honest, String method, UnaryOperator<Object[]> other) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return other.apply(arguments)[0];
              }
              try {
                return called.invoke(honest, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** Returns what passes each call to whatever is the present one. */
  static <T> T present(Class<T> type, Supplier<T> now) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                return called.invoke(now.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
