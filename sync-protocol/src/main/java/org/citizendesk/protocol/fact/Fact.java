// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

/**
 * What an event says. Facts are only ever added; nothing here can be edited.
 *
 * <p>A new kind of fact is one more record and one more line in {@code FactCodec}; a program that
 * does not know it carries it as {@link UnknownFact} and shows that there is something it cannot
 * read.
 */
public sealed interface Fact
    permits AgentFact,
        BookFact,
        CallFact,
        ChatFact,
        CitizenFact,
        ContactFact,
        EmailFact,
        KnowledgeFact,
        NoteFact,
        UnknownFact {}
