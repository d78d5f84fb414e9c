package dev.wouldblock.catalog;

/**
 * A fix's page, {@code docs/fixes/ID.md}.
 *
 * @param advice one imperative sentence that ends a finding's message
 * @param when the condition that picks this fix
 * @param markdown body of the page, without its front matter
 */
public record FixPage(String id, String title, String advice, String when, String markdown) {}
